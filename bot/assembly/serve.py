"""`fugong serve`: one process, until it is told to stop."""

import asyncio
import faulthandler
import signal

from bot.assembly import garbage
from bot.assembly.process import Process
from bot.clock import Clock
from bot.settings import Settings
from conversations.places import places

LAST_SECONDS = 33
"""When a process that was told to stop is ended by force, in real seconds. The bounds of its parts are shorter, all together."""


def stop_on_signals() -> asyncio.Event:
    """Set by SIGTERM or SIGINT. A second one ends the process at once, as if none of them had been caught; so does, saying where it was,
    whatever has not ended by itself after LAST_SECONDS: even a loop that does not turn any more."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told() -> None:
        stop.set()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
        faulthandler.dump_traceback_later(LAST_SECONDS, exit=True)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
    return stop


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what was begun. Raises CannotStart."""
    places()  # read now, not while the first who names one waits, and others with them
    garbage.tend()
    await Process(settings, Clock(settings.zone, settings.clock_start)).run(stop_on_signals())
