"""Updates by long polling, acknowledged only after everything in the batch is committed.

The acknowledgement is the `offset` of the next call: until it is sent Telegram brings the same updates again, and the inbox
drops those that were done already. python-telegram-bot's Updater moves the offset before a handler runs; killed, it loses what it had.
"""

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any, TypeVar

import structlog

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed, TakesArrivals
from bot.mailbox.backoff import backoff
from bot.telegram.api import Api
from bot.telegram.errors import NoAnswerError, RefusedError
from bot.telegram.inbound import ALLOWED_UPDATES, Inbound
from bot.telegram.setup import serve_by_polling
from bot.telegram.taps import send_tap_answer, tap_answer

LIMIT = 100
"""Updates a call brings at most (TELEGRAM.md)."""
GRACE_SECONDS = 10.0
"""How much longer than asked an answer to a long poll may take."""

Result = TypeVar("Result")

_log = structlog.get_logger(__name__)


class Poll:
    """Takes updates until stopped. `wait_seconds`: how long one call waits for news at the server (0 to 50)."""

    def __init__(self, api: Api, inbound: Inbound, intake: TakesArrivals, wait_seconds: int = 50) -> None:
        self._api = api
        self._inbound = inbound
        self._intake = intake
        self._wait = wait_seconds
        self._offset: int | None = None
        self._failures = 0
        self._webhook_gone = False
        self._stopping = asyncio.Event()
        self._toasts: set[asyncio.Task[None]] = set()

    def stop(self) -> None:
        """Ask for no more; `run` returns when what was begun is committed (or the intake was closed) and confirmed."""
        self._stopping.set()

    async def run(self) -> None:
        """Poll until stopped. Whatever the server or the database do is waited out; nothing but cancellation ends it otherwise."""
        try:
            while not self._stopping.is_set():
                await self._round()
            await self._confirm()
            await asyncio.gather(*self._toasts)
        finally:
            for toast in self._toasts:
                toast.cancel()

    async def _round(self) -> None:
        try:
            if not self._webhook_gone:
                await self._unless_stopped(serve_by_polling(self._api))
                self._webhook_gone = True
            updates = await self._unless_stopped(self._get_updates(self._wait, LIMIT))
        except RefusedError as error:
            await self._pause_after(error)
        except NoAnswerError as error:
            await self._pause("poll_unanswered", cause=error.message)
        else:
            if updates is not None:
                await self._take(updates)

    async def _get_updates(self, wait: int, limit: int) -> list[Any]:
        parameters: dict[str, Any] = {"timeout": wait, "limit": limit, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            parameters["offset"] = self._offset
        updates = await self._api.call("getUpdates", parameters, seconds=wait + GRACE_SECONDS)
        if not isinstance(updates, list):
            raise NoAnswerError("the answer is no list of updates")
        return updates

    async def _take(self, updates: list[Any]) -> None:
        """Submit a batch and, when all of it is safe, move on. An empty one says that everything before is forgotten at the server:
        the offset has done its work, and ids that start anew (Telegram does so after a quiet week) are not missed."""
        if not updates:
            self._offset, self._failures = None, 0
            return
        arrivals = [self._inbound.read(raw) for raw in updates]
        if not await self._committed(arrivals):
            if not self._stopping.is_set():
                await self._pause("batch_not_committed", updates=len(updates))
            return
        ids = [arrival.update_id for arrival in arrivals if arrival.update_id >= 0]
        if not ids:
            # They are dead letters by now, but without an id the server cannot be told; it would bring them again at once, for ever.
            await self._pause("updates_without_id", updates=len(updates))
            return
        self._offset, self._failures = max(ids) + 1, 0

    async def _committed(self, arrivals: list[Arrival]) -> bool:
        futures: list[asyncio.Future[Answer]] = []
        try:
            for arrival in arrivals:
                future = self._intake.submit(arrival)
                futures.append(future)
                if arrival.callback_id is not None:
                    future.add_done_callback(partial(self._toast, arrival))
        except Closed:
            self._stopping.set()
        outcomes = await asyncio.gather(*futures, return_exceptions=True)
        return len(outcomes) == len(arrivals) and not any(isinstance(outcome, BaseException) for outcome in outcomes)

    def _toast(self, tapped: Arrival, done: "asyncio.Future[Answer]") -> None:
        """Right after the commit, without waiting for the rest of the batch: a tap is answered once its effect is safe, not before."""
        if done.cancelled() or done.exception() is not None:
            return
        parameters = tap_answer(tapped, done.result())
        if parameters is not None:
            task = asyncio.ensure_future(send_tap_answer(self._api, parameters))
            self._toasts.add(task)
            task.add_done_callback(self._toasts.discard)

    async def _confirm(self) -> None:
        """Tell the server what is done, so that the next process does not get it again. Nothing is lost when this fails."""
        if self._offset is None:
            return
        try:
            await self._get_updates(0, 1)
        except (RefusedError, NoAnswerError) as error:
            _log.info("last_offset_not_confirmed", cause=type(error).__name__)

    async def _pause_after(self, error: RefusedError) -> None:
        if error.code == 409 and "webhook" in error.description:
            await self._pause("webhook_set_elsewhere", hint="another server has set a webhook for this bot; only one way can be used")
        elif error.code == 409:
            await self._pause("polled_elsewhere", hint="another process polls with the same FUGONG_TOKEN; stop one of them")
        elif error.is_token:
            await self._pause("token_refused", setting="FUGONG_TOKEN", code=error.code)
        else:
            await self._pause("poll_refused", least=error.retry_after or 0.0, code=error.code)

    async def _pause(self, event: str, least: float = 0.0, **facts: Any) -> None:
        self._failures += 1
        seconds = max(least, backoff(self._failures, first=0.5, most=30.0))
        _log.warning(event, again_in=round(seconds, 1), **facts)
        await self._unless_stopped(asyncio.sleep(seconds))

    async def _unless_stopped(self, work: Coroutine[Any, Any, Result]) -> Result | None:
        """The result of `work`, which is given up (None) when we are to stop."""
        task = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
            return await task if task.done() else None
        finally:
            for each in (task, stopping):
                each.cancel()
            await asyncio.gather(task, stopping, return_exceptions=True)
