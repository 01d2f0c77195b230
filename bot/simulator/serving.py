"""Runs a simulator on this machine for as long as a block lasts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.serving import serving
from bot.simulator.app import create_app
from bot.simulator.simulator import Simulator


@asynccontextmanager
async def running(simulator: Simulator, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the simulator; gives its address without a slash at the end, such as http://127.0.0.1:40123.

    Port 0 takes any free one. At the end the simulator is closed: polls, deliveries and the page's events stop.
    Raises OSError when the port is taken.
    """
    async with serving(create_app(simulator), host, port, grace_seconds=2) as address:
        try:
            yield address
        finally:
            await simulator.close()
