"""`fugong serve`: one process, until it is told to stop."""

import asyncio
import signal

from bot.assembly import garbage
from bot.assembly.process import Process
from bot.clock import Clock
from bot.settings import Settings


def stop_on_signals() -> asyncio.Event:
    """Set by SIGTERM or SIGINT. A second one ends the process at once, as if none of them had been caught."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told() -> None:
        stop.set()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
    return stop


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what was begun. Raises CannotStart."""
    garbage.tend()
    await Process(settings, Clock(settings.zone, settings.clock_start)).run(stop_on_signals())
