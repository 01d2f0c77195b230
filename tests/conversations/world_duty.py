"""Duty of the province in memory: what is stored of it, and the facts of a turn about it."""

from collections.abc import Iterable
from datetime import date

from conversations.duty import Leave, Officer, Rota, StandIn, Uncovered
from conversations.duty_records import SetDutyHours, TakeLeave, WithdrawLeave
from conversations.roles import Account, Membership, Role
from conversations.rules.coverage import Post, uncovered
from tests.conversations.world_rota import NAMES, PATHS
from tests.conversations.world_state import State


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
        case TakeLeave(first, last, stand_in):
            key = len(held.leaves) + 71
            held.leaves[key] = (by, Leave(first, last, stand_in, key))
        case WithdrawLeave(leave_id):
            assert held.leaves[leave_id][0] == by
            held.withdrawn.add(leave_id)


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
    return Rota(code, NAMES[code], path, own, above)


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
