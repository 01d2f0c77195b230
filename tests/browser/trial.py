"""The trial as a newcomer starts it: what `make run` runs, in a directory with nothing in it, until it prints its address."""

import asyncio
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds of real time for starting and for stopping on a busy machine."""


def what_make_runs() -> list[str]:
    """The last command of `make run`, with this interpreter in the place of the one that `make setup` installs."""
    told = subprocess.run(["make", "--dry-run", "--silent", "run"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    words = shlex.split(told.strip().splitlines()[-1].removeprefix("exec "))
    return [sys.executable, *words[1:]]


@asynccontextmanager
async def trial(folder: Path, **environment: str) -> AsyncIterator[str]:
    """The address that it prints at the end of starting. At the end it is told to stop, and must do so without complaint."""
    process = await asyncio.create_subprocess_exec(
        *what_make_runs(),
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "FUGONG_LISTEN": "127.0.0.1:0", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    try:
        yield await asyncio.wait_for(_address(process.stdout), PATIENCE)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        rest = await asyncio.wait_for(process.stdout.read(), PATIENCE)
        code = await process.wait()
    assert code == 0, rest.decode()
    assert b"Traceback" not in rest, rest.decode()


async def _address(output: asyncio.StreamReader) -> str:
    said = ""
    while line := (await output.readline()).decode():
        said += line
        if found := re.search(r"http://127\.0\.0\.1:[0-9]+", said):
            return found[0]
    raise AssertionError(f"it ended without an address:\n{said}")
