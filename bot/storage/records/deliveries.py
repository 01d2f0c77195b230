"""Deliveries of runs: told, told anew, removed, taken over from a list that was read. Recipients' phones are kept encrypted."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, among_ids
from bot.storage.records.couriers import lock_runs
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.secrets import Keyring
from bot.storage.statements import insert_into
from conversations.courier import NewDelivery
from conversations.courier_keys import area_key, order_key
from conversations.courier_records import AddDeliveries, RemoveDelivery


@dataclass(frozen=True, slots=True)
class _Told:
    """The deliveries that one account tells of a run."""

    run_id: int
    deliveries: Sequence[NewDelivery]
    by: int


_d = t.delivery.c


def _how_many(*conditions: ColumnElement[bool]) -> Any:
    mine = select(func.count()).where(_d.run_id == t.courier_run.c.id, t.standing_delivery, *conditions)
    return mine.correlate(t.courier_run).scalar_subquery()


_COUNT = (
    update(t.courier_run)
    .where(among_ids(t.courier_run.c.id, "runs"), t.has_list)
    .values(deliveries=_how_many(), exceptions=_how_many(_d.exception != ""))
)
_REMOVE = (
    update(t.delivery)
    .where(_d.id == bindparam("of_delivery"), _d.run_id == bindparam("of_run"), t.standing_delivery)
    .values(removed_at=bindparam("at"), removed_by=bindparam("of_account"))
)


async def keep_deliveries(conn: AsyncConnection, deeds: Sequence[Deed], keyring: Keyring, now: datetime) -> None:
    """What was removed, and what was told or told anew. Six statements, however many deliveries."""
    removed = [
        {"of_delivery": record.delivery_id, "of_run": record.run_id, "at": now, "of_account": actor(deed)}
        for record, deed in of_kind(deeds, RemoveDelivery)
    ]
    if removed:
        await conn.execute(_REMOVE, removed)
    told = [_Told(record.run_id, record.deliveries, actor(deed)) for record, deed in of_kind(deeds, AddDeliveries) if record.deliveries]
    await _add(conn, told, keyring, now)
    changed = {one.run_id for one in told} | {record.run_id for record, _ in of_kind(deeds, RemoveDelivery)}
    if changed:
        await conn.execute(_COUNT, {"runs": sorted(changed)})


async def _add(conn: AsyncConnection, told: Sequence[_Told], keyring: Keyring, now: datetime) -> None:
    if not told:
        return
    ids = sorted({one.run_id for one in told})
    await lock_runs(conn, ids)
    # A list that retention has taken away begins anew.
    await conn.execute(update(t.courier_run).where(among(t.courier_run.c.id, ids), ~t.has_list).values(list_purged_at=None))
    last = select(_d.run_id, func.max(_d.position).label("last")).where(among(_d.run_id, ids)).group_by(_d.run_id)
    positions = {row.run_id: row.last for row in await conn.execute(last)}
    # Encrypting thousands of numbers takes long enough to be felt by everybody else.
    rows = await asyncio.to_thread(_rows, told, positions, keyring, now)
    await conn.execute(_upsert(conn), rows)


def _rows(told: Iterable[_Told], positions: dict[int, int], keyring: Keyring, now: datetime) -> list[dict[str, Any]]:
    """A row for each order of a run: an order that is told twice is told once, with what was said last."""
    merged: dict[tuple[int, str], tuple[NewDelivery, int]] = {}
    for one in told:
        for delivery in one.deliveries:
            order = (one.run_id, order_key(delivery.order_no))
            before = merged.get(order)
            merged[order] = (_told_anew(before[0], delivery) if before else delivery, one.by)
    rows = []
    for (run_id, key), (delivery, by) in merged.items():
        positions[run_id] = positions.get(run_id, 0) + 1
        rows.append(
            {
                "run_id": run_id,
                "position": positions[run_id],
                "order_no": delivery.order_no,
                "order_key": key,
                "area": delivery.area,
                "area_key": area_key(delivery.area),
                "handed_over_at": delivery.handed_over_at,
                "contactless": delivery.contactless,
                "exception": delivery.exception,
                "phone_enc": keyring.encrypt(delivery.phone) if delivery.phone else None,
                "added_at": now,
                "by": by,
            }
        )
    return rows


def _told_anew(before: NewDelivery, after: NewDelivery) -> NewDelivery:
    """What the second telling says counts; of what it says nothing the first stands."""
    return replace(
        after,
        area=after.area or before.area,
        handed_over_at=after.handed_over_at or before.handed_over_at,
        contactless=before.contactless if after.contactless is None else after.contactless,
        exception=after.exception or before.exception,
        phone=after.phone or before.phone,
    )


def _upsert(conn: AsyncConnection) -> Any:
    """As `_told_anew`, for what is kept already; the order keeps its place."""
    insert = insert_into(conn, t.delivery)
    told = insert.excluded
    values: dict[str, Any] = {name: func.coalesce(told[name], _d[name]) for name in ("handed_over_at", "contactless", "phone_enc")}
    values |= {name: case((told[name] != "", told[name]), else_=_d[name]) for name in ("area", "area_key", "exception")}
    values["order_no"] = told.order_no
    return insert.on_conflict_do_update(index_elements=["run_id", "order_key"], index_where=t.standing_delivery, set_=values)
