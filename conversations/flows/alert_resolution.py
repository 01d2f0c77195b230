"""办结 Resolve an alert: a note is required; usual reasons are buttons."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from conversations.about import alert_concerned, wants_alert
from conversations.alert import Alert
from conversations.codes import AlertState
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Option, Text
from conversations.engine.scope import Scope
from conversations.records import ResolveAlert
from conversations.roles import Action
from conversations.screens.alert import note_of, who
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "alert_resolution"
USUAL = ("hospital", "isolated", "false_alarm", "corrected")


class ResolutionDraft(BaseModel):
    """The note: typed, or one of the usual reasons by name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    note: str | dict[str, str]


def alert_of(scope: Scope) -> Alert | None:
    """The alert as it stands now."""
    return scope.briefing.alerts.get(int(scope.subject[0]))


def header(scope: Scope) -> tuple[Line, ...]:
    """Which alert."""
    alert = alert_of(scope)
    return (Line("resolve-header", {"person": who(alert), "enterprise": alert.enterprise_name}),) if alert else ()


def why_not(scope: Scope) -> Line | None:
    """Somebody else resolved it, or holds it."""
    alert, account = alert_of(scope), scope.briefing.account
    if alert is None or account is None:
        return Line("nothing-there")
    if alert.state is AlertState.RESOLVED:
        return Line("alert-resolved-already", {"holder": alert.holder})
    if alert.state is AlertState.ACKNOWLEDGED and alert.holder_id != account.id:
        return Line("alert-held-by-other", {"holder": alert.holder})
    return None


def record(draft: ResolutionDraft, scope: Scope) -> Finish:
    """Close it. The card changes on every phone that has it."""
    alert = alert_of(scope)
    assert alert is not None, "why_not() ends a run whose alert is gone"  # noqa: S101
    note = f"={draft.note['suggested']}" if isinstance(draft.note, dict) else draft.note
    closed = replace(alert, state=AlertState.RESOLVED, note=note)
    lines = (Line("resolved", {"person": who(closed), "enterprise": closed.enterprise_name, "note": note_of(note)}),)
    return Finish(
        (ResolveAlert(alert.id, note),), View(lines, ((button("open-alert", "alert", alert.id),), to_today())), Line("toast-resolved")
    )


FLOW = Flow(
    name=NAME,
    draft=ResolutionDraft,
    header=header,
    asks=(Ask("note", Text(least=2, most=500, suggested=tuple(Option(name, Line(f"resolution-{name}")) for name in USUAL))),),
    record=record,
    wants=wants_alert,
    action=Action.HANDLE_ALERT,
    concerns=alert_concerned,
    obsolete=why_not,
)
