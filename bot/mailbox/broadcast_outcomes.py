"""What became of the letters of a broadcast, written down for each recipient: exactly one outcome, whatever is killed when.

A letter that was delivered may be one of several messages: after the last one the recipient has it, before that it is their turn again,
unless it was cancelled meanwhile.
One that was dropped, because the broadcast stood still when its turn came, is given back; where it will not go on, they are skipped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, bindparam, case, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.broadcast_letters import SCREEN
from bot.mailbox.letters import Fate, Finished
from bot.storage.broadcasts.changed import note_changed
from bot.storage.broadcasts.contents import Standing, standings
from bot.storage.broadcasts.follow_letters import EDITED
from bot.storage.broadcasts.receipts import carry_receipts
from bot.storage.columns import Json, Moment, among
from bot.storage.tables import account, broadcast_recipient
from conversations.broadcast import FailureReason, Outcome, State

_c = broadcast_recipient.c
_ACCOUNT = select(account.c.id).where(account.c.chat_id == bindparam("chat")).scalar_subquery()
_MOMENT = bindparam("moment", type_=Moment)
_LAST = bindparam("last", type_=Boolean)
_OVER = bindparam("over", type_=Boolean)
_PENDING = _c.outcome == Outcome.PENDING.value
_ITS = (_c.broadcast_id == bindparam("about")) & (_c.account_id == _ACCOUNT) & (_c.parts == bindparam("part"))
# Who has tapped a button below it already, or of whom it was unknown whether they have it, has it all the same.
_ARRIVED = (
    update(broadcast_recipient)
    .where(_ITS, or_(_PENDING, _c.outcome == Outcome.READ.value, _c.outcome == Outcome.CONFIRMED.value))  # a list takes one row at a time
    .values(
        parts=_c.parts + 1,
        outcome=case((_PENDING & _LAST, Outcome.SENT.value), (_PENDING & _OVER, Outcome.SKIPPED.value), else_=_c.outcome),
        sent_at=case((_LAST, func.coalesce(_c.sent_at, _MOMENT)), else_=_c.sent_at),
        queued_at=case((_LAST, _c.queued_at), else_=null()),
    )
)
_FAILED = update(broadcast_recipient).where(_ITS, _PENDING).values(outcome=bindparam("came"), why=bindparam("because"))
_GIVEN_BACK = update(broadcast_recipient).where(_ITS, _PENDING).values(queued_at=null(), attempt=_c.attempt + 1)
_ALBUM = update(broadcast_recipient).where(_c.broadcast_id == bindparam("about"), _c.account_id == bindparam("whose"))
_KEEP_ALBUM = _ALBUM.values(album=bindparam("ids", type_=Json))

_REASONS = {
    Fate.REFUSED: (Outcome.FAILED, FailureReason.REFUSED),
    Fate.EXPIRED: (Outcome.FAILED, FailureReason.TROUBLE),
    Fate.UNKNOWN: (Outcome.FAILED, FailureReason.UNKNOWN),
    Fate.UNREACHABLE: (Outcome.UNREACHABLE, None),
}
_ON = (State.RUNNING, State.PAUSED)


@dataclass(frozen=True, slots=True)
class _Done:
    """A finished letter of a broadcast."""

    finished: Finished
    broadcast_id: int
    part: int

    @property
    def key(self) -> dict[str, Any]:
        return {"about": self.broadcast_id, "chat": self.finished.letter.chat_id, "part": self.part}


async def note_broadcasts(connection: AsyncConnection, finished: Iterable[Finished], now: datetime) -> list[Finished]:
    """Write down what became of the recipients of these letters, and that the cards are to tell it. Gives back those that were the last
    message for somebody. Five statements, two more for albums and one for guidance; none where it is about none."""
    finished = list(finished)
    await note_changed(connection, {_about(one) for one in finished if is_message(one) or one.letter.screen == EDITED})
    ours = sorted((_parse(one) for one in finished if is_message(one)), key=lambda one: (one.broadcast_id, one.finished.letter.chat_id))
    if not ours:
        return []
    known = await standings(connection, {one.broadcast_id for one in ours})
    arrived, failed, back, last = [], [], [], []
    for one in ours:
        standing = known.get(one.broadcast_id)
        if one.finished.fate is Fate.DELIVERED:
            is_last = _is_last(one, standing)
            arrived.append({**one.key, "last": is_last, "over": not is_last and not _goes_on(standing), "moment": now})
            last += [one.finished] if is_last else []
        elif one.finished.fate in _REASONS:
            outcome, why = _REASONS[one.finished.fate]
            failed.append({**one.key, "came": outcome.value, "because": why.value if why is not None else None})
        elif _goes_on(standing):
            back.append(one.key)
        else:
            failed.append({**one.key, "came": Outcome.SKIPPED.value, "because": None})
    for statement, rows in ((_ARRIVED, arrived), (_FAILED, failed), (_GIVEN_BACK, back)):
        if rows:
            await connection.execute(statement, rows)
    await _keep_albums(connection, [one for one in ours if one.finished.more])
    await _carry(connection, [one for one in ours if one.finished.fate is Fate.DELIVERED], known)
    return last


async def _carry(connection: AsyncConnection, arrived: Sequence[_Done], known: Mapping[int, Standing]) -> None:
    """Whoever had confirmed the guidance that it is about before it arrived has confirmed it."""
    told = [one for one in arrived if (standing := known.get(one.broadcast_id)) is not None and standing.version_id is not None]
    if told:
        await carry_receipts(connection, {one.broadcast_id for one in told}, {one.finished.letter.chat_id for one in told})


def is_message(finished: Finished) -> bool:
    """Whether it is a message of a broadcast for a recipient; neither an edit of one nor a card about it."""
    return finished.letter.screen == SCREEN and finished.letter.once and ":" in finished.letter.subject


def _about(finished: Finished) -> int:
    return int(finished.letter.subject.partition(":")[0])


def _parse(finished: Finished) -> _Done:
    broadcast_id, _, part = finished.letter.subject.partition(":")
    return _Done(finished, int(broadcast_id), int(part))


def _goes_on(standing: Standing | None) -> bool:
    """Whether a turn that comes again is of any use."""
    return standing is not None and standing.state in _ON and not standing.withdrawn


def _is_last(one: _Done, standing: Standing | None) -> bool:
    return standing is None or one.part + 1 >= standing.messages(one.finished.letter.language)


async def _keep_albums(connection: AsyncConnection, done: Sequence[_Done]) -> None:
    """The messages of an album but the first, by part: for edits, and for taking it back."""
    if not done:
        return
    chosen = among(account.c.chat_id, {one.finished.letter.chat_id for one in done})
    of_these = among(_c.broadcast_id, sorted({one.broadcast_id for one in done}))
    statement = select(_c.broadcast_id, _c.account_id, _c.album, account.c.chat_id).join(account, account.c.id == _c.account_id)
    found = {(row.broadcast_id, row.chat_id): row for row in await connection.execute(statement.where(of_these, chosen))}
    rows = [
        {"about": one.broadcast_id, "whose": row.account_id, "ids": _with(row.album, one)}
        for one in done
        if (row := found.get((one.broadcast_id, one.finished.letter.chat_id))) is not None
    ]
    if rows:
        await connection.execute(_KEEP_ALBUM, rows)


def _with(album: Mapping[str, Any] | None, one: _Done) -> dict[str, Any]:
    return {**(album or {}), str(one.part): list(one.finished.more)}
