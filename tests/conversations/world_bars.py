"""What today's ledger builds on, in the province in memory: who is carried over, who may not be on post, who stands as not returned."""

from conversations.briefing import Ledger
from conversations.codes import CARRIED_OVER
from conversations.return_facts import Bar
from tests.conversations.world_state import State


def bars(state: State, key: int) -> tuple[Bar, ...]:
    """Who of the present staff may not be on post today."""
    return ()


def is_barred(state: State, staff_id: int) -> bool:
    """Whether somebody may not be on post today, or could not if still there."""
    return False


def ledger(state: State, key: int) -> Ledger:
    """What today's ledger of an enterprise builds on."""
    last = state.last_report(key)
    carried = tuple(e for e in last.entries if e.status in CARRIED_OVER) if last else ()
    return Ledger(state.newest_report(key, state.today), carried, sum(not p.departed for p in state.staff[key]))
