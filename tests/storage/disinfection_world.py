"""Disinfection points and logs for tests of the storage."""

from datetime import date, datetime, time
from typing import Any

from bot.storage.database import Database
from conversations.disinfection import Agent, DisinfectionBook, Photo, Point, PointKind, PointPlan, Shortfall, Treated, Treatment
from conversations.disinfection_records import AddPoints, LogDisinfection
from tests.storage.world import DAY, at, do, know

NINE, ONE, FIVE = time(9), time(13), time(17)
"""The times of the policy, if nothing else is said."""
CHLORINE = Treatment(Agent.CHLORINE, chlorine_mg_l=500, contact_minutes=30, ventilation_minutes=30)
EARLY = at(8)


def plan(name: str = "店堂", times_a_day: int = 3, kind: PointKind = PointKind.PREMISES, **more: Any) -> PointPlan:
    """A point that is due at every time of the policy, if nothing else is said."""
    return PointPlan(name, kind, more.pop("treatment", CHLORINE), times_a_day, **more)


def van(plate: str = "吉A12345") -> PointPlan:
    """A vehicle."""
    return plan("送货车", 0, PointKind.VEHICLE, plate=plate)


def treated(point_id: int, slot: time | None = NINE, *shortfalls: Shortfall, when: datetime | None = None, **more: Any) -> Treated:
    """Done at its time, as usual."""
    moment = when or at(slot.hour if slot else 9, 5)
    return Treated(point_id, moment, more.pop("treatment", CHLORINE), slot, shortfalls=shortfalls, **more)


def photo(number: int = 1, *, as_file: bool = False) -> Photo:
    """A photo."""
    return Photo(f"FILE{number}", f"UNIQUE{number}", as_file)


async def book(database: Database, enterprise_id: int = 1, now: datetime | None = None) -> DisinfectionBook:
    """The enterprise's book as a turn sees it."""
    return (await know(database, ("disinfection", enterprise_id), now=now)).disinfection[enterprise_id]


async def add(database: Database, enterprise_id: int, *plans: PointPlan, now: datetime = EARLY) -> list[Point]:
    """New points of the enterprise; all that it has then."""
    await do(database, AddPoints(enterprise_id, plans), by=enterprise_id * 10 + 1, now=now)
    return list((await book(database, enterprise_id)).points)


async def log(database: Database, enterprise_id: int, *told: Treated, now: datetime | None = None) -> None:
    """What was done is logged by the enterprise's manager."""
    await do(database, LogDisinfection(enterprise_id, told), by=enterprise_id * 10 + 1, now=now or told[0].at)


def on(day: date = DAY, hour: int = 9) -> datetime:
    """A moment of a day."""
    return at(hour, day=day)
