"""指派 Assigning officers: where, to what, and the end of it."""

from dataclasses import replace

from conversations.about_duty import assigning_of
from conversations.briefing import Briefing
from conversations.duty import Assigning, BelowPage
from conversations.duty_records import EndAssignment
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.assignment import FLOW
from conversations.request import Request
from conversations.roles import Subject
from conversations.screens.assigning import assigning_card, below_card, end_confirm, ended
from conversations.view import Line
from conversations.want import Want

MOVE, KEEP = "move", "keep"


def _key(args: tuple[str, ...]) -> str:
    code = args[0] if args else ""
    page = args[1] if len(args) > 1 and args[1].isascii() and args[1].isdigit() and len(args[1]) < 6 else "0"
    return f"{code}:{page}"


def wants_below(args: tuple[str, ...]) -> tuple[Want, ...]:
    """The page of divisions: `args` are the division that they lie in, if it is one, and the page."""
    return (Want("below", _key(args)),)


def _page(args: tuple[str, ...], briefing: Briefing) -> BelowPage | None:
    return briefing.below.get(_key(args))


def below_concerned(args: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The first division of the page: whoever assigns there does so in all of them. Of all divisions together: nothing that an officer
    has."""
    page = _page(args, briefing)
    if page is None or not page.path:
        return Subject() if page is not None else None
    return Subject(path=page.divisions[0].path) if page.divisions else None


def show_where(request: Request) -> Turn:
    """The divisions."""
    page = _page(request.args, request.briefing)
    assert page is not None, "the access check comes first"  # noqa: S101
    return Turn(request.session, (below_card(page, request.text(0)),))


def _place(request: Request) -> Assigning:
    place = assigning_of(request.args, request.briefing)
    assert place is not None, "the access check comes first"  # noqa: S101
    return place


def show(request: Request, *said: Line) -> Turn:
    """The assignments of a place."""
    return Turn(request.session, (assigning_card(_place(request), request.briefing, *said),))


def begin(request: Request) -> Turn:
    """A new one; not where nobody could be assigned."""
    if not _place(request).officers:
        return show(request, Line("assign-no-officers"))
    session = request.session.begin(FLOW.name, request.args[0])
    return Turn(session, (card(FLOW, session, request.briefing),))


def end(request: Request) -> Turn:
    """One ends, after a question: `args` are the place, the assignment, and whether its open alerts go along."""
    place = _place(request)
    one = next((each for each in place.assignments if each.id == request.number(1)), None)
    if one is None:
        return replace(show(request), toast=Line("toast-stale"))
    if request.text(2) not in (MOVE, KEEP):
        return Turn(request.session, (end_confirm(place, one),))
    move = request.text(2) == MOVE and place.open_of(one.sector) > 0
    return Turn(request.session, (ended(place, one, moved=move),), (EndAssignment(one.id, place.path, move),))
