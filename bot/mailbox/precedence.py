"""Who goes first: before a paced letter's call begins, that of every urgent letter has begun which is next in its chat by then.

What stands behind another letter of its own chat is not waited for: that one may be in a call that hangs, or may itself be a paced letter
that needs the slot of whoever waits here. So nobody who is waited for ever waits for anything paced.

What has arrived and is not decided yet may become an urgent letter: that is waited for, too, and then for the letters that came of it.
While a tap was committed two reminders had left before the alert that it makes. What is not decided after a while holds up nobody: it
waits for something itself.

Only what is known when somebody asks is waited for, not what comes while they wait: a morning full of replies slows the paced lanes down,
and does not stop them.
"""

import asyncio
from typing import Any

from bot.mailbox.letters import IMMEDIATE, Letter

_DECIDED_WITHIN = 2.0
"""Seconds of real time for which what has arrived is waited for at most: as long as an alert may take."""


class Precedence:
    """The urgent letters in this process' hands whose call has not begun: those of the lanes that leave at once, but for attachments,
    each the next one of its chat. And what such letters may come of."""

    def __init__(self) -> None:
        self._waiting: dict[int, int] = {}  # letters by their number among all that ever came, the oldest first
        self._undecided: dict[int, asyncio.TimerHandle] = {}  # by such a number, too
        self._came = 0
        self._changed = asyncio.Event()

    def came(self, letter: Letter) -> None:
        """The letter is the next one of its chat. May be said again."""
        if letter.lane in IMMEDIATE and not letter.attached and letter.id not in self._waiting:
            self._came += 1
            self._waiting[letter.id] = self._came
            self._pulse()

    def begun(self, letter: Letter) -> None:
        """The letter does not wait for its call any more: that has begun, or will not be made. May be said again."""
        if self._waiting.pop(letter.id, None) is not None:
            self._pulse()

    def arrived(self, decision: asyncio.Future[Any]) -> None:
        """Something has arrived. When `decision` is done, the letters that come of it have come. Where it was cancelled, who called has
        gone away, and what they handed in may be decided all the same: it is waited for as long as anything is."""
        self._came += 1
        number = self._came
        self._undecided[number] = asyncio.get_running_loop().call_later(_DECIDED_WITHIN, self._decided, number)
        decision.add_done_callback(lambda done: None if done.cancelled() else self._decided(number))

    def _decided(self, number: int) -> None:
        timer = self._undecided.pop(number, None)
        if timer is not None:
            timer.cancel()
            self._pulse()

    async def passed(self) -> None:
        """Wait until what has arrived by now is decided, and then for the urgent letters that are here."""
        last = self._came
        while self._undecided and next(iter(self._undecided)) <= last:
            await self._changed.wait()
        last = self._came
        while self._waiting and next(iter(self._waiting.values())) <= last:
            await self._changed.wait()

    def _pulse(self) -> None:
        """Have everybody who waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()
