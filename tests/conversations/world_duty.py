"""Duty of the province in memory: what is stored of it, and the facts of a turn about it."""

from collections.abc import Iterable
from datetime import date

from conversations.codes import AlertState, Sector
from conversations.duty import Assigning, Assignment, Below, BelowPage, Leave, Officer, Rota, StandIn, Standing, Uncovered
from conversations.duty_records import AssignOfficer, EndAssignment, SetDutyHours, TakeLeave, WithdrawLeave
from conversations.roles import Account, Membership, Role
from conversations.rules.coverage import Post, uncovered
from tests.conversations.world_rota import NAMES, PATHS
from tests.conversations.world_state import PATH, State


def enrol_officer(state: State, chat: int, name: str, *codes: str) -> None:
    """An officer of these divisions."""
    memberships = tuple(Membership(Role.OFFICER, division=code, division_name=NAMES[code], path=PATHS[code]) for code in codes)
    state.accounts[chat] = Account(chat, chat, state.language, name, memberships)


def apply(state: State, record: object, by: int) -> None:
    """Store one record of a turn."""
    held = state.rotas
    match record:
        case SetDutyHours(hours):
            held.hours[by] = hours
        case TakeLeave(first, last, stand_in, swap):
            key = len(held.leaves) + 71
            held.leaves[key] = (by, Leave(first, last, stand_in, key, swap))
        case WithdrawLeave(leave_id):
            assert held.leaves[leave_id][0] == by
            held.withdrawn.add(leave_id)
        case AssignOfficer():
            held.assignments[len(held.assignments) + 41] = record
        case EndAssignment(assignment_id):
            held.ended.add(assignment_id)


def officers(state: State) -> Iterable[tuple[Account, Membership]]:
    """Who is an officer of what."""
    return ((a, m) for a in state.accounts.values() for m in a.memberships if m.role is Role.OFFICER)


def officer(state: State, account: Account, membership: Membership) -> Officer:
    """An officer as a rota knows them."""
    held = state.rotas
    ahead = [
        leave for key, (by, leave) in held.leaves.items() if by == account.id and key not in held.withdrawn and leave.last >= state.today
    ]
    return Officer(
        account.id,
        account.name,
        membership.path,
        membership.division_name,
        account.id not in held.unreachable,
        held.hours.get(account.id, ()),
        tuple(sorted(ahead, key=lambda one: one.first)),
    )


def rota(state: State, code: str) -> Rota | None:
    """The rota of a division."""
    if code not in PATHS:
        return None
    path = PATHS[code]
    levels = [officer(state, a, m) for a, m in officers(state) if path.startswith(m.path)]
    levels.sort(key=lambda one: -len(one.path))
    own = tuple(one for one in levels if one.path == path)
    above = tuple(one for one in levels if one.path != path and one.id not in {each.id for each in own})
    below_it = {a.id: a.name for a, m in officers(state) if m.path.startswith(path)}
    ahead = [(by, one) for key, (by, one) in state.rotas.leaves.items() if key not in state.rotas.withdrawn and one.last >= state.today]
    here = {one.id for one in own}
    standing = tuple(
        Standing(one.stand_in, below_it[by], one.first, one.last) for by, one in ahead if one.stand_in in here and by in below_it
    )
    return Rota(code, NAMES[code], path, own, above, standing)


def stand_in(state: State, key: int) -> StandIn | None:
    """What whoever stands in is told."""
    if key not in state.rotas.leaves:
        return None
    by, leave = state.rotas.leaves[key]
    account = next(a for a in state.accounts.values() if a.id == by)
    names = tuple(m.division_name for m in account.divisions())
    if leave.stand_in is None:
        return None
    return StandIn(key, leave.stand_in, account.name, names, leave.first, leave.last, key in state.rotas.withdrawn)


def uncovered_for(state: State, key: str) -> tuple[Uncovered, ...] | None:
    """The holes that concern an officer."""
    account, _, day = key.partition(":")
    posts = [Post(a.id, m.division, m.division_name, m.path) for a, m in officers(state)]
    known = {a.id: officer(state, a, m) for a, m in officers(state)}
    return uncovered(posts, known, date.fromisoformat(day)).get(int(account))


def assigning(state: State, key: str) -> Assigning | None:
    """Who is assigned at a place, and who may be."""
    enterprise = int(key[1:]) if key[0] == "e" and key[1:].isdecimal() else None
    known = enterprise in state.enterprises if enterprise is not None else key[0] == "d" and key[1:] in PATHS
    if not known:
        return None
    path = PATH if enterprise is not None else PATHS[key[1:]]
    held = state.rotas
    names = {a.id: a.name for a in state.accounts.values()}
    standing = tuple(
        Assignment(number, made.officer, names[made.officer], state.today, made.sector, made.enterprise_id, _enterprise(state, made))
        for number, made in held.assignments.items()
        if number not in held.ended and (made.path == path if enterprise is None else made.enterprise_id == enterprise)
    )
    levels = sorted((officer(state, a, m) for a, m in officers(state) if path.startswith(m.path)), key=lambda one: -len(one.path))
    counts: dict[Sector | None, int] = {}
    for alert in state.alerts.values():
        if alert.state is not AlertState.RESOLVED and (
            alert.enterprise_id == enterprise or (enterprise is None and alert.path.startswith(path))
        ):
            sector = None if enterprise is not None else state.disinfections.sectors.get(alert.enterprise_id, Sector.PHOTOGRAPHY)
            counts[sector] = counts.get(sector, 0) + 1
    name = state.enterprises[enterprise] if enterprise is not None else NAMES[key[1:]]
    return Assigning(key, path, name, enterprise, standing, tuple(levels), tuple(counts.items()))


def _enterprise(state: State, made: AssignOfficer) -> str:
    return state.enterprises[made.enterprise_id] if made.enterprise_id is not None else ""


def below(state: State, key: str) -> BelowPage | None:
    """The divisions below one, or all."""
    code, _, page = key.partition(":")
    if code and code not in PATHS:
        return None
    top = PATHS.get(code, "")
    peopled = {PATH, *(m.path for _, m in officers(state))}
    standing = [made.path for number, made in state.rotas.assignments.items() if number not in state.rotas.ended]
    found = [
        Below(one, NAMES[one], path, standing.count(path))
        for one, path in PATHS.items()
        if path in peopled and path.startswith(top) and path != top
    ]
    shown = int(page) if int(page) * 8 < len(found) else 0
    return BelowPage(top, tuple(found[shown * 8 : shown * 8 + 8]), shown, max(1, -(-len(found) // 8)))
