"""What the server's record of a storm tells: its pauses, requests within them, how much of the allowed rate was used."""

from collections.abc import Sequence

from bot.simulator import Call

RATE = 25.0
"""Messages a second that the bot may send."""
UNDER_WAY = 1.0
"""Seconds of the server's time (a quarter of a real one) that a request may have been under way when a refusal was answered."""
LONGEST_GAP = 25.0
"""Seconds of the server's time without a message after which the bot was not running: it was killed, and is being started again."""


def floods(calls: Sequence[Call]) -> int:
    """How many were one too many."""
    return sum(call.status == 429 for call in calls)


def _pauses(calls: Sequence[Call]) -> list[tuple[float, float]]:
    """From and until when the server had said that nothing may be sent."""
    return [(call.seconds, call.seconds + float(call.answer["parameters"]["retry_after"])) for call in calls if call.status == 429]


def during_pauses(calls: Sequence[Call]) -> list[float]:
    """Requests that were made though a pause had been told, by how much later than it was told."""
    pauses = _pauses(calls)
    return [call.seconds - begun for begun, ends in pauses for call in calls if begun + UNDER_WAY < call.seconds < ends - 0.05]


def rate_used(calls: Sequence[Call]) -> float:
    """Calls made, of those that the rate allowed: in each life of the bot from its first call to the last one for somebody whose turn had
    just come, without pauses. After that only what had failed is tried again, after longer and longer waits."""
    used, allowed = 0, 0.0
    for life in _lives(calls):
        seen: set[object] = set()
        fresh = 0
        for place, call in enumerate(life):
            if call.params["chat_id"] not in seen:
                seen.add(call.params["chat_id"])
                fresh = place
        under_way = life[: fresh + 1]
        used += fresh
        allowed += (under_way[-1].seconds - under_way[0].seconds - _paused(under_way)) * RATE
    return used / allowed


def _paused(calls: Sequence[Call]) -> float:
    """How long, in all, nothing might be sent between the first and the last of these calls."""
    paused, until = 0.0, calls[0].seconds
    for begun, ends in _pauses(calls):
        ends_here = min(ends, calls[-1].seconds)
        paused += max(0.0, ends_here - max(begun, until))
        until = max(until, ends_here)
    return paused


def _lives(calls: Sequence[Call]) -> list[list[Call]]:
    lives: list[list[Call]] = []
    for call in calls:
        if not lives or call.seconds - lives[-1][-1].seconds > LONGEST_GAP:
            lives.append([])
        lives[-1].append(call)
    return lives
