"""Disinfection in the made-up town: a kitchen with a week of logs, of which some were forgotten and some too weak, and a warehouse with two
vans where all was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.assembly.sample_neighbours import CATERER, DELIVERER, PLATES
from bot.assembly.sample_returns import Shop, moment
from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from bot.storage.writers import Deed, apply
from conversations.codes import Sector
from conversations.disinfection import BY_THE_CLOCK, DAYS, Point, PointKind, PointPlan, Treated
from conversations.disinfection_records import AddPoints, LogDisinfection
from conversations.point_names import point_name
from conversations.policy import DEFAULT_POLICY
from conversations.rules.disinfection import shortfalls, slots_of, usual
from conversations.rules.point_proposals import plan_of, proposals_for
from conversations.want import Want

_DECIDED_DAYS_AGO = 20
_MINUTES_LATE = (4, 11, 7, 18, 2, 9)


@dataclass(frozen=True, slots=True)
class Habits:
    """How an enterprise disinfects: who does it; on how many days before today which times of a point (by the key of its name) were
    forgotten, and on which the solution was too weak."""

    sector: Sector
    operator: str
    forgotten: Mapping[str, Mapping[int, tuple[int, ...]]]
    weak: Mapping[str, Mapping[int, tuple[int, ...]]]


_HABITS = {
    CATERER.chat_id: Habits(
        Sector.CATERING,
        "唐丽",
        {"toilet": {6: (17,), 3: (13, 17), 1: (17,)}, "dining_room": {4: (13,)}, "handles": {1: (9, 13, 17)}},
        {"kitchen": {2: (9, 13), 5: (17,)}, "tableware": {3: (9,)}},
    ),
    DELIVERER.chat_id: Habits(Sector.ECOMMERCE, "许亮", {"packing": {2: (17,)}}, {}),
}
_GOODS_DAYS_AGO = (6, 4, 3, 1)
"""When cold goods came."""


async def disinfect(database: Database, keyring: Keyring, clock: Clock, shops: Sequence[Shop]) -> None:
    """The points of the two, and what was logged of them up to now; vehicles are disinfected with the runs."""
    decided = moment(clock, _DECIDED_DAYS_AGO, time(8, 0))
    of_habits = [(shop, _HABITS[shop.of.chat_id]) for shop in shops if shop.of.chat_id in _HABITS]
    async with database.begin() as conn:
        await apply(conn, [shop.did(AddPoints(shop.enterprise_id, _plans(habits))) for shop, habits in of_habits], decided, keyring)
        books = await points_of(conn, keyring, clock, [shop for shop, _ in of_habits])
        for at, deeds in sorted(_logs(clock, of_habits, books).items()):
            await apply(conn, deeds, at, keyring)


async def points_of(conn: Connection, keyring: Keyring, clock: Clock, shops: Sequence[Shop]) -> Mapping[int, Sequence[Point]]:
    """The points of these enterprises, by enterprise."""
    wants = [Want("disinfection", shop.enterprise_id) for shop in shops]
    facts = await load_facts(
        conn, wants, now_local=clock.local(), code_hasher=keyring.code_hashes, is_work_day=lambda _: True, locking=False
    )  # fmt: skip
    return {enterprise: book.points for enterprise, book in facts.disinfection.items()}


def _plans(habits: Habits) -> tuple[PointPlan, ...]:
    """What is proposed to the trade, with the vans by their plates."""
    found = []
    for one in proposals_for(habits.sector):
        name = point_name(one.key, "zh-CN")
        if one.kind is PointKind.VEHICLE:
            found += [plan_of(one, f"{name} {plate}", DEFAULT_POLICY, plate) for plate in PLATES]
        else:
            found.append(plan_of(one, name, DEFAULT_POLICY))
    return tuple(found)


def _logs(
    clock: Clock, of_habits: Sequence[tuple[Shop, Habits]], points: Mapping[int, Sequence[Point]]
) -> dict[datetime, list[Deed]]:  # fmt: skip
    """By the moment at which they were logged: one message for each time of the plan."""
    calendar, today = ChinaCalendar(), clock.local().date()
    deeds: dict[datetime, list[Deed]] = {}
    for days_ago in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=days_ago)
        if not calendar.is_work_day(day):
            continue
        for shop, habits in of_habits:
            of_shop = points[shop.enterprise_id]
            for slot in DEFAULT_POLICY.disinfection_times:
                at = _moment(clock, day, slot, days_ago)
                treated = tuple(_treated(point, habits, at, slot, days_ago) for point in of_shop if _done(point, habits, slot, days_ago))
                if treated and at <= clock.local():
                    deeds.setdefault(at, []).append(shop.did(LogDisinfection(shop.enterprise_id, treated)))
    return deeds


def _moment(clock: Clock, day: date, slot: time, days_ago: int) -> datetime:
    late = timedelta(minutes=_MINUTES_LATE[(days_ago + slot.hour) % len(_MINUTES_LATE)])
    return datetime.combine(day, slot, tzinfo=clock.zone) + late


def _done(point: Point, habits: Habits, slot: time, days_ago: int) -> bool:
    if point.plan.kind is PointKind.GOODS:
        return slot == DEFAULT_POLICY.disinfection_times[0] and days_ago in _GOODS_DAYS_AGO
    planned = point.plan.kind in BY_THE_CLOCK and slot in slots_of(point.plan, DEFAULT_POLICY)
    return planned and slot.hour not in _told_of(point, habits.forgotten, days_ago)


def _told_of(point: Point, told: Mapping[str, Mapping[int, tuple[int, ...]]], days_ago: int) -> tuple[int, ...]:
    return next((days.get(days_ago, ()) for key, days in told.items() if point_name(key, "zh-CN") == point.plan.name), ())


def _treated(point: Point, habits: Habits, at: datetime, slot: time, days_ago: int) -> Treated:
    done = usual(point, at, habits.operator, DEFAULT_POLICY)
    if point.plan.kind is PointKind.GOODS:
        return replace(done, batch_nos=(f"CC{at:%Y%m%d}-01", f"CC{at:%Y%m%d}-02"), verifier="罗志")
    if slot.hour not in _told_of(point, habits.weak, days_ago):
        return done
    weak = replace(done.treatment, chlorine_mg_l=100)
    return replace(done, treatment=weak, shortfalls=shortfalls(weak, point.plan.kind, DEFAULT_POLICY))
