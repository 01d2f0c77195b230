"""Live locations that have begun and are not stored yet: their points wait until they are, else they would be nobody's.

After an hour in which the bot was away the beginning of a live location and hundreds of its points come in one answer of Telegram; the
points go another way than the message, and would be there first.
"""

import asyncio
from collections.abc import Callable

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed
from conversations.engine.signals import Located

Submit = Callable[[Arrival], "asyncio.Future[Answer]"]


class Begun:
    """The beginnings that are on their way, by chat."""

    def __init__(self) -> None:
        self._chats: dict[int, asyncio.Future[Answer]] = {}

    def note(self, arrival: Arrival, answer: "asyncio.Future[Answer]") -> None:
        """`answer` comes once `arrival` is stored."""
        if isinstance(arrival.signal, Located) and arrival.signal.live_seconds:
            self._chats[arrival.chat_id] = answer
            answer.add_done_callback(lambda done: self._forget(arrival.chat_id, done))

    def _forget(self, chat_id: int, answer: "asyncio.Future[Answer]") -> None:
        if self._chats.get(chat_id) is answer:
            del self._chats[chat_id]

    def behind(self, point: Arrival, submit: Submit) -> "asyncio.Future[Answer]":
        """The answer to a point, which is handed to `submit` at once, or when what it belongs to is stored. Raises Closed as `submit`
        does, at once or from the future."""
        before = self._chats.get(point.chat_id)
        if before is None:
            return submit(point)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        before.add_done_callback(lambda _: _hand_on(point, submit, answer))
        return answer


def _hand_on(point: Arrival, submit: Submit, answer: "asyncio.Future[Answer]") -> None:
    if answer.done():
        return  # whoever waited has gone: it comes again
    try:
        submit(point).add_done_callback(lambda done: _copy(done, answer))
    except Closed as closed:
        answer.set_exception(closed)


def _copy(done: "asyncio.Future[Answer]", answer: "asyncio.Future[Answer]") -> None:
    if answer.done() or done.cancelled():
        answer.cancel()
    elif (error := done.exception()) is not None:
        answer.set_exception(error)
    else:
        answer.set_result(done.result())
