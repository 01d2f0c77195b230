"""预警 The alert card that officers see. People are named by surname and post until the detail is opened; officers by their names."""

from conversations.alert import Alert
from conversations.alert_chase import chase_of
from conversations.alert_pages import EVERYWHERE
from conversations.briefing import Briefing
from conversations.chain import Due
from conversations.codes import AlertKind, AlertState
from conversations.roles import Action, Subject, may
from conversations.rules.escalation import may_take
from conversations.screens.alert_state import note_of, state_lines
from conversations.screens.alert_story import has_more, last_page, newest
from conversations.screens.parts import button, masked, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

__all__ = ["about", "alert_card", "alert_card_name", "findings", "note_of", "title", "who"]


def alert_card_name(alert_id: int) -> str:
    """The living card of an alert, one on every phone that has it."""
    return f"alert/{alert_id}"


def who(alert: Alert) -> Line:
    """`张*（收银员）`"""
    name = masked(alert.person_name)
    return Line("person-with-post", {"name": name, "post": alert.person_post}) if alert.person_post else Line("person", {"name": name})


def what(alert: Alert) -> Line:
    """The person concerned; where there is none, what it is about in a word or two."""
    return who(alert) if alert.person_name else Line(f"alert-kind-{alert.kind}")


def about(alert: Alert) -> Line:
    """`张*（收银员），南关祥瑞摄影店`"""
    return Line("alert-about", {"what": what(alert), "enterprise": alert.enterprise_name}) if alert.enterprise_name else what(alert)


def findings(alert: Alert) -> tuple[Line, ...]:
    """Temperature and symptoms as told."""
    degrees = () if alert.temperature is None else (Line("degrees", {"value": str(alert.temperature)}),)
    return (*degrees, *(Line(f"symptom-{code}") for code in alert.symptoms)) or (Line("no-symptoms"),)


def title(alert: Alert) -> Line:
    """What it is, and how urgent."""
    return Line("alert-headline", {"title": Line(f"alert-title-{alert.kind}"), "severity": Line(f"severity-{alert.severity}")})


def alert_card(alert: Alert, briefing: Briefing) -> View:
    """Who, where, what, since when, where it stands, and the end of its timeline."""
    told_at = alert.reported_at or alert.opened_at
    lines = [title(alert), *_where(alert), *_person(alert), *alert.details]
    since: dict[str, Fact] = {"since": alert.since, "times": alert.times}
    lines.append(Line("alert-since" if alert.reported_by else "alert-since-noticed", since))
    told: dict[str, Fact] = {"day": told_at.date(), "at": told_at}
    lines.append(Line("alert-reported", {"by": _by(alert), **told}) if alert.reported_by else Line("alert-noticed", told))
    if alert.fine_now:
        lines.append(Line("alert-fine-now", {"kind": alert.kind.value}))
    lines += state_lines(alert, briefing)
    story = newest(alert, briefing)
    lines += [Line("story-heading"), *story] if story else []
    return View(tuple(lines), _rows(alert, briefing), card=alert_card_name(alert.id))


def _where(alert: Alert) -> tuple[Line, ...]:
    return (Line("alert-where", {"enterprise": alert.enterprise_name, "division": alert.division_name}),) if alert.enterprise_name else ()


def _person(alert: Alert) -> tuple[Line, ...]:
    if not alert.person_name:
        return ()
    facts: dict[str, Fact] = {"person": who(alert)}
    first = Line("alert-who", {**facts, "status": Line(f"status-{alert.status}")}) if alert.status else Line("alert-who-alone", facts)
    silent = alert.kind is AlertKind.READINGS_MISSED and alert.temperature is None and not alert.symptoms
    return (first,) if silent else (first, Line("alert-what", {"findings": findings(alert)}))


def _by(alert: Alert) -> str | Line:
    """Who told of it; not by name where it is the person concerned, whose name is opened on its own."""
    return Line("alert-by-self") if alert.reported_by == alert.person_name else alert.reported_by


def _rows(alert: Alert, briefing: Briefing) -> Rows:
    ways = [button("detail", "detail", alert.id)] if alert.person_name else []
    ways += [button("enterprise-card", "ent", alert.enterprise_id)] if alert.enterprise_id else []
    more = [button("story", "story", alert.id, last_page(alert))] if has_more(alert) else []
    back = (*_to_list(alert, briefing), *to_today())
    rest = tuple(row for row in (tuple(ways), tuple(more), back) if row)
    account = briefing.account
    if account is None or not may(account, Action.HANDLE_ALERT, Subject(path=alert.path)):
        return rest
    if alert.state is AlertState.RESOLVED:
        again = button("newer-alert", "alert", alert.newer) if alert.newer else button("reopen", "reopen", alert.id)
        return ((again,), *rest)
    return (*_handling(alert), *rest) if may_take(chase_of(alert), account.id) else rest


def _handling(alert: Alert) -> Rows:
    """What whoever holds it may do, or anybody while nobody does."""
    resolve = button("resolve", "res", alert.id, style=Style.SUCCESS if alert.holder_id is not None else Style.PLAIN)
    held = alert.holder_id is not None and alert.confirmed and alert.silent_until is None and alert.due is Due.ASK
    first = (resolve,) if held else (_take(alert), resolve)
    return (first, (button("silence", "silent", alert.id), button("hand-over", "hand", alert.id)))


def _take(alert: Alert) -> Button:
    """接单, under the name that it has by now."""
    if alert.silent_until is not None:
        return button("unsilence", "ack", alert.id)
    asked = alert.due is Due.BACK and alert.confirmed
    return button("still-mine" if asked else "acknowledge", "ack", alert.id, style=Style.PRIMARY)


def _to_list(alert: Alert, briefing: Briefing) -> tuple[Button, ...]:
    """The list in which the reader finds it."""
    account = briefing.account
    if account is None:
        return ()
    code = next((m.division for m in account.divisions() if m.path and alert.path.startswith(m.path)), "")
    code = code or (EVERYWHERE if account.is_admin() else "")
    return (button("alert-list", "alerts", code),) if code else ()
