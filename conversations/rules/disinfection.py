"""Disinfection: which times a point is due at."""

from datetime import time

from conversations.policy import Policy


def times_of(times_a_day: int, policy: Policy) -> tuple[time, ...]:
    """When a point is due that is done `times_a_day`: once means the first of the policy's times, twice the first and the last, more are
    spread evenly; never more than the policy has."""
    times = tuple(sorted(set(policy.disinfection_times)))
    if times_a_day <= 0:
        return ()
    if times_a_day >= len(times):
        return times
    if times_a_day == 1:
        return times[:1]
    return tuple(times[round(place * (len(times) - 1) / (times_a_day - 1))] for place in range(times_a_day))
