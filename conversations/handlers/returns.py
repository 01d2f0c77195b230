"""Return checks outside the questionnaire: the list, one person, one check, confirming it, the link; and a person's own check."""

from dataclasses import replace

from conversations.about_returns import check_of
from conversations.briefing import Enterprise, Person
from conversations.codes import Verdict
from conversations.engine.advance import card
from conversations.engine.session import Answers, Session, Value
from conversations.engine.turn import Turn
from conversations.flows.return_check import FLOW as CHECK
from conversations.flows.self_declaration import FLOW as DECLARATION
from conversations.flows.self_declaration import corrects_check
from conversations.records import ConfirmCheck, InviteToDeclare
from conversations.request import Request
from conversations.return_draft import journey_answers, person_answers, said_on
from conversations.return_facts import StaffMember
from conversations.returns import Check
from conversations.screens.check_card import check_card
from conversations.screens.own_check import own_card
from conversations.screens.parts import button, to_today
from conversations.screens.returns import link_coming, owing, person_without, return_list, unconfirmed
from conversations.screens.verdict import why_view
from conversations.view import Fact, Line, View


def _enterprise(request: Request, place: int = 0) -> Enterprise:
    return request.briefing.enterprises[int(request.args[place])]


def _people(request: Request) -> tuple[Person, ...]:
    return request.briefing.rosters[_enterprise(request).id]


def _person(request: Request, place: int) -> Person | None:
    wanted = request.number(place)
    return next((person for person in _people(request) if person.id == wanted and not person.departed), None)


def _check(request: Request) -> Check:
    check = check_of(request.args, request.briefing)
    assert check is not None, "the access check comes first"  # noqa: S101
    return check


def show_list(request: Request, *said: Line) -> Turn:
    """A page of an enterprise's return checks."""
    return Turn(request.session, (return_list(_enterprise(request), request.briefing, request.number(1) or 0, *said),))


def show_person(request: Request) -> Turn:
    """One person's check, or the ways to one."""
    person, enterprise, briefing = _person(request, 1), _enterprise(request), request.briefing
    if person is None:
        return show_list(replace(request, args=request.args[:1]), Line("person-gone"))
    check = next((each for each in briefing.checks.get(enterprise.id, ()) if each.staff_id == person.id), None)
    if check is not None:
        return Turn(request.session, (check_card(check, briefing),))
    owes = any(bar.staff_id == person.id for bar in owing(enterprise.id, briefing))
    return Turn(request.session, (person_without(enterprise, person, _people(request), owes=owes),))


def begin(request: Request) -> Turn:
    """核查: from where it was left if it was begun today; for one person, or whom is asked first."""
    person, enterprise = _person(request, 1), _enterprise(request)
    if request.number(1) is not None and person is None:
        return show_list(replace(request, args=request.args[:1]), Line("person-gone"))
    if not any(not each.departed for each in _people(request)):
        return show_list(replace(request, args=request.args[:1]))
    today = request.briefing.today.isoformat()
    subject = (str(enterprise.id), today, *((str(person.id),) if person else ()))
    answers = Answers((("chosen", [str(person.id)]),)) if person else Answers()
    return _opened(request, _without_past(request.session, today), subject, answers)


def _opened(request: Request, session: Session, subject: tuple[str, ...], answers: Answers) -> Turn:
    begun = session.draft(CHECK.name, *subject)
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (CHECK.name, subject):
        session = session.begin(CHECK.name, *subject, answers=answers)
    return Turn(session, (card(CHECK, session, request.briefing),))


def _without_past(session: Session, today: str) -> Session:
    """Checks that were begun on another day can no longer be filed, and would only come back to say so."""
    runs = [(session.flow, session.subject), *((run.flow, run.subject) for run in session.parked)]
    for flow, subject in runs:
        if flow == CHECK.name and subject[1] != today:
            session = session.drop(CHECK.name, *subject)
    return session


def show_check(request: Request) -> Turn:
    """One check."""
    return Turn(request.session, (check_card(_check(request), request.briefing),))


def why(request: Request) -> Turn:
    """为什么？ with everything the verdict was made of."""
    check = _check(request)
    back = button("to-check", "chk", check.id, check.enterprise_id)
    return Turn(request.session, (View(why_view(check).lines, ((back,), to_today())),))


