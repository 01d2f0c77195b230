"""Reading what somebody types while stays are asked for. What is understood of a message is kept; what is not gets its answer."""

from dataclasses import dataclass
from datetime import date

from conversations.days import DayProblem, Range
from conversations.engine.days import day_problem_line
from conversations.engine.places import MOST_TYPED, not_found
from conversations.engine.stay_making import At, Making
from conversations.engine.stay_sight import Sight
from conversations.places import places
from conversations.said_stays import several, split_said
from conversations.screens.stays import span
from conversations.view import Line

_HOME = frozenset({"本地", "在本地", "一直在本地", "一直本地", "都在本地", "没出去", "没离开", "未离开", "未外出", "local", "home"})


@dataclass(frozen=True, slots=True)
class Read:
    """The list after what was typed, and what has to be said about it."""

    making: Making
    said: Line | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing of it could be taken, and why."""

    line: Line


def outside(first: date, last: date, sight: Sight) -> Line | None:
    """Why these days are not asked for; None when they are. A stay may begin long before the look-back, and go on after the return."""
    if last > sight.today:
        return Line("refused-stay-to-come")
    begin, end = sight.window
    if last < begin or first > sight.return_day:
        return Line("refused-stay-outside", {"days": span(begin, end, sight.return_day)})
    return None


def read_stays(text: str, sight: Sight) -> Read | Unread:
    """One stay, or several in several lines. The first that has to be asked about ends it; what stands behind it is said back."""
    parts = several(text, sight.today)
    making, taken = sight.making, 0
    for place, part in enumerate(parts):
        read = _read_one(part, Sight(making, sight.return_day, sight.look_back_days, sight.today, sight.home, sight.recent))
        if isinstance(read, Unread):
            return Read(making, read.line) if taken else read
        making, taken = read.making, taken + 1
        rest = parts[place + 1 :]
        if rest and (read.said is not None or making.at is not At.WHERE):
            return Read(making, read.said or Line("stays-rest-unread", {"text": rest[0][:MOST_TYPED]}))
        if read.said is not None:
            return read
    return Read(making) if taken else Unread(not_found(text.strip()[:MOST_TYPED]))


def _read_one(text: str, sight: Sight) -> Read | Unread:
    said, making = split_said(text, sight.today), sight.making
    problem = None if said.days is None else _problem(said.days, sight)
    given = said.days if isinstance(said.days, tuple) and problem is None else None
    asked_for_days = making.at in (At.DAYS, At.FIRST, At.LAST)
    if not said.place:
        if problem is not None and asked_for_days:
            return Unread(problem)
        return Read(making.stayed(*given)) if given and asked_for_days else Unread(Line("refused-place-first", sight.example))
    found = (sight.home,) if said.place.lower() in _HOME else tuple(place.code for place in places().find(said.place, near=sight.home))
    if not found:
        return Unread(Line("refused-days-unread", sight.example) if asked_for_days else not_found(said.place[:MOST_TYPED]))
    if len(found) > 1:
        return Read(making.among(said.place[:MOST_TYPED], found, given), problem)
    if problem is not None:
        # The place is understood; only its days have to be told again.
        return Read(Making(making.stays, At.DAYS, found[0], opened=making.opened), problem)
    return Read(making.chose(found[0], given))


def _problem(days: Range | DayProblem, sight: Sight) -> Line | None:
    return outside(*days, sight) if isinstance(days, tuple) else day_problem_line(days)
