"""How long a broadcast takes, before it is sent and while it runs."""

from datetime import timedelta

MOST_SECONDS = 366 * 86_400.0
"""What takes longer is told as a year."""


MESSAGES_A_STAR = 10
"""Telegram takes 0.1 Star a message above what is free."""


def stars_for(messages: int) -> int:
    """Stars that so many messages cost at the paid rate at most, whole ones: what is free is not known beforehand."""
    return -(-max(messages, 0) // MESSAGES_A_STAR)


def seconds_for(messages: int, rate: float) -> float:
    """Seconds that so many messages take at `rate` a second; 0.0 for none. Raises ValueError for a rate that is not above 0."""
    if rate <= 0:
        raise ValueError("messages leave at a rate above 0")
    return min(max(messages, 0) / rate, MOST_SECONDS)


def minutes_for(messages: int, rate: float) -> int:
    """The same in whole minutes, as it is told: 100,000 at 25 a second are 67 minutes; at least one where there is anything to send."""
    seconds = seconds_for(messages, rate)
    return max(1, round(seconds / 60)) if seconds else 0


def remaining(pending: int, messages_each: int, rate: float) -> timedelta | None:
    """How long it still takes when it goes on as fast as it does now; None while nothing goes."""
    return timedelta(seconds=seconds_for(pending * messages_each, rate)) if rate > 0 else None
