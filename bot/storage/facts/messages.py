"""Messages between officers and enterprises: one, a page of those with an enterprise, an officer's list of enterprises."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.pages import fitting, numbered, parse, wanted_rows
from bot.storage.facts.scope import Scope
from conversations.officer_day import PAGE, THREAD_PAGE, Message, ThreadLine, ThreadList, ThreadPage

_later = t.message.alias("later")


def _post() -> Any:
    """The division nearest to the enterprise that the officer of a message held when it was written, also if that has ended since."""
    m, at = t.membership, t.message.c.at
    then = (m.c.since <= at) & or_(m.c.ended_at.is_(None), m.c.ended_at >= at)
    return (
        select(t.division.c.name)
        .join_from(m, t.division, t.division.c.code == m.c.division_code)
        .where(m.c.account_id == t.message.c.officer_id, t.of_officer, then, below(t.enterprise.c.path, m.c.path))
        .order_by(func.length(m.c.path).desc(), m.c.id)
        .limit(1)
        .correlate(t.message, t.enterprise)
        .scalar_subquery()
    )


def _answered() -> ColumnElement[bool]:
    """The other side has written since: in answer to it, or the officer whom it concerns, or one who took it over. What goes to all
    laggards answers nobody, nor does what another officer writes of something else."""
    took = exists().where(t.message_taken.c.message_id == t.message.c.id, t.message_taken.c.account_id == _later.c.officer_id)
    meant = or_(_later.c.answers == t.message.c.id, _later.c.officer_id == t.message.c.officer_id, took.correlate(t.message, _later))
    later = (_later.c.id > t.message.c.id) & (_later.c.by_officer != t.message.c.by_officer) & _later.c.copy_of.is_(None)
    return exists().where(_later.c.enterprise_id == t.message.c.enterprise_id, later, meant).correlate(t.message)


_MESSAGES = select(
    t.message,
    t.enterprise.c.name.label("enterprise_name"),
    t.enterprise.c.path,
    _post().label("post"),
    t.message.c.copy_of.is_not(None).label("to_many"),
    _answered().label("answered"),
).join(t.enterprise, t.enterprise.c.id == t.message.c.enterprise_id)


def _message(row: Any, scope: Scope) -> Message:
    return Message(
        id=row.id,
        enterprise_id=row.enterprise_id,
        enterprise_name=row.enterprise_name,
        path=row.path,
        officer_id=row.officer_id,
        by_officer=row.by_officer,
        post=row.post or "",
        text=row.text,
        at=scope.local(row.at),
        to_many=row.to_many,
        answered=row.answered,
    )


async def load_messages(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Message]:
    """The messages among `ids` that exist. One statement."""
    return {row.id: _message(row, scope) for row in await conn.execute(_MESSAGES.where(among(t.message.c.id, ids)))}


async def load_threads(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, ThreadPage]:
    """The pages `ENTERPRISE:PAGE`, newest first; a page behind the last one gives the last. One statement."""
    wanted = {key: parse(key) for key in keys}
    message = t.message
    mine = select(message.c.id.label("row_id")).where(among(message.c.enterprise_id, {about for about, _ in wanted.values()}))
    listed = numbered(mine, message.c.enterprise_id, (message.c.id.desc(),))
    statement = _MESSAGES.add_columns(listed.c.number, listed.c.total).join(listed, listed.c.row_id == message.c.id)
    chosen = wanted_rows(listed, {page for _, page in wanted.values()}, THREAD_PAGE)
    rows = (await conn.execute(statement.where(chosen).order_by(listed.c.number))).all()
    pages = {}
    for key, (about, page) in wanted.items():
        found = [row for row in rows if row.enterprise_id == about]
        total, count, shown = fitting(found, page, THREAD_PAGE)
        messages = tuple(_message(row, scope) for row in found if (row.number - 1) // THREAD_PAGE == shown)
        pages[key] = ThreadPage(about, total, shown, count, messages)
    return pages


async def load_thread_lists(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, ThreadList]:
    """The pages `ACCOUNT:PAGE`: enterprises with which the officer has exchanged messages, or of which they took an answer over, and which
    are still the officer's, those that wrote last first, then the newest. One statement."""
    wanted = {key: parse(key) for key in keys}
    last = _latest({about for about, _ in wanted.values()})
    # As its thread says: of several who took an answer over, one answers it.
    waiting = case((~t.message.c.by_officer & ~_answered(), 1), else_=0)
    newest = t.message.alias("newest")
    rows_of = (
        select(last.c.about, last.c.enterprise_id, t.enterprise.c.name, newest.c.at, waiting.label("waiting"))
        .join_from(last, newest, newest.c.id == last.c.last_id)
        .outerjoin(t.message, t.message.c.id == last.c.said_id)
        .join(t.enterprise, t.enterprise.c.id == last.c.enterprise_id)
        .where(_still_theirs(last))
    )
    silent = func.sum(waiting).over(partition_by=last.c.about).label("all_waiting")
    listed = numbered(rows_of.add_columns(silent), last.c.about, (waiting.desc(), newest.c.id.desc()))
    statement: Select[Any] = select(listed).where(wanted_rows(listed, {page for _, page in wanted.values()}, PAGE))
    rows = (await conn.execute(statement.order_by(listed.c.number))).all()
    return {key: _list([row for row in rows if row.about == about], page, scope) for key, (about, page) in wanted.items()}


def _latest(accounts: Collection[int]) -> Subquery:
    """The last message of each of these accounts with an enterprise: of those to and from them, and of those that they took over.
    `said_id`: the last one but for what went to all laggards, None where there is no other."""
    m, taken = t.message.c, t.message_taken.c
    said = func.max(case((m.copy_of.is_(None), m.id))).label("said_id")
    own = (
        select(m.officer_id.label("about"), m.enterprise_id, func.max(m.id).label("last_id"), said)
        .where(among(m.officer_id, accounts))
        .group_by(m.officer_id, m.enterprise_id)
    )
    others = (
        select(taken.account_id.label("about"), m.enterprise_id, func.max(m.id).label("last_id"), said)
        .join_from(t.message_taken, t.message, m.id == taken.message_id)
        .where(among(taken.account_id, accounts))
        .group_by(taken.account_id, m.enterprise_id)
    )
    both = union_all(own, others).subquery("both")
    last = (func.max(both.c.last_id).label("last_id"), func.max(both.c.said_id).label("said_id"))
    return select(both.c.about, both.c.enterprise_id, *last).group_by(both.c.about, both.c.enterprise_id).subquery("latest")


def _still_theirs(last: Any) -> Any:
    """An officer of the place, or an admin, by now."""
    m = t.membership
    officer = (m.c.role == "officer") & below(t.enterprise.c.path, m.c.path)
    return exists().where(m.c.account_id == last.c.about, t.held, or_(officer, m.c.role == "admin")).correlate(last, t.enterprise)


def _list(rows: Iterable[Any], page: int, scope: Scope) -> ThreadList:
    mine = list(rows)
    total, count, shown = fitting(mine, page, PAGE)
    lines = tuple(
        ThreadLine(row.enterprise_id, row.name, scope.local(row.at), bool(row.waiting)) for row in mine if (row.number - 1) // PAGE == shown
    )
    return ThreadList(total, mine[0].all_waiting if mine else 0, shown, count, lines)
