"""Couriers and their runs: who is one, runs begun and ended, photos of the slips, areas that were passed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, among_ids
from bot.storage.database import Conflict
from bot.storage.facts.entries import to_centi
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.secrets import Keyring
from bot.storage.statements import insert_into
from conversations.courier_keys import area_key
from conversations.courier_records import AddAreas, AddRunPhoto, EndCourier, EndRun, SetCourier, StartRun


async def set_couriers(conn: AsyncConnection, deeds: Sequence[Deed], keyring: Keyring, now: datetime) -> None:
    """Who is a courier, with which plate and phone, and who is none any more. Three statements."""
    made = [record for record, _ in of_kind(deeds, SetCourier)]
    if made:
        told = insert_into(conn, t.courier)
        rides_already = t.courier.c.ended_at.is_(None)
        again = {
            "enterprise_id": told.excluded.enterprise_id,
            "plate": told.excluded.plate,
            "since": case((rides_already, t.courier.c.since), else_=told.excluded.since),
            "ended_at": None,
        }
        rows = [{"staff_id": r.staff_id, "enterprise_id": r.enterprise_id, "plate": r.plate, "since": now} for r in made]
        await conn.execute(told.on_conflict_do_update(index_elements=["staff_id"], set_=again), rows)
    phones = [_phone(record.staff_id, record.phone, keyring) for record in made if record.phone is not None]
    if phones:
        fresh: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("phone_enc", "phone_hash")}
        await conn.execute(update(t.staff).where(t.staff.c.id == bindparam("staff")).values(fresh), phones)
    over = [record.staff_id for record, _ in of_kind(deeds, EndCourier)]
    if over:
        await conn.execute(update(t.courier).where(among(t.courier.c.staff_id, over), t.rides).values(ended_at=now))


def _phone(staff_id: int, phone: str, keyring: Keyring) -> dict[str, Any]:
    """The columns of a phone; an empty one takes the kept one away."""
    if not phone:
        return {"staff": staff_id, "new_phone_enc": None, "new_phone_hash": None}
    return {"staff": staff_id, "new_phone_enc": keyring.encrypt(phone), "new_phone_hash": keyring.hashes(phone)[0]}


async def start_runs(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Runs begin. A courier who is under way already is a unique violation, which `Database.is_conflict` knows. Two statements."""
    begun = list(of_kind(deeds, StartRun))
    if not begun:
        return
    c = t.enterprise.c
    places = await conn.execute(select(c.id, c.path).where(among(c.id, [record.enterprise_id for record, _ in begun])))
    paths = {row.id: row.path for row in places}
    rows = [
        {
            "enterprise_id": record.enterprise_id,
            "path": paths[record.enterprise_id],
            "staff_id": record.staff_id,
            "plate": record.plate,
            "day": record.day,
            "started_at": now,
            "start_temperature_centi": to_centi(record.temperature),
            "mask": record.mask,
            "vehicle_disinfected": record.vehicle_disinfected,
            "by": actor(deed),
            "chat_id": deed.chat_id,
        }
        for record, deed in begun
    ]
    await conn.execute(insert(t.courier_run), rows)


_END = (
    update(t.courier_run)
    .where(t.courier_run.c.id == bindparam("run"))
    .values({name: bindparam(f"new_{name}") for name in ("ended_at", "ended_by", "end_temperature_centi", "box_disinfections", "remark")})
)


async def end_runs(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Runs are over. Raises Conflict where one was ended meanwhile, or by two at once. Two statements."""
    over = list(of_kind(deeds, EndRun))
    if not over:
        return
    ids = {record.run_id for record, _ in over}
    c = t.courier_run.c
    standing = (await conn.scalars(select(c.id).where(among(c.id, sorted(ids)), t.under_way).order_by(c.id).with_for_update())).all()
    if len(ids) < len(over) or len(standing) < len(ids):
        raise Conflict("the run was ended meanwhile")
    rows = [
        {
            "run": record.run_id,
            "new_ended_at": now,
            "new_ended_by": actor(deed),
            "new_end_temperature_centi": to_centi(record.temperature),
            "new_box_disinfections": record.box_disinfections,
            "new_remark": record.remark,
        }
        for record, deed in over
    ]
    await conn.execute(_END, rows)


async def lock_runs(conn: AsyncConnection, ids: Sequence[int]) -> None:
    """Whoever adds to these runs, too, waits here until this transaction is over. One statement."""
    c = t.courier_run.c
    if conn.dialect.name == "postgresql":
        await conn.execute(select(c.id).where(among(c.id, ids)).order_by(c.id).with_for_update())


_p = t.run_photo.c
_COUNT_PHOTOS = (
    update(t.courier_run)
    .where(among_ids(t.courier_run.c.id, "runs"))
    .values(photos=select(func.count()).where(_p.run_id == t.courier_run.c.id).correlate(t.courier_run).scalar_subquery())
)


async def add_photos(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Photos of slips; one that the run has already is not kept twice. Three statements."""
    added = list(of_kind(deeds, AddRunPhoto))
    if not added:
        return
    ids = sorted({record.run_id for record, _ in added})
    await lock_runs(conn, ids)
    rows = [
        {
            "run_id": record.run_id,
            "file_id": record.photo.file_id,
            "unique_id": record.photo.unique_id,
            "as_file": record.photo.as_file,
            "added_at": now,
            "by": actor(deed),
        }
        for record, deed in added
    ]
    await conn.execute(insert_into(conn, t.run_photo).on_conflict_do_nothing(index_elements=["run_id", "unique_id"]), rows)
    await conn.execute(_COUNT_PHOTOS, {"runs": ids})


async def add_areas(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Areas behind those that the runs have. Three statements."""
    added = list(of_kind(deeds, AddAreas))
    if not added:
        return
    ids = sorted({record.run_id for record, _ in added})
    await lock_runs(conn, ids)
    c = t.run_area.c
    last = select(c.run_id, func.max(c.position).label("last")).where(among(c.run_id, ids)).group_by(c.run_id)
    positions = {row.run_id: row.last for row in await conn.execute(last)}
    rows = []
    for record, deed in added:
        for area in record.areas:
            position = positions.get(record.run_id, 0) + 1
            positions[record.run_id] = position
            place = {"run_id": record.run_id, "position": position, "area": area, "area_key": area_key(area)}
            rows.append({**place, "added_at": now, "by": actor(deed)})
    if rows:
        await conn.execute(insert(t.run_area), rows)
