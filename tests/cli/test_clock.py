"""A test clock that is told to another process: both have the same time, however long that process took to start."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock, ClockStart, parse_clock

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 8, tzinfo=ZONE)


def test_a_clock_that_is_told_shows_the_same_time() -> None:
    clock = Clock(ZONE, ClockStart(MONDAY, 60.0))
    before = clock.now()
    other = Clock(ZONE, parse_clock(clock.setting))
    assert before <= other.now() <= clock.now() + timedelta(seconds=1)
    assert other.speed == clock.speed


def test_since_a_real_moment_the_clock_has_run() -> None:
    start = ClockStart(MONDAY, 60.0, Clock(ZONE).now() - timedelta(minutes=1))
    assert timedelta(hours=1) <= Clock(ZONE, start).now() - MONDAY < timedelta(hours=2)


def test_a_jump_holds() -> None:
    clock = Clock(ZONE, ClockStart(MONDAY, 1.0, Clock(ZONE).now() - timedelta(minutes=1)))
    clock.jump(MONDAY + timedelta(hours=9))
    assert timedelta(hours=9) <= clock.now() - MONDAY < timedelta(hours=10)


def test_the_real_clock_needs_no_setting() -> None:
    assert Clock(ZONE).setting == ""


@pytest.mark.parametrize("text", ["2026-11-23T08:29:00+08:00/", "2026-11-23T08:29:00+08:00@60"])
def test_without_a_real_moment_it_begins_when_it_is_made(text: str) -> None:
    assert parse_clock(text).since is None


@pytest.mark.parametrize("text", ["2026-11-23T08:29:00+08:00/yesterday", "2026-11-23T08:29:00+08:00/2026-11-29T12:00:00"])
def test_a_real_moment_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"zone|isoformat"):
        parse_clock(text)


def test_the_real_time_is_told_in_utc() -> None:
    assert Clock(ZONE).now().tzinfo is UTC
