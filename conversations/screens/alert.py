"""预警 The alert card that officers see, and the list of open alerts. People are named by surname and post until the detail is opened."""

from conversations.alert import Alert
from conversations.briefing import Briefing
from conversations.codes import AlertState
from conversations.roles import Action, Subject, may
from conversations.screens.parts import button, masked, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View


def alert_card_name(alert_id: int) -> str:
    """The living card of an alert, one on every phone that has it."""
    return f"alert/{alert_id}"


def who(alert: Alert) -> Line:
    """`张*（收银员）`"""
    name = masked(alert.person_name)
    return Line("person-with-post", {"name": name, "post": alert.person_post}) if alert.person_post else Line("person", {"name": name})


def findings(alert: Alert) -> tuple[Line, ...]:
    """Temperature and symptoms as told."""
    degrees = () if alert.temperature is None else (Line("degrees", {"value": str(alert.temperature)}),)
    return (*degrees, *(Line(f"symptom-{code}") for code in alert.symptoms)) or (Line("no-symptoms"),)


def alert_card(alert: Alert, briefing: Briefing) -> View:
    """Who, where, what, since when, and who has taken it."""
    told_at = alert.reported_at or alert.opened_at
    lines = [
        Line(f"alert-title-{alert.kind}"),
        Line("alert-where", {"enterprise": alert.enterprise_name, "division": alert.division_name}),
        Line("alert-who", {"person": who(alert), "status": Line(f"status-{alert.status}")}),
        Line("alert-what", {"findings": findings(alert)}),
        *alert.details,
        Line("alert-since", {"since": alert.since, "times": alert.times}),
        Line("alert-reported", {"by": _by(alert), "day": told_at.date(), "at": told_at}),
    ]
    if alert.fine_now:
        lines.append(Line("alert-fine-now"))
    lines.append(_state(alert))
    return View(tuple(lines), _rows(alert, briefing), card=alert_card_name(alert.id))


def _by(alert: Alert) -> str | Line:
    """Who told of it; not by name where it is the person concerned, whose name is opened on its own."""
    return Line("alert-by-self") if alert.reported_by == alert.person_name else alert.reported_by


def _state(alert: Alert) -> Line:
    if alert.state is AlertState.OPEN:
        return Line("alert-open")
    facts: dict[str, Fact] = {"holder": alert.holder, "at": alert.acknowledged_at or alert.opened_at}
    if alert.state is AlertState.ACKNOWLEDGED:
        return Line("alert-acknowledged", facts)
    return Line("alert-resolved", {"holder": alert.holder, "at": alert.resolved_at or alert.opened_at, "note": note_of(alert.note)})


def note_of(note: str) -> str | Line:
    """A usual reason is stored by its name (`=hospital`) and worded in the reader's language; a typed note stands as it is."""
    return Line(f"resolution-{note[1:]}") if note.startswith("=") else note


def _rows(alert: Alert, briefing: Briefing) -> Rows:
    rest: Rows = ((button("detail", "detail", alert.id), button("enterprise-card", "ent", alert.enterprise_id)), to_today())
    if alert.state is AlertState.RESOLVED or not may(briefing.account, Action.HANDLE_ALERT, Subject(path=alert.path)):
        return rest
    mine = briefing.account is not None and alert.holder_id == briefing.account.id
    if alert.state is AlertState.OPEN:
        return ((button("acknowledge", "ack", alert.id, style=Style.PRIMARY), button("resolve", "res", alert.id)), *rest)
    return ((button("resolve", "res", alert.id, style=Style.SUCCESS),), *rest) if mine else rest


LISTED = 20
"""Alerts on the list; what is below them comes up when they are done with."""


def alert_list(code: str, briefing: Briefing) -> View:
    """The open alerts of a division, those that nobody has taken first; at most twenty, because more are no list any more but a search."""
    alerts = briefing.open_alerts.get(code, ())
    if not alerts:
        return View((Line("alerts-none"),), (to_today(),))
    lines = [Line("alerts-title", {"count": len(alerts)})]
    lines += [Line("alerts-first", {"count": LISTED})] if len(alerts) > LISTED else []
    rows = [(Button(_listed(alert), f"alert:{alert.id}"),) for alert in alerts[:LISTED]]
    return View(tuple(lines), (*rows, to_today()))


def _listed(alert: Alert) -> Line:
    facts: dict[str, Fact] = {"person": who(alert), "enterprise": alert.enterprise_name}
    return Line("alert-button" if alert.state is AlertState.OPEN else "alert-button-taken", {**facts, "holder": alert.holder})
