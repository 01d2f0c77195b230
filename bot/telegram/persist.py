"""Calls that have to succeed before anything else can: repeated while the server is away, given up when it says no."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.mailbox.backoff import backoff
from bot.telegram.errors import NoAnswerError, RefusedError

Result = TypeVar("Result")

_log = structlog.get_logger(__name__)


async def until_done(what: str, call: Callable[[], Awaitable[Result]], first: float = 0.5, most: float = 15.0) -> Result:
    """The result of `call`, waiting out a server that is away, busy or broken; pauses grow from `first` to `most` real seconds.

    Raises RefusedError for a no that will not change. `what` names the call in the log.
    """
    failures = 0
    while True:
        failures += 1
        pause = backoff(failures, first, most)
        try:
            return await call()
        except NoAnswerError as error:
            _log.warning("api_away", call=what, cause=error.message, again_in=round(pause, 1))
        except RefusedError as error:
            if not error.is_fleeting:
                raise
            pause = max(pause, error.retry_after or 0.0)
            _log.warning("api_busy", call=what, code=error.code, again_in=round(pause, 1))
        await asyncio.sleep(pause)
