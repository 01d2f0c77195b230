"""The bots as processes of their own, on one core, and what the kernel knows of them."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.counted import Counts
from tests.bench.stub import Stub

OURS, PEER = "ours", "peer"
TOKEN = "10001:ours"
BOT_CORE, OTHER_CORE = 0, 1
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 60.0


@dataclass
class Bot:
    """A running bot, the Bot API server it talks to, and what it counts of its database work (when asked to)."""

    kind: str
    stub: Stub
    process: asyncio.subprocess.Process
    counts: Counts | None

    def cpu_seconds(self) -> float:
        """CPU that the process has used since it began, in user and kernel mode, all threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """The most resident memory the process had so far, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024


def keep_to(core: int, pid: int = 0) -> None:
    """Have a process (0: this one) run on one core, where there are several."""
    if core < (os.cpu_count() or 1):
        os.sched_setaffinity(pid, {core})


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _ours(api: str, database: str, port: int, folder: Path, clock: str, rate: float) -> tuple[list[str], dict[str, str]]:
    variables = {
        "TOKEN": TOKEN,
        "API_URL": api,
        "DATABASE_URL": database,
        "SECRET_KEY": "a-key-for-the-benchmarks",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "WEBHOOK_SECRET": "bench",
        "LISTEN": f"127.0.0.1:{port}",
        "CLOCK": clock,
        "RATE": str(rate),
        "DATA_DIR": str(folder),
        "LOG_LEVEL": "ERROR",
        "TIMEZONE": "Asia/Shanghai",
        "LOCALE": "zh-CN",
    }
    return ["bot", "serve"], {f"FUGONG_{name}": value for name, value in variables.items()}


@asynccontextmanager
async def running(
    kind: str,
    database: str,
    folder: Path,
    *,
    count: bool = False,
    clock: str = "2026-11-23T08:00:00+08:00",
    rate: float = 25.0,
    remind: bool = False,
) -> AsyncIterator[Bot]:
    """A bot that serves its webhook. `count`: it also counts its transactions and statements, which costs it some CPU. `clock`, `rate`:
    of ours; `remind`: has the peer send the reminders that it finds queued."""
    stub = Stub()
    api = await stub.start()
    port = free_port()
    environment: dict[str, str] = {}
    if kind == OURS:
        module, environment = _ours(api, database, port, folder, clock, rate)
    else:
        module = ["tests.bench.peer", "--api", api, "--database", database, "--port", str(port), *(["--remind"] if remind else [])]
    counts = Counts.create(folder / f"counts-{port}") if count else None
    before = ["tests.bench.counted", str(counts.path)] if counts is not None else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *before, *module, env={"PYTHONUTF8": "1", **environment}, preexec_fn=_on_bot_core
    )
    bot = Bot(kind, stub, process, counts)
    try:
        await _ready(bot, port)
        yield bot
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
                await process.wait()
        await stub.stop()


def _on_bot_core() -> None:
    keep_to(BOT_CORE)


async def _ready(bot: Bot, port: int) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while True:
            if bot.process.returncode is not None:
                raise RuntimeError(f"{bot.kind} ended with {bot.process.returncode} before it served")
            if bot.stub.webhook_set.is_set():
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    pass
                else:
                    writer.close()
                    return
            await asyncio.sleep(0.05)
