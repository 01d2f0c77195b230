"""待办预警 Lists of open alerts: a division's, an enterprise's, and what the today card says of them."""

from conversations.about_alerts import counts_key
from conversations.alert import Alert
from conversations.alert_pages import EVERYWHERE, OF_ENTERPRISE, PAGE, AlertCounts, AlertPage, Tab
from conversations.briefing import Briefing
from conversations.codes import AlertState
from conversations.screens.alert import who
from conversations.screens.alert_state import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View


def alert_list(page: AlertPage, briefing: Briefing) -> View:
    """A page of a division's open alerts: urgent ones first, then those that have been open longest."""
    everywhere = page.division == EVERYWHERE
    title = Line("alerts-title-everywhere") if everywhere else Line("alerts-title", {"division": page.division_name})
    lines = [title, _counts(page.counts) if page.counts.all else Line("alerts-none")]
    if not page.alerts and page.counts.all:
        lines.append(Line(f"alerts-none-{page.tab}"))
    first = page.page * PAGE + 1
    lines += [_line(place, one, page.division_name, briefing) for place, one in enumerate(page.alerts, first)]
    lines += [Line("page-of", {"page": page.page + 1, "pages": page.pages})] if page.pages > 1 else []
    rows: list[tuple[Button, ...]] = [tuple(_tab(page, tab) for tab in Tab)] if page.counts.all else []
    rows += [(_way(place, one),) for place, one in enumerate(page.alerts, first)]
    turning = [button("previous", "alerts", page.division, page.tab, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        label = Line("button-next", {"page": page.page + 2, "pages": page.pages})
        turning.append(Button(label, f"alerts:{page.division}:{page.tab}:{page.page + 1}"))
    rows += [tuple(turning)] if turning else []
    return View(tuple(lines), (*rows, (button("refresh", "alerts", page.division, page.tab, page.page), *to_today())))


def _counts(counts: AlertCounts) -> Line:
    return Line("alerts-counts", {"urgent": counts.urgent, "routine": counts.routine})


def _tab(page: AlertPage, tab: Tab) -> Button:
    label = Line(f"button-alerts-{tab}", {"count": page.counts.of(tab)})
    shown = tab is page.tab
    return Button(Line("chosen", {"label": label}) if shown else label, f"alerts:{page.division}:{tab}:0", Style.PLAIN)


def _line(place: int, alert: Alert, division: str, briefing: Briefing) -> Line:
    facts: dict[str, Fact] = {
        "place": place,
        "severity": Line(f"severity-{alert.severity}"),
        "kind": _kind(alert),
        "where": _where(alert, division),
        "since": moment(alert.opened_at, briefing),
        "state": _state(alert),
    }
    return Line("alerts-one", facts)


def _kind(alert: Alert) -> Line:
    kind = Line(f"alert-kind-{alert.kind}")
    return Line("alert-kind-of", {"kind": kind, "person": who(alert)}) if alert.person_name else kind


def _where(alert: Alert, division: str) -> str | Line:
    if not alert.enterprise_name:
        return Line("alerts-of-system")
    facts: dict[str, Fact] = {"enterprise": alert.enterprise_name, "division": alert.division_name}
    return alert.enterprise_name if alert.division_name == division else Line("alert-where", facts)


def _state(alert: Alert) -> Line:
    if alert.state is AlertState.OPEN:
        return Line("alerts-one-open")
    return Line("alerts-one-held" if alert.confirmed else "alerts-one-handed", {"holder": alert.holder})


def _way(place: int, alert: Alert) -> Button:
    """`1. 发热 · 张*（收银员） · 南关祥瑞摄影店`"""
    kind = _kind(alert)
    label: Fact = Line("alert-button-at", {"kind": kind, "enterprise": alert.enterprise_name}) if alert.enterprise_name else kind
    return Button(Line("alert-button", {"place": place, "label": label}), f"alert:{alert.id}")


def alerts_today(code: str, briefing: Briefing) -> tuple[tuple[Line, ...], Line]:
    """What the today card says of a division's open alerts, and the label of the button to them."""
    account = briefing.account
    counts = briefing.alert_counts.get(counts_key(code, account), AlertCounts()) if account else AlertCounts()
    lines = [Line("today-alerts", {"count": counts.all})]
    if counts.all:
        facts = {"urgent": counts.urgent, "routine": counts.routine, "mine": counts.mine, "free": counts.free}
        lines.append(Line("today-alerts-of", {**facts}))
    return tuple(lines), Line("button-alerts", {"count": counts.all})


def alerts_of_enterprise(enterprise_id: int, briefing: Briefing) -> tuple[tuple[Line, ...], Rows]:
    """What the enterprise card says of its open alerts, with a button to each."""
    found = briefing.enterprise_alerts.get(enterprise_id, ())
    if not found:
        return (Line("enterprise-alerts-none"),), ()
    shown = found[:OF_ENTERPRISE]
    lines = [Line("enterprise-alerts")]
    lines += [Line("enterprise-alert", {"kind": _kind(one), "state": _state(one)}) for one in shown]
    lines += [Line("enterprise-alerts-more", {"count": OF_ENTERPRISE})] if len(found) > len(shown) else []
    rows = tuple((Button(Line("button-enterprise-alert", {"kind": _kind(one)}), f"alert:{one.id}"),) for one in shown)
    return tuple(lines), rows
