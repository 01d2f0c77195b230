"""The outbox's rows: queued in the transaction that decides them, taken in hand for a while, given back or finished.

Every function runs a small number of statements that does not depend on how many rows it is given.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import IMMEDIATE, KEEPS_TRYING, Draft, Fate, Lane, Letter
from bot.storage.columns import among, among_ids
from bot.storage.statements import insert_into
from bot.storage.tables import leaves_at_once, outbox
from conversations.view import view_from_json, view_to_json

AnyRow = tuple[Any, ...]
"""Rows of the outbox as a select gives them."""
_UNSENT = outbox.c.outcome.is_(None)
_AT_ONCE = leaves_at_once()


async def queue(
    connection: AsyncConnection, drafts: Sequence[Draft], now: datetime, claimed_until: datetime, unclaimed_chats: Collection[int] = ()
) -> list[Letter]:
    """Queue drafts in their order and give back those that are in this process' hands: the ones of lanes that leave at once, but for
    `unclaimed_chats`, whose letters wait for the sweep. At most two statements."""
    drafts = [_anew(draft) for draft in drafts]
    letters: list[Letter] = []
    claims = {
        position: claimed_until if draft.lane in IMMEDIATE and draft.chat_id not in unclaimed_chats else None
        for position, draft in enumerate(drafts)
    }
    plain = [position for position, draft in enumerate(drafts) if draft.dedupe_key is None]
    keyed = {draft.dedupe_key: position for position, draft in enumerate(drafts) if draft.dedupe_key is not None}
    ids: dict[int, int] = {}
    if plain:
        # Ids rise in the order of the VALUES on both databases; the order in which they come back is promised by neither.
        on_postgres = connection.dialect.name != "sqlite"
        statement = insert(outbox).returning(outbox.c.id, sort_by_parameter_order=on_postgres)
        rows = await connection.execute(statement, [_row(drafts[position], now, claims[position]) for position in plain])
        ids.update(zip(plain, sorted(rows.scalars()), strict=True))
    if keyed:
        once = insert_into(connection, outbox).on_conflict_do_nothing(index_elements=[outbox.c.dedupe_key])
        parameters = [_row(drafts[position], now, claims[position]) for position in keyed.values()]
        for row in await connection.execute(once.returning(outbox.c.id, outbox.c.dedupe_key), parameters):
            ids[keyed[row.dedupe_key]] = row.id
    for position, letter_id in ids.items():
        claim = claims[position]
        if claim is not None:
            letters.append(_letter_of(drafts[position], letter_id, now, claim))
    return sorted(letters, key=lambda letter: letter.id)


async def queue_claimed(connection: AsyncConnection, drafts: Sequence[Draft], now: datetime, claimed_until: datetime) -> list[Letter]:
    """Queue drafts of any lane, at least one, that are in this process' hands from the start. One statement."""
    on_postgres = connection.dialect.name != "sqlite"
    statement = insert(outbox).returning(outbox.c.id, sort_by_parameter_order=on_postgres)
    ids = sorted((await connection.execute(statement, [_row(draft, now, claimed_until) for draft in drafts])).scalars())
    return [_letter_of(draft, letter_id, now, claimed_until) for draft, letter_id in zip(drafts, ids, strict=True)]


def _anew(draft: Draft) -> Draft:
    """What has an attachment is no edit of anything, and no later edit takes its place."""
    attached = draft.view is not None and draft.view.attachment is not None
    return replace(draft, edit=False, message_id=None) if attached and draft.edit else draft


def _row(draft: Draft, now: datetime, claimed_until: datetime | None) -> dict[str, Any]:
    return {
        "chat_id": draft.chat_id,
        "lane": draft.lane.value,
        "screen": draft.screen,
        "subject": draft.subject,
        "payload": view_to_json(draft.view) if draft.view is not None else None,
        "language": draft.language,
        "card": draft.card,
        "edit": draft.edit,
        "message_id": draft.message_id,
        "dedupe_key": draft.dedupe_key,
        "not_before": draft.not_before or now,
        "expires_at": draft.expires_at or (draft.not_before or now) + KEEPS_TRYING[draft.lane],
        "claimed_until": claimed_until,
        "created_at": now,
    }


def _letter_of(draft: Draft, letter_id: int, now: datetime, claimed_until: datetime) -> Letter:
    return Letter(
        id=letter_id,
        chat_id=draft.chat_id,
        lane=draft.lane,
        language=draft.language,
        card=draft.card,
        screen=draft.screen,
        subject=draft.subject,
        view=draft.view,
        edit=draft.edit,
        message_id=draft.message_id,
        attempts=0,
        expires_at=draft.expires_at or now + KEEPS_TRYING[draft.lane],
        claimed_until=claimed_until,
    )


