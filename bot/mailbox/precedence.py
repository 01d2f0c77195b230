"""Who goes first: before a paced letter's call begins, that of every urgent letter has begun which is known by then.

Only what is known when somebody asks is waited for, not what comes while they wait: a morning full of replies slows the paced lanes down,
and does not stop them.
"""

import asyncio
from collections import Counter

from bot.mailbox.letters import IMMEDIATE, Letter


class Precedence:
    """The urgent letters in this process' hands whose call has not begun: those of the lanes that leave at once, but for attachments."""

    def __init__(self) -> None:
        self._waiting: dict[int, int] = {}  # letters by their number among all that ever came, the oldest first
        self._chats: Counter[int] = Counter()
        self._came = 0
        self._changed = asyncio.Event()

    def came(self, letter: Letter) -> None:
        """A letter was taken in hand."""
        if letter.lane in IMMEDIATE and not letter.attached and letter.id not in self._waiting:
            self._came += 1
            self._waiting[letter.id] = self._came
            self._chats[letter.chat_id] += 1
            self._pulse()

    def begun(self, letter: Letter) -> None:
        """The letter does not wait for its call any more: that has begun, or will not be made. May be said again."""
        if self._waiting.pop(letter.id, None) is not None:
            self._chats[letter.chat_id] -= 1
            if not self._chats[letter.chat_id]:
                del self._chats[letter.chat_id]
            self._pulse()

    async def passed(self, chat_id: int | None = None) -> None:
        """Wait for the urgent letters that are here now. Not for anybody while there is one for `chat_id`: it waits for who asks."""
        last = self._came
        while self._waiting and chat_id not in self._chats and next(iter(self._waiting.values())) <= last:
            await self._changed.wait()

    def _pulse(self) -> None:
        """Have everybody who waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()
