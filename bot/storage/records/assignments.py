"""Officers are assigned to divisions, sectors and enterprises; their open alerts go along where that is asked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Text, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.assignments import of_division, of_sector
from bot.storage.columns import BigId, Moment, among
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.statements import insert_into
from conversations.chain import Due, Happening
from conversations.codes import AlertState
from conversations.duty_records import AppointOfficer, AssignOfficer, EndAssignment
from conversations.roles import Role


async def keep_assignments(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """Store what is assigned and what ends. Returns the alerts that moved. A handful of statements for each, of which there are few."""
    moved: list[int] = []
    for ended, deed in of_kind(deeds, EndAssignment):
        c = t.assignment.c
        over = update(t.assignment).where(c.id == ended.assignment_id, t.assigned).values(ended_at=now)
        row = (await conn.execute(over.returning(c.path, c.sector, c.enterprise_id))).first()
        if row is not None and ended.move:
            moved += await _move(conn, _about(row.path, row.sector, row.enterprise_id), actor(deed), now)
    for given, deed in of_kind(deeds, AppointOfficer):
        await _appoint(conn, given, now)
        moved += await _move(conn, of_division(given.path), deed.account_id, now) if given.move else []
    for made, deed in of_kind(deeds, AssignOfficer):
        sector = made.sector.value if made.sector is not None else None
        about = {"account_id": made.officer, "path": made.path, "sector": sector, "enterprise_id": made.enterprise_id}
        if await _is_new(conn, about):
            await conn.execute(insert(t.assignment), [{**about, "since": now, "by": deed.account_id}])
        if made.move:
            moved += await _move(conn, _about(made.path, sector, made.enterprise_id), deed.account_id, now)
    return moved


async def _appoint(conn: AsyncConnection, given: AppointOfficer, now: datetime) -> None:
    """The role of an officer of the division; nothing where it is held already."""
    d = t.division.c
    role = literal(Role.OFFICER.value, Text)
    row = select(literal(given.officer, BigId), role, d.code, d.path, d.level, literal(now, Moment)).where(d.code == given.division)
    columns = ["account_id", "role", "division_code", "path", "level", "since"]
    await conn.execute(insert_into(conn, t.membership).from_select(columns, row).on_conflict_do_nothing())


async def _is_new(conn: AsyncConnection, about: dict[str, object]) -> bool:
    """Whether it does not stand already: of two who assign the same at once one is enough."""
    same = [t.assignment.c[name].is_not_distinct_from(value) for name, value in about.items()]
    return (await conn.execute(select(t.assignment.c.id).where(*same, t.assigned))).first() is None


def _about(path: str, sector: str | None, enterprise_id: int | None) -> ColumnElement[bool]:
    """The open alerts of an assignment."""
    if enterprise_id is not None:
        return t.unresolved & (t.alert.c.enterprise_id == enterprise_id)
    return (t.enterprise.c.sector == sector) & of_sector(path)


async def _move(conn: AsyncConnection, about: ColumnElement[bool], by: int | None, now: datetime) -> list[int]:
    """The chains of the open alerts are made anew (`rules/escalation.reassigned`): a chain that is null is frozen at the next look at it.
    What somebody holds they keep; should they lose it, it goes on from the first step of the new chain."""
    c = t.alert.c
    rows = select(c.id, c.state).join(t.enterprise, t.enterprise.c.id == c.enterprise_id)
    found = (await conn.execute(rows.where(about).order_by(c.id).with_for_update(of=t.alert))).all()
    ids = [row.id for row in found]
    loose = [row.id for row in found if row.state == AlertState.OPEN.value]
    if not ids:
        return []
    await conn.execute(update(t.alert).where(among(c.id, ids)).values(chain=None, step=0, round=c.round + 1))
    if loose:
        await conn.execute(update(t.alert).where(among(c.id, loose)).values(due=Due.STEP.value, next_at=now))
    await conn.execute(insert(t.alert_event), [{"alert_id": key, "at": now, "kind": Happening.MOVED.value, "by": by} for key in ids])
    return ids