def letter_of(row: Row[Any], claimed_until: datetime) -> Letter:
    """The letter in a row of the outbox."""
    lane = Lane(row.lane)
    return Letter(
        id=row.id,
        chat_id=row.chat_id,
        lane=lane,
        language=row.language,
        card=row.card,
        screen=row.screen,
        subject=row.subject,
        view=view_from_json(row.payload) if row.payload is not None else None,
        edit=row.edit,
        message_id=row.message_id,
        attempts=row.attempts,
        expires_at=row.expires_at or row.created_at + KEEPS_TRYING[lane],
        claimed_until=claimed_until,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that is still to be sent; `held_until`: in some process' hands, or not to be sent, before that moment.
    `claimed`: in hands where it may have been worded already."""

    id: int
    chat_id: int
    card: str
    edit: bool
    language: str
    held_until: datetime
    claimed: bool


def _waiting(row: Any) -> Waiting:
    held = max(row.not_before, row.claimed_until or row.not_before)
    return Waiting(row.id, row.chat_id, row.card, row.edit, row.language, held, row.claimed_until is not None)


_WAITING = select(
    outbox.c.id, outbox.c.chat_id, outbox.c.card, outbox.c.edit, outbox.c.language, outbox.c.not_before, outbox.c.claimed_until
).where(_UNSENT)
_WAITING_AT_ONCE = _WAITING.where(_AT_ONCE, among_ids(outbox.c.chat_id, "chats"))


async def waiting_at_once(connection: AsyncConnection, chat_ids: Collection[int]) -> list[Waiting]:
    """What is still to be sent to these chats in the lanes that leave at once. One statement."""
    rows = await connection.execute(_WAITING_AT_ONCE, {"chats": chat_ids})
    return [_waiting(row) for row in rows.all()]


async def waiting_cards(connection: AsyncConnection, cards: Collection[str], lane: Lane | None = None) -> list[Waiting]:
    """What is still to be sent of these cards, to whomever, in the lanes that leave at once (or in `lane` alone), or has been and is not
    written down yet. One statement."""
    there = _AT_ONCE if lane is None else outbox.c.lane == lane.value
    rows = await connection.execute(_WAITING.where(there, among(outbox.c.card, cards)))
    return [_waiting(row) for row in rows.all()]


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(_UNSENT, outbox.c.not_before <= now, or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now))


def _due_at_once(now: datetime, paused: Collection[Lane]) -> Select[int]:
    """Letters that may be taken in hand now, but for those behind an earlier one of their chat that may not, or that is of another lane:
    lanes are looked at one after the other, and a chat's order goes before theirs."""
    earlier = outbox.alias("earlier")
    blocked = exists().where(
        earlier.c.outcome.is_(None),
        earlier.c.chat_id == outbox.c.chat_id,
        earlier.c.id < outbox.c.id,
        leaves_at_once(earlier),
        or_(earlier.c.not_before > now, earlier.c.claimed_until > now, earlier.c.lane != outbox.c.lane),
    )
    lanes = [lane.value for lane in IMMEDIATE if lane not in paused]
    return select(outbox.c.id).where(_due(now), outbox.c.lane.in_(lanes), ~blocked)


def _due_paced(now: datetime, lane: Lane, most: int) -> Select[int]:
    return select(outbox.c.id).where(_due(now), outbox.c.lane == lane.value).order_by(outbox.c.id).limit(most)


async def any_due_at_once(connection: AsyncConnection, now: datetime, paused: Collection[Lane]) -> bool:
    """Whether a sweep would find something: a question that takes no lock."""
    first = _due_at_once(now, paused).order_by(outbox.c.lane, outbox.c.id).limit(1)  # ordered, so that it is read from the index
    return (await connection.execute(first)).first() is not None


async def claim_at_once(connection: AsyncConnection, now: datetime, until: datetime, paused: Collection[Lane], most: int) -> list[Letter]:
    """Take in hand, until `until`, what should have left at once and is in nobody's hands (any more): it was postponed, or its process
    died. Nothing of a chat whose earlier letter is in other hands or has to wait. In the order of their ids."""
    return await _claim(connection, _due_at_once(now, paused).order_by(outbox.c.lane, outbox.c.id).limit(most), until)


async def claim_paced(connection: AsyncConnection, now: datetime, until: datetime, lane: Lane, most: int) -> list[Letter]:
    """Take in hand, until `until`, the next letters of a paced lane, in the order of their ids."""
    return await _claim(connection, _due_paced(now, lane, most), until)


async def _claim(connection: AsyncConnection, due: Select[int], until: datetime) -> list[Letter]:
    # Another process may look at the same moment: it passes over what is locked, and afterwards sees the claim.
    ids = (await connection.execute(due.with_for_update(skip_locked=True, of=outbox))).scalars().all()
    if not ids:
        return []
    taken = update(outbox).where(among(outbox.c.id, ids)).values(claimed_until=until).returning(*outbox.c)
    rows = (await connection.execute(taken)).all()
    return sorted((letter_of(row, until) for row in rows), key=lambda letter: letter.id)


async def renew(connection: AsyncConnection, letter_ids: Collection[int], until: datetime) -> None:
    """Keep letters in hand longer."""
    await connection.execute(update(outbox).where(_UNSENT, among(outbox.c.id, letter_ids)).values(claimed_until=until))


async def release(connection: AsyncConnection, letter_ids: Collection[int]) -> None:
    """Give letters back, as they are."""
    if letter_ids:
        await connection.execute(update(outbox).where(_UNSENT, among(outbox.c.id, letter_ids)).values(claimed_until=None))


async def release_all(connection: AsyncConnection) -> None:
    """Give back whatever was in anybody's hands: for the one process of an embedded database, when it starts."""
    await connection.execute(update(outbox).where(_UNSENT, outbox.c.claimed_until.is_not(None)).values(claimed_until=None))


async def supersede(connection: AsyncConnection, letter_ids: Iterable[int], now: datetime) -> None:
    """Finish edits that a later edit replaces."""
    ended = {"outcome": Fate.SUPERSEDED.value, "finished_at": now, "payload": None, "claimed_until": None}
    await connection.execute(update(outbox).where(_UNSENT, among(outbox.c.id, letter_ids)).values(ended))
