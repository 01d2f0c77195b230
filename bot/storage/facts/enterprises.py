"""Enterprises and their rosters."""

from collections.abc import Collection

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.facts.scope import Scope
from conversations.briefing import Enterprise, Person
from conversations.codes import Sector

_today = bindparam("today", type_=Date)
MANAGERS = (
    select(func.count())
    .where(t.membership.c.enterprise_id == t.enterprise.c.id, t.held, t.membership.c.role == "manager")
    .correlate(t.enterprise)
    .scalar_subquery()
)
"""How many managers an enterprise has."""

PRESENT_STAFF = (
    select(func.count()).where(t.staff.c.enterprise_id == t.enterprise.c.id, t.present).correlate(t.enterprise).scalar_subquery()
)
"""How many people an enterprise's roster has, without the departed."""

CLOSED_UNTIL = (
    select(func.max(t.closing.c.last))
    .where(t.closing.c.enterprise_id == t.enterprise.c.id, t.closed, t.closing.c.last >= _today, t.closing.c.first <= _today)
    .correlate(t.enterprise)
    .scalar_subquery()
)
"""Until when an enterprise is closed, of those that are today."""

_ENTERPRISES = (
    select(
        t.enterprise.c.id,
        t.enterprise.c.name,
        t.enterprise.c.sector,
        t.division.c.name.label("division_name"),
        t.enterprise.c.path,
        t.enterprise.c.address,
        t.enterprise.c.headcount,
        MANAGERS.label("managers"),
        PRESENT_STAFF.label("staff"),
        t.enterprise.c.works_every_day,
        t.enterprise.c.division_code,
        CLOSED_UNTIL.label("closed_until"),
    )
    .join(t.division, t.division.c.code == t.enterprise.c.division_code)
    .where(among_ids(t.enterprise.c.id, "enterprises"))
)

_ROSTERS = (
    select(
        t.staff.c.enterprise_id,
        t.staff.c.id,
        t.staff.c.name,
        t.staff.c.initials,
        t.staff.c.department,
        t.staff.c.post,
        t.staff.c.departed_at.is_not(None).label("departed"),
    )
    .where(among_ids(t.staff.c.enterprise_id, "enterprises"))
    .order_by(t.staff.c.position)
)


async def load_enterprises(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Enterprise]:
    """The enterprises among `ids` that exist. One statement."""
    rows = await conn.execute(_ENTERPRISES, {"enterprises": ids, "today": scope.today})
    return {
        row.id: Enterprise(
            id=row.id,
            name=row.name,
            sector=Sector(row.sector) if row.sector else None,
            division_name=row.division_name,
            path=row.path,
            address=row.address,
            registered_headcount=row.headcount,
            managers=row.managers,
            staff=row.staff,
            works_today=row.closed_until is None and scope.works(scope.today, row.works_every_day),
            division_code=row.division_code,
            closed_until=row.closed_until,
        )
        for row in rows
    }


async def load_rosters(conn: AsyncConnection, enterprise_ids: Collection[int]) -> dict[int, tuple[Person, ...]]:
    """Everybody who is or was on the rosters, in the rosters' order. One statement."""
    rosters: dict[int, list[Person]] = {enterprise_id: [] for enterprise_id in enterprise_ids}
    for enterprise_id, *person in await conn.execute(_ROSTERS, {"enterprises": enterprise_ids}):
        rosters[enterprise_id].append(Person(*person))
    return {enterprise_id: tuple(people) for enterprise_id, people in rosters.items()}
