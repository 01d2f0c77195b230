"""Who has to wait, and until when: after a 429 lanes or a chat, after any failed call the rest of the same chat.

Telegram says how long to wait after a 429, but not on whose account: it allows about 30 messages a second in all, one a second in a
chat (short bursts pass) and twenty a minute in a group. For what is paced that makes no difference: whichever of it is refused, nothing
paced leaves before the time is over, from no process. Replies and alerts are not stopped by that: each tries, and is told itself if it may
not.

Of those, a chat that had been written to just before the refused call is blamed itself, and only its own letters wait, paced ones among
them. Any other 429 cannot be the chat's doing: it pauses the letter's lane and all that is paced. The same when two chats are to blame at
once, because then it is not them. An alert still tries while replies are paused.

An album is as many messages as it has files: the next paced letter for its chat waits a second for each, so that it is not refused.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.mailbox.letters import IMMEDIATE, PACED, Lane, LanePaused, Letter

_PRIVATE = timedelta(seconds=2)
_GROUP = timedelta(seconds=60)
_EACH = timedelta(seconds=1)


class Pauses:
    """The pauses this process knows of: its own, and those that it reads in the table."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, datetime] = {}
        self._chats: dict[int, datetime] = {}
        self._blamed: dict[int, datetime] = {}
        self._full: dict[int, datetime] = {}
        self._called: dict[int, datetime] = {}  # chats by the moment of the last call, the oldest first

    def end(self, lane: Lane, now: datetime) -> datetime | None:
        """When the lane's pause ends; None when it is open."""
        until = self._lanes.get(lane)
        return until if until is not None and until > now else None

    def paused(self, now: datetime) -> tuple[Lane, ...]:
        """The lanes that have to wait."""
        return tuple(lane for lane, until in self._lanes.items() if until > now)

    def postpone(self, chat_id: int, until: datetime) -> None:
        """A letter of the chat is sent later: what comes after it waits too, so that the order is kept."""
        self._chats[chat_id] = until

    def wait(self, letter: Letter, now: datetime) -> datetime | None:
        """Until when the letter has to wait for its lane or its chat; None when it may leave. Paced letters do not wait for others of their
        chat, but where the chat itself has had too much."""
        ends = [self._lanes.get(letter.lane, now)]
        for chats in (self._chats,) if letter.lane in IMMEDIATE else (self._blamed, self._full):
            ends.append(chats.get(letter.chat_id, now))
            if ends[-1] <= now:
                chats.pop(letter.chat_id, None)
        return end if (end := max(ends)) > now else None

    def filled(self, chat_id: int, messages: int, now: datetime) -> None:
        """An album of so many messages has arrived."""
        self._full = {chat: end for chat, end in self._full.items() if end > now}
        self._full[chat_id] = now + messages * _EACH

    def learn(self, table: Mapping[Lane, datetime]) -> None:
        """Take over what other processes found out. A pause is never shortened."""
        for lane, until in table.items():
            self._lanes[lane] = max(until, self._lanes.get(lane, until))

    def calling(self, chat_id: int, now: datetime) -> bool:
        """A call for the chat begins. Whether the chat had been written to so shortly before that a 429 would be its own doing."""
        before = self._called.pop(chat_id, None)
        self._called[chat_id] = now
        while (oldest := next(iter(self._called))) != chat_id and now - self._called[oldest] > _GROUP:
            del self._called[oldest]
        return before is not None and now - before <= (_GROUP if chat_id < 0 else _PRIVATE)

    def refused(self, letter: Letter, until: datetime, now: datetime, *, own_doing: bool) -> tuple[LanePaused, ...]:
        """The letter was answered with a 429; `own_doing` is what `calling` said. The pauses to write down; none when only the chat has to
        wait."""
        lanes: tuple[Lane, ...] = PACED
        if letter.lane in IMMEDIATE:
            self._blamed = {chat: end for chat, end in self._blamed.items() if end > now}
            others = self._blamed.keys() - {letter.chat_id}
            self._blamed[letter.chat_id] = until
            if own_doing and not others:
                return ()
            lanes = (letter.lane, *PACED)
        self.learn(dict.fromkeys(lanes, until))
        return tuple(LanePaused(lane, until) for lane in lanes)
