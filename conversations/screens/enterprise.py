"""企业卡片 and 填报记录: an enterprise and its last days, as an officer sees it and as its manager does."""

from conversations.briefing import Briefing, DayMark, Enterprise, EnterpriseCard
from conversations.officer_day import Counterpart
from conversations.roles import Action, Subject, may
from conversations.screens.alert_list import alerts_of_enterprise
from conversations.screens.parts import button, to_today
from conversations.screens.stays import day_short
from conversations.view import Button, Fact, Line, Rows, Style, View

MOST_NAMED = 6
"""Managers that are named on a card."""
MOST_QUOTED = 80
"""Characters of the newest note."""


def enterprise_card(card: EnterpriseCard, briefing: Briefing, *said: Line) -> View:
    """For officers: what it is, whom to speak to, the last seven days, open alerts, notes, and all that can be done."""
    enterprise, other = card.enterprise, card.counterpart
    facts = {"name": enterprise.name, "division": enterprise.division_name}
    sector = (Line("enterprise-sector", {"sector": Line(f"sector-{enterprise.sector}")}),) if enterprise.sector else ()
    heads = Line("enterprise-heads", {"staff": enterprise.staff, "registered": enterprise.registered_headcount})
    levels = tuple(Line(f"audience-key-{level}") for level in card.key_levels)
    key = (Line("enterprise-key", {"levels": levels}),) if levels else ()
    address = (Line("enterprise-address", {"address": enterprise.address}),) if enterprise.address else ()
    contact = (Line("enterprise-contact", {"name": other.contact}),) if other.contact else ()
    until = enterprise.closed_until
    closed = (Line("enterprise-closed", {"until": day_short(until, briefing.today)}),) if until is not None else ()
    what = (Line("enterprise-title", facts), *closed, *key, *sector, *address, heads, *contact)
    alerts, to_alerts = alerts_of_enterprise(enterprise.id, briefing)
    lines = (*said, *what, *_managers(other), _strip(card.days[-7:]), *alerts)
    rows: list[tuple[Button, ...]] = [*to_alerts]
    if may(briefing.account, Action.WRITE_MESSAGE, Subject(path=enterprise.path)):
        notes = Button(Line("button-notes", {"count": other.notes}), f"notes:{enterprise.id}:0")
        rows.append((button("write", "msg", enterprise.id, style=Style.PRIMARY), notes))
    waiting = (Line("enterprise-waiting"),) if other.waiting else ()
    here = Subject(enterprise.id, enterprise.path)
    assign: Rows = ((button("assign", "asg", f"e{enterprise.id}"),),) if may(briefing.account, Action.ASSIGN, here) else ()
    rows += [
        (button("thread", "thread", enterprise.id, 0), button("officer-history", "enthist", enterprise.id)),
        (button("disinfect-of", "disof", enterprise.id), button("run-days", "runday", enterprise.id, briefing.today)),
        *assign,
        to_today(),
    ]
    return View((*lines, *_newest(other), *waiting), tuple(rows))


def _managers(other: Counterpart) -> tuple[Line, ...]:
    """Who reports for it, by name, and how many of them can be written to."""
    if not other.managers:
        return (Line("enterprise-no-manager"),)
    reachable = sum(one.reachable for one in other.managers)
    shown = tuple(one.name for one in other.managers[:MOST_NAMED])
    return (Line("enterprise-managers-named", {"count": len(other.managers), "names": shown, "reachable": reachable}),)


def _newest(other: Counterpart) -> tuple[Line, ...]:
    """The newest note, cut to a line or two."""
    note = other.newest
    if note is None:
        return ()
    text = note.text if len(note.text) <= MOST_QUOTED else f"{note.text[:MOST_QUOTED]}…"
    return (Line("enterprise-note", {"text": text, "by": note.by, "day": note.at.date()}),)


def _strip(days: tuple[DayMark, ...]) -> Line:
    """The last days in one line, the oldest first."""
    signs = tuple(Line(f"strip-{_sign(mark)}", {"day": mark.day.day}) for mark in days)
    return Line("enterprise-strip", {"count": len(days), "days": signs})


def _sign(mark: DayMark) -> str:
    if not mark.reported:
        return "missing" if mark.owed else "off"
    if mark.symptomatic or mark.isolated:
        return "abnormal"
    return "late" if mark.late else "normal"


def officer_history(card: EnterpriseCard) -> View:
    """For officers: the last fourteen days, newest first."""
    enterprise = card.enterprise
    lines = (Line("history-title", {"name": enterprise.name}), *map(day_line, reversed(card.days)))
    return View(lines, ((button("enterprise-card", "ent", enterprise.id), *to_today()),))


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
        return Line("day-missing" if mark.owed else "day-off", {"day": mark.day})
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
