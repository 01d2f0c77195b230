"""Couriers and their runs: an enterprise's book, one courier's own, a run with all that was kept with it. Phones stay encrypted."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, Select, bindparam, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids, member_days
from bot.storage.facts.entries import centi_to_celsius, from_centi, symptoms_of
from bot.storage.facts.scope import Scope
from bot.storage.facts.tracks import load_drawn
from conversations.codes import AlertKind
from conversations.courier import Courier, CourierBook, CourierRun, Delivery, Refused, RunCard, RunDay
from conversations.disinfection import Photo
from conversations.roles import Role

OWN_RUNS = 10
"""So many of a courier's last runs are in the own book, besides the one that is under way."""

_shared_until = (
    select(func.max(t.live_share.c.until))
    .where(t.live_share.c.run_id == t.courier_run.c.id, t.live_share.c.ended_at.is_(None), t.under_way)
    .correlate(t.courier_run)
    .scalar_subquery()
)
RUNS = (
    select(
        t.courier_run,
        t.enterprise.c.name.label("enterprise_name"),
        t.staff.c.name.label("courier"),
        func.coalesce(t.track.c.heard, t.courier_run.c.points).label("heard"),
        _shared_until.label("shared_until"),
        t.track.c.last_at,
    )
    .join_from(t.courier_run, t.enterprise, t.enterprise.c.id == t.courier_run.c.enterprise_id)
    .join(t.staff, t.staff.c.id == t.courier_run.c.staff_id)
    .outerjoin(t.track, t.track.c.run_id == t.courier_run.c.id)
)
"""Rows of which `runs_of` makes runs."""

_NEWEST_FIRST = (t.courier_run.c.started_at.desc(), t.courier_run.c.id.desc())
_alone = exists().where(t.membership.c.staff_id == t.courier.c.staff_id, t.membership.c.role == Role.STAFF.value, t.held)
_refused_today = (
    (t.alert.c.enterprise_id == t.courier.c.enterprise_id)
    & (t.alert.c.staff_id == t.courier.c.staff_id)
    & (t.alert.c.kind == AlertKind.UNFIT_COURIER.value)
    & (t.alert.c.day == bindparam("today", type_=Date))
    & t.unresolved
    & ~t.alert.c.fine_now
)
"""The alert about a courier who was not let ride today, or came back ill: one at most, as its key is the courier."""
_COURIERS = (
    select(
        t.courier.c.staff_id,
        t.courier.c.enterprise_id,
        t.staff.c.name,
        t.courier.c.plate,
        t.staff.c.phone_enc.is_not(None).label("phone_kept"),
        _alone.label("alone"),
        t.courier_run.c.id.label("open_run"),
        t.alert.c.id.label("alert_id"),
        t.alert.c.temperature_centi,
        t.alert.c.symptoms,
    )
    .join_from(t.courier, t.staff, t.staff.c.id == t.courier.c.staff_id)
    .outerjoin(t.courier_run, (t.courier_run.c.staff_id == t.courier.c.staff_id) & t.under_way)
    .outerjoin(t.alert, _refused_today)
    .where(t.rides, t.present)
)
_OF_ENTERPRISES = _COURIERS.where(among_ids(t.courier.c.enterprise_id, "enterprises")).order_by(t.staff.c.position, t.staff.c.id)
_OF_STAFF = _COURIERS.where(among_ids(t.courier.c.staff_id, "people"))
_WHERE_STAFF_WORK = select(t.staff.c.id, t.staff.c.enterprise_id).where(among_ids(t.staff.c.id, "people"))

_mine = among_ids(t.courier_run.c.enterprise_id, "enterprises")
_ids = select(t.courier_run.c.id)
# Two selects, each with an index of its own, rather than an OR.
_today = _ids.where(_mine, t.courier_run.c.day == bindparam("today", type_=Date)).union(_ids.where(_mine, t.under_way)).subquery("chosen")
_RUNS_OF_ENTERPRISES = RUNS.join(_today, _today.c.id == t.courier_run.c.id).order_by(*_NEWEST_FIRST)

