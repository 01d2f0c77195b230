"""What an officer's card of an enterprise shows, and the notes on it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.enterprises import load_enterprises
from bot.storage.facts.ledgers import load_histories
from bot.storage.facts.pages import fitting, numbered, parse, wanted_rows
from bot.storage.facts.scope import Scope
from conversations.briefing import EnterpriseCard
from conversations.officer_day import NOTES_PAGE, Counterpart, ManagerSeen, Note, NotePage
from conversations.roles import Level


async def load_enterprise_cards(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, EnterpriseCard]:
    """The cards of the enterprises among `ids` that exist. Eight statements."""
    enterprises = await load_enterprises(conn, ids, scope)
    if not enterprises:
        return {}
    days = await load_histories(conn, list(enterprises), scope)
    people = (await conn.execute(_people(enterprises))).all()
    notes = {row.enterprise_id: row for row in await conn.execute(_notes(enterprises))}
    waiting = {row.enterprise_id for row in await conn.execute(_last_messages(enterprises)) if not row.by_officer}
    keys = await _key_levels(conn, enterprises)
    cards = {}
    for key, enterprise in enterprises.items():
        mine = [row for row in people if row.id == key]
        managers = tuple(ManagerSeen(row.name, row.reachable) for row in mine if row.name is not None)
        note = notes.get(key)
        newest = _note(note, scope) if note is not None else None
        other = Counterpart(mine[0].contact if mine else "", managers, note.notes if note is not None else 0, newest, key in waiting)
        cards[key] = EnterpriseCard(enterprise, days.get(key, ()), other, keys.get(key, ()))
    return cards


async def _key_levels(conn: AsyncConnection, ids: Collection[int]) -> dict[int, tuple[Level, ...]]:
    """Of which lists of key enterprises each is, from the top."""
    c = t.key_enterprise.c
    rows = (await conn.execute(select(c.enterprise_id, c.level).where(among(c.enterprise_id, ids)))).all()
    return {one: tuple(level for level in Level if (one, level.value) in {(row[0], row[1]) for row in rows}) for one in ids}


def _people(ids: Collection[int]) -> Select[Any]:
    """The contact of each, and its managers in the order in which they enrolled."""
    manages = (t.membership.c.enterprise_id == t.enterprise.c.id) & t.held & (t.membership.c.role == "manager")
    return (
        select(t.enterprise.c.id, t.enterprise.c.contact, t.account.c.name, t.account.c.reachable)
        .outerjoin_from(t.enterprise, t.membership, manages)
        .outerjoin(t.account, t.account.c.id == t.membership.c.account_id)
        .where(among(t.enterprise.c.id, ids))
        .order_by(t.membership.c.id)
    )


def _notes(ids: Collection[int]) -> Select[Any]:
    """The newest note of each, and how many there are."""
    note = t.enterprise_note
    last = (
        select(func.max(note.c.id).label("id"), func.count().label("notes"))
        .where(among(note.c.enterprise_id, ids), t.noted)
        .group_by(note.c.enterprise_id)
        .subquery("latest")
    )
    return _NOTE.add_columns(last.c.notes).join(last, last.c.id == note.c.id)


_NOTE = select(
    t.enterprise_note.c.id,
    t.enterprise_note.c.enterprise_id,
    t.enterprise_note.c.text,
    t.enterprise_note.c.at,
    t.enterprise_note.c.by,
    t.account.c.name.label("author"),
).join(t.account, t.account.c.id == t.enterprise_note.c.by)


def _note(row: Any, scope: Scope) -> Note:
    return Note(row.id, row.text, scope.local(row.at), row.by, row.author)


def _last_messages(ids: Collection[int]) -> Select[Any]:
    """Who wrote last with each, but for what went to all laggards, which answers nobody."""
    message = t.message
    said = (message.c.enterprise_id == t.enterprise.c.id, message.c.copy_of.is_(None))
    last = select(func.max(message.c.id)).where(*said).correlate(t.enterprise).scalar_subquery()
    return (
        select(message.c.enterprise_id, message.c.by_officer)
        .join_from(t.enterprise, message, message.c.id == last)
        .where(among(t.enterprise.c.id, ids))
    )


async def load_notes(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, NotePage]:
    """The pages `ENTERPRISE:PAGE` of notes; a page behind the last one gives the last. One statement."""
    wanted = {key: parse(key) for key in keys}
    note = t.enterprise_note
    listed = numbered(
        select(note.c.id.label("row_id"), note.c.enterprise_id.label("about")).where(
            among(note.c.enterprise_id, {about for about, _ in wanted.values()}), t.noted
        ),
        note.c.enterprise_id,
        (note.c.id.desc(),),
    )
    chosen = wanted_rows(listed, {page for _, page in wanted.values()}, NOTES_PAGE)
    statement = _NOTE.add_columns(listed.c.number, listed.c.total).join(listed, listed.c.row_id == note.c.id).where(chosen)
    rows = (await conn.execute(statement.order_by(listed.c.number))).all()
    pages = {}
    for key, (about, page) in wanted.items():
        mine = [row for row in rows if row.enterprise_id == about]
        total, count, shown = fitting(mine, page, NOTES_PAGE)
        notes = tuple(_note(row, scope) for row in mine if (row.number - 1) // NOTES_PAGE == shown)
        pages[key] = NotePage(about, total, shown, count, notes)
    return pages
