"""今日任务 The today card: what is owed today, its state, the time left. For officers: open alerts and laggards."""

from dataclasses import replace
from datetime import date, datetime

from conversations.alert_pages import EVERYWHERE
from conversations.briefing import Briefing, Enterprise, Ledger, Report
from conversations.ledger_people import barred, filed_again, to_be_told, wrongly_on_post
from conversations.reminding import what_follows
from conversations.roles import Account, Membership
from conversations.screens.alert_list import alerts_today
from conversations.screens.bars import bar_counts
from conversations.screens.couriers import couriers_today
from conversations.screens.disinfection import disinfection_today
from conversations.screens.disinfection_officer import overdue_today
from conversations.screens.guidance import guidance_today
from conversations.screens.isolation import isolation_officer_today, isolation_today
from conversations.screens.own_check import own_today
from conversations.screens.parts import button, ledger_buttons, time_left, to_today
from conversations.screens.reported import report_lines, report_rows
from conversations.screens.returns import return_today
from conversations.screens.risk import risk_today
from conversations.screens.stays import day_short
from conversations.view import Button, Line, Rows, Style, View


def today(briefing: Briefing) -> View:
    """Everything that concerns this person today, on one card."""
    account = briefing.account
    if account is None or not account.memberships:
        return View((Line("not-enrolled"),), ((button("help", "help"),),))
    lines: list[Line] = [Line("today-title", {"day": briefing.today, "at": briefing.now})]
    rows: list[tuple[Button, ...]] = []
    for membership in account.enterprises():
        added, buttons = _enterprise(membership, briefing, alone=len(account.enterprises()) == 1)
        lines += added
        rows += buttons
    if len(account.enterprises()) > 1:
        lines.append(time_left(briefing))
    for membership in account.divisions():
        added, buttons = _division(membership, briefing, alone=len(account.divisions()) == 1)
        lines += added
        rows += buttons
    for membership in account.declares():
        own, buttons = own_today(membership, briefing)
        lines += own
        rows += buttons
    if account.is_admin():
        places, ways = risk_today(briefing)
        told, see_alerts = alerts_today(EVERYWHERE, briefing)
        lines += [Line("today-admin"), *told, *places]
        rows += [(Button(see_alerts, f"alerts:{EVERYWHERE}"),), *ways, (button("broadcast-new", "bcnew"), button("broadcasts", "bcs", 0))]
    return View(tuple(lines), (*rows, *_menu(account)))


def _enterprise(membership: Membership, briefing: Briefing, *, alone: bool) -> tuple[list[Line], Rows]:
    enterprise = briefing.enterprises.get(membership.enterprise_id or 0)
    if enterprise is None:
        return [], ()
    lines, rows = ledger_state(enterprise, briefing)
    wards, ward_rows = isolation_today(enterprise, briefing, alone=alone)
    points, point_rows = disinfection_today(enterprise, briefing, alone=alone)
    riding, rider_rows = couriers_today(enterprise, briefing, alone=alone)
    points = [*points, *riding]
    guides = guidance_today(enterprise.id, enterprise.name, briefing, alone=alone)
    more = (*guides, *ward_rows, *point_rows, *return_today(enterprise, briefing, alone=alone), *rider_rows)
    if alone:
        return [*lines, *wards, *points], (*rows, *more)
    return [*lines[:2], *wards, *points], (
        (Button(Line("button-enterprise", {"name": enterprise.name}), f"report:{enterprise.id}"),),
        *more,
    )


def ledger_state(enterprise: Enterprise, briefing: Briefing) -> tuple[list[Line], Rows]:
    """Where today's ledger of one enterprise stands, and what can be done about it."""
    lines = [Line("today-enterprise", {"name": enterprise.name})]
    ledger = briefing.ledgers[enterprise.id]
    if ledger.today is not None:
        add: Rows = () if ledger.headcount else ((button("add-staff", "add", enterprise.id),),)
        said = (*report_lines(ledger.today), *_since_reported(ledger.today, ledger))
        return [*lines, Line("today-reported"), *said], (report_rows(ledger.today)[0], *add)
    if not enterprise.works_today:
        return _off(enterprise, briefing, lines)
    if ledger.headcount == 0:
        rows = (
            (button("add-staff", "add", enterprise.id, style=Style.PRIMARY),),
            (button("zero-report", "ok", enterprise.id, briefing.today),),
        )
        return [*lines, Line("today-owed"), time_left(briefing), Line("today-no-roster")], rows
    lines += [Line("today-owed"), time_left(briefing), Line("today-headcount", {"count": ledger.headcount})]
    told, ways = _to_report(enterprise, briefing)
    return [*lines, *told], ways


def _off(enterprise: Enterprise, briefing: Briefing, lines: list[Line]) -> tuple[list[Line], Rows]:
    """A day on which nothing is owed: who may not work is said, nobody is asked to tell of it, and a report stays possible."""
    bars = briefing.ledgers[enterprise.id].bars
    held = [Line("today-barred-off", {"count": len(bars), "reasons": bar_counts(bars)})] if bars else []
    ways = _anyway(enterprise, briefing)
    if enterprise.closed_until is not None:
        until = day_short(enterprise.closed_until, briefing.today)
        return [*lines, Line("today-closed", {"until": until}), *held], (*ways, (button("closings", "closed", enterprise.id),))
    return [*lines, Line("today-day-off"), *held], ways


