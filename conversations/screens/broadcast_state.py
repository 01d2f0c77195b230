"""Where a broadcast stands, in one word: the same on its card and in the list."""

from conversations.broadcast import State
from conversations.rules.broadcast_moves import has_lapsed
from conversations.view import Line


def state_word(state: State, *, withdrawn: bool, back: bool, overtaken: bool, nobody: bool) -> Line:
    """What was withdrawn, or sent back (`back`), or has lapsed unsent, or went to nobody (`nobody`), is that before anything else."""
    if withdrawn:
        return Line("broadcast-state-withdrawn")
    if has_lapsed(state, overtaken=overtaken):
        return Line("broadcast-state-lapsed")
    if nobody:
        return Line("broadcast-state-nobody")
    return Line("broadcast-state-back" if back else f"broadcast-state-{state}")
