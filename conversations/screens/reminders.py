"""提醒 What a manager is reminded of: all that is owed at a moment on one card, the ways to put it off, and the card of the own times."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from conversations.about_reminders import own_times
from conversations.briefing import Briefing, Enterprise
from conversations.codes import BarReason
from conversations.reminding import WISHED, Duty, allowed, counting_times, last_before_cutoff, policy_times, snooze_ends, what_follows
from conversations.return_scope import OWING
from conversations.screens.disinfection import disinfection_overdue, disinfection_reminder
from conversations.screens.isolation import readings_reminder
from conversations.screens.parts import button, to_today
from conversations.screens.today import reminder
from conversations.view import Button, Fact, Line, Rows, Style, View


def checks_reminder(enterprise: Enterprise, briefing: Briefing) -> View | None:
    """Return checks that wait for somebody: what was declared and not answered, and what is not complete; and how many owe one. None when
    nothing waits, or on a day off."""
    ledger = briefing.ledgers.get(enterprise.id)
    bars = ledger.bars if ledger is not None else ()
    waiting = sum(bar.reason is BarReason.UNCONFIRMED for bar in bars)
    incomplete = sum(bar.reason is BarReason.INCOMPLETE for bar in bars)
    if not enterprise.works_today or not waiting + incomplete:
        return None
    owed = sum(bar.reason in OWING for bar in bars)
    lines = [Line("checks-reminder", {"enterprise": enterprise.name})]
    lines += [Line("checks-waiting", {"count": waiting})] if waiting else []
    lines += [Line("checks-incomplete", {"count": incomplete})] if incomplete else []
    label = Line("button-returns-to-do", {"owed": owed, "waiting": waiting})
    return View(tuple(lines), ((Button(label, f"ret:{enterprise.id}:0", Style.PRIMARY),), to_today()))


def _ledger(enterprise: Enterprise, briefing: Briefing) -> View | None:
    return reminder(enterprise.id, briefing)


_EACH: dict[Duty, Callable[[Enterprise, Briefing], View | None]] = {
    Duty.LEDGER: _ledger,
    Duty.READINGS: readings_reminder,
    Duty.DISINFECTION: disinfection_reminder,
    Duty.OVERDUE: disinfection_overdue,
    Duty.RETURNS: checks_reminder,
}


def reminders(enterprise: Enterprise, duties: Iterable[Duty], briefing: Briefing) -> View | None:
    """All of these duties that are still owed, on one card with the buttons of each; None when none is."""
    wanted = frozenset(duties)
    found = {duty: view for duty in Duty if duty in wanted and (view := _EACH[duty](enterprise, briefing)) is not None}
    if not found:
        return None
    ledger = Duty.LEDGER in found
    if len(found) == 1:
        (view,) = found.values()
        return _with_snooze(view, enterprise.id, briefing, ledger=ledger)
    lines: list[Line] = [Line("reminders-title", {"enterprise": enterprise.name, "count": len(found)})]
    rows: list[tuple[Button, ...]] = []
    for view in found.values():
        lines += view.lines
        rows += view.rows[:-1]
    return _with_snooze(View(tuple(lines), (*rows, to_today())), enterprise.id, briefing, ledger=ledger)


def _with_snooze(view: View, enterprise_id: int, briefing: Briefing, *, ledger: bool) -> View:
    """Above the way back: how it can be put off. Of a reminder that comes although it was put off it is said why."""
    until = own_times(enterprise_id, briefing).snoozed_until
    last = what_follows(briefing.now, briefing.policy)
    said = (Line("reminder-though-put-off", {"until": until}),) if ledger and until is not None and last and until > briefing.now else ()
    return replace(view, lines=(*view.lines, *said), rows=(*view.rows[:-1], *_snooze_rows(enterprise_id, briefing, ledger), view.rows[-1]))


def _snooze_rows(enterprise_id: int, briefing: Briefing, ledger: bool) -> Rows:
    """`last` is of use while the ledger is owed alone."""
    tokens = [name for name, _ in snooze_ends(briefing.now, briefing.policy) if name != "last" or ledger]
    times = tuple(button(f"snooze-{name}", "snooze", enterprise_id, name) for name in ("60", "30") if name in tokens)
    last = (button("snooze-last", "snooze", enterprise_id, "last"),) if "last" in tokens else ()
    return tuple(row for row in (times, last) if row)


def put_off(enterprise: Enterprise, until: datetime) -> View:
    """It is put off."""
    rows: Rows = ((button("report", "report", enterprise.id),), (button("reminder-times", "reminders", enterprise.id), *to_today()))
    return View((Line("reminders-put-off", {"until": until}),), rows)


def times_card(enterprise: Enterprise, briefing: Briefing, *said: Line) -> View:
    """When the reader is reminded of what, and the way to change it."""
    own, policy = own_times(enterprise.id, briefing), briefing.policy
    lines = [*said, Line("reminder-times-title"), Line("reminder-times-about")]
    for duty in WISHED:
        times = counting_times(duty, own, policy)
        chosen = any(allowed(duty, at, policy) for at in own.of(duty))
        facts: dict[str, Fact] = {"duty": Line(f"duty-{duty}"), "times": clocks(times), "usual": clocks(policy_times(duty, policy))}
        lines.append(Line("reminder-times-own" if chosen else "reminder-times-usual", facts))
    last = last_before_cutoff(policy)
    lines += [Line("reminder-times-last", {"at": f"{last:%H:%M}"})] if last is not None else []
    lines += [Line("reminders-put-off", {"until": own.snoozed_until})] if own.snoozed_until is not None else []
    ways = tuple(button(f"own-{duty}", "owntime", enterprise.id, duty) for duty in WISHED)
    return View(tuple(lines), (*((way,) for way in ways), to_today()))


def clocks(times: Iterable[object]) -> str:
    """`07:40、10:30`: times of the day beside each other."""
    return "  ".join(f"{at:%H:%M}" for at in times)
