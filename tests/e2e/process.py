"""The bot as its operator runs it: a process of its own, told everything by FUGONG_* variables, watched by its log."""

import asyncio
import json
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.e2e.forked import BETWEEN, Forked, forked

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PYTHONFAULTHANDLER": "1", "LANG": "C.UTF-8"}
"""Its warnings are errors, as in all tests, and aborted it says where it was."""


async def _begin(settings: Mapping[str, str], folder: Path, *commands: Sequence[str]) -> Forked:
    """Nothing of ours reaches the bot but this."""
    return await forked(ENVIRONMENT, {f"FUGONG_{key}": value for key, value in settings.items()}, folder, *commands)


async def run_commands(settings: Mapping[str, str], folder: Path, *commands: Sequence[str]) -> list[str]:
    """Run the operator's commands one after the other; what each printed. Fails the test when one does not end well."""
    made = await _begin(settings, folder, *commands)
    out, err, _ = await asyncio.gather(made.stdout.read(), made.stderr.read(), made.wait())
    assert made.returncode == 0, f"{commands} ended with {made.returncode}\n{out.decode()}\n{err.decode()}"
    return out.decode().split(BETWEEN)


@dataclass
class BotProcess:
    """A `fugong serve`. `lines` are its log: every line is a JSON object."""

    process: Forked
    lines: list[dict[str, Any]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    _reader: asyncio.Task[None] | None = None
    _heard: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    async def start(cls, settings: Mapping[str, str], folder: Path) -> "BotProcess":
        """Begin; `until` tells when it serves."""
        process = await _begin(settings, folder, ["serve"])
        made = cls(process)
        made._reader = asyncio.create_task(made._read())
        return made

    async def _read(self) -> None:
        async for line in self.process.stderr:
            text = line.decode("utf-8", "replace").rstrip("\n")
            self.raw.append(text)
            try:
                said = json.loads(text)
            except json.JSONDecodeError:
                said = {"event": text, "level": "unstructured"}
            self.lines.append(said if isinstance(said, dict) else {"event": text, "level": "unstructured"})
            self._hear()
        await self.process.wait()
        self._hear()

    def _hear(self) -> None:
        self._heard.set()
        self._heard = asyncio.Event()

    @property
    def is_alive(self) -> bool:
        return self.process.returncode is None

    async def until(self, event: str, within: float = 90.0, *, which: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """The first log line of this event. Raises TimeoutError; RuntimeError when the process ends without it."""
        async with asyncio.timeout(within):
            while True:
                found = next((line for line in self.lines if line["event"] == event and which(line)), None)
                if found is not None:
                    return found
                if not self.is_alive:
                    raise RuntimeError(f"the bot has ended ({self.process.returncode}) without {event}:\n" + "\n".join(self.raw[-40:]))
                await self._heard.wait()

    def logged(self, event: str) -> list[dict[str, Any]]:
        """The lines of an event."""
        return [line for line in self.lines if line["event"] == event]

    async def kill(self) -> None:
        """SIGKILL: nothing is finished."""
        if self.is_alive:
            self.process.kill()
        await self._ended()

    async def stop(self, within: float = 40.0) -> None:
        """SIGTERM, and wait until it has finished what was begun. Fails the test when it ends badly or not at all."""
        if self.is_alive:
            self.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(within):
                await self._ended()
        except TimeoutError:
            await self.abort()
            raise AssertionError(f"told to stop, it had not ended after {within:g} s:\n" + "\n".join(self.raw[-80:])) from None
        assert self.process.returncode == 0, f"ended with {self.process.returncode}:\n" + "\n".join(self.raw[-40:])

    async def abort(self, within: float = 10.0) -> None:
        """SIGABRT, also to one that is frozen: the stack of every thread comes into the log. One that does not even do that is killed."""
        if self.is_alive:
            self.process.send_signal(signal.SIGABRT)
            self.process.send_signal(signal.SIGCONT)
        try:
            async with asyncio.timeout(within):
                await self._ended()
        except TimeoutError:
            await self.kill()

    async def _ended(self) -> None:
        await self.process.wait()
        if self._reader is not None:
            await self._reader
