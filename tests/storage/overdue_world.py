"""Points that were disinfected at random and vehicles that went out at random, and a plain calculation of what of them is open."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.disinfection import Point, PointKind, Shortfall
from conversations.policy import DEFAULT_POLICY
from conversations.rules.disinfection import times_of
from tests.storage.courier_world import found_runs, run_row
from tests.storage.disinfection_world import NINE, add, log, plan, treated
from tests.storage.world import DAY, at, days_ago, staff

SUNDAY = days_ago(1)


@dataclass(frozen=True)
class Ride:
    """A courier run with the enterprise's vehicle of that plate."""

    enterprise_id: int
    plate: str
    began: datetime
    ended: datetime
    disinfected_before: bool

    def followed_up(self, today: date) -> date:
        """The day on which its vehicle is to be disinfected, as it stands on the evening of `today`."""
        return self.began.date() if self.disinfected_before else min(self.ended.date(), today)

    def row(self, number: int, today: date) -> dict[str, Any]:
        """The run as it is stored on the evening of `today`, by one of the enterprise's three staff."""
        ended = self.ended if self.ended.date() <= today else None
        who = {"enterprise_id": self.enterprise_id, "staff_id": staff(self.enterprise_id, number % 3 + 1)}
        told = {"plate": self.plate, "vehicle_disinfected": self.disinfected_before}
        return run_row(number + 1, started_at=self.began, ended_at=ended, **who, **told)


@dataclass
class Told:
    """A point, and when it was done well enough; of a vehicle the runs of its plate."""

    point: Point
    done: list[datetime] = field(default_factory=list)
    rides: list[Ride] = field(default_factory=list)

    def runs_on(self, today: date) -> int:
        """How many runs are to be followed up today, of those that have begun."""
        return sum(ride.began.date() <= today == ride.followed_up(today) for ride in self.rides)

    def open_at(self, now: datetime) -> int:
        """How many of its times have begun by `now` and were not followed by a log before the next one; the first begins at midnight. A
        vehicle is open once if it was out more often than it was done."""
        if self.point.plan.kind is PointKind.VEHICLE:
            done = sum(at.date() == now.date() for at in self.done)
            return int(self.point.since <= now.date() and self.runs_on(now.date()) > done)
        times = times_of(self.point.plan.times_a_day, DEFAULT_POLICY) if self.point.since <= now.date() else ()
        count = 0
        for begins, ends in zip(times, [*times[1:], None][: len(times)], strict=True):
            inside = [
                at
                for at in self.done
                if at.date() == now.date() and (begins == times[0] or at.time() >= begins) and (ends is None or at.time() < ends)
            ]
            count += begins <= now.time() and not inside
        return count


async def told_at_random(database: Database, dice: random.Random) -> list[Told]:
    """Points of six enterprises, and logs of two days."""
    everything = []
    for n in range(1, 7):
        for number in range(dice.randint(0, 4)):
            kind = dice.choice([*PointKind, PointKind.VEHICLE])
            plate = f"吉A{n}{number}" if kind is PointKind.VEHICLE else ""
            made = plan(f"点{number}", 0 if plate else dice.randint(1, 5), kind, plate=plate)
            point = (await add(database, n, made, now=at(8, day=days_ago(dice.randint(0, 2)))))[-1]
            told = Told(point)
            everything.append(told)
            for day in (DAY, SUNDAY):
                for _ in range(dice.randint(0, 1 if plate else 3)):
                    when, weak = at(dice.randint(0, 23), dice.choice((0, 30)), day), dice.random() < 0.3
                    await log(database, n, treated(point.id, NINE, *([Shortfall.CHLORINE] if weak else []), when=when))
                    told.done += [] if weak else [when]
    return everything


def rides_at_random(everything: Sequence[Told], dice: random.Random) -> list[Ride]:
    """Three runs of each enterprise that has vehicles, of a few hours or of days, the first four days ago."""
    rides = []
    for n in range(1, 7):
        mine = [one for one in everything if one.point.enterprise_id == n and one.point.plan.plate]
        for _ in range(3 if mine else 0):
            began = at(dice.choice((0, 9, 22)), day=days_ago(dice.choice((0, 1, 1, 2, 4))))
            ended = began + timedelta(hours=dice.choice((1, 5, 20, 70)))
            vehicle = dice.choice(mine)
            vehicle.rides.append(Ride(n, vehicle.point.plan.plate, began, ended, dice.random() < 0.3))
            rides.append(vehicle.rides[-1])
    return rides


async def evening(database: Database, rides: Sequence[Ride], today: date) -> None:
    """All runs as they stand then."""
    rows = [ride.row(number, today) for number, ride in enumerate(rides) if ride.began.date() <= today]
    async with database.begin() as conn:
        await conn.execute(t.courier_run.delete())
        if rows:
            await found_runs(conn, rows, shared=False)
