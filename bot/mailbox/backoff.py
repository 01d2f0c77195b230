"""How long to wait before trying again."""

import random


def backoff(attempt: int, first: float = 1.0, most: float = 60.0) -> float:
    """Seconds to wait after the `attempt`-th failure in a row (from 1): twice as long each time from `first` up to `most`, less a random
    quarter, so that many who failed together do not come back together. Raises ValueError below 1."""
    if attempt < 1:
        raise ValueError("attempts are counted from 1")
    # Beyond 2^32 the number would only grow without changing the outcome.
    return min(most, first * 2.0 ** min(attempt - 1, 32)) * (1 - random.random() / 4)
