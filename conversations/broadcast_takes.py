"""What a broadcast takes, told before it leaves: the time at the rate that it will have, and the Stars that the paid rate costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from conversations.briefing import Briefing
from conversations.broadcast_estimate import minutes_for, stars_for
from conversations.broadcast_parts import messages
from conversations.content import Parts
from conversations.screens.moment import moment
from conversations.view import Fact, Line


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second that a broadcast may take, free and paid for; 0.0 where none is paid for."""

    free: float = 25.0
    paid: float = 0.0


def pace_of(briefing: Briefing) -> Pace:
    """As it is set now."""
    return Pace(briefing.rate, briefing.paid_rate)


def each_gets(content: Mapping[str, Parts], *, buttons: bool) -> int:
    """How many messages one reader gets at most."""
    return max((messages(parts, buttons=buttons) for parts in content.values() if parts), default=1)


def duration(minutes: int) -> Line:
    """A duration in words."""
    return Line("broadcast-duration", {"hours": minutes // 60, "minutes": minutes % 60})


def rate_of(pace: Pace, *, paid: bool) -> float:
    """Messages a second: at the paid rate where it was chosen and is allowed."""
    return pace.paid if paid and pace.paid > 0 else pace.free


def out_at(count: int, pace: Pace, begins: datetime, *, paid: bool) -> datetime:
    """When `count` messages that begin to leave at `begins` are out."""
    return begins + timedelta(minutes=minutes_for(count, rate_of(pace, paid=paid)))


def takes(count: int, pace: Pace, begins: datetime, now: datetime, *, paid: bool) -> Line:
    """How long `count` messages take from `begins` on (not before `now`), when they are out, what they cost."""
    rate = rate_of(pace, paid=paid)
    facts: dict[str, Fact] = {
        "rate": round(rate),
        "time": duration(minutes_for(count, rate)),
        "done": moment(out_at(count, pace, max(begins, now), paid=paid), now),
    }
    if not (paid and pace.paid > 0):
        return Line("broadcast-takes", facts)
    return Line("broadcast-takes-paid", {**facts, "messages": count, "stars": stars_for(count)})


def both_rates(count: int, pace: Pace) -> tuple[Line, ...]:
    """What either rate means for so many messages, to choose by."""
    free: dict[str, Fact] = {"rate": round(pace.free), "time": duration(minutes_for(count, pace.free))}
    paid: dict[str, Fact] = {"rate": round(pace.paid), "time": duration(minutes_for(count, pace.paid)), "stars": stars_for(count)}
    return Line("broadcast-rate-free", free), Line("broadcast-rate-paid", {**paid, "messages": count})
