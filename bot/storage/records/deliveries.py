"""Deliveries of runs: told, told anew, removed, taken over from a list that was read. Recipients' phones are kept encrypted."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, among_ids
from bot.storage.files import open_deliveries
from bot.storage.records.couriers import lock_runs
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.secrets import Keyring
from bot.storage.statements import insert_into
from conversations.courier import NewDelivery
from conversations.courier_keys import area_key, compound_key, order_key
from conversations.courier_records import AddDeliveries, ImportDeliveries, RemoveDelivery


@dataclass(frozen=True, slots=True)
class Told:
    """The deliveries that one account tells of a run. `by_halves`: what they do not say of an order that the run has already stays as it
    was, as with a list; else that is gone, but for a phone."""

    run_id: int
    deliveries: Sequence[NewDelivery]
    by: int
    by_halves: bool = False


_d = t.delivery.c


def _how_many(*conditions: ColumnElement[bool]) -> Any:
    mine = select(func.count()).where(_d.run_id == t.courier_run.c.id, t.standing_delivery, *conditions)
    return mine.correlate(t.courier_run).scalar_subquery()


_COUNT = (
    update(t.courier_run)
    .where(among_ids(t.courier_run.c.id, "runs"), t.has_list)
    .values(deliveries=_how_many(), exceptions=_how_many(_d.exception != ""))
)
_TOLD = ("order_no", "area", "area_key", "compound_key", "handed_over_at", "contactless", "exception")
_mine = (_d.id == bindparam("of_delivery")) & (_d.run_id == bindparam("of_run"))
_REMOVE = update(t.delivery).where(_mine, t.standing_delivery).values(removed_at=bindparam("at"), removed_by=bindparam("of_account"))
_again = t.delivery.alias("again")
_told_again = exists().where(_again.c.run_id == _d.run_id, _again.c.order_key == _d.order_key, _again.c.removed_at.is_(None))
_BRING_BACK = update(t.delivery).where(_mine, ~t.standing_delivery, ~_told_again).values(removed_at=None, removed_by=None)


async def keep_deliveries(conn: AsyncConnection, deeds: Sequence[Deed], keyring: Keyring, now: datetime) -> None:
    """What was removed or brought back, and what was told or told anew, by hand or in lists. A number of statements that does not depend on
    how many deliveries there are."""
    removed = list(of_kind(deeds, RemoveDelivery))
    told = [Told(record.run_id, record.deliveries, actor(deed)) for record, deed in of_kind(deeds, AddDeliveries)]
    told += [await _imported(conn, record, deed, keyring) for record, deed in of_kind(deeds, ImportDeliveries)]
    told = [one for one in told if one.deliveries]
    changed = sorted({record.run_id for record, _ in removed} | {one.run_id for one in told})
    if not changed:
        return
    await lock_runs(conn, changed)
    await _remove(conn, removed, now)
    for by_halves in (True, False):
        await _add(conn, [one for one in told if one.by_halves is by_halves], keyring, now)
    await conn.execute(_COUNT, {"runs": changed})


async def _imported(conn: AsyncConnection, record: ImportDeliveries, deed: Deed, keyring: Keyring) -> Told:
    """The kept list. Raises Conflict when it was taken over meanwhile."""
    read = await open_deliveries(conn, record.run_id, record.file, keyring)
    return Told(record.run_id, read.deliveries, actor(deed), by_halves=True)


async def _remove(conn: AsyncConnection, removed: Sequence[tuple[RemoveDelivery, Deed]], now: datetime) -> None:
    gone = [
        {"of_delivery": record.delivery_id, "of_run": record.run_id, "at": now, "of_account": actor(deed)}
        for record, deed in removed
        if record.removed
    ]
    back = [{"of_delivery": record.delivery_id, "of_run": record.run_id} for record, _ in removed if not record.removed]
    if gone:
        await conn.execute(_REMOVE, gone)
    if back:
        await conn.execute(_BRING_BACK, back)


async def _add(conn: AsyncConnection, told: Sequence[Told], keyring: Keyring, now: datetime) -> None:
    if not told:
        return
    ids = sorted({one.run_id for one in told})
    # A list that retention has taken away begins anew.
    await conn.execute(update(t.courier_run).where(among(t.courier_run.c.id, ids), ~t.has_list).values(list_purged_at=None))
    last = select(_d.run_id, func.max(_d.position).label("last")).where(among(_d.run_id, ids)).group_by(_d.run_id)
    positions = {row.run_id: row.last for row in await conn.execute(last)}
    # Encrypting thousands of numbers takes long enough to be felt by everybody else.
    rows = await asyncio.to_thread(_rows, told, positions, keyring, now)
    await conn.execute(_upsert(conn, by_halves=told[0].by_halves), rows)


def _rows(told: Iterable[Told], positions: dict[int, int], keyring: Keyring, now: datetime) -> list[dict[str, Any]]:
    """A row for each order of a run: an order that is told twice is told once."""
    merged: dict[tuple[int, str], tuple[NewDelivery, int]] = {}
    for one in told:
        for delivery in one.deliveries:
            order = (one.run_id, order_key(delivery.order_no))
            before = merged.get(order)
            merged[order] = (_told_anew(before[0], delivery, by_halves=one.by_halves) if before else delivery, one.by)
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
                "compound_key": compound_key(delivery.area),
                "handed_over_at": delivery.handed_over_at,
                "contactless": delivery.contactless,
                "exception": delivery.exception,
                "phone_enc": keyring.encrypt(delivery.phone) if delivery.phone else None,
                "added_at": now,
                "by": by,
            }
        )
    return rows


def _told_anew(before: NewDelivery, after: NewDelivery, *, by_halves: bool) -> NewDelivery:
    """What the second telling says counts."""
    kept = replace(after, phone=after.phone or before.phone)
    if not by_halves:
        return kept
    return replace(
        kept,
        area=after.area or before.area,
        handed_over_at=after.handed_over_at or before.handed_over_at,
        contactless=before.contactless if after.contactless is None else after.contactless,
        exception=after.exception or before.exception,
    )


def _upsert(conn: AsyncConnection, *, by_halves: bool) -> Any:
    """As `_told_anew`, for what is kept already; the order keeps its place."""
    insert = insert_into(conn, t.delivery)
    told = insert.excluded
    values: dict[str, Any] = {name: told[name] for name in _TOLD} | {"phone_enc": func.coalesce(told.phone_enc, _d.phone_enc)}
    if by_halves:
        values |= {name: func.coalesce(told[name], _d[name]) for name in ("handed_over_at", "contactless")}
        values |= {name: case((told[name] != "", told[name]), else_=_d[name]) for name in ("area", "area_key", "compound_key", "exception")}
    return insert.on_conflict_do_update(index_elements=["run_id", "order_key"], index_where=t.standing_delivery, set_=values)
