"""The rounds that the couriers of the made-up town make every day: where they stop, the track that a phone tells, the deliveries. The ways
cross where the page's phones are when they tell of their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import cos, radians

from bot.assembly.sample_neighbours import PLATES
from conversations.courier import MICRO, NewDelivery, Spot, TrackPoint
from conversations.rules.ground import DEGREE_METRES

HERE = (43.8868, 125.3245)
"""Where the page's phones are: latitude and longitude, as in bot/simulator/page/composer.js."""
_METRES_A_SECOND = 5.0
_TOLD_EVERY = timedelta(seconds=20)
_STANDS = timedelta(minutes=3)
"""At each door."""


@dataclass(frozen=True, slots=True)
class Round:
    """The round that a courier makes every day: `starts` (local), from `metres` north and east of `HERE` by `legs` (metres north and east),
    at the end of each of which one of `areas` is served."""

    courier: str
    plate: str
    starts: time
    metres: tuple[int, int]
    legs: tuple[tuple[int, int], ...]
    areas: tuple[str, ...]


ROUNDS = (
    Round(
        "许亮",
        PLATES[0],
        time(7, 40),
        (-640, -420),
        ((0, 420), (640, 0), (260, 0), (0, 510), (-380, 0), (0, 340), (-520, 0), (0, -850), (0, -420)),
        ("安澜小区", "安澜小区", "春林佳园", "春林佳园", "柳岸新村", "柳岸新村", "百合苑", "百合苑", ""),
    ),
    Round(
        "邓佳",
        PLATES[1],
        time(7, 45),
        (-200, -700),
        ((200, 0), (0, 700), (0, 380), (450, 0), (0, -610), (310, 0), (0, -470), (-760, 0), (-200, 0)),
        ("新月花园", "春林佳园", "春林佳园", "清和园", "清和园", "杏花里", "杏花里", "新月花园", ""),
    ),
    Round(
        "彭飞",
        "",
        time(16, 10),
        (300, 900),
        ((0, -360), (-300, 0), (0, -540), (430, 0), (0, 220), (210, 0), (0, 680), (-340, 0)),
        ("汇景花园", "安澜小区", "安澜小区", "和顺里", "和顺里", "汇景花园", "汇景花园", ""),
    ),
)


def _doors(one: Round, begun: datetime) -> Iterator[tuple[datetime, datetime, tuple[float, float]]]:
    """Where the round stops: arrival, departure, metres north and east; the first is where it begins."""
    at, (north, east) = begun, one.metres
    yield at, at + _STANDS, (north, east)
    at += _STANDS
    for to_north, to_east in one.legs:
        at += timedelta(seconds=(abs(to_north) + abs(to_east)) / _METRES_A_SECOND)
        north, east = north + to_north, east + to_east
        yield at, at + _STANDS, (north, east)
        at += _STANDS


def track_of(one: Round, begun: datetime) -> list[TrackPoint]:
    """What a phone tells on the way, from the start to the last door."""
    doors = list(_doors(one, begun))
    told, at, last = [], begun, doors[-1][1]
    while at <= last:
        told.append(TrackPoint(at, _spot(_place(doors, at))))
        at += _TOLD_EVERY
    return told


def _place(doors: Sequence[tuple[datetime, datetime, tuple[float, float]]], at: datetime) -> tuple[float, float]:
    """Metres north and east at a moment."""
    reached = max(index for index, (came, _, _) in enumerate(doors) if came <= at)
    _, left, here = doors[reached]
    if at <= left or reached + 1 == len(doors):
        return here
    comes, _, there = doors[reached + 1]
    part = (at - left) / (comes - left)
    return here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])


def _spot(metres: tuple[float, float]) -> Spot:
    latitude, longitude = HERE
    north = latitude + metres[0] / DEGREE_METRES
    east = longitude + metres[1] / (DEGREE_METRES * cos(radians(latitude)))
    return Spot(round(north * MICRO), round(east * MICRO))


def deliveries_of(one: Round, begun: datetime, now: datetime) -> Iterator[NewDelivery]:
    """Two orders at each door that has been reached by `now`."""
    doors = list(_doors(one, begun))[1:]
    for place, (area, (came, _, _)) in enumerate(zip(one.areas, doors, strict=True)):
        for order in range(2 if area else 0):
            at = came + timedelta(minutes=1 + order)
            if at > now:
                continue
            number = 10 * (place + 1) + order
            failed = "无人接收" if (begun.day + number) % 17 == 0 else ""
            house = f"{area}{1 + (begun.day * 3 + number) % 18}栋"
            yield NewDelivery(
                f"JT{begun:%m%d}{one.starts:%H}{number:03}", house, at, number % 4 != 0, failed, f"199003{begun.day:02}{number:03}"
            )
