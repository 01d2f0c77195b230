"""China's work days as the package knows them, against the State Council's arrangement for 2026."""

from datetime import date, timedelta

import structlog.testing

from bot.duties.calendar import DayTable
from bot.jobs.holidays_cn import ChinaCalendar, china_days

# 国务院办公厅关于2026年部分节假日安排的通知: days off including weekends, and the days made up for.
OFF_2026 = {
    *(date(2026, 1, day) for day in (1, 2, 3)),
    *(date(2026, 2, day) for day in range(15, 24)),
    *(date(2026, 4, day) for day in (4, 5, 6)),
    *(date(2026, 5, day) for day in range(1, 6)),
    *(date(2026, 6, day) for day in (19, 20, 21)),
    *(date(2026, 9, day) for day in (25, 26, 27)),
    *(date(2026, 10, day) for day in range(1, 8)),
}
MADE_UP_2026 = {date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)}


def test_every_day_of_2026() -> None:
    calendar = ChinaCalendar()
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        expected = day in MADE_UP_2026 or (day not in OFF_2026 and day.weekday() < 5)
        assert calendar.is_work_day(day) is expected, day


def test_all_years_from_2010_to_2026_are_announced() -> None:
    assert all(china_days(year).announced == {year} for year in range(2010, 2027))


def test_of_a_year_not_announced_statutory_holidays_rest_and_the_operator_is_told_once() -> None:
    calendar = ChinaCalendar()
    with structlog.testing.capture_logs() as lines:
        assert not calendar.is_work_day(date(2090, 10, 1))
        assert calendar.is_work_day(date(2090, 10, 9))
        assert not calendar.is_work_day(date(2090, 10, 8))  # a Sunday
    assert [(line["event"], line["year"]) for line in lines] == [("make_up_days_unknown", 2090)]


def test_the_doctor_hears_of_it_a_month_ahead() -> None:
    calendar = ChinaCalendar(lambda year: DayTable(announced=frozenset({2090}) & {year}))
    assert calendar.warning(date(2090, 11, 23)) is None
    assert "of 2091 are not known" in (calendar.warning(date(2090, 12, 1)) or "")
    assert "of 2091 are not known" in (calendar.warning(date(2091, 3, 1)) or "")


def test_the_log_says_in_december_what_will_be_missing_in_january() -> None:
    calendar = ChinaCalendar(lambda year: DayTable(announced=frozenset({2090}) & {year}))
    with structlog.testing.capture_logs() as lines:
        calendar.is_work_day(date(2090, 11, 30))
        assert lines == []
        calendar.is_work_day(date(2090, 12, 1))
        calendar.is_work_day(date(2090, 12, 2))
    assert [line["year"] for line in lines] == [2091]