_rank = func.row_number().over(partition_by=t.courier_run.c.staff_id, order_by=(t.courier_run.c.day.desc(), t.courier_run.c.id.desc()))
_ranked = (
    select(t.courier_run.c.id, t.under_way.label("under_way"), _rank.label("rank"))
    .where(among_ids(t.courier_run.c.staff_id, "people"))
    .subquery("ranked")
)
_RUNS_OF_STAFF = (
    RUNS.join(_ranked, _ranked.c.id == t.courier_run.c.id)
    .where(or_(_ranked.c.rank <= OWN_RUNS, _ranked.c.under_way))
    .order_by(*_NEWEST_FIRST)
)  # fmt: skip
_day = member_days("days")
_other = t.courier_run.alias("other")
_theirs = _other.c.enterprise_id == t.enterprise.c.id
_DAYS_AROUND = (
    select(
        t.enterprise.c.id,
        _day.c.value.label("day"),
        select(func.max(_other.c.day)).where(_theirs, _other.c.day < _day.c.value).scalar_subquery().label("before"),
        select(func.min(_other.c.day)).where(_theirs, _other.c.day > _day.c.value).scalar_subquery().label("after"),
    )
    .join_from(t.enterprise, _day, true())
    .where(among_ids(t.enterprise.c.id, "enterprises"))
)
_RUNS_OF_DAYS = RUNS.where(_mine, t.courier_run.c.day.in_(select(_day.c.value))).order_by(*_NEWEST_FIRST)
_RUNS_BY_ID = RUNS.where(among_ids(t.courier_run.c.id, "runs")).order_by(t.courier_run.c.id)
_LOCKED_RUNS = _RUNS_BY_ID.with_for_update(of=t.courier_run)


def _beside(columns: Select[Any], run_id: Any, *order: Any) -> Select[Any]:
    return columns.where(among_ids(run_id, "runs")).order_by(run_id, *order)


_d, _p, _a = t.delivery.c, t.run_photo.c, t.run_area.c
_AREAS = _beside(select(_a.run_id, _a.area), _a.run_id, _a.position)
_PHOTOS = _beside(select(_p.run_id, _p.file_id, _p.unique_id, _p.as_file), _p.run_id, _p.id)
DELIVERIES = select(
    *(_d.id, _d.run_id, _d.order_no, _d.area, _d.handed_over_at, _d.contactless, _d.exception),
    _d.phone_enc.is_not(None).label("phone_kept"),
).where(t.standing_delivery)
"""Rows of which `delivery_of` makes deliveries."""
_DELIVERIES = _beside(DELIVERIES, _d.run_id, _d.position, _d.id)


async def load_couriers(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, CourierBook]:
    """The books of these enterprises, also of those without couriers. Three statements."""
    keys = {"enterprises": enterprise_ids, "today": scope.today}
    couriers = [_courier(row) for row in await conn.execute(_OF_ENTERPRISES, keys)]
    runs = await runs_of(conn, (await conn.execute(_RUNS_OF_ENTERPRISES, keys)).all(), scope)
    return {
        enterprise_id: CourierBook(
            enterprise_id,
            tuple(one for one in couriers if one.enterprise_id == enterprise_id),
            tuple(run for run in runs if run.enterprise_id == enterprise_id),
        )
        for enterprise_id in enterprise_ids
    }


async def load_own_runs(conn: AsyncConnection, staff_ids: Collection[int], scope: Scope) -> dict[int, CourierBook]:
    """The books of these staff members alone; `couriers` is empty for one who is no courier (any more). Four statements."""
    keys = {"people": staff_ids}
    where = {row.id: row.enterprise_id for row in await conn.execute(_WHERE_STAFF_WORK, keys)}
    couriers = {row.staff_id: _courier(row) for row in await conn.execute(_OF_STAFF, {**keys, "today": scope.today})}
    runs = await runs_of(conn, (await conn.execute(_RUNS_OF_STAFF, keys)).all(), scope)
    return {
        staff_id: CourierBook(
            enterprise_id,
            (couriers[staff_id],) if staff_id in couriers else (),
            tuple(run for run in runs if run.staff_id == staff_id),
        )
        for staff_id, enterprise_id in where.items()
    }


