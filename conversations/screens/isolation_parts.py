"""Pieces of the cards about isolation: who, which day of how many, and the readings of a day."""

from datetime import date, timedelta

from conversations.briefing import Briefing
from conversations.codes import Half
from conversations.returns import Isolation, TemperatureReading
from conversations.rules.fitness import is_unfit
from conversations.rules.isolation import day_number, days_in_all, half_of, missed_readings, readings_owed
from conversations.screens.parts import masked
from conversations.view import Line


def ward(isolation: Isolation) -> Line:
    """Who it is, for the own enterprise."""
    if isolation.staff_post:
        return Line("person-with-post", {"name": isolation.staff_name, "post": isolation.staff_post})
    return Line("person", {"name": isolation.staff_name})


def masked_ward(isolation: Isolation) -> Line:
    """Who it is, for everybody outside the enterprise: `王*（收银员）`."""
    name = masked(isolation.staff_name)
    return (
        Line("person-with-post", {"name": name, "post": isolation.staff_post}) if isolation.staff_post else Line("person", {"name": name})
    )


def day_of(isolation: Isolation, today: date) -> Line:
    """Day n of how many; on the last day and after it, that it is over."""
    facts = {"day": day_number(isolation, today), "days": days_in_all(isolation)}
    if today < isolation.until:
        return Line("isolation-day", facts)
    return Line("isolation-day-last", facts) if today == isolation.until else Line("isolation-day-over", {"day": facts["day"]})


def reading_at(isolation: Isolation, day: date, half: Half) -> TemperatureReading | None:
    """The reading of one half day."""
    return next((each for each in isolation.readings if (each.day, each.half) == (day, half)), None)


def half_now(briefing: Briefing) -> Half:
    """Which of the two readings is due at this time of the day."""
    return half_of(briefing.now, briefing.policy)


def owes_now(isolation: Isolation, briefing: Briefing) -> bool:
    """Whether the reading of this half day is still to be taken."""
    return isolation.present and bool(readings_owed(isolation, briefing.now, briefing.policy))


def over(isolation: Isolation, briefing: Briefing) -> bool:
    """Whether it is the last day or later: the manager is asked whether the person is well."""
    return isolation.ended is None and isolation.present and briefing.today >= isolation.until


def mark(isolation: Isolation, day: date, half: Half, briefing: Briefing) -> Line | None:
    """One half day: the reading, that it is missed, or that it is still to be taken; None where none is owed."""
    name = Line(f"half-{half}")
    reading = reading_at(isolation, day, half)
    if reading is not None:
        unfit = is_unfit(reading.temperature, reading.symptoms, briefing.policy)
        return Line("reading-unfit" if unfit else "reading-taken", {"half": name, "value": str(reading.temperature)})
    if (day, half) in missed_readings(isolation, briefing.now, briefing.policy):
        return Line("reading-missed", {"half": name})
    return (
        Line("reading-due", {"half": name})
        if (day, half) == (briefing.today, half_now(briefing)) and owes_now(isolation, briefing)
        else None
    )


def recent_marks(isolation: Isolation, briefing: Briefing) -> tuple[Line, ...]:
    """What a list says of the readings: yesterday's that are missed, and today's."""
    yesterday = briefing.today - timedelta(days=1)
    missed = [half for day, half in missed_readings(isolation, briefing.now, briefing.policy) if day == yesterday]
    late = tuple(Line("reading-missed-yesterday", {"half": Line(f"half-{half}")}) for half in missed)
    late = (Line("readings-missed-yesterday"),) if len(missed) == len(Half) else late
    return (*late, *day_marks(isolation, briefing.today, briefing)) or (Line("readings-none-today"),)


def day_marks(isolation: Isolation, day: date, briefing: Briefing) -> tuple[Line, ...]:
    """Both halves of a day, as far as there is something to say of them."""
    return tuple(found for half in Half if (found := mark(isolation, day, half, briefing)) is not None)
