"""Pieces of the cards about duty: hours, a day of a rota, leaves, holes in the coverage."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from conversations.duty import END, Hours, Leave, Officer, Rota, Stretch, Uncovered
from conversations.rules.duty import WHOLE_DAY, holes, stretches, there, tidy
from conversations.screens.stays import span
from conversations.view import Fact, Line

MOST_NAMED = 8
"""Officers of one day who are named."""
MOST_HOLES = 6
WEEK = 7


def times_fact(told: Sequence[Stretch]) -> Fact:
    """Several stretches of one person or day, parted by blanks: what parts people is kept for people."""
    if tuple(told) == (WHOLE_DAY,):
        return Line("duty-whole-day")
    return " ".join(f"{one.begins:%H:%M}–{'24:00' if one.ends == END else f'{one.ends:%H:%M}'}" for one in told)


def hours_line(hours: Sequence[Hours]) -> Line:
    """`周一至周五 08:00–18:00`; days that follow each other with the same hours as one."""
    if not hours:
        return Line("duty-always")
    neat = tidy(hours)
    by_day = [tuple(Stretch(one.begins, one.ends) for one in neat if one.weekday == weekday) for weekday in range(7)]
    parts: list[Fact] = []
    begin = 0
    for weekday in range(1, 8):
        if weekday < 7 and by_day[weekday] == by_day[begin]:
            continue
        if by_day[begin]:
            parts.append(Line("duty-hours-part", {"days": _days(begin, weekday - 1), "times": times_fact(by_day[begin])}))
        begin = weekday
    return Line("duty-hours", {"parts": tuple(parts)})


def _days(first: int, last: int) -> Line:
    if (first, last) == (0, 6):
        return Line("duty-every-day")
    if first == last:
        return Line(f"duty-weekday-{first}")
    return Line("duty-days", {"first": Line(f"duty-weekday-{first}"), "last": Line(f"duty-weekday-{last}")})


def week_lines(rota: Rota, first: date) -> tuple[Line, ...]:
    """Seven days, each with who is on duty and when nobody is. Times without anybody that are the same on several days are said once, below
    all of them."""
    days = tuple(first + timedelta(days=ahead) for ahead in range(WEEK))
    alike: dict[tuple[Stretch, ...], list[date]] = {}
    for day in days:
        if _people(rota, day) and (gaps := gaps_on(rota, day)):
            alike.setdefault(gaps, []).append(day)
    often = {gaps: on for gaps, on in alike.items() if len(on) > 1}
    lines = [line for day in days for line in _day_lines(rota, day, often)]
    return (*lines, *(_often_line(gaps, on) for gaps, on in often.items()))


def _day_lines(rota: Rota, day: date, elsewhere: Collection[tuple[Stretch, ...]]) -> tuple[Line, ...]:
    on = _people(rota, day)
    lines = [Line("duty-day", {"day": day, "people": on})] if on else []
    gaps = gaps_on(rota, day)
    if gaps and not on:
        lines.append(Line("duty-day-nobody", {"day": day}))
    elif gaps and gaps not in elsewhere:
        lines.append(Line("duty-day-hole", {"times": times_fact(gaps)}))
    return tuple(lines)


def _often_line(gaps: Sequence[Stretch], on: Sequence[date]) -> Line:
    """The same hole on several days: `11月23日–27日`, days that follow each other as one."""
    if len(on) == WEEK:
        return Line("duty-week-hole-daily", {"times": times_fact(gaps)})
    firsts = [day for day in on if day - timedelta(days=1) not in on]
    lasts = [day for day in on if day + timedelta(days=1) not in on]
    days = tuple(span(begin, end, on[0]) for begin, end in zip(firsts, lasts, strict=True))
    return Line("duty-week-hole", {"days": days, "times": times_fact(gaps)})


def today_lines(rota: Rota, day: date) -> tuple[Line, ...]:
    """Who is on duty on the day that a card is about, and when nobody is."""
    on, gaps = _people(rota, day), gaps_on(rota, day)
    if not on:
        return (Line("duty-today-nobody"),)
    hole = (Line("duty-today-hole", {"times": times_fact(gaps)}),) if gaps else ()
    return (Line("duty-today", {"people": on}), *hole)


def gaps_on(rota: Rota, day: date) -> tuple[Stretch, ...]:
    """When nobody of the division is on duty on a day."""
    return holes([one.id for one in rota.officers], rota.people(), day)


def _people(rota: Rota, day: date) -> tuple[Fact, ...]:
    """Who is on duty on a day, the first few by name."""
    on: list[Fact] = [fact for one in rota.officers if (fact := _on(one, rota, day)) is not None]
    more = len(on) - MOST_NAMED
    return (*on[:MOST_NAMED], Line("duty-more", {"count": more})) if more > 0 else tuple(on)


def _on(officer: Officer, rota: Rota, day: date) -> Line | None:
    """The officer on that day, or who stands in; None where neither is on duty."""
    people = rota.people()
    who, when = there(officer.id, people, day), stretches(officer.hours, day)
    if who is None or not when:
        return None
    name: Fact = people[who].name
    if who != officer.id:
        name = Line("duty-for", {"name": people[who].name, "officer": officer.name})
    return Line("duty-person", {"name": name, "times": times_fact(when)})


def leave_line(leave: Leave, rota: Rota, today: date) -> Line:
    """Which days, and who stands in."""
    stand_in = rota.people().get(leave.stand_in or 0)
    days = span(leave.first, leave.last, today)
    what = "duty-swap" if leave.swap else "duty-leave"
    return Line(f"{what}-covered", {"days": days, "name": stand_in.name}) if stand_in else Line(what, {"days": days})


def hole_lines(told: Iterable[Uncovered]) -> tuple[Line, ...]:
    """Each division and day with its stretches; the first few."""
    found = list(told)
    lines = [
        Line("duty-hole", {"division": one.division_name, "day": one.day, "times": times_fact(one.stretches)}) for one in found[:MOST_HOLES]
    ]
    return (*lines, *((Line("duty-holes-more", {"count": len(found) - MOST_HOLES}),) if len(found) > MOST_HOLES else ()))
