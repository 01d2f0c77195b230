"""企业卡片 and 填报记录: an enterprise and its last days, as an officer sees it and as its manager does."""

from conversations.briefing import Briefing, DayMark, Enterprise
from conversations.roles import Action, Subject, may
from conversations.screens.alert_list import alerts_of_enterprise
from conversations.screens.parts import button, to_today
from conversations.screens.stays import day_short
from conversations.view import Fact, Line, Rows, View


def enterprise_card(enterprise: Enterprise, briefing: Briefing) -> View:
    """For officers: what it is, who reports for it, the last seven days, its open alerts."""
    facts = {"name": enterprise.name, "division": enterprise.division_name}
    sector = (Line("enterprise-sector", {"sector": Line(f"sector-{enterprise.sector}")}),) if enterprise.sector else ()
    heads = Line("enterprise-heads", {"staff": enterprise.staff, "registered": enterprise.registered_headcount})
    managers = Line("enterprise-managers", {"count": enterprise.managers}) if enterprise.managers else Line("enterprise-no-manager")
    address = (Line("enterprise-address", {"address": enterprise.address}),) if enterprise.address else ()
    days = briefing.histories.get(enterprise.id, ())[-7:]
    until = enterprise.closed_until
    closed = (Line("enterprise-closed", {"until": day_short(until, briefing.today)}),) if until is not None else ()
    lines = (Line("enterprise-title", facts), *closed, *sector, *address, heads, managers, Line("last-days", {"count": len(days)}))
    runs = button("run-days", "runday", enterprise.id, briefing.today)
    here = Subject(enterprise.id, enterprise.path)
    assign: Rows = ((button("assign", "asg", f"e{enterprise.id}"),),) if may(briefing.account, Action.ASSIGN, here) else ()
    rows: Rows = ((button("disinfect-of", "disof", enterprise.id), runs), *assign, to_today())
    alerts, to_alerts = alerts_of_enterprise(enterprise.id, briefing)
    return View((*lines, *map(day_line, reversed(days)), *alerts), (*to_alerts, *rows))


def history(enterprise: Enterprise, briefing: Briefing) -> View:
    """For managers: the last fourteen days, newest first."""
    days = briefing.histories.get(enterprise.id, ())
    lines = [Line("history-title", {"name": enterprise.name})]
    lines += [day_line(day) for day in reversed(days)] if any(day.reported for day in days) else [Line("history-none")]
    rows: Rows = ((button("report", "report", enterprise.id),), to_today())
    return View(tuple(lines), rows)


def day_line(mark: DayMark) -> Line:
    """One day in one line: reported or not, when, how many on post, how many not well."""
    if not mark.reported:
        return Line("day-missing" if mark.owed else "day-closed" if mark.closed else "day-off", {"day": mark.day})
    facts: dict[str, Fact] = {
        "day": mark.day,
        "at": mark.at or mark.day,
        "on_post": mark.on_post,
        "headcount": mark.headcount,
        "symptomatic": mark.symptomatic,
        "isolated": mark.isolated,
    }
    state = "abnormal" if mark.symptomatic or mark.isolated else "normal"
    return Line(f"day-{state}-late" if mark.late else f"day-{state}", facts)
