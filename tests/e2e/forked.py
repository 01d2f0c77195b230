"""Processes of the bot that begin in tenths of a second: forked from one that has imported the program and has done nothing else.

A play begins some twenty of them, and importing takes longer than all that they do. How `python -m bot` itself begins is tried in
tests/cli and tests/browser."""

import asyncio
import faulthandler
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

LINE_BYTES = 1 << 22
"""A log line with a traceback may be long."""
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.e2e.imported", __name__])
BETWEEN = chr(30)
"""Printed after what a command printed."""


def _run(commands: Sequence[Sequence[str]], folder: Path, settings: Mapping[str, str], out: Connection, err: Connection) -> None:
    """In the new process."""
    from bot.cli.app import app

    patch.dict("os.environ", settings).start()
    os.chdir(folder)
    for given, kept in ((os.open(os.devnull, os.O_RDONLY), 0), (out.fileno(), 1), (err.fileno(), 2)):
        os.dup2(given, kept)
    faulthandler.enable()
    for number, arguments in enumerate(commands):
        if number:
            print(BETWEEN, flush=True)  # noqa: T201
        try:
            app(list(arguments))
        except SystemExit as end:
            if end.code:
                raise
    sys.stdout.flush()


class Forked:
    """A process, with what is used of an `asyncio.subprocess.Process`. `stdout` and `stderr` end when it does."""

    def __init__(self, process: multiprocessing.process.BaseProcess, stdout: asyncio.StreamReader, stderr: asyncio.StreamReader) -> None:
        self._process, self._over = process, asyncio.Event()
        self.stdout, self.stderr = stdout, stderr
        loop = asyncio.get_running_loop()

        def over() -> None:
            loop.remove_reader(process.sentinel)
            self._over.set()

        loop.add_reader(process.sentinel, over)

    @property
    def returncode(self) -> int | None:
        """None while it lives; a signal's number, negative, where that ended it."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """It must be alive."""
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    async def wait(self) -> None:
        """Until it has ended."""
        await self._over.wait()


async def forked(environment: Mapping[str, str], settings: Mapping[str, str], folder: Path, *commands: Sequence[str]) -> Forked:
    """A process that runs the operator's commands, one after the other, in `folder`. `environment` is that in which the program was
    imported: the first one's is everybody's."""
    with patch.dict("os.environ", environment, clear=True):
        forkserver.ensure_running()
    (stdout, out), (stderr, err) = await _pipe(), await _pipe()
    process = _CONTEXT.Process(target=_run, args=(commands, folder, dict(settings), out, err), daemon=True)
    await asyncio.to_thread(process.start)  # the first one waits for the imports
    out.close()
    err.close()
    return Forked(process, stdout, stderr)


async def _pipe() -> tuple[asyncio.StreamReader, Connection]:
    reading, writing = os.pipe()
    reader = asyncio.StreamReader(limit=LINE_BYTES)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb", 0))
    return reader, Connection(writing, readable=False)
