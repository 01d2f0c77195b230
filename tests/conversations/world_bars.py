"""What today's ledger builds on, in the province in memory: who is carried over, who may not be on post, who stands as not returned."""

from datetime import date, timedelta

from conversations.briefing import Ledger
from conversations.codes import CARRIED_OVER, Status
from conversations.return_facts import Bar
from conversations.rules import bars as rules
from conversations.rules.bars import Standing, StandingCheck
from tests.conversations.world_state import State


def bars(state: State, key: int) -> tuple[Bar, ...]:
    """Who of the present staff may not be on post today."""
    rows = [standing(state, person.id) for person in state.staff[key] if not person.departed]
    return rules.bars_of(rows, state.policy, state.today)


def is_barred(state: State, staff_id: int) -> bool:
    """Whether somebody may not be on post today, or could not if still there; what was told today counts, too."""
    told = standing(state, staff_id, before=state.today + timedelta(days=1))
    return rules.bar_of(told, state.policy, state.today) is not None


def standing(state: State, staff_id: int, before: date | None = None) -> Standing:
    """How somebody stands by what was told on the days before `before`, by default today."""
    isolation, check = state.open_isolation(staff_id), state.check_of(staff_id)
    last = last_away(state, staff_id, before or state.today)
    counted = None
    if check is not None:
        day = check.declaration.return_day
        counted = StandingCheck(check.id, check.judgement.verdict, check.confirmed, day, check.declared_at.date())
    return Standing(
        staff_id,
        state.member(staff_id).post,
        isolation_id=isolation.id if isolation else None,
        isolation_until=isolation.until if isolation else None,
        check=counted,
        last_status=last[0] if last else None,
        last_status_day=last[1] if last else None,
    )


def last_away(state: State, staff_id: int, before: date) -> tuple[Status, date] | None:
    """The status that counts of those told before a day, since somebody was last on post: *not returned* if it was among them, because
    neither a day of leave nor days off the roster do away with the check that is owed, else the newest."""
    enterprise = state.enterprise_of(staff_id)
    told: list[tuple[Status, date]] = []
    for day in sorted({r.day for r in state.reports if r.enterprise_id == enterprise and r.day < before}, reverse=True):
        report = state.newest_report(enterprise, day)
        status = next((e.status for e in report.entries if e.staff_id == staff_id), Status.ON_POST) if report else Status.ON_POST
        if status is Status.ON_POST and not (report and state.was_absent(staff_id, report.at)):
            break
        if status not in (Status.DEPARTED, Status.ON_POST):
            told.append((status, day))
    return next((each for each in told if each[0] is Status.NOT_RETURNED), told[0] if told else None)


def ledger(state: State, key: int) -> Ledger:
    """What today's ledger of an enterprise builds on."""
    last = state.last_report(key)
    present = {person.id for person in state.staff[key] if not person.departed}
    entries = tuple(e for e in last.entries if e.staff_id in present) if last else ()
    barred = {bar.staff_id: bar for bar in bars(state, key)}
    return Ledger(
        state.newest_report(key, state.today),
        carried=tuple(e for e in entries if e.status in CARRIED_OVER),
        headcount=len(present),
        standing=tuple(e for e in entries if rules.is_standing(e.status, barred.get(e.staff_id))),
        bars=tuple(barred.values()),
    )
