"""A token bucket: how often the paced lanes may send."""

from bot.clock import Clock

_BURST = 0.1
"""Seconds' worth of tokens (of real time: a test clock does not make timers wake earlier) that may pile up: enough for a timer that wakes
late, too little for a burst that Telegram would refuse."""

_DEBT = 1.0
"""Seconds' worth of tokens that calls of other lanes can use up in advance."""


class TokenBucket:
    """Gives `rate` tokens a second (of the clock)."""

    def __init__(self, clock: Clock, rate: float) -> None:
        self._clock = clock
        self._rate = rate
        self._most = max(1.0, rate * _BURST * clock.speed)
        self._tokens = 1.0
        self._filled_at = clock.now()

    def spend(self, calls: int) -> None:
        """Calls were made without asking: they count all the same, up to a second's worth of debt."""
        self._fill()
        self._tokens = max(self._tokens - calls, -self._rate * _DEBT)

    def wait(self) -> float:
        """Take a token: 0.0 when there was one, else the seconds after which to ask again."""
        self._fill()
        if self._tokens >= 1:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / self._rate

    def _fill(self) -> None:
        now = self._clock.now()
        passed = (now - self._filled_at).total_seconds()
        self._filled_at = now
        self._tokens = min(self._most, self._tokens + passed * self._rate)
