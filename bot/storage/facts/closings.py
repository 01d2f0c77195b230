"""What managers want of reminders, and the days on which enterprises are closed."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.reminding import WISHED, Closing, ClosingBook, Duty, OwnTimes


async def load_closed_days(conn: AsyncConnection, enterprise_ids: Collection[int], first: date, last: date) -> dict[int, set[date]]:
    """The days from `first` to `last` on which each of the enterprises was, or is, closed. One statement."""
    c = t.closing.c
    rows = await conn.execute(
        select(c.enterprise_id, c.first, c.last).where(among(c.enterprise_id, enterprise_ids), t.closed, c.last >= first, c.first <= last)
    )
    found: dict[int, set[date]] = {}
    for row in rows:
        begin, days = max(row.first, first), (min(row.last, last) - max(row.first, first)).days + 1
        found.setdefault(row.enterprise_id, set()).update(begin + timedelta(days=number) for number in range(days))
    return found


async def load_closings(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, ClosingBook]:
    """The days off of the enterprises that are not over. One statement."""
    e, c = t.enterprise.c, t.closing.c
    not_over = and_(c.enterprise_id == e.id, t.closed, c.last >= scope.today)
    rows = await conn.execute(
        select(e.id, e.works_every_day, c.first, c.last)
        .outerjoin_from(t.enterprise, t.closing, not_over)
        .where(among(e.id, enterprise_ids))
        .order_by(e.id, c.first, c.last)
    )
    found: dict[int, ClosingBook] = {}
    for row in rows:
        known = found.get(row.id) or ClosingBook((), scope.works(scope.today, row.works_every_day))
        added = (Closing(row.first, row.last),) if row.first is not None else ()
        found[row.id] = ClosingBook((*known.closings, *added), known.work_day)
    return found


async def load_wishes(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, dict[int, OwnTimes]]:
    """What the managers of the enterprises want, by account. Two statements."""
    m = t.membership.c
    mine = (among(m.enterprise_id, enterprise_ids), m.role == "manager", t.held)
    wishes = await conn.execute(
        select(m.enterprise_id, m.account_id, t.wish.c.what, t.wish.c.at)
        .join_from(t.membership, t.wish, t.wish.c.account_id == m.account_id)
        .where(*mine, t.wish.c.what.in_([duty.value for duty in WISHED]))
        .order_by(t.wish.c.at)
    )
    found: dict[int, dict[int, Any]] = {enterprise_id: {} for enterprise_id in enterprise_ids}
    for row in wishes:
        found[row.enterprise_id].setdefault(row.account_id, []).append((Duty(row.what), row.at))
    put_off = await conn.execute(
        select(m.enterprise_id, m.account_id, t.snooze.c.until)
        .join_from(t.membership, t.snooze, t.snooze.c.account_id == m.account_id)
        .where(*mine, t.snooze.c.until > scope.now, t.snooze.c.day == scope.today)
    )
    until = {(row.enterprise_id, row.account_id): scope.local(row.until) for row in put_off}
    return {
        enterprise_id: {
            account_id: OwnTimes(tuple(people.get(account_id, ())), until.get((enterprise_id, account_id)))
            for account_id in {*people, *(account for enterprise, account in until if enterprise == enterprise_id)}
        }
        for enterprise_id, people in found.items()
    }
