"""Serves an ASGI application on this machine for as long as a block lasts."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.ending import end


class _Server(uvicorn.Server):
    """A server that leaves the signals to whoever started the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int, *, grace_seconds: int = 10) -> AsyncIterator[str]:
    """Serve `app`; gives its address without a slash at the end, such as http://127.0.0.1:40123.

    Port 0 takes any free one. At the end nothing new is accepted and what runs may take `grace_seconds` of real time.
    Raises OSError when the port is taken or the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=1024)
    bound = listener.getsockname()[1]
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=grace_seconds
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://{f'[{host}]' if ':' in host else host}:{bound}"
    finally:
        server.should_exit = True
        await end({"server": task}, grace_seconds + 1.0)  # it keeps to its grace itself
        listener.close()
