"""What follows a broadcast into the chats that have it: edits, reminders to confirm, the taking back. One statement a kind, a row a letter.

An edit waits in a lane of its own behind all that is new; what is taken back goes before it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    cast,
    exists,
    false,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.owing import remindable
from bot.storage.columns import Moment, among, members
from bot.storage.statements import insert_into
from conversations.broadcast import Outcome
from conversations.broadcast_changes import Change

EDITED, WITHDRAWN, CHASE = "broadcast_edited", "broadcast_withdrawn", "broadcast_chase"
"""The composed screens. Subjects: `BROADCAST:PART`, of a file of an album but its first `BROADCAST:PART:FILE`; of a
reminder that is taken back `BROADCAST:chase`; the broadcast's id."""
FOLLOW, BROADCAST = "follow", "broadcast"
"""The lanes, as `bot.mailbox.letters` names them."""
KEEPS_TRYING = timedelta(hours=48)
"""How long an edit or a deletion is worth trying: longer than a province takes."""
_COLUMNS = [
    "chat_id",
    "lane",
    "screen",
    "subject",
    "language",
    "card",
    "edit",
    "message_id",
    "dedupe_key",
    "not_before",
    "expires_at",
    "created_at",
]
_r = t.broadcast_recipient.c


@dataclass(frozen=True, slots=True)
class _Letter:
    """What the letters of a statement have in common; of several broadcasts with what differs as an expression. `key` is completed with
    the account."""

    about: ColumnElement[bool]
    screen: str
    subject: str | ColumnElement[str]
    card: str | ColumnElement[str]
    key: str | ColumnElement[str]
    now: datetime
    leave_at: datetime
    lane: str = FOLLOW
    edit: bool = True


def arrived(place: int) -> ColumnElement[bool]:
    """The message `place` stands in their chat, or is on its way there. Whoever has tapped has all of it, also where nobody knew."""
    tapped = _r.outcome.in_([Outcome.READ.value, Outcome.CONFIRMED.value])
    return or_(_r.parts > place, and_(_r.parts == place, _r.queued_at.is_not(None)), tapped)


def reads(language: str, languages: Collection[str]) -> ColumnElement[bool]:
    """Whoever gets the content in `language`, of those that it has: as `conversations.broadcast_parts.in_language` chooses."""
    if language != min(languages):
        return _r.language == language
    return _r.language.not_in(sorted({*languages} - {language})) if len(languages) > 1 else true()


async def queue_edits(
    conn: AsyncConnection, broadcast_id: int, revision: int, changes: Sequence[Change], languages: Sequence[str], now: datetime
) -> int:
    """An edit of each of these messages for everybody who has it; `languages`: of the content. What an older edit of the same would do is
    done by this one. Returns how many. Two statements."""
    parts = [_edit(broadcast_id, revision, one, now).where(reads(one.language, languages), arrived(one.place)) for one in changes]
    await _supersede(conn, broadcast_id, changes, languages, now)
    return await _queue(conn, parts)


def _subject(broadcast_id: int, one: Change) -> str:
    return f"{broadcast_id}:{one.place}" + (f":{one.file}" if one.file else "")


def _edit(broadcast_id: int, revision: int, one: Change, now: datetime) -> Select[Any]:
    subject = _subject(broadcast_id, one)
    key = f"broadcast-edit:{subject.replace(':', '.')}:{revision}:"
    # Another file of an album is a message of its own: under one name each edit would take the place of the one before.
    card = f"broadcast/{subject.replace(':', '/')}"
    letter = _Letter(_r.broadcast_id == broadcast_id, EDITED, subject, card, key, now, now)
    if not one.file:
        return _letters(letter, null())
    message = _r.album[(str(one.place), one.file - 1)].as_integer()
    return _letters(letter, message).where(message.is_not(None))


async def queue_buttons(conn: AsyncConnection, broadcast_id: int, revision: int, last: Mapping[str, int], now: datetime) -> int:
    """An edit of the message with the buttons (its place, by language) for those who have confirmed: it is to be asked for again. Where it
    is edited anyway nothing is added. Returns how many. One statement."""
    confirmed = _r.outcome == Outcome.CONFIRMED.value
    parts = [
        _edit(broadcast_id, revision, Change(language, place), now).where(reads(language, list(last)), confirmed)
        for language, place in last.items()
    ]
    return await _queue(conn, parts)


async def _supersede(conn: AsyncConnection, broadcast_id: int, changes: Sequence[Change], languages: Sequence[str], now: datetime) -> None:
    o = t.outbox.c
    same = [and_(o.subject == _subject(broadcast_id, one), _written_for(one.language, languages)) for one in changes]
    await _end(conn, and_(o.screen == EDITED, or_(false(), *same)), now)


