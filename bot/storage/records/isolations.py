"""Isolations opened by verdicts, changed by officers, verdicts and the manager's word on the last day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.codes import IsolationStep
from conversations.records import ChangeIsolation, OpenIsolation

ENDS = (IsolationStep.RELEASED, IsolationStep.COMPLETED)


async def open_isolations(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Isolations begin. Somebody who is in one already is a unique violation, which `Database.is_conflict` knows. Four statements."""
    asked = [record for record, _ in of_kind(deeds, OpenIsolation)]
    if not asked:
        return
    c = t.enterprise.c
    places = await conn.execute(select(c.id, c.path).where(among(c.id, [record.enterprise_id for record in asked])))
    paths = {row.id: row.path for row in places}
    rows = [
        {
            "enterprise_id": record.enterprise_id,
            "staff_id": record.staff_id,
            "path": paths[record.enterprise_id],
            "kind": record.kind.value,
            "first": record.first,
            "until": record.until,
            "rule": record.rule.value,
            "opened_at": now,
        }
        for record in asked
    ]
    await conn.execute(insert(t.isolation), rows)
    opened = select(t.isolation).where(among(t.isolation.c.staff_id, [record.staff_id for record in asked]), t.isolated)
    begun = [_change_row(row.id, IsolationStep.OPENED, row.until, row.kind, now) for row in await conn.execute(opened)]
    await conn.execute(insert(t.isolation_change), sorted(begun, key=lambda row: int(row["isolation_id"])))


def _change_row(
    isolation_id: int, step: IsolationStep, until: Any, kind: str, now: datetime, by: tuple[int | None, str] = (None, "")
) -> dict[str, Any]:
    """`by`: the account, None for a verdict, and its note."""
    account, note = by
    told = {"isolation_id": isolation_id, "step": step.value, "at": now, "until": until, "kind": kind}
    return {**told, "by": account, "note": note}


async def change_isolations(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """Steps of isolations. Returns those that an officer changed. Raises Conflict where one has ended meanwhile, or where two people change
    one at once. Three statements."""
    asked = list(of_kind(deeds, ChangeIsolation))
    if not asked:
        return []
    standing = await _standing(conn, [record.isolation_id for record, _ in asked])
    if len({record.isolation_id for record, _ in asked}) < len(asked):
        raise Conflict("two steps of one isolation at once")
    changes, history = [], []
    for record, deed in asked:
        known = standing.get(record.isolation_id)
        if known is None:
            raise Conflict("the isolation has ended meanwhile")
        by_verdict = record.step is IsolationStep.EXTENDED and not record.note
        # What an officer has set meanwhile is not shortened by a verdict.
        until = max(known.until, record.until) if by_verdict else record.until
        ended = record.step in ENDS
        changes.append(
            {
                "of_isolation": known.id,
                "new_until": until,
                "new_kind": record.kind.value,
                "new_ended_at": now if ended else None,
                "new_ended_step": record.step.value if ended else None,
            }
        )
        by = (None if by_verdict else actor(deed), record.note)
        history.append(_change_row(known.id, record.step, until, record.kind.value, now, by))
    await conn.execute(_STEP, changes)
    await conn.execute(insert(t.isolation_change), history)
    return sorted(record.isolation_id for record, _ in asked if record.note and record.step is not IsolationStep.COMPLETED)


_STEP = (
    update(t.isolation)
    .where(t.isolation.c.id == bindparam("of_isolation"))
    .values({name: bindparam(f"new_{name}", type_=t.isolation.c[name].type) for name in ("until", "kind", "ended_at", "ended_step")})
)


async def _standing(conn: AsyncConnection, ids: Sequence[int]) -> dict[int, Any]:
    """The isolations that are still open, locked."""
    c = t.isolation.c
    statement = select(c.id, c.until).where(among(c.id, ids), t.isolated).order_by(c.id).with_for_update()
    return {row.id: row for row in await conn.execute(statement)}
