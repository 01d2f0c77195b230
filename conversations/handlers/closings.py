"""歇业 The days on which an enterprise is closed: seen, registered, withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

from conversations.briefing import Enterprise
from conversations.days import DayProblem, read_range_ahead
from conversations.engine.advance import card
from conversations.engine.days import day_problem_line
from conversations.engine.turn import Turn
from conversations.flows.closing import FLOW
from conversations.flows.closing import filed as close
from conversations.reminder_records import OpenDays
from conversations.reminding import MOST_AHEAD, Closing
from conversations.request import Request
from conversations.screens.closings import book_of, closings_card, last_over, refusal
from conversations.screens.stays import span
from conversations.view import Line


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def show(request: Request) -> Turn:
    """What is registered; with days behind the command they are registered at once, which can be undone."""
    enterprise, text, today = _enterprise(request), request.text(1), request.briefing.today
    if text in ("", "0"):
        return Turn(request.session, (closings_card(enterprise, request.briefing),))
    days = read_range_ahead(text, today, today + timedelta(days=MOST_AHEAD))
    line = day_problem_line(days, ahead=True) if isinstance(days, DayProblem) else refusal(*days, enterprise.id, request.briefing)
    if isinstance(days, DayProblem) or line is not None:
        said = (line,) if line is not None else ()
        return Turn(request.session, (closings_card(enterprise, request.briefing, *said),))
    record, view = close(enterprise, *days, request.briefing)
    return Turn(request.session, (view,), (record,), Line("toast-filed"))


def begin(request: Request) -> Turn:
    """Asks for the days."""
    session = request.session.begin(FLOW.name, request.args[0])
    return Turn(session, (card(FLOW, session, request.briefing),))


def withdraw(request: Request) -> Turn:
    """撤销: `args` are enterprise, first and last day. Days that are over stay closed, and so does today after the cutoff."""
    enterprise, briefing = _enterprise(request), request.briefing
    first, last = _day(request.text(1)), _day(request.text(2))
    book = book_of(enterprise.id, briefing)
    closing = next((one for one in book.closings if (one.first, one.last) == (first, last)), None)
    if closing is None:
        return Turn(request.session, (closings_card(enterprise, briefing),), toast=Line("toast-stale"))
    over = last_over(briefing)
    if closing.last <= over:
        return Turn(request.session, (closings_card(enterprise, briefing, Line("closing-over")),), toast=Line("toast-stale"))
    kept = over if closing.first <= over else None
    owed_today = closing.covers(briefing.today) and not briefing.after_cutoff and book.work_day
    record = OpenDays(enterprise.id, closing.first, closing.last, kept, owed_today)
    rest = tuple(one for one in book.closings if one != closing)
    left = (Closing(closing.first, kept),) if kept is not None and kept >= briefing.today else ()
    after = replace(briefing, closings={enterprise.id: replace(book, closings=(*left, *rest))})
    begins = closing.first if kept is None else kept + timedelta(days=1)
    said = [Line("closing-withdrawn", {"days": span(begins, closing.last, briefing.today)})]
    said += [Line("closing-owed-again")] if owed_today else []
    return Turn(request.session, (closings_card(enterprise, after, *said),), (record,), Line("toast-filed"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
