"""Quiet hours: from 21:00 to 07:00 routine messages wait."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.duties.quiet import not_before
from conversations.policy import DEFAULT_POLICY, Policy

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 11, day), time(hour, minute), tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "earliest"),
    [
        (at(23, 7), at(23, 7)),
        (at(23, 20, 59), at(23, 20, 59)),
        (at(23, 21), at(24, 7)),
        (at(23, 23, 59), at(24, 7)),
        (at(24, 0), at(24, 7)),
        (at(24, 6, 59), at(24, 7)),
    ],
)
def test_routine_messages_wait_for_the_morning(now: datetime, earliest: datetime) -> None:
    assert not_before(now, DEFAULT_POLICY) == earliest
    assert not_before(now, DEFAULT_POLICY, urgent=True) == now


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = Policy(quiet_from=time(12), quiet_until=time(14))
    assert not_before(at(23, 13), noon) == at(23, 14)
    assert not_before(at(23, 14), noon) == at(23, 14)
    never = Policy(quiet_from=time(7), quiet_until=time(7))
    assert not_before(at(23, 7), never) == at(23, 7)


def test_the_morning_comes_by_local_clocks_also_when_they_change_in_the_night() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    saturday = datetime(2026, 3, 28, 22, 0, tzinfo=berlin)
    waits = not_before(saturday, DEFAULT_POLICY)
    assert (waits.hour, waits.astimezone(ZoneInfo("UTC")).hour) == (7, 5)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        not_before(datetime(2026, 11, 23, 22, 0), DEFAULT_POLICY)  # noqa: DTZ001 - the mistake that is refused
