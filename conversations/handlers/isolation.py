"""隔离观察 A manager's people in isolation and their temperatures; an officer's list, and what an officer changes."""

from datetime import date

from conversations.about_isolation import half_named, page_key
from conversations.briefing import Briefing, Enterprise
from conversations.codes import IsolationStep
from conversations.engine.advance import card
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Session
from conversations.engine.turn import Turn
from conversations.flows.isolation_change import FLOW as CHANGE
from conversations.flows.isolation_change import SEEN
from conversations.flows.isolation_end import FLOW as END
from conversations.flows.isolation_readings import FLOW as READINGS
from conversations.records import SeeIsolation
from conversations.request import Request
from conversations.returns import Isolation
from conversations.screens.isolated import isolation_list
from conversations.screens.isolation import ward_list
from conversations.screens.isolation_card import isolation_card
from conversations.screens.isolation_parts import half_now
from conversations.view import Line


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def _isolation(request: Request) -> Isolation:
    return request.briefing.isolations[int(request.args[0])]


def show_wards(request: Request) -> Turn:
    """The enterprise's people in isolation: `args` are enterprise and page."""
    return Turn(request.session, (ward_list(_enterprise(request), request.briefing, request.number(1) or 0),))


def read(request: Request) -> Turn:
    """Take the temperatures of a half day: `args` are enterprise, day, half, and a staff id for one person alone. A half day that is over
    is missed: nothing is taken for it any more."""
    briefing = request.briefing
    if (request.text(1), half_named(request.text(2))) != (briefing.today.isoformat(), half_now(briefing)):
        view = ward_list(_enterprise(request), briefing, 0)
        return Turn(request.session, (view,), toast=_too_late(request))
    session = _without_past(request.session, briefing)
    begun = session.draft(READINGS.name, *request.args)
    refusal = READINGS.obsolete(Scope(briefing, request.args, {}))
    if refusal is not None:
        return Turn(session, (ward_list(_enterprise(request), briefing, 0),), toast=refusal)
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (READINGS.name, request.args):
        session = session.begin(READINGS.name, *request.args)
    return Turn(session, (card(READINGS, session, briefing),))


def _too_late(request: Request) -> Line:
    half = half_named(request.text(2))
    try:
        day = date.fromisoformat(request.text(1))
    except ValueError:
        return Line("toast-stale")
    return Line("toast-half-over", {"day": day, "half": Line(f"half-{half}")}) if half is not None else Line("toast-stale")


def _without_past(session: Session, briefing: Briefing) -> Session:
    """The session without readings of half days that are over: they would only come back to say so."""
    now = (briefing.today.isoformat(), half_now(briefing).value)
    for flow, subject in [(session.flow, session.subject), *((run.flow, run.subject) for run in session.parked)]:
        if flow == READINGS.name and subject[1:3] != now:
            session = session.drop(READINGS.name, *subject)
    return session


def show_isolation(request: Request) -> Turn:
    """One isolation."""
    return Turn(request.session, (isolation_card(_isolation(request), request.briefing),))


def well(request: Request) -> Turn:
    """On the last day or later: is the person well?"""
    refusal = END.obsolete(Scope(request.briefing, request.args[:1], {}))
    if refusal is not None:
        return Turn(request.session, (isolation_card(_isolation(request), request.briefing),), toast=refusal)
    session = request.session.begin(END.name, request.args[0])
    return Turn(session, (card(END, session, request.briefing),))


def show_isolated(request: Request) -> Turn:
    """A page of those in isolation in a division."""
    page = request.briefing.isolation_pages[page_key(request.args)]
    return Turn(request.session, (isolation_list(page, request.briefing),))


def see_name(request: Request) -> Turn:
    """The full name, in a dialog that leaves nothing in the chat; that it was opened is kept in the audit."""
    isolation = _isolation(request)
    facts = {"name": " ".join(filter(None, (isolation.staff_name, isolation.staff_post))), "enterprise": isolation.enterprise_name}
    view = isolation_card(isolation, request.briefing)
    return Turn(request.session, (view,), (SeeIsolation(isolation.id),), Line("alert-detail", facts), urgent_toast=True)


def change(request: Request) -> Turn:
    """An officer's step: `args` are the isolation and the step. Who taps a card that is not true any more sees it as it is."""
    isolation, briefing = _isolation(request), request.briefing
    known = any(request.text(1) == step for step in IsolationStep)
    refusal = CHANGE.obsolete(Scope(briefing, request.args[:2], {})) if known else Line("toast-stale")
    if refusal is not None:
        return Turn(request.session, (isolation_card(isolation, briefing),), toast=refusal)
    answers = Answers(((SEEN, len(isolation.changes)),))
    session = request.session.begin(CHANGE.name, *request.args[:2], answers=answers)
    return Turn(session, (card(CHANGE, session, briefing),))
