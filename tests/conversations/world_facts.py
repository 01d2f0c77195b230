"""The facts of a turn, from what the province in memory holds: people, ledgers, alerts, laggards."""

from datetime import timedelta

from conversations.briefing import DayMark, Enterprise, Laggard, Laggards
from conversations.codes import Sector
from tests.conversations.world_reminders import closed
from tests.conversations.world_state import DIVISION, DIVISION_NAME, PATH, State


def enterprise(state: State, key: int) -> Enterprise:
    """A photographer's in the district."""
    managers = sum(any(m.enterprise_id == key and m.staff_id is None for m in a.memberships) for a in state.accounts.values())
    present = sum(not p.departed for p in state.staff[key])
    sector = state.disinfections.sectors.get(key, Sector.PHOTOGRAPHY)
    off = closed(state, key, state.today)
    return Enterprise(
        key, state.enterprises[key], sector, DIVISION_NAME, PATH, "吉林路72号", 47, managers, present,
        works_today=off is None, division_code=DIVISION, closed_until=off.last if off is not None else None,
    )  # fmt: skip


def history(state: State, key: int) -> tuple[DayMark, ...]:
    """The last fourteen days."""
    marks = []
    for back in range(13, -1, -1):
        day = state.today - timedelta(days=back)
        report = state.newest_report(key, day)
        off = closed(state, key, day) is not None
        owed = day.weekday() < 5 and not off
        if report is None:
            marks.append(DayMark(day, owed, reported=False, closed=off))
            continue
        totals = report.totals
        marks.append(
            DayMark(
                day, owed, True, report.late, report.revision, totals.headcount, totals.on_post,
                totals.isolated, totals.symptomatic, report.at,
            )
        )  # fmt: skip
    return tuple(marks)


def laggards(state: State, page: int) -> Laggards:
    """Who has not reported today."""
    off = {i for i in state.enterprises if closed(state, i, state.today) is not None and state.newest_report(i, state.today) is None}
    silent = [i for i in state.enterprises if state.newest_report(i, state.today) is None and i not in off]
    managed = {m.enterprise_id for a in state.accounts.values() for m in a.memberships if m.staff_id is None}
    lately = {record.enterprise_id for moment, record in state.reminded if moment > state.now - timedelta(hours=1)}
    free = set() if None in lately else managed - lately
    rows = tuple(Laggard(i, state.enterprises[i], DIVISION_NAME, int(i in managed), i in managed, None, i in free) for i in silent)
    shown = rows[page * 8 : page * 8 + 8]
    pages = max(1, -(-len(rows) // 8))
    totals = len(state.enterprises) - len(off), len(rows), sum(r.reachable for r in rows), sum(r.remindable for r in rows)
    return Laggards(DIVISION, DIVISION_NAME, PATH, state.today, *totals, page, pages, shown, len(off))