async def load_run_days(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, RunDay]:
    """The days `ENTERPRISE:DAY` of enterprises that exist. Three statements."""
    wanted = {key: (int(enterprise), date.fromisoformat(day)) for key in keys for enterprise, _, day in [key.partition(":")]}
    told = {"enterprises": {enterprise for enterprise, _ in wanted.values()}, "days": {day for _, day in wanted.values()}}
    around = {(row.id, row.day): (row.before, row.after) for row in await conn.execute(_DAYS_AROUND, told)}
    runs = await runs_of(conn, (await conn.execute(_RUNS_OF_DAYS, told)).all(), scope)
    return {
        key: RunDay(
            enterprise, day, tuple(run for run in runs if (run.enterprise_id, run.day) == (enterprise, day)), *around[enterprise, day]
        )
        for key, (enterprise, day) in wanted.items()
        if (enterprise, day) in around
    }


async def load_runs(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, RunCard]:
    """Runs one by one; where the scope locks they are locked on PostgreSQL, in the order of their ids. Six statements."""
    keys = {"runs": ids}
    locked = scope.locking and conn.dialect.name == "postgresql"
    runs = await runs_of(conn, (await conn.execute(_LOCKED_RUNS if locked else _RUNS_BY_ID, keys)).all(), scope)
    if not runs:
        return {}
    deliveries = _grouped((row.run_id, delivery_of(row, scope)) for row in await conn.execute(_DELIVERIES, keys))
    photos = _grouped((row.run_id, Photo(row.file_id, row.unique_id, row.as_file)) for row in await conn.execute(_PHOTOS, keys))
    tracks = await load_drawn(conn, ids, scope.now.tzinfo)
    return {run.id: RunCard(run, deliveries.get(run.id, ()), photos.get(run.id, ()), tracks.get(run.id, ())) for run in runs}


async def runs_of(conn: AsyncConnection, rows: Sequence[Any], scope: Scope) -> list[CourierRun]:
    """The runs in rows of `RUNS`, in their order. One statement, where there are any."""
    if not rows:
        return []
    areas = _grouped((row.run_id, row.area) for row in await conn.execute(_AREAS, {"runs": [row.id for row in rows]}))
    return [_run(row, areas.get(row.id, ()), scope) for row in rows]


def _courier(row: Any) -> Courier:
    refused = Refused(from_centi(row.temperature_centi), symptoms_of(row.symptoms)) if row.alert_id is not None else None
    return Courier(row.staff_id, row.enterprise_id, row.name, row.plate, row.phone_kept, row.alone, row.open_run, refused)


def _run(row: Any, areas: tuple[str, ...], scope: Scope) -> CourierRun:
    return CourierRun(
        id=row.id,
        enterprise_id=row.enterprise_id,
        enterprise_name=row.enterprise_name,
        path=row.path,
        staff_id=row.staff_id,
        courier=row.courier,
        plate=row.plate,
        day=row.day,
        started_at=scope.local(row.started_at),
        start_temperature=centi_to_celsius(row.start_temperature_centi),
        mask=row.mask,
        vehicle_disinfected=row.vehicle_disinfected,
        ended_at=scope.local(row.ended_at) if row.ended_at is not None else None,
        end_temperature=from_centi(row.end_temperature_centi),
        box_disinfections=row.box_disinfections,
        deliveries=row.deliveries,
        exceptions=row.exceptions,
        points=row.heard,
        photos=row.photos,
        areas=areas,
        remark=row.remark,
        sharing_until=scope.local(row.shared_until) if row.shared_until is not None and row.shared_until > scope.now else None,
        last_point_at=scope.local(datetime.fromtimestamp(row.last_at, UTC)) if row.last_at else None,
    )


def delivery_of(row: Any, scope: Scope) -> Delivery:
    """The delivery in a row of `DELIVERIES`."""
    return Delivery(
        id=row.id,
        run_id=row.run_id,
        order_no=row.order_no,
        area=row.area,
        handed_over_at=scope.local(row.handed_over_at) if row.handed_over_at is not None else None,
        contactless=row.contactless,
        exception=row.exception,
        phone_kept=row.phone_kept,
    )


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = {}
    for run_id, one in pairs:
        found.setdefault(run_id, []).append(one)
    return {run_id: tuple(some) for run_id, some in found.items()}
