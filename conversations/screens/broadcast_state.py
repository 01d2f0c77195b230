"""Where a broadcast stands, in one word: the same on its card and in the list."""

from conversations.broadcast import State
from conversations.rules.broadcast_moves import has_lapsed
from conversations.view import Line


def state_word(state: State, *, withdrawn: bool, back: bool, overtaken: bool) -> Line:
    """What was withdrawn, or sent back (`back`), or has lapsed unsent, is that before anything else."""
    if withdrawn:
        return Line("broadcast-state-withdrawn")
    if has_lapsed(state, overtaken=overtaken):
        return Line("broadcast-state-lapsed")
    return Line("broadcast-state-back" if back else f"broadcast-state-{state}")
