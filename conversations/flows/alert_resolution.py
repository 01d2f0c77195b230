"""办结 Resolve an alert: a note is required; usual reasons are buttons."""

from pydantic import BaseModel, ConfigDict

from conversations.about import alert_concerned, wants_alert
from conversations.alert import Alert
from conversations.codes import AlertKind, AlertOutcome
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Option, Text
from conversations.engine.scope import Scope
from conversations.records import ResolveAlert
from conversations.roles import Action
from conversations.screens.alert import about, note_of
from conversations.screens.alert_refusals import why_not
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "alert_resolution"
OF_PERSON = ("hospital", "isolated", "false_alarm", "corrected")
USUAL = {
    AlertKind.READINGS_MISSED: ("reported", "hospital", "promised", "false_alarm"),
    AlertKind.SILENT: ("reported", "promised", "closed", "false_alarm"),
    AlertKind.DISINFECTION_OVERDUE: ("reported", "promised", "closed", "false_alarm"),
    AlertKind.UNREACHABLE: ("reachable", "visited", "closed", "false_alarm"),
    AlertKind.TROUBLE: ("repaired", "false_alarm"),
}
"""The usual reasons of the kinds that are not about how somebody is."""
OUTCOMES = {outcome.value: outcome for outcome in AlertOutcome}
"""The outcome that a reason stands for. One that is not here says no more than a typed note would."""


class ResolutionDraft(BaseModel):
    """The note: typed, or one of the usual reasons by name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    note: str | dict[str, str]


def alert_of(scope: Scope) -> Alert | None:
    """The alert as it stands now."""
    return scope.briefing.alerts.get(int(scope.subject[0]))


def usual(scope: Scope) -> tuple[Option, ...]:
    """The reasons that fit the kind of alert."""
    alert = alert_of(scope)
    names = USUAL.get(alert.kind, OF_PERSON) if alert else ()
    return tuple(Option(name, Line(f"resolution-{name}")) for name in names)


def header(scope: Scope) -> tuple[Line, ...]:
    """Which alert."""
    alert = alert_of(scope)
    return (Line("resolve-header", {"about": about(alert)}),) if alert else ()


def obsolete(scope: Scope) -> Line | None:
    """Somebody else resolved it, or holds it."""
    return why_not(alert_of(scope), scope.briefing)


def record(draft: ResolutionDraft, scope: Scope) -> Finish:
    """Close it. The card changes on every phone that has it."""
    alert = alert_of(scope)
    assert alert is not None, "obsolete() ends a run whose alert is gone"  # noqa: S101
    reason = draft.note["suggested"] if isinstance(draft.note, dict) else ""
    # Typed by hand, a sign in front would make it a reason by name.
    note = f"={reason}" if reason else str(draft.note).lstrip("=").strip() or str(draft.note).replace("=", "＝")
    lines = (Line("resolved", {"about": about(alert), "note": note_of(note)}),)
    rows = ((button("open-alert", "alert", alert.id), button("reopen", "reopen", alert.id)), to_today())
    return Finish((ResolveAlert(alert.id, note, OUTCOMES.get(reason)),), View(lines, rows), Line("toast-resolved"))


FLOW = Flow(
    name=NAME,
    draft=ResolutionDraft,
    header=header,
    asks=(Ask("note", Text(least=2, most=500, suggested=usual)),),
    record=record,
    wants=wants_alert,
    action=Action.HANDLE_ALERT,
    concerns=alert_concerned,
    obsolete=obsolete,
)
