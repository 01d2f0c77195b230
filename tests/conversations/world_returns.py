"""The facts of a turn about return checks and isolation, from what the province in memory holds."""

from collections import Counter

from conversations.return_facts import StaffMember
from conversations.returns import Check, Isolation
from tests.conversations.world_state import DIVISION, State


def checks(state: State, key: int) -> tuple[Check, ...]:
    """The current check of everybody on the roster who has one, newest first."""
    found = [check for person in state.staff.get(key, []) if not person.departed and (check := state.check_of(person.id)) is not None]
    return tuple(sorted(found, key=lambda check: (check.declared_at, check.id), reverse=True))


def staff_member(state: State, staff_id: int) -> StaffMember | None:
    """One staff member with the enterprise; None for an id that nobody has."""
    found = [(key, p) for key, people in state.staff.items() for p in people if p.id == staff_id]
    isolation = state.open_isolation(staff_id) if found else None
    until = isolation.until if isolation else None
    return next((StaffMember(p.id, p.name, p.post, p.departed, key, state.enterprises[key], DIVISION, until) for key, p in found), None)


def wards(state: State, key: int) -> tuple[Isolation, ...]:
    """The open isolations of an enterprise's present staff, the first to end first."""
    found = [state.isolation(i.id) for i in state.isolations.values() if i.enterprise_id == key and i.ended is None]
    return tuple(sorted((i for i in found if i.present), key=lambda i: (i.until, i.id)))


def recent_places(state: State, key: int) -> tuple[str, ...]:
    """Places of an enterprise's checks, the most frequent first, at most 6."""
    often = Counter(stay.place for check in state.checks.values() if check.enterprise_id == key for stay in check.declaration.stays)
    return tuple(place for place, _ in often.most_common(6))