def amend(request: Request) -> Turn:
    """更正: opens at the review with the filed answers; a check that lacks days at the days."""
    check = _check(request)
    if len(request.args) < 2 or not check.current:
        return Turn(request.session, (check_card(check, request.briefing),), toast=None if check.current else Line("check-replaced"))
    people = request.briefing.rosters[check.enterprise_id]
    if not any(person.id == check.staff_id and not person.departed for person in people):
        return Turn(request.session, (check_card(check, request.briefing),), toast=Line("person-gone"))
    today = request.briefing.today.isoformat()
    subject = (str(check.enterprise_id), today, str(check.staff_id), str(check.id))
    answers = _answers(check, person_answers(check.declaration, f"people/{check.staff_id}/"))
    return _opened(request, _without_past(request.session, today), subject, answers)


def _answers(check: Check, person: tuple[tuple[str, Value], ...]) -> Answers:
    pairs = journey_answers(check.declaration)
    if check.judgement.verdict is Verdict.INCOMPLETE:
        # The list of stays is what has to be gone on with.
        pairs = tuple(("stays~", {"stays": value}) if path == "stays" else (path, value) for path, value in pairs)
    return Answers((*pairs, *person))


def confirm(request: Request) -> Turn:
    """确认: the manager stands for what the person declared."""
    check, session = _check(request), request.session
    refusal = _why_not(check) or _not_what_was_shown(check, request)
    if refusal is not None:
        return Turn(session, (check_card(check, request.briefing),), toast=refusal)
    briefing, account = request.briefing, request.briefing.account
    by = account.name if account else ""
    view = check_card(replace(check, confirmed=True, confirmed_by=by, confirmed_at=briefing.now), briefing)
    return Turn(session, (view,), (ConfirmCheck(check.id),), Line("toast-confirmed"))


def _why_not(check: Check) -> Line | None:
    """Why there is nothing to confirm, or to ask the person about."""
    if not check.current:
        return Line("check-replaced")
    return None if unconfirmed(check) else Line("toast-confirmed-already")


def _not_what_was_shown(check: Check, request: Request) -> Line | None:
    """Nobody stands for answers that were changed after they were shown, or that lack days."""
    if request.number(2) != check.revision:
        return Line("toast-check-changed")
    return Line("toast-check-incomplete") if check.judgement.verdict is Verdict.INCOMPLETE else None


def send_back(request: Request) -> Turn:
    """请本人重填: the person is asked anew, and gets a new link where the old one is used up."""
    check = _check(request)
    refusal = _why_not(check)
    if refusal is not None:
        return Turn(request.session, (check_card(check, request.briefing),), toast=refusal)
    facts: dict[str, Fact] = {"person": check.staff_name, "days": request.briefing.policy.invite_days}
    rows = ((button("returns", "ret", check.enterprise_id, 0),), to_today())
    return Turn(request.session, (View((Line("check-sent-back", facts),), rows),), (InviteToDeclare(check.enterprise_id, check.staff_id),))


def send_link(request: Request) -> Turn:
    """发链接: the person answers alone. The link comes as the next message."""
    person, enterprise = _person(request, 1), _enterprise(request)
    if person is None:
        return show_list(replace(request, args=request.args[:1]), Line("person-gone"))
    view = link_coming(enterprise, person, _people(request), request.briefing.policy.invite_days)
    return Turn(request.session, (view,), (InviteToDeclare(enterprise.id, person.id),))


def _me(request: Request) -> StaffMember:
    return request.briefing.staff[int(request.args[0])]


def own(request: Request) -> Turn:
    """A person's own check: begun where there is none, shown where it was answered already, answered anew with `new`."""
    me = _me(request)
    check = request.briefing.own_checks.get(me.id)
    if me.departed or (check is not None and request.text(1) != "new"):
        return Turn(request.session, (own_card(me, check),))
    subject = (str(me.id), str(me.enterprise_id))
    session, begun = request.session, request.session.draft(DECLARATION.name, str(me.id), str(me.enterprise_id))
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (DECLARATION.name, subject):
        answers = _filed_before(check) if check is not None and corrects_check(check) else Answers()
        session = session.begin(DECLARATION.name, *subject, answers=answers)
    return Turn(session, (card(DECLARATION, session, request.briefing),))


def _filed_before(check: Check) -> Answers:
    return _answers(check, person_answers(check.declaration, said_on(check.declared_at.date())))


def own_why(request: Request) -> Turn:
    """为什么？ for the person."""
    me = _me(request)
    check = request.briefing.own_checks.get(me.id)
    if check is None:
        return Turn(request.session, (own_card(me, None),))
    return Turn(request.session, (View(why_view(check).lines, ((button("own-back", "self", me.id),), to_today())),))
