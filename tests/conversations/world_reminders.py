"""Own times, what was put off, and days off, in the province in memory."""

from datetime import date

from conversations.reminder_records import CloseDays, OpenDays, PutOff, ReminderRecord, SetOwnTimes
from conversations.reminding import Closing, ClosingBook, OwnTimes
from tests.conversations.world_state import State


def apply(state: State, record: ReminderRecord, account_id: int) -> None:
    """Store one record."""
    kept = state.reminders
    match record:
        case SetOwnTimes(duty, times):
            kept.times.setdefault(account_id, {})[duty] = times
        case PutOff(until):
            kept.until[account_id] = until
        case CloseDays(enterprise_id, first, last):
            kept.closings.setdefault(enterprise_id, []).append(Closing(first, last))
        case OpenDays(enterprise_id, first, last, kept_until):
            kept.closings[enterprise_id].remove(Closing(first, last))
            if kept_until is not None:
                kept.closings[enterprise_id].append(Closing(first, kept_until))


def wishes(state: State, enterprise_id: int) -> dict[int, OwnTimes]:
    """What the managers of an enterprise want."""
    mine = [a.id for a in state.accounts.values() if any(m.enterprise_id == enterprise_id and m.staff_id is None for m in a.memberships)]
    return {one: _of(state, one) for one in mine}


def _of(state: State, account_id: int) -> OwnTimes:
    times = state.reminders.times.get(account_id, {})
    until = state.reminders.until.get(account_id)
    return OwnTimes(
        tuple((duty, at) for duty, some in times.items() for at in some), until if until is not None and until > state.now else None
    )


def closings(state: State, enterprise_id: int) -> ClosingBook:
    """The days off that are not over."""
    found = (one for one in state.reminders.closings.get(enterprise_id, ()) if one.last >= state.today)
    return ClosingBook(tuple(sorted(found, key=lambda one: one.first)))


def closed(state: State, enterprise_id: int, day: date) -> Closing | None:
    """What closes an enterprise on a day."""
    return next((one for one in state.reminders.closings.get(enterprise_id, ()) if one.covers(day)), None)
