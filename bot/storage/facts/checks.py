"""Return checks as they stand: the newest revision with the newest judgement."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.codes import Verdict
from conversations.returns import Check
from conversations.returns_json import declaration_from_json, judgement_from_json

LAST_CHECKS = 50
"""So many of an enterprise's last checks say which places are usual there."""

MOST_PLACES = 6

_older = t.verdict.alias("older")
NEWEST_VERDICT = select(func.max(_older.c.id)).where(_older.c.check_id == t.return_check.c.id).correlate(t.return_check).scalar_subquery()
"""The id of a check's newest judgement."""

IS_NEWEST_REVISION = (t.check_revision.c.check_id == t.return_check.c.id) & (t.check_revision.c.revision == t.return_check.c.revision)

_CONFIRMER = t.account.alias("confirmer")

CHECKS = (
    select(
        t.return_check.c.id,
        t.return_check.c.enterprise_id,
        t.return_check.c.staff_id,
        t.staff.c.name.label("staff_name"),
        t.staff.c.post.label("staff_post"),
        t.return_check.c.revision,
        t.check_revision.c.declaration,
        t.verdict.c.judgement,
        t.check_revision.c.self_declared,
        t.return_check.c.confirmed_at,
        _CONFIRMER.c.name.label("confirmed_by"),
        t.return_check.c.replaced_at,
        t.account.c.name.label("declared_by"),
        t.check_revision.c.declared_at,
        t.verdict.c.judged_at,
        t.verdict.c.because,
        t.verdict.c.before,
    )
    .join_from(t.return_check, t.check_revision, IS_NEWEST_REVISION)
    .join(t.verdict, t.verdict.c.id == NEWEST_VERDICT)
    .join(t.staff, t.staff.c.id == t.return_check.c.staff_id)
    .join(t.account, t.account.c.id == t.check_revision.c.declared_by)
    .outerjoin(_CONFIRMER, _CONFIRMER.c.id == t.return_check.c.confirmed_by)
)
"""Rows of which `check_of` makes checks."""


async def load_checks(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, tuple[Check, ...]]:
    """The current checks of the enterprises' present staff, newest first. One statement."""
    statement = CHECKS.where(among(t.return_check.c.enterprise_id, enterprise_ids), t.current_check, t.present).order_by(
        t.check_revision.c.declared_at.desc(), t.return_check.c.id.desc()
    )
    found: dict[int, list[Check]] = {enterprise_id: [] for enterprise_id in enterprise_ids}
    for row in await conn.execute(statement):
        found[row.enterprise_id].append(check_of(row, scope))
    return {enterprise_id: tuple(checks) for enterprise_id, checks in found.items()}


async def load_check_cards(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Check]:
    """Checks one by one; where the scope locks they are locked on PostgreSQL, in the order of their ids. One statement."""
    statement = CHECKS.where(among(t.return_check.c.id, ids)).order_by(t.return_check.c.id)
    if scope.locking and conn.dialect.name == "postgresql":
        statement = statement.with_for_update(of=t.return_check)
    return {row.id: check_of(row, scope) for row in await conn.execute(statement)}


async def load_own_checks(conn: AsyncConnection, staff_ids: Collection[int], scope: Scope) -> dict[int, Check]:
    """The current check of each of the people who has one. One statement."""
    rows = await conn.execute(CHECKS.where(among(t.return_check.c.staff_id, staff_ids), t.current_check))
    return {row.staff_id: check_of(row, scope) for row in rows}


def check_of(row: Any, scope: Scope) -> Check:
    """The check in a row of `CHECKS`."""
    return Check(
        id=row.id,
        enterprise_id=row.enterprise_id,
        staff_id=row.staff_id,
        staff_name=row.staff_name,
        staff_post=row.staff_post,
        revision=row.revision,
        declaration=declaration_from_json(row.declaration),
        judgement=judgement_from_json(row.judgement),
        self_declared=row.self_declared,
        confirmed=row.confirmed_at is not None,
        declared_by=row.declared_by,
        declared_at=scope.local(row.declared_at),
        judged_at=scope.local(row.judged_at),
        judged_because=row.because,
        before=Verdict(row.before) if row.before else None,
        current=row.replaced_at is None,
        confirmed_by=row.confirmed_by or "",
        confirmed_at=scope.local(row.confirmed_at) if row.confirmed_at is not None else None,
    )


async def load_recent_places(conn: AsyncConnection, enterprise_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The places of the enterprises' last checks, the most frequent first, of as frequent ones the latest, at most 6. One statement."""
    c = t.return_check.c
    newest_first = func.row_number().over(partition_by=c.enterprise_id, order_by=c.id.desc())
    ranked = (
        select(c.id, c.enterprise_id, newest_first.label("rank"))
        .where(among(c.enterprise_id, enterprise_ids), t.current_check)
        .subquery("ranked")
    )
    often = func.count()
    statement = (
        select(ranked.c.enterprise_id, t.stay.c.place)
        .join(t.stay, t.stay.c.check_id == ranked.c.id)
        .where(ranked.c.rank <= LAST_CHECKS)
        .group_by(ranked.c.enterprise_id, t.stay.c.place)
        .order_by(ranked.c.enterprise_id, often.desc(), func.max(ranked.c.id).desc(), t.stay.c.place)
    )
    found: dict[int, list[str]] = {enterprise_id: [] for enterprise_id in enterprise_ids}
    for row in await conn.execute(statement):
        found[row.enterprise_id].append(row.place)
    return {enterprise_id: tuple(places[:MOST_PLACES]) for enterprise_id, places in found.items()}
