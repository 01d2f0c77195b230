"""Which state of a broadcast may follow which. Everything that moves one asks here."""

from collections.abc import Mapping

from conversations.broadcast import State

LEGAL: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SCHEDULED, State.CANCELLED}),
    State.SCHEDULED: frozenset({State.RUNNING, State.DRAFT, State.CANCELLED, State.FINISHED}),
    State.RUNNING: frozenset({State.PAUSED, State.FINISHED, State.CANCELLED}),
    State.PAUSED: frozenset({State.RUNNING, State.CANCELLED}),
    State.FINISHED: frozenset({State.RUNNING}),
    State.CANCELLED: frozenset(),
}
"""From each state, where it may go. Scheduled to draft: its author is no admin any more. Scheduled to finished: there was nobody to send it
to. Finished to running: those for whom it failed get it once more."""


def from_states(to: State) -> tuple[State, ...]:
    """The states from which a broadcast may go to `to`."""
    return tuple(state for state, following in LEGAL.items() if to in following)
