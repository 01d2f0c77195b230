"""An officer's disinfection: an enterprise's day, asking for a fresh photo, who in the division has points open."""

from conversations.about_disinfection import book_of, overdue_key, point_in
from conversations.briefing import Enterprise
from conversations.disinfection_records import AskForPhoto
from conversations.engine.turn import Turn
from conversations.request import Request
from conversations.screens.disinfection_officer import ask_list, officer_card, overdue_list
from conversations.view import Line


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def show_enterprise(request: Request) -> Turn:
    """An enterprise's disinfection today."""
    return Turn(request.session, (officer_card(_enterprise(request), request.briefing),))


def show_overdue(request: Request) -> Turn:
    """A page of those who have points open."""
    return Turn(request.session, (overdue_list(request.briefing.overdue[overdue_key(request.args)]),))


def choose_point(request: Request) -> Turn:
    """Of which point a photo is wanted."""
    enterprise, briefing = _enterprise(request), request.briefing
    if not book_of(enterprise.id, briefing).points:
        return Turn(request.session, (officer_card(enterprise, briefing),))
    return Turn(request.session, (ask_list(enterprise, briefing, request.number(1) or 0),))


def ask_for_photo(request: Request) -> Turn:
    """The managers get a message; one open request a point."""
    enterprise, briefing = _enterprise(request), request.briefing
    book = book_of(enterprise.id, briefing)
    point = point_in(book, request.number(1))
    if point is None:
        return Turn(request.session, (officer_card(enterprise, briefing),), toast=Line("point-gone"))
    if any(one.point_id == point.id for one in book.requests):
        return Turn(request.session, (officer_card(enterprise, briefing),), toast=Line("toast-photo-asked-already"))
    if not enterprise.managers:
        return Turn(request.session, (officer_card(enterprise, briefing),), toast=Line("toast-unreachable"))
    view = officer_card(enterprise, briefing, Line("photo-asked-for", {"name": point.plan.name}))
    return Turn(request.session, (view,), (AskForPhoto(enterprise.id, point.id),), Line("toast-photo-asked"))
