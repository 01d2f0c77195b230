"""What was stated about places, and how many checks a statement would touch."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, or_, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below, texts
from bot.storage.facts.scope import Scope
from bot.storage.officers import upward
from bot.storage.touching import horizon, touched
from conversations.codes import RiskLevel
from conversations.places import path_of
from conversations.returns import RiskStatement

STATEMENTS = select(t.risk, t.account.c.name.label("by")).outerjoin_from(t.risk, t.account, t.account.c.id == t.risk.c.said_by)
"""Rows of which `statement_of` makes statements."""


def statement_of(row: Any, scope: Scope) -> RiskStatement:
    """The statement in a row of `STATEMENTS`; its moments are local."""
    since, said_at = scope.local(row.since), scope.local(row.said_at)
    return RiskStatement(row.id, row.place, RiskLevel(row.level), since, said_at, row.by or "", row.note)


async def load_risks(conn: AsyncConnection, places: Collection[str], scope: Scope) -> dict[str, tuple[RiskStatement, ...]]:
    """All that was ever stated about each of the places, about what it lies in and about what lies in it, in the order in which it was
    said. One statement."""
    paths = {place: path_of(place) for place in places}
    top = texts(sorted(set(paths.values())), "member_top")
    above = sorted({up for path in paths.values() for up in upward(path)[1:]})
    concerned = union(
        select(t.risk.c.id).join_from(top, t.risk, below(t.risk.c.path, top.c.value)),
        select(t.risk.c.id).where(among(t.risk.c.path, above)),
    )
    rows = (await conn.execute(STATEMENTS.where(t.risk.c.id.in_(concerned)).order_by(t.risk.c.id))).all()
    said = [(row.path, statement_of(row, scope)) for row in rows]
    return {
        place: tuple(statement for path, statement in said if path.startswith(own) or own.startswith(path)) for place, own in paths.items()
    }


async def load_risk_board(conn: AsyncConnection, scope: Scope) -> tuple[RiskStatement, ...]:
    """The statement in force of every place that is not low, and those to come, by place. One statement."""
    c = t.risk.c
    latest_first = func.row_number().over(partition_by=c.place, order_by=(c.since.desc(), c.id.desc()))
    ranked = select(c.id, latest_first.label("rank")).where(c.since <= scope.now).subquery("ranked")
    held = select(ranked.c.id).where(ranked.c.rank == 1)
    statement = STATEMENTS.where(or_(c.since > scope.now, (c.level != RiskLevel.LOW.value) & c.id.in_(held)))
    return tuple(statement_of(row, scope) for row in await conn.execute(statement.order_by(c.path, c.since, c.id)))


async def load_risk_places(conn: AsyncConnection, places: Collection[str], scope: Scope) -> dict[str, int]:
    """How many current checks a statement about each of the places would have judged again. One statement."""
    paths = {place: path_of(place) for place in places}
    found = touched(sorted(set(paths.values())), horizon(scope.today, scope.policy)).subquery("page")
    counted = select(found.c.path, func.count().label("checks")).group_by(found.c.path)
    checks = {row.path: row.checks for row in await conn.execute(counted)}
    return {place: checks.get(path, 0) for place, path in paths.items()}
