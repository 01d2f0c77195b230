"""A manager's ledger outside the questionnaire: one tap when all is well, opening and correcting, the history."""

from datetime import date

from conversations.briefing import Ledger
from conversations.codes import Status
from conversations.engine.advance import card
from conversations.engine.session import Answers
from conversations.engine.turn import Turn
from conversations.flows.health_ledger import FLOW, filing
from conversations.ledger_draft import answers_from, tells_of_somebody, without_past
from conversations.ledger_people import barred, beyond, may_wait, not_returned, to_be_told
from conversations.ledger_scope import TOGETHER
from conversations.request import Request
from conversations.screens.enterprise import history
from conversations.screens.reported import reported
from conversations.screens.today import draft_card, report_card
from conversations.view import Line


def show_report(request: Request) -> Turn:
    """Today's ledger of one enterprise."""
    enterprise = request.briefing.enterprises[int(request.args[0])]
    return Turn(request.session, (report_card(enterprise, request.briefing),))


def show_history(request: Request) -> Turn:
    """The last days."""
    enterprise = request.briefing.enterprises[int(request.args[0])]
    return Turn(request.session, (history(enterprise, request.briefing),))


def all_normal(request: Request) -> Turn:
    """全部正常: recorded with one tap. People carried over or barred, or those of a questionnaire that was begun, have to be told of
    instead; who has reported is shown what was recorded."""
    briefing, enterprise_id = request.briefing, int(request.args[0])
    ledger = briefing.ledgers[enterprise_id]
    if not _is_today(request):
        return _stale(request)
    if ledger.today is not None:
        return Turn(request.session, (report_card(briefing.enterprises[enterprise_id], briefing),), toast=Line("toast-already-filed"))
    if to_be_told(ledger, briefing.policy):
        said = Line("toast-barred-first" if barred(ledger, briefing.policy) else "toast-carried-first")
        return Turn(request.session, (report_card(briefing.enterprises[enterprise_id], briefing),), toast=said)
    begun = request.session.draft(FLOW.name, *request.args[:2])
    if begun is not None and tells_of_somebody(begun.answers):
        # Not thrown away by a tap on an older card, or on a reminder that came meanwhile.
        in_hand = request.session.flow == begun.flow and request.session.subject == begun.subject
        view = draft_card(briefing.enterprises[enterprise_id], briefing.today, in_hand=in_hand)
        return Turn(request.session, (view,), toast=Line("toast-draft-first"))
    report = filing(enterprise_id, (), briefing)
    session = request.session.drop(FLOW.name, *request.args[:2])
    return Turn(session, (reported(report, briefing),), (report,), Line("toast-filed"))


def exceptions(request: Request) -> Turn:
    """有异常: the questionnaire, from where it was left if it was begun today. A report that was filed meanwhile is corrected."""
    briefing, enterprise_id = request.briefing, int(request.args[0])
    if not _is_today(request):
        return _stale(request)
    if not any(not person.departed for person in briefing.rosters[enterprise_id]):
        return Turn(request.session, (report_card(briefing.enterprises[enterprise_id], briefing),), toast=Line("toast-roster-first"))
    session = without_past(request.session, briefing)
    begun = session.draft(FLOW.name, *request.args[:2])
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (FLOW.name, request.args[:2]):
        session = session.begin(FLOW.name, *request.args[:2], answers=_begun(briefing.ledgers[enterprise_id], request))
    return Turn(session, (card(FLOW, session, briefing),))


def _begun(ledger: Ledger, request: Request) -> Answers:
    if ledger.today is None:
        return Answers()
    present = {person.id for person in request.briefing.rosters[int(request.args[0])] if not person.departed}
    policy = request.briefing.policy
    told = tuple(
        entry for entry in beyond(ledger.today.entries, ledger, policy) if entry.staff_id in present and entry.status is not Status.DEPARTED
    )
    wait = {bar.staff_id for bar in may_wait(ledger, policy)}
    together = wait <= {entry.staff_id for entry in told} and len(wait) > 1
    if together:
        told = tuple(entry for entry in told if entry.staff_id not in wait or entry != not_returned(entry.staff_id))
    begun = answers_from(told, frozenset(str(key) for key in to_be_told(ledger, policy))) if told or together else Answers()
    return Answers(((TOGETHER, "yes"), *begun)) if together else begun


def _is_today(request: Request) -> bool:
    return request.text(1) == request.briefing.today.isoformat()


def _stale(request: Request) -> Turn:
    day = _date_or_none(request.text(1))
    said = Line("toast-other-day", {"day": day}) if day else Line("toast-stale")
    enterprise = request.briefing.enterprises[int(request.args[0])]
    return Turn(request.session, (report_card(enterprise, request.briefing),), toast=said)


def _date_or_none(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
