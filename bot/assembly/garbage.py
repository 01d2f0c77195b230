"""The garbage collector of a process that serves: it looks for cycles seldom, and never among what was loaded at the start.

With Python's own thresholds it took more than a quarter of the processor time of a busy process (`make bench`): every 700 new objects it
looks, and every batch of updates makes many thousands, hardly any of them in cycles.
"""

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 20
"""Objects made since the last look, and looks at the younger generation, before each generation is looked at."""


def tend() -> None:
    """Set it so. To be called once everything is imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
