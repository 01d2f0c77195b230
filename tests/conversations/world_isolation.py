"""A division's page of those in isolation, from what the province in memory holds."""

from datetime import timedelta

from conversations.about_isolation import MISSED
from conversations.return_facts import IsolationPage
from conversations.returns import Isolation
from conversations.rules.isolation import missed_readings
from tests.conversations.world_state import DIVISION_NAME, PATH, State

PAGE = 8


def lacks(state: State, isolation: Isolation) -> bool:
    """Whether a reading of yesterday, or of this morning once it is evening, is not there."""
    late = state.today - timedelta(days=1)
    return isolation.present and any(day >= late for day, _ in missed_readings(isolation, state.now, state.policy))


def page(state: State, key: str) -> IsolationPage | None:
    """`DIVISION:FILTER:PAGE`; None for a division that is not above or at the district."""
    division, chosen, number = key.split(":")
    if f"/{division}/" not in PATH:
        return None
    open_ones = sorted((state.isolation(i.id) for i in state.isolations.values() if i.ended is None), key=lambda i: (i.until, i.id))
    missed = [each for each in open_ones if lacks(state, each)]
    found = missed if chosen == MISSED else open_ones
    pages = max(1, -(-len(found) // PAGE))
    at = min(int(number), pages - 1)
    return IsolationPage(
        division,
        DIVISION_NAME,
        PATH,
        chosen,
        len(open_ones),
        len(missed),
        len(found),
        at,
        pages,
        tuple(found[at * PAGE : at * PAGE + PAGE]),
    )
