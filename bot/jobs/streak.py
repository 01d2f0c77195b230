"""Failures in a row: the first is told, and every sixtieth again, so that an hour without a database does not fill the log."""

TOLD_EVERY = 60


class Streak:
    """Counts failures of the same thing until it succeeds."""

    def __init__(self) -> None:
        self._failures = 0

    def failed(self) -> bool:
        """Note a failure. Whether it is to be told."""
        self._failures += 1
        return self._failures % TOLD_EVERY == 1

    def succeeded(self) -> None:
        """The row is over."""
        self._failures = 0
