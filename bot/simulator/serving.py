"""Runs a simulator on this machine for as long as a block lasts."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from bot.simulator.app import create_app
from bot.simulator.simulator import Simulator


class _Server(uvicorn.Server):
    """A server that leaves the signals to whoever started the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def running(simulator: Simulator, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the simulator; gives its address without a slash at the end, such as http://127.0.0.1:40123.

    Port 0 takes any free one. At the end the simulator is closed: polls, deliveries and the page's events stop.
    Raises OSError when the port is taken.
    """
    listener = socket.create_server((host, port), backlog=512)
    config = uvicorn.Config(create_app(simulator), log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=2)
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        await simulator.close()
        server.should_exit = True
        await task
        listener.close()
