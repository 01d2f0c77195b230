"""Rosters: people added, renamed, departed; a kept file taken over."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, among
from bot.storage.facts.standings import barred_among
from bot.storage.files import take_contents
from bot.storage.records.deed import Deed, of_kind
from bot.storage.records.roster_merge import Known, merge
from bot.storage.secrets import Keyring
from conversations.file_kind import FileKind
from conversations.policy import Policy
from conversations.records import AddStaff, ImportRoster, MarkDeparted, RenameStaff


async def keep_rosters(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> None:
    """Store what was done to rosters by hand: a few statements for each kind of it. `now` is local."""
    await _add(conn, [record for record, _ in of_kind(deeds, AddStaff)], policy, now)
    renamed = [{"staff": r.staff_id, "to": r.name, "letters": r.initials} for r, _ in of_kind(deeds, RenameStaff)]
    if renamed:
        names: dict[str, Any] = {"name": bindparam("to"), "initials": bindparam("letters")}
        await conn.execute(update(t.staff).where(t.staff.c.id == bindparam("staff")).values(names), renamed)
    marked = [record for record, _ in of_kind(deeds, MarkDeparted)]
    await mark_departed(conn, [record.staff_id for record in marked if record.departed], now)
    back = [record.staff_id for record in marked if not record.departed]
    if back:
        await _note_return(conn, back, now)
        await conn.execute(update(t.staff).where(among(t.staff.c.id, back)).values(departed_at=None))


async def mark_departed(conn: AsyncConnection, staff_ids: Sequence[int], now: datetime) -> None:
    """These people have left. Who had left before did so then."""
    if staff_ids:
        await conn.execute(update(t.staff).where(among(t.staff.c.id, staff_ids), t.present).values(departed_at=now))


async def _note_return(conn: AsyncConnection, staff_ids: Sequence[int], now: datetime) -> None:
    """Before they are put on the roster again: when those of them who had left were off it. One statement."""
    c = t.staff.c
    gone = select(c.enterprise_id, c.id, c.departed_at, literal(now, Moment)).where(among(c.id, staff_ids), ~t.present)
    columns = ["enterprise_id", "staff_id", "gone_at", "back_at"]
    await conn.execute(insert(t.off_roster).from_select(columns, gone, include_defaults=False))


async def _add(conn: AsyncConnection, records: Sequence[AddStaff], policy: Policy, now: datetime) -> None:
    """New lines; for the name of somebody who has left and may not be on post, that line comes back: nobody is rid of a verdict by leaving
    the roster and being added again."""
    if not records:
        return
    last = await _last_positions(conn, [record.enterprise_id for record in records])
    barred = await _barred(conn, records, policy, now.date())
    rows: list[dict[str, Any]] = []
    back: dict[int, dict[str, Any]] = {}
    for record in records:
        for person in record.people:
            told = {"department": person.department, "post": person.post}
            if gone := barred.get((record.enterprise_id, person.name)):
                staff_id = gone.pop()
                back[staff_id] = {"staff": staff_id, **{f"new_{name}": value for name, value in told.items()}}
                continue
            last[record.enterprise_id] += 1
            place = {"enterprise_id": record.enterprise_id, "position": last[record.enterprise_id]}
            rows.append({**place, "name": person.name, "initials": person.initials, **told})
    if rows:
        await conn.execute(insert(t.staff), rows)
    if back:
        c = t.staff.c
        await _note_return(conn, list(back), now)
        kept: dict[str, Any] = {name: func.coalesce(bindparam(f"new_{name}"), c[name]) for name in ("department", "post")}
        await conn.execute(update(t.staff).where(c.id == bindparam("staff")).values(departed_at=None, **kept), list(back.values()))


async def _barred(conn: AsyncConnection, records: Sequence[AddStaff], policy: Policy, today: date) -> dict[tuple[int, str], list[int]]:
    """Who of the people named has left and may not be on post, by enterprise and name."""
    c = t.staff.c
    names = sorted({person.name for record in records for person in record.people})
    theirs = among(c.enterprise_id, [record.enterprise_id for record in records]) & among(c.name, names) & ~t.present
    gone = (await conn.execute(select(c.id, c.enterprise_id, c.name).where(theirs).order_by(c.id.desc()))).all()
    barred = await barred_among(conn, [row.id for row in gone], policy, today) if gone else frozenset()
    found: dict[tuple[int, str], list[int]] = {}
    for row in gone:
        if row.id in barred:
            found.setdefault((row.enterprise_id, row.name), []).append(row.id)
    return found


async def _last_positions(conn: AsyncConnection, enterprise_ids: Sequence[int]) -> dict[int, int]:
    # The enterprises' rows are locked: two managers who add at once do not get the same positions.
    locked = select(t.enterprise.c.id).where(among(t.enterprise.c.id, enterprise_ids)).order_by(t.enterprise.c.id)
    if conn.dialect.name == "postgresql":
        await conn.execute(locked.with_for_update(key_share=True))
    last = (
        select(t.staff.c.enterprise_id, func.max(t.staff.c.position).label("last"))
        .where(among(t.staff.c.enterprise_id, enterprise_ids))
        .group_by(t.staff.c.enterprise_id)
    )
    found: dict[int, int] = {row.enterprise_id: row.last for row in await conn.execute(last)}
    return {enterprise_id: found.get(enterprise_id, 0) for enterprise_id in enterprise_ids}


async def take_over(conn: AsyncConnection, record: ImportRoster, keyring: Keyring, policy: Policy, now: datetime) -> None:
    """Merge a kept file into its roster. `now` is local. Raises Conflict when it was taken over meanwhile."""
    sealed = await take_contents(conn, record.file, t.file.c.enterprise_id == record.enterprise_id, t.file.c.kind == FileKind.ROSTER)
    last = await _last_positions(conn, [record.enterprise_id])
    people = (
        select(*(t.staff.c[name] for name in ("id", "name", "department", "post", "phone_hash", "id_hash", "departed_at")))
        .where(t.staff.c.enterprise_id == record.enterprise_id)
        .order_by(t.staff.c.position)
    )
    found = (await conn.execute(people)).all()
    gone = [row.id for row in found if row.departed_at is not None]
    barred = await barred_among(conn, gone, policy, now.date()) if gone else frozenset()
    known = [_known(row, row.id in barred) for row in found]
    # Decrypting and encrypting thousands of numbers takes long enough to be felt by everybody else.
    added, changed = await asyncio.to_thread(merge, known, sealed, keyring)
    if gone and changed:
        await _note_return(conn, [row["staff"] for row in changed], now)
    await _write(conn, record.enterprise_id, last[record.enterprise_id], added, changed)


def _known(row: Any, barred: bool) -> Known:
    return Known(row.id, row.name, row.department, row.post, row.phone_hash, row.id_hash, row.departed_at is not None, barred)


async def _write(
    conn: AsyncConnection, enterprise_id: int, last: int, added: Sequence[dict[str, Any]], changed: Sequence[dict[str, Any]]
) -> None:
    if added:
        rows = [{**row, "enterprise_id": enterprise_id, "position": last + number} for number, row in enumerate(added, 1)]
        await conn.execute(insert(t.staff), rows)
    if changed:
        c = t.staff.c
        fresh: dict[str, Any] = {
            "department": func.coalesce(bindparam("new_department"), c.department),
            "post": func.coalesce(bindparam("new_post"), c.post),
            "phone_enc": func.coalesce(bindparam("new_phone_enc"), c.phone_enc),
            "phone_hash": func.coalesce(bindparam("new_phone_hash"), c.phone_hash),
            "id_enc": func.coalesce(bindparam("new_id_enc"), c.id_enc),
            "id_hash": func.coalesce(bindparam("new_id_hash"), c.id_hash),
            "departed_at": None,
        }
        await conn.execute(update(t.staff).where(c.id == bindparam("staff")).values(fresh), changed)
