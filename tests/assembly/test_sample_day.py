"""The simulator's day is one of work, and its clock has somewhere to go."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.assembly.sample_day import first_moment, stops_of
from bot.clock import Clock, ClockStart
from bot.jobs.holidays_cn import ChinaCalendar

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("today", "starts"),
    [
        (date(2025, 11, 24), date(2025, 11, 24)),  # a Monday
        (date(2025, 11, 22), date(2025, 11, 24)),  # a Saturday
        (date(2025, 9, 28), date(2025, 9, 28)),  # a Sunday on which people work
        (date(2025, 10, 1), date(2025, 10, 9)),  # the holidays of October
    ],
)
def test_it_starts_on_a_work_day(today: date, starts: date) -> None:
    assert first_moment(today, CHINA, ChinaCalendar()) == datetime(starts.year, starts.month, starts.day, 8, 25, tzinfo=CHINA)


def test_the_page_may_jump_to_what_lies_ahead() -> None:
    clock = Clock(CHINA, ClockStart(datetime(2025, 11, 24, 8, 25, tzinfo=CHINA)))
    stops = stops_of(clock)
    assert [key for key, _, _ in stops] == ["reminder", "readings", "disinfect", "cutoff", "digest", "overdue", "tomorrow"]
    clock.jump(stops[3][2])
    assert [key for key, _, _ in stops_of(clock)][:2] == ["disinfect", "digest"]
