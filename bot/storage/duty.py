"""Who is on duty, and who stands in for whom."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, literal, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, members
from conversations.duty import Hours, Leave, Officer
from conversations.rules.duty import HOPS, acting, there


async def acting_for(conn: AsyncConnection, accounts: Collection[int], now: datetime) -> Mapping[int, tuple[int, ...]]:
    """For each of these officers who acts for them at `now` (local): themselves on duty, who stands in while they are on leave, nobody
    while they are off duty. Two statements."""
    acts, _ = await acting_and_there(conn, accounts, now)
    return acts


async def acting_and_there(
    conn: AsyncConnection, accounts: Collection[int], now: datetime
) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, int]]:
    """What `acting_for` says of these officers, and what `there_for` says of them on that day. Two statements."""
    if not accounts:
        return {}, {}
    officers = await _with_leaves(conn, accounts, now.date(), await hours_of(conn, accounts))
    found = {account: acting(account, officers, now) for account in accounts}
    return {account: () if one is None else (one,) for account, one in found.items()}, _there(accounts, officers, now.date())


async def there_for(conn: AsyncConnection, accounts: Collection[int], day: date) -> Mapping[int, int]:
    """For each of these officers who is there in their place on a local day, whatever the hours: themselves, or who stands in while they
    are on leave. Those for whom nobody is are left out. One statement."""
    if not accounts:
        return {}
    return _there(accounts, await _with_leaves(conn, accounts, day, {}), day)


def _there(accounts: Collection[int], officers: Mapping[int, Officer], day: date) -> dict[int, int]:
    found = {account: there(account, officers, day) for account in accounts}
    return {account: one for account, one in found.items() if one is not None}


async def _with_leaves(
    conn: AsyncConnection, accounts: Collection[int], day: date, hours: Mapping[int, tuple[Hours, ...]]
) -> dict[int, Officer]:
    """These officers, and those who stand in for them on the day, with their leaves then. One statement."""
    away: dict[int, list[Leave]] = {account: [] for account in accounts}
    for row in await conn.execute(_standing_in(accounts, day)):
        away.setdefault(row.account_id, []).append(Leave(row.first, row.last, row.stand_in, row.id))
        if row.stand_in is not None:
            away.setdefault(row.stand_in, [])
    return {account: Officer(account, hours=hours.get(account, ()), leaves=tuple(told)) for account, told in away.items()}


async def hours_of(conn: AsyncConnection, accounts: Iterable[int]) -> Mapping[int, tuple[Hours, ...]]:
    """The hours of those who have any. One statement."""
    c = t.duty_hours.c
    told: dict[int, tuple[Hours, ...]] = {}
    rows = select(c.account_id, c.weekday, c.begins, c.ends).where(among(c.account_id, accounts))
    for row in await conn.execute(rows.order_by(c.account_id, c.weekday, c.begins)):
        told[row.account_id] = (*told.get(row.account_id, ()), Hours(row.weekday, row.begins, row.ends))
    return told


async def leaves_of(conn: AsyncConnection, accounts: Iterable[int], since: date) -> Mapping[int, tuple[Leave, ...]]:
    """The leaves that are not over before `since`, of those who have any. One statement."""
    c = t.absence.c
    told: dict[int, tuple[Leave, ...]] = {}
    rows = select(c.account_id, c.first, c.last, c.id, c.swap, _may_stand_in().label("stand_in"))
    rows = rows.where(among(c.account_id, accounts), t.absent, c.last >= since).order_by(c.account_id, c.first, c.id)
    for row in await conn.execute(rows):
        told[row.account_id] = (*told.get(row.account_id, ()), Leave(row.first, row.last, row.stand_in, row.id, row.swap))
    return told


_theirs, _own = t.membership.alias("theirs"), t.membership.alias("own")


def _may_stand_in() -> Any:
    """Whoever stands in, or nobody where they are no officer of the absent one's division, or of one above it, any more."""
    c = t.absence.c
    officer: Any = literal_column("'officer'")
    above = (_theirs.c.path > "") & (func.substr(_own.c.path, 1, func.length(_theirs.c.path)) == _theirs.c.path)
    held = [one.c.ended_at.is_(None) & (one.c.role == officer) for one in (_theirs, _own)]
    return case((exists().where(_theirs.c.account_id == c.stand_in, _own.c.account_id == c.account_id, above, *held), c.stand_in))


def _standing_in(accounts: Collection[int], day: date) -> Select[Any]:
    """Today's leaves of these officers, of those who stand in for them, and so on."""
    c = t.absence.c
    today = and_(t.absent, c.first <= day, c.last >= day)
    reached = select(members(accounts).c.value.label("account_id"), literal(0).label("hop")).cte("reached", recursive=True)
    further = select(c.stand_in, reached.c.hop + 1).where(
        c.account_id == reached.c.account_id, today, c.stand_in.is_not(None), reached.c.hop < HOPS
    )
    reached = reached.union(further)
    named = _may_stand_in().label("stand_in")
    met = select(reached.c.account_id).distinct().subquery("met")
    return (
        select(c.id, c.account_id, c.first, c.last, named)
        .join_from(met, t.absence, c.account_id == met.c.account_id)
        .where(today)
        .order_by(c.id)
    )
