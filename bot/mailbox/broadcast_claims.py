"""The lane of broadcasts: a few letters at a time are taken in hand, and a claim is the mark that a call may have begun.

Whoever holds a claim gives it back when nothing was sent. A claim that ran out, or was found by the one process of an embedded database
when it starts, was a dead process': nobody knows whether its letter left, and it is never sent again by itself.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import count

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import outbox
from bot.mailbox.broadcast_letters import message
from bot.mailbox.finishing import write_down
from bot.mailbox.letters import Fate, Finished, Lane, Letter
from bot.storage.broadcasts.feeding import running_broadcasts, take_turns
from bot.storage.tables import outbox as rows

KILLED = "its process was killed, or lost the database, while it may have been on its way"
_WINDOW = 40
"""In groups: while so many messages of a broadcast wait in the lane (the line is down, or the server in trouble), nobody else's turn comes.
At the usual rate that is ten seconds' worth; undisturbed it is three groups that are there."""
_LANE = and_(rows.c.outcome.is_(None), rows.c.lane == Lane.BROADCAST.value)


class Feeder:
    """Claims what waits in the lane, and feeds it with recipients whose turn it is, of the running broadcasts one after the other: a short
    one does not wait for the end of a long one. `free`, `paid`: how many letters are taken at a time; of none at the paid rate where that
    is 0."""

    def __init__(self, free: int, paid: int) -> None:
        self._free = free
        self._paid = paid
        self._window = _WINDOW * max(free, paid)
        self._rounds = count()

    async def next(self, connection: AsyncConnection, now: datetime, until: datetime) -> list[Letter]:
        """The next letters, claimed until `until`. Two statements when there is nothing, else some more that do not depend on how many
        there are."""
        letters = await _claim(connection, now, until, self._free)
        running = await running_broadcasts(connection)
        paying = {one.id for one in running if one.paid} if self._paid else set()
        start = next(self._rounds) % len(running) if running else 0
        waiting = await self._waiting(connection, len(running)) if running else Counter()
        for one in (*running[start:], *running[:start]):
            room = self._window - waiting[one.id]
            lacking = min((self._paid if one.id in paying else self._free) - len(letters), room)
            turns = await take_turns(connection, one.id, lacking, now) if lacking > 0 else []
            if turns:
                letters += await outbox.queue_claimed(connection, [message(turn) for turn in turns], now, until)
        for letter in letters:
            letter.paid = letter.once and _about(letter.subject) in paying
        return letters

    async def _waiting(self, connection: AsyncConnection, running: int) -> Counter[int]:
        """How many messages of each broadcast are in hand or wait: more than the window of none. One statement."""
        some = select(rows.c.subject).where(_LANE, rows.c.edit.is_(False)).order_by(rows.c.id).limit(self._window * (running + 2))
        return Counter(_about(subject) for subject in await connection.scalars(some))


def _about(subject: str) -> int:
    number = subject.partition(":")[0]
    return int(number) if number.isdecimal() else 0


async def _claim(connection: AsyncConnection, now: datetime, until: datetime, most: int) -> list[Letter]:
    """What waits in the lane already. What was in the hands of a dead process is written down as unknown, and edits among it, which do no
    harm when they are made twice, are made."""
    free = or_(rows.c.claimed_until.is_(None), rows.c.claimed_until <= now)
    waiting = select(rows).where(_LANE, rows.c.not_before <= now, free).order_by(rows.c.id).limit(most)
    found = await _locked(connection, waiting)
    dead = [letter for letter, claimed in found if claimed and letter.once]
    if dead:
        await _unknown(connection, dead, now)
    mine = [letter for letter, claimed in found if not (claimed and letter.once)]
    if mine:
        await outbox.renew(connection, [letter.id for letter in mine], until)
    for letter in mine:
        letter.claimed_until = until
    return mine


async def _locked(connection: AsyncConnection, waiting: Select[outbox.AnyRow]) -> list[tuple[Letter, bool]]:
    """The letters, each with whether it was in somebody's hands."""
    found = (await connection.execute(waiting.with_for_update(skip_locked=True, of=rows))).all()
    return [(outbox.letter_of(row, row.claimed_until or row.not_before), row.claimed_until is not None) for row in found]


async def _unknown(connection: AsyncConnection, dead: Sequence[Letter], now: datetime) -> None:
    await write_down(connection, [Finished(letter, Fate.UNKNOWN, error=KILLED) for letter in dead], now)


async def take_all_back(connection: AsyncConnection, now: datetime) -> None:
    """For the one process of an embedded database, when it starts: whatever is in anybody's hands was in those of a dead one. What may not
    be sent twice is unknown, all else is given back."""
    claimed = select(rows).where(_LANE, rows.c.claimed_until.is_not(None))
    dead = [letter for letter, _ in await _locked(connection, claimed) if letter.once]
    if dead:
        await _unknown(connection, dead, now)
    await outbox.release_all(connection)


def begun(letters: Collection[Letter]) -> set[int]:
    """Those of these letters, by id, that may not be given back: a call has begun whose outcome is not written down."""
    return {letter.id for letter in letters if letter.once and letter.called}
