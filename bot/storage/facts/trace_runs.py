"""Traces by what was written down: runs of couriers by name, deliveries by order number or area, and who else delivered there that day.

A run is of a period if it was under way in it; a delivery of it counts if it was handed over in the period, or nobody knows when.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Date, Select, Text, bindparam, func, literal, or_, select, union, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import BELOW, Moment, Path, among_found, among_ids, among_texts, holds
from conversations.courier import TraceBy, TraceQuestion
from conversations.courier_keys import area_key, order_key

LONGEST_RUN = timedelta(days=7)
"""A run that began longer than this before the period is not looked for."""
PAGE = 5

_run, _told = t.courier_run.c, t.delivery.c
_since, _until = bindparam("since", type_=Moment), bindparam("until", type_=Moment)
_path, _text = bindparam("path", type_=Path), bindparam("text", type_=Text)
# Not a range of an index: what was written down chooses far better than the division.
IN_PATH = func.substr(_run.path, 1, func.length(_path)) == _path
_IN_PERIOD = (
    IN_PATH & _run.started_at.between(bindparam("earliest", type_=Moment), _until) & or_(_run.ended_at.is_(None), _run.ended_at >= _since)
)
_DAYS = _run.day.between(bindparam("first_day", type_=Date), bindparam("last_day", type_=Date))
_HANDED_OVER = t.standing_delivery & or_(_told.handed_over_at.is_(None), _told.handed_over_at.between(_since, _until))


def _distinct(column: Any, *conditions: Any) -> Any:
    """The different values of a column, one look into its index for each."""
    first = select(func.min(column).label("value")).where(*conditions).cte(f"{column.table.name}_areas", recursive=True)
    following = select(func.min(column)).where(column > first.c.value, *conditions).correlate(first).scalar_subquery()
    every = first.union_all(select(following).where(first.c.value.is_not(None)))
    return select(every.c.value).where(holds(every.c.value, _text))


# First what fits is looked up, then the runs: in one statement a planner that guesses wrong how many areas or names fit, or how many runs
# are of the period, would read everything again and again.
_AREAS = union(_distinct(_told.area_key, t.standing_delivery), _distinct(t.run_area.c.area_key))
_PEOPLE = (
    select(t.courier.c.staff_id)
    .join_from(t.courier, t.staff, t.staff.c.id == t.courier.c.staff_id)
    .join(t.enterprise, t.enterprise.c.id == t.courier.c.enterprise_id)
    .where((t.enterprise.c.path >= _path) & (t.enterprise.c.path < _path + BELOW))
    .where(or_(holds(t.staff.c.name, _text), func.substr(t.staff.c.initials, 1, func.length(_text)) == func.lower(_text)))
)
_FITTING: dict[TraceBy, Select[Any] | CompoundSelect[Any]] = {TraceBy.AREA: _AREAS, TraceBy.COURIER: _PEOPLE}
_IDS: dict[TraceBy, Select[Any] | CompoundSelect[Any]] = {
    TraceBy.COURIER: select(_run.id.label("run_id")).where(among_ids(_run.staff_id, "fitting"), _DAYS),
    TraceBy.ORDER: select(_told.run_id).where(_told.order_key == _text, _HANDED_OVER),
    TraceBy.AREA: union_all(
        select(_told.run_id).where(among_texts(_told.area_key, "fitting"), _HANDED_OVER),
        select(t.run_area.c.run_id).where(among_texts(t.run_area.c.area_key, "fitting")),
    ),
}


def _paged(ids: Select[Any] | CompoundSelect[Any]) -> tuple[Select[Any], Select[Any]]:
    found = among_found(_run.id, ids) & _IN_PERIOD
    runs = select(_run.id, func.count().over().label("total")).where(found)
    page = runs.order_by(_run.started_at.desc(), _run.id.desc()).limit(PAGE).offset(bindparam("skipped"))
    return page, select(func.count(_run.id)).where(found)


_PAGES = {by: _paged(ids) for by, ids in _IDS.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A page of runs, newest first; `page` is which one that is."""

    total: int = 0
    page: int = 0
    runs: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """At least one."""
        return max(1, -(-self.total // PAGE))


_KEYS: dict[TraceBy, Callable[[str], str]] = {TraceBy.ORDER: order_key, TraceBy.AREA: area_key, TraceBy.COURIER: str.strip}


def _told_by(question: TraceQuestion) -> dict[str, Any]:
    return {
        "text": _KEYS[question.by](question.text),
        "path": question.path,
        "since": question.since,
        "until": question.until,
        "earliest": question.since - LONGEST_RUN,
        "first_day": (question.since - LONGEST_RUN).date(),
        "last_day": question.until.date(),
    }


async def runs_by_text(conn: AsyncConnection, question: TraceQuestion) -> Found:
    """The runs that answer a question by courier, order or area; nothing for an empty text. Two statements, four for a page that is not
    there any more: then the last one is given."""
    told = _told_by(question)
    if not told["text"]:
        return Found()
    if question.by in _FITTING:
        told["fitting"] = list(await conn.scalars(_FITTING[question.by], told))
        if not told["fitting"]:
            return Found()
    page, total = _PAGES[question.by]
    rows = (await conn.execute(page, {**told, "skipped": question.page * PAGE})).all()
    if rows or question.page == 0:
        return Found(rows[0].total if rows else 0, question.page, tuple(row.id for row in rows))
    last = Found(await conn.scalar(total, told) or 0).pages - 1
    rows = (await conn.execute(page, {**told, "skipped": last * PAGE})).all()
    return Found(rows[0].total if rows else 0, last, tuple(row.id for row in rows))


_OF_RUNS = select(_told.id, _told.run_id, _told.handed_over_at).where(among_ids(_told.run_id, "runs"), t.standing_delivery)
_OF_RUNS_IN_ORDER = _OF_RUNS.order_by(_told.run_id, _told.position, _told.id)
_ORDER_OF_RUNS = _OF_RUNS_IN_ORDER.where(_told.order_key == _text, _HANDED_OVER)
_AREA_OF_RUNS = _OF_RUNS_IN_ORDER.where(holds(_told.area_key, _text), _HANDED_OVER)


async def matching(conn: AsyncConnection, question: TraceQuestion, runs: Collection[int]) -> dict[int, list[Any]]:
    """Of each of these runs the deliveries (id, run, when handed over) that answer the question, in their order: all, where a courier or
    a place was asked for. One statement."""
    statements = {TraceBy.ORDER: _ORDER_OF_RUNS, TraceBy.AREA: _AREA_OF_RUNS}
    told = _told_by(question) if question.by in statements else {}
    found: dict[int, list[Any]] = {run: [] for run in runs}
    for row in await conn.execute(statements.get(question.by, _OF_RUNS_IN_ORDER), {**told, "runs": list(runs)}):
        found[row.run_id].append(row)
    return found


_AREAS_AND_DAYS = (
    select(_told.compound_key, _run.day)
    .distinct()
    .join_from(t.delivery, t.courier_run, _run.id == _told.run_id)
    .where(among_ids(_told.id, "deliveries"), _told.compound_key != literal(""))
)
_RUNS_OF_DAY = select(func.min(_run.id), func.max(_run.id)).where(t.has_list, _run.day == bindparam("day", type_=Date))


def _into(which: int) -> Select[Any]:
    """Runs of a day into some areas. The day would do; the ids of its runs, which lie close together, choose in the index of the areas."""
    of_day = _told.run_id.between(bindparam(f"first{which}"), bindparam(f"last{which}"))
    there = among_texts(_told.compound_key, f"areas{which}"), of_day, t.standing_delivery
    return select(_told.run_id, bindparam(f"day{which}", type_=Date).label("day")).where(*there)


_into_areas = union(*(_into(which) for which in range(PAGE))).cte("into_areas").prefix_with("MATERIALIZED")
_SAME_AREA = (
    select(_run.id)
    .join_from(_into_areas, t.courier_run, (_run.id == _into_areas.c.run_id) & (_run.day == _into_areas.c.day))
    .where(IN_PATH)
)


async def runs_into_the_same_areas(conn: AsyncConnection, deliveries: Collection[int], path: str) -> set[int]:
    """Runs below `path` with a delivery into the compound of one of these, that day. The deliveries are those of at most `PAGE` runs.
    As many statements as these have days, and two."""
    areas: dict[date, list[str]] = {}
    for area, day in await conn.execute(_AREAS_AND_DAYS, {"deliveries": list(deliveries)}):
        areas.setdefault(day, []).append(area)
    told: dict[str, Any] = {"path": path}
    for which, day in enumerate(_pad(sorted(areas))):
        first, last = (await conn.execute(_RUNS_OF_DAY, {"day": day})).one() if day in areas else (None, None)
        told |= {f"areas{which}": areas.get(day, []), f"day{which}": day, f"first{which}": first or 0, f"last{which}": last or 0}
    return set(await conn.scalars(_SAME_AREA, told)) if areas else set()


def _pad(days: list[date]) -> list[date]:
    """So many as the statement asks for: a day more than once changes nothing."""
    return days + [date.min] * (PAGE - len(days))