def _anyway(enterprise: Enterprise, briefing: Briefing) -> Rows:
    """The ways to report what is not owed, none of them urged."""
    ledger = briefing.ledgers[enterprise.id]
    if ledger.headcount == 0:
        return (button("add-staff", "add", enterprise.id),), (button("zero-report", "ok", enterprise.id, briefing.today),)
    if to_be_told(ledger, briefing.policy):
        return ((button("report-anyway", "bad", enterprise.id, briefing.today),),)
    return tuple(tuple(replace(one, style=Style.PLAIN) for one in row) for row in _to_report(enterprise, briefing)[1])


def _to_report(enterprise: Enterprise, briefing: Briefing) -> tuple[tuple[Line, ...], Rows]:
    """Of whom a report has to tell, who is filed as not returned again, and the ways to report that remain."""
    ledger, policy = briefing.ledgers[enterprise.id], briefing.policy
    bars, again = barred(ledger, policy), {entry.staff_id for entry in filed_again(ledger, policy)}
    known = {bar.staff_id for bar in bars}
    carried = sum(entry.staff_id not in known for entry in ledger.carried)
    standing = tuple(bar for bar in ledger.bars if bar.staff_id in again)
    lines = [Line("today-barred", {"count": len(bars), "reasons": bar_counts(bars)})] if bars else []
    lines += [Line("today-carried", {"count": carried})] if carried else []
    lines += [Line("today-standing", {"count": len(again), "reasons": bar_counts(standing)})] if again else []
    if to_be_told(ledger, policy):
        return tuple(lines), ((button("tell-carried", "bad", enterprise.id, briefing.today, style=Style.PRIMARY),),)
    return tuple(lines), ledger_buttons(enterprise.id, briefing.today, len(again))


def _since_reported(report: Report, ledger: Ledger) -> tuple[Line, ...]:
    """Who was reported on post today and may not be there by now."""
    bars = wrongly_on_post(report.entries, ledger)
    return (Line("today-barred-since", {"count": len(bars), "reasons": bar_counts(bars)}),) if bars else ()


def _division(membership: Membership, briefing: Briefing, *, alone: bool) -> tuple[list[Line], Rows]:
    code = membership.division
    alerts, see_alerts = alerts_today(code, briefing)
    page = briefing.laggards.get(f"{code}:0")
    lines = [Line("today-division", {"name": membership.division_name}), *alerts]
    if page is not None:
        key = "today-laggards" if page.owed else "today-nothing-owed"
        lines.append(Line(key, {"owed": page.owed, "reported": page.owed - page.total, "total": page.total}))
    isolated, isolated_rows = isolation_officer_today(membership, briefing, alone=alone)
    overdue, overdue_rows = overdue_today(membership, briefing, alone=alone)
    lines += [*isolated, *overdue]
    see_laggards = Line("button-laggards")
    if not alone:
        see_alerts = Line("button-of-division", {"what": see_alerts, "division": membership.division_name})
        see_laggards = Line("button-of-division", {"what": see_laggards, "division": membership.division_name})
    trace, duty = (
        line if alone else Line("button-of-division", {"what": line, "division": membership.division_name})
        for line in (Line("button-trace"), Line("button-duty"))
    )
    ways: Rows = ((Button(see_alerts, f"alerts:{code}"),), (Button(see_laggards, f"lag:{code}:0"),))
    figures = Line("button-division")
    figures = figures if alone else Line("button-of-division", {"what": figures, "division": membership.division_name})
    day: Rows = ((Button(figures, f"div:{code}"), button("search", "findnew")),) if alone else ((Button(figures, f"div:{code}"),),)
    return lines, (*ways, *isolated_rows, *overdue_rows, (Button(trace, f"trace:{code}"), Button(duty, f"duty:{code}")), *day)


def _menu(account: Account) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if len(account.enterprises()) == 1:
        enterprise = account.enterprises()[0].enterprise_id
        rows.append((button("history", "hist", enterprise), button("roster", "roster", enterprise, 0)))
    rows.append((button("refresh", "today"), button("help", "help")))
    return tuple(rows)


def report_card(enterprise: Enterprise, briefing: Briefing) -> View:
    """Today's ledger of one enterprise on a card of its own."""
    lines, rows = ledger_state(enterprise, briefing)
    return View(tuple(lines), (*rows, to_today()))


def draft_card(enterprise: Enterprise, day: date, *, in_hand: bool) -> View:
    """For somebody who taps 全部正常 while a questionnaire that was begun tells of somebody: the way back to it. While it is `in_hand` that
    stands below every card. Leaving it is offered there."""
    lines = (Line("today-enterprise", {"name": enterprise.name}), Line("draft-first"))
    return View(lines, (to_today(),) if in_hand else ((button("go-on", "bad", enterprise.id, day, style=Style.PRIMARY),), to_today()))


def reminder(enterprise_id: int, briefing: Briefing) -> View | None:
    """催报: only while the report is still owed, and not on a day of rest. The last one before the cutoff names what follows."""
    enterprise, ledger = briefing.enterprises.get(enterprise_id), briefing.ledgers.get(enterprise_id)
    if enterprise is None or not enterprise.works_today or ledger is None or ledger.today is not None:
        return None
    _, rows = ledger_state(enterprise, briefing)
    told, _ = _to_report(enterprise, briefing)
    cutoff = datetime.combine(briefing.today, briefing.policy.cutoff, briefing.now.tzinfo)
    last = (Line("reminder-last", {"cutoff": cutoff}),) if what_follows(briefing.now, briefing.policy) else ()
    return View((Line("reminder-title", {"enterprise": enterprise.name}), time_left(briefing), *last, *told), (*rows, to_today()))
