"""`fugong` as a process of its own, against a simulator in this one."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@asynccontextmanager
async def started(command: str, folder: Path, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command running in `folder`; killed at the end if it still does. What it logs is in `folder/log`."""
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            command,
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **environment},
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def fetched(url: str) -> str:
    """The body of an address that is there already."""
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.text()


async def until_fetched(url: str, good: Callable[[str], bool] = bool) -> str:
    """The body of an address once it is there and `good`. There is nothing to be told by: a process of its own begins to listen."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                if good(body := await fetched(url)):
                    return body
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.05)
