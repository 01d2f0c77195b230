"""An officer's buttons about an alert. What somebody else did first is said, and changes nothing."""

from collections.abc import Callable, Mapping

from conversations.about_alerts import page_key
from conversations.alert import Alert, Colleague
from conversations.alert_chase import after, chase_of
from conversations.chain import Change, Due
from conversations.codes import AlertState
from conversations.engine.advance import card
from conversations.engine.scope import Scope
from conversations.engine.turn import Turn
from conversations.flows.alert_resolution import FLOW as RESOLUTION
from conversations.records import AcknowledgeAlert, HandOverAlert, Record, ReopenAlert, SeeDetail, SilenceAlert
from conversations.request import Request
from conversations.rules import escalation
from conversations.screens.alert import alert_card, alert_card_name, title
from conversations.screens.alert_choices import (
    hand_over_choice,
    hand_over_sure,
    others,
    reopen_sure,
    silence_choice,
    silence_until,
)
from conversations.screens.alert_list import alert_list
from conversations.screens.alert_refusals import why_not
from conversations.screens.alert_state import moment
from conversations.screens.alert_story import last_page, story
from conversations.view import Line, View

YES = "yes"


def _alert(request: Request) -> Alert:
    return request.briefing.alerts[int(request.args[0])]


def _account(request: Request) -> int:
    account = request.briefing.account
    assert account is not None, "the access check comes first"  # noqa: S101
    return account.id


def _names(alert: Alert, request: Request) -> Mapping[int, str]:
    account = request.briefing.account
    own = {} if account is None else {account.id: account.name}
    held = {} if alert.holder_id is None else {alert.holder_id: alert.holder}
    return {**held, **{one.account_id: one.name for one in alert.colleagues}, **own}


def _shown(request: Request, toast: Line | None = None) -> Turn:
    """The card as it stands; nothing changes."""
    return Turn(request.session, (alert_card(_alert(request), request.briefing),), toast=toast)


def _done(request: Request, change: Change, record: Record, toast: Line) -> Turn:
    """The card as it is from now on."""
    alert = _alert(request)
    moved = after(alert, change, request.briefing.now, _names(alert, request))
    return Turn(request.session, (alert_card(moved, request.briefing),), (record,), toast)


def _taking(act: Callable[[Request], Turn]) -> Callable[[Request], Turn]:
    """Only for who may take the alert; everybody else is told who has it."""

    def checked(request: Request) -> Turn:
        refused = why_not(_alert(request), request.briefing)
        return act(request) if refused is None else _shown(request, refused)

    return checked


def show_alert(request: Request) -> Turn:
    """The alert card."""
    return _shown(request)


def show_alerts(request: Request) -> Turn:
    """A page of the open alerts of a division, by tab."""
    page = request.briefing.alert_pages[page_key(request.args, request.briefing.account)]
    return Turn(request.session, (alert_list(page, request.briefing),))


def show_story(request: Request) -> Turn:
    """The whole timeline, the newest page where no other is said."""
    alert, page = _alert(request), request.number(1)
    view = story(alert, request.briefing, last_page(alert) if page is None else page, title(alert), alert_card_name(alert.id))
    return Turn(request.session, (view,))


@_taking
def acknowledge(request: Request) -> Turn:
    """接单: the first who taps holds it. Tapped again by who holds it: it is still theirs, and they want to hear of it."""
    alert, by = _alert(request), _account(request)
    asked = alert.due is Due.BACK or alert.silent_until is not None
    if alert.state is AlertState.ACKNOWLEDGED and not asked:
        return _shown(request, Line("toast-yours-already"))
    again = alert.state is AlertState.ACKNOWLEDGED and alert.confirmed
    change = escalation.acknowledged(chase_of(alert), by, request.briefing.now)
    return _done(request, change, AcknowledgeAlert(alert.id), Line("toast-still-yours" if again else "toast-acknowledged"))


@_taking
def silence(request: Request) -> Turn:
    """静默: for some hours, or until the morning."""
    alert, now = _alert(request), request.briefing.now
    until = silence_until(request.text(1), now)
    if until is None:
        return Turn(request.session, (silence_choice(alert, request.briefing),))
    change = escalation.silenced(chase_of(alert), _account(request), now, until)
    until = change.chase.silent_until or until
    return _done(request, change, SilenceAlert(alert.id, until), Line("toast-silenced", {"until": moment(until, request.briefing)}))


@_taking
def hand_over(request: Request) -> Turn:
    """转交: to whom, then whether really."""
    alert, to = _alert(request), _colleague(request)
    if to is None:
        gone = Line("toast-not-a-colleague") if request.text(1) else None
        return Turn(request.session, (hand_over_choice(alert, request.briefing),), toast=gone)
    if request.text(2) != YES:
        return Turn(request.session, (hand_over_sure(alert, to),))
    change = escalation.handed_over(chase_of(alert), _account(request), to.account_id, request.briefing.now)
    return _done(request, change, HandOverAlert(alert.id, to.account_id), Line("toast-handed-over", {"name": to.name}))


def _colleague(request: Request) -> Colleague | None:
    """Whom the button names, if they still are one to whom it may be given."""
    return next((one for one in others(_alert(request), request.briefing) if one.account_id == request.number(1)), None)


def reopen(request: Request) -> Turn:
    """重新打开, after a question: everybody hears of it anew."""
    alert = _alert(request)
    if alert.state is not AlertState.RESOLVED:
        return _shown(request, Line("toast-open-already"))
    if alert.newer:
        return _shown(request, Line("toast-newer-alert"))
    if request.text(1) != YES:
        return Turn(request.session, (reopen_sure(alert),))
    change = escalation.reopened(chase_of(alert), _account(request), request.briefing.now)
    return _done(request, change, ReopenAlert(alert.id), Line("toast-reopened"))


def resolve(request: Request) -> Turn:
    """办结: asks for the note below the card, which stays."""
    refused = RESOLUTION.obsolete(Scope(request.briefing, request.args[:1], {}))
    if refused is not None:
        return _shown(request, refused)
    session = request.session.begin(RESOLUTION.name, request.args[0])
    return Turn(session, (card(RESOLUTION, session, request.briefing),), below=True)


def detail(request: Request) -> Turn:
    """The full name, in a dialog that leaves nothing in the chat; that it was opened is kept in the audit."""
    alert = _alert(request)
    view: View = alert_card(alert, request.briefing)
    if not alert.person_name:
        return Turn(request.session, (view,), toast=Line("toast-stale"))
    facts = {"name": " ".join(filter(None, (alert.person_name, alert.person_post))), "enterprise": alert.enterprise_name}
    return Turn(request.session, (view,), (SeeDetail(alert.id),), Line("alert-detail", facts), urgent_toast=True)