def _written_for(language: str, languages: Sequence[str]) -> ColumnElement[bool]:
    o = t.outbox.c
    return o.language == language if language != min(languages) else o.language.not_in([one for one in languages if one != language])


async def _end(conn: AsyncConnection, chosen: ColumnElement[bool], now: datetime) -> None:
    """Letters that wait for their turn in nobody's hands are done with."""
    o = t.outbox.c
    waiting = and_(o.outcome.is_(None), o.lane == FOLLOW, o.claimed_until.is_(None), chosen)
    await conn.execute(update(t.outbox).where(waiting).values(outcome="superseded", finished_at=now, payload=None))


async def queue_withdrawals(conn: AsyncConnection, last: Mapping[int, Mapping[str, int]], now: datetime) -> int:
    """The taking back of each message of these broadcasts, for everybody who has it (`last`: the place of the last one, by language), and
    of the newest reminder to confirm it; edits and reminders that wait are done with. Returns how many letters. Two statements."""
    o = t.outbox.c
    number = members([str(one) for one in sorted(last)])
    about = exists().select_from(number).where(or_(o.subject == number.c.value, o.subject.like(number.c.value + ":%")))
    await _end(conn, and_(o.screen.in_([EDITED, CHASE]), about.correlate(t.outbox)), now)
    alike: dict[tuple[tuple[str, int], ...], list[int]] = {}
    for broadcast_id, places in sorted(last.items()):
        alike.setdefault(tuple(sorted(places.items())), []).append(broadcast_id)
    parts = [
        _letters(_withdrawal(ids, f":{place}", f"/{place}", now), null()).where(reads(language, [one for one, _ in places]), arrived(place))
        for places, ids in alike.items()
        for language, most in places
        for place in range(most + 1)
    ]
    parts.append(_letters(_withdrawal(sorted(last), ":chase", "", now, card="broadcast-chase/"), null()).where(_r.chases > 0))
    return await _queue(conn, parts)


def _withdrawal(ids: Sequence[int], part: str, name: str, now: datetime, card: str = "broadcast/") -> _Letter:
    number = cast(_r.broadcast_id, Text)
    key = literal("broadcast-withdraw:", Text) + number + literal(f"{part.replace(':', '.')}:", Text)
    return _Letter(
        among(_r.broadcast_id, ids), WITHDRAWN, number + literal(part, Text), literal(card, Text) + number + literal(name, Text), key,
        now, now, lane=BROADCAST,
    )  # fmt: skip


async def queue_chases(conn: AsyncConnection, broadcast_id: int, most: int, now: datetime, leave_at: datetime) -> int:
    """A reminder for everybody who owes the confirmation and whom it reaches, from `leave_at` on. Returns how many. Two statements."""
    key = f"broadcast-chase:{broadcast_id}:{now.date().isoformat()}:"
    about, card = _r.broadcast_id == broadcast_id, f"broadcast-chase/{broadcast_id}"
    letter = _Letter(about, CHASE, str(broadcast_id), card, key, now, leave_at, edit=False)
    queued = await _queue(conn, [_letters(letter, null()).where(remindable(most))])
    chased = update(t.broadcast_recipient).where(_r.broadcast_id == broadcast_id, remindable(most)).values(chases=_r.chases + 1)
    await conn.execute(chased)
    return queued


def _letters(one: _Letter, message: ColumnElement[Any]) -> Select[Any]:
    """A letter for each recipient who can be written to; `message`: the one to edit, where the card does not say it."""
    return (
        select(
            _r.chat_id,
            literal(one.lane, Text),
            literal(one.screen, Text),
            _text(one.subject),
            _r.language,
            _text(one.card),
            literal(one.edit, Boolean),
            cast(message, BigInteger),
            _text(one.key) + cast(_r.account_id, Text),
            literal(one.leave_at, Moment),
            literal(one.leave_at + KEEPS_TRYING, Moment),
            literal(one.now, Moment),
        )
        .join_from(t.broadcast_recipient, t.account, t.account.c.id == _r.account_id)
        .where(one.about, t.account.c.reachable)
    )


def _text(one: str | ColumnElement[str]) -> ColumnElement[str]:
    return literal(one, Text) if isinstance(one, str) else one


async def _queue(conn: AsyncConnection, parts: Sequence[Select[Any]]) -> int:
    if not parts:
        return 0
    # SQLite reads `ON CONFLICT` behind a select without a WHERE as a part of the join: each of these has one.
    rows: Any = union_all(*parts) if len(parts) > 1 else parts[0]
    queued = insert_into(conn, t.outbox).from_select(_COLUMNS, rows, include_defaults=False)
    return (await conn.execute(queued.on_conflict_do_nothing(index_elements=[t.outbox.c.dedupe_key]))).rowcount
