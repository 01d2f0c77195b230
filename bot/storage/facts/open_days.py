"""What is open in a division for one officer, and when officers want to be told of it."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.owed import owing_enterprises
from bot.storage.facts.scope import Scope
from bot.storage.schedule import HEALTH_LEDGER
from conversations.officer_day import DigestKind, DigestTimes, OpenDay


async def load_open_days(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, OpenDay]:
    """`ACCOUNT:DIVISION` each. Six statements."""
    wanted = {key: (int(key.partition(":")[0]), key.partition(":")[2]) for key in keys}
    codes = sorted({code for _, code in wanted.values()})
    divisions = {row.code: row for row in await conn.execute(_DIVISIONS.where(among(t.division.c.code, codes)))}
    held: dict[str, dict[int | None, int]] = {}
    for row in await conn.execute(_holders(codes)):
        held.setdefault(row.code, {})[row.holder_id] = row.alerts
    yesterday = scope.today - timedelta(days=1)
    missed = {row.code: row.count for row in await conn.execute(_missed(codes, yesterday))}
    ending = {row.code: row.count for row in await conn.execute(_ending(codes, scope.today))}
    owing = await owing_enterprises(conn, codes, scope)
    rest = not scope.is_work_day(scope.today + timedelta(days=1))
    found = {}
    for key, (account, code) in wanted.items():
        if code not in divisions:
            continue
        alerts = held.get(code, {})
        mine, nobody = alerts.get(account, 0), alerts.get(None, 0)
        others = sum(alerts.values()) - mine - nobody
        place = divisions[code]
        counted = (missed.get(code, 0), ending.get(code, 0), rest, owing.get(code, 0))
        found[key] = OpenDay(code, place.name, place.path, mine, nobody, others, *counted)
    return found


_DIVISIONS = select(t.division.c.code, t.division.c.name, t.division.c.path)


def _holders(codes: Collection[str]) -> Select[Any]:
    """Unresolved alerts by who holds them."""
    return (
        select(t.division.c.code, t.alert.c.holder_id, func.count().label("alerts"))
        .join_from(t.division, t.alert, below(t.alert.c.path, t.division.c.path) & t.unresolved)
        .where(among(t.division.c.code, codes))
        .group_by(t.division.c.code, t.alert.c.holder_id)
    )


def _missed(codes: Collection[str], day: Any) -> Select[Any]:
    """Enterprises that owed the ledger of the day and never reported."""
    return (
        select(t.division.c.code, func.count().label("count"))
        .join_from(t.division, t.due, below(t.due.c.path, t.division.c.path))
        .where(among(t.division.c.code, codes), t.due.c.day == day, t.due.c.duty == HEALTH_LEDGER)
        .group_by(t.division.c.code)
    )


def _ending(codes: Collection[str], day: Any) -> Select[Any]:
    """People whose isolation lasts until this day, or should have ended before."""
    ends = case((t.isolation.c.until <= day, 1), else_=0)
    return (
        select(t.division.c.code, func.sum(ends).label("count"))
        .join_from(t.division, t.isolation, below(t.isolation.c.path, t.division.c.path) & t.isolated)
        .where(among(t.division.c.code, codes))
        .group_by(t.division.c.code)
    )


async def load_digest_times(conn: AsyncConnection, accounts: Collection[int], scope: Scope) -> dict[int, DigestTimes]:
    """The digests that these people have chosen a time for. One statement."""
    del scope
    kinds = [kind.value for kind in DigestKind]
    statement = select(t.wish).where(among(t.wish.c.account_id, accounts), t.wish.c.what.in_(kinds))
    found: dict[int, DigestTimes] = {account: {} for account in accounts}
    for row in await conn.execute(statement):
        found[row.account_id][DigestKind(row.what)] = row.at
    return found
