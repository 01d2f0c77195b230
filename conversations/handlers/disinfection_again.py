"""又做了一次 A tap on what somebody else has logged meanwhile: who that was, and one more treatment if it was one."""

from conversations.disinfection import Treated
from conversations.disinfection_twice import done_by_others, twice_lines
from conversations.engine.turn import Turn
from conversations.handlers.disinfection_logged import as_it_is, enterprise_of, logged, usually
from conversations.request import Request
from conversations.rules.disinfection import PointToday
from conversations.screens.disinfection import all_today, disinfection_card, whose_time_it_is
from conversations.view import Line

EVERY = 0
"""Instead of a point: all whose time it is."""


def others_first(request: Request, points: tuple[PointToday, ...], which: int, toast: Line) -> Turn | None:
    """The card with who has logged these points; None where nobody else has."""
    key, briefing = int(request.args[0]), request.briefing
    twice = done_by_others(key, usually(points, briefing), briefing)
    if not twice:
        return None
    whole = len(twice) == len(points)
    said = (*twice_lines(twice), *((Line("done-by-note"),) if whole else ()))
    again = f"{briefing.today}:{which}:{_guard(points)}" if whole else ""
    view = disinfection_card(enterprise_of(request), briefing, 0, *said, again=again)
    return Turn(request.session, (view,), toast=toast)


def _guard(points: tuple[PointToday, ...]) -> int:
    """How many logs there are: whoever taps again changes nothing."""
    return sum(len(one.logs) for one in points)


def log_again(request: Request) -> Turn:
    """One more treatment: `args` are enterprise, day, point (or all) and how many logs there were."""
    key, briefing = int(request.args[0]), request.briefing
    which = request.number(2)
    one = tuple(each for each in all_today(key, briefing) if each.point.id == which)
    points = whose_time_it_is(key, briefing) if which == EVERY else one
    told: tuple[Treated, ...] = usually(points, briefing)
    if request.text(1) != briefing.today.isoformat() or request.number(3) != _guard(points) or not points:
        return as_it_is(request, Line("toast-stale"))
    return logged(request, told)
