"""Whom an audience reaches, in the world of the conversations."""

import json

from conversations.audience import SIZES, Audience, Filter, audience_from_json
from conversations.broadcast import AudienceCount
from conversations.codes import RiskLevel
from conversations.roles import Account, Membership, Role
from tests.conversations import world_facts
from tests.conversations.world_state import PATH, State


def reached(state: State, audience: Audience) -> int:
    """How many it is for."""
    return sum(one.chat_id not in state.unreachable for one, _ in people(state, audience))


def people(state: State, audience: Audience) -> list[tuple[Account, Membership]]:
    """Who belongs, each with the role by which they do."""
    found: dict[int, tuple[Account, Membership]] = {}
    for account in state.accounts.values():
        for one in account.memberships:
            fits = one.role in audience.roles and _all_fit(state, audience.include, one) and not _one_fits(state, audience.exclude, one)
            if fits:
                found.setdefault(account.id, (account, one))
    return list(found.values())


def _checks(state: State, chosen: Filter, one: Membership) -> list[bool]:
    """Whether somebody fits each field that is not empty."""
    path = PATH if one.role is Role.MANAGER else one.path
    found = [any(f"/{code}/" in path for code in chosen.divisions)] if chosen.divisions else []
    if one.role is not Role.MANAGER or one.enterprise_id is None:
        asked = (chosen.sectors, chosen.risks, chosen.key_levels, chosen.sizes, chosen.silent_days, chosen.enterprises)
        return [*found, *(False for each in asked if each)]
    known = world_facts.enterprise(state, one.enterprise_id)
    found += [known.sector in chosen.sectors] if chosen.sectors else []
    found += [RiskLevel.LOW in chosen.risks] if chosen.risks else []
    found += [state.broadcasts.levels.get(known.id) in chosen.key_levels] if chosen.key_levels else []
    found += (
        [any(SIZES[size][0] <= known.registered_headcount <= (SIZES[size][1] or 10**9) for size in chosen.sizes)] if chosen.sizes else []
    )
    found += [state.broadcasts.silent.get(known.id, 0) >= chosen.silent_days] if chosen.silent_days else []
    return [*found, *([known.id in chosen.enterprises] if chosen.enterprises else [])]


def _all_fit(state: State, chosen: Filter, one: Membership) -> bool:
    return all(_checks(state, chosen, one))


def _one_fits(state: State, chosen: Filter, one: Membership) -> bool:
    return any(_checks(state, chosen, one))


def name_of(one: Membership) -> str:
    """By what somebody is listed."""
    return one.enterprise_name or one.division_name or "-"


def count(state: State, key: str) -> AudienceCount:
    """Whom an audience would reach."""
    found = people(state, audience_from_json(json.loads(key)))
    gone = [account for account, _ in found if account.chat_id in state.unreachable]
    samples = tuple(dict.fromkeys(name_of(one) for account, one in found if account not in gone))[:10]
    return AudienceCount(key, len(found), len(gone), samples)


def admins(state: State) -> set[int]:
    """The admins who can be written to."""
    held = (one for one in state.accounts.values() if any(each.role is Role.ADMIN for each in one.memberships))
    return {one.id for one in held if one.chat_id not in state.unreachable}
