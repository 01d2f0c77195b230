"""Back-off: doubles, is bounded, is spread."""

import pytest

from bot.mailbox.backoff import backoff


def test_doubles_up_to_its_bound_and_is_spread() -> None:
    for attempt, whole in ((1, 1.0), (2, 2.0), (3, 4.0), (6, 32.0), (7, 60.0), (10_000, 60.0)):
        tried = {backoff(attempt) for _ in range(50)}
        assert whole * 0.75 <= min(tried) < max(tried) <= whole


def test_attempts_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        backoff(0)
