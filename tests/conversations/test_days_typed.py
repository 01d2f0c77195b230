"""Days and ranges as people type them, in both languages, over New Year, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import DayProblem, read_day, read_range
from conversations.wording import LANGUAGES
from conversations.wording import day as worded

TODAY = date(2020, 2, 23)  # a Sunday
NONE, IMPOSSIBLE, BACKWARDS = DayProblem.NO_DAY, DayProblem.NO_SUCH_DAY, DayProblem.BACKWARDS
SAME_DAY = (
    "2.20|2-20|2/20|02.20|2月20日|2月20号|2月20|2.20日|20日|20号|20|2020.2.20|2020-02-20|2020/2/20|2020年2月20日|2020年2月20号|20.2.20|20年2月20日|"
    "20200220|0220|２．２０|２月２０日|2。20|二月二十日|二月廿日|二十号|二〇二〇年二月二十日|大前天|3天前|三天前|3日前|周四|星期四|本周四|本月20号|"
    "这个月20日|2月20日周四|2月20日 周四|2月20日(星期四)|2月20日晚上|2.20，|2月20日。|2月 20日| 2.20 |20Feb|Feb20|20 Feb|Feb 20|"
    "Feb. 20th|20th of February|Thu 20 Feb|Thursday, 20 February 2020|3 days ago"
)
SAME_RANGE = (
    "2.10-2.16|2-10-2-16|2/10-2/16|2.10~2.16|2.10～2.16|2.10—2.16|2.10――2.16|2月10日到16日|2月10日-2月16日|2月10号至16号|"
    "2月10日 至 2月16日|2.10-16|10号到16号|10-16日|二月十日到十六日|2020.2.10-2020.2.16|2020-02-10-2020-02-16|"
    "2020-02-10到2020-02-16|2020.2.10-2.16|2020年2月10日到16日|"
    "从2月10日到2月16日|2月10日起至2月16日止|20200210-20200216|0210-0216|上周一到上周日|２．１０－２．１６|10号到2月16号|2-10-16|"
    "2.10 - 2.16|10-16 Feb|Feb 10-16|10 Feb to 16 Feb|from 10 to 16 February|10 Feb until 16 Feb 2020"
)
DATES = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize("text", SAME_DAY.split("|"))
def test_the_same_day_in_many_ways(text: str) -> None:
    assert read_day(text, TODAY) == date(2020, 2, 20)
    assert read_range(text, TODAY) == (date(2020, 2, 20), date(2020, 2, 20))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("今天", 0),
        ("今日", 0),
        ("today", 0),
        ("昨天", 1),
        ("昨日", 1),
        ("Yesterday", 1),
        ("前天", 2),
        ("明天", -1),
        ("tomorrow", -1),
        ("后天", -2),
    ],
)
def test_days_that_have_a_name(text: str, back: int) -> None:
    assert read_day(text, TODAY) == TODAY - timedelta(days=back)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.24", date(2020, 2, 24)),  # tomorrow may be meant, a later day is not
        ("2.25", date(2019, 2, 25)),
        ("12.31", date(2019, 12, 31)),
        ("2021.1.1", date(2021, 1, 1)),
        ("24号", date(2020, 2, 24)),
        ("25号", date(2020, 1, 25)),
        ("31号", date(2020, 1, 31)),
        ("上个月3号", date(2020, 1, 3)),
        ("上周三", date(2020, 2, 12)),
        ("周日", date(2020, 2, 23)),
        ("2.29", IMPOSSIBLE),  # to come this year, and 2019 had none
        ("2.31", IMPOSSIBLE),
        ("2月30日", IMPOSSIBLE),
        ("2020年2月31日", IMPOSSIBLE),
        ("13.1", IMPOSSIBLE),
        ("0.5", IMPOSSIBLE),
        ("0号", IMPOSSIBLE),
        ("32", IMPOSSIBLE),
        ("上个月31号", date(2020, 1, 31)),
        ("本月30号", IMPOSSIBLE),
        ("", NONE),
        ("长春", NONE),
        ("365", NONE),
        ("38.2.1.5", NONE),
        ("2.20-2.26", NONE),
        ("十十", NONE),
        ("2020", IMPOSSIBLE),
        ("一" * 100, NONE),
    ],
)
def test_which_day_is_meant(text: str, expected: date | DayProblem) -> None:
    assert read_day(text, TODAY) == expected


def test_new_year_and_leap_days() -> None:
    new_year = date(2021, 1, 1)
    assert read_day("12.31", new_year) == date(2020, 12, 31)
    assert read_day("1.1", date(2020, 12, 31)) == new_year
    assert read_day("31号", new_year) == date(2020, 12, 31)
    assert read_day("2.29", date(2020, 3, 1)) == date(2020, 2, 29)
    assert read_day("2.29", date(2021, 2, 1)) == date(2020, 2, 29)
    assert read_day("2.29", date(2021, 3, 1)) == IMPOSSIBLE
    assert read_day("3.1", date(2020, 2, 29)) == date(2020, 3, 1)


@pytest.mark.parametrize("text", SAME_RANGE.split("|"))
def test_the_same_range_in_many_ways(text: str) -> None:
    assert read_range(text, TODAY) == (date(2020, 2, 10), date(2020, 2, 16))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天", (date(2020, 2, 22), date(2020, 2, 22))),
        ("前天到昨天", (date(2020, 2, 21), date(2020, 2, 22))),
        ("2.10到今天", (date(2020, 2, 10), TODAY)),
        ("2.10至今", (date(2020, 2, 10), TODAY)),
        ("since 10 Feb until now", (date(2020, 2, 10), TODAY)),
        ("2.20-2.26", (date(2020, 2, 20), date(2020, 2, 26))),  # to come: whoever asks says that it is
        ("25号到3号", (date(2020, 1, 25), date(2020, 2, 3))),
        ("28日到2月2日", (date(2020, 1, 28), date(2020, 2, 2))),
        ("12.25-1.5", (date(2019, 12, 25), date(2020, 1, 5))),
        ("12-2-6", (date(2019, 12, 2), date(2019, 12, 6))),
        ("2019.8.1-2020.2.16", (date(2019, 8, 1), date(2020, 2, 16))),
        ("20-22", (date(2020, 2, 20), date(2020, 2, 22))),
        ("2-20", (date(2020, 2, 20), date(2020, 2, 20))),
        ("2.16-2.10", BACKWARDS),
        ("2.16-10", BACKWARDS),
        ("昨天到前天", BACKWARDS),
        ("2020.2.16-2019.2.10", BACKWARDS),
        ("2.31-3.1", IMPOSSIBLE),
        ("1.20-2.30", IMPOSSIBLE),
        ("2-31", IMPOSSIBLE),
        ("到", NONE),
        ("2.20到", NONE),
        ("长春到北京", NONE),
        ("-" * 200, NONE),
    ],
)
def test_which_range_is_meant(text: str, expected: tuple[date, date] | DayProblem) -> None:
    assert read_range(text, TODAY) == expected


@given(DATES, st.integers(-1, 360), st.sampled_from(LANGUAGES))
def test_days_are_read_as_the_bot_writes_them(today: date, back: int, language: str) -> None:
    day = today - timedelta(days=back)
    assert read_day(worded(day, language), today) == day
    assert read_day(f"{day.month}.{day.day}", today) == day
    assert read_range(f"{day:%Y-%m-%d}", today) == (day, day)


@given(DATES, st.integers(0, 200), st.integers(0, 120), st.sampled_from(["-", "~", "到", "至", " to "]))
def test_ranges_are_read_as_they_are_written(today: date, back: int, length: int, sign: str) -> None:
    last = today - timedelta(days=back)
    first = last - timedelta(days=length)
    assert read_range(f"{first.month}.{first.day}{sign}{last.month}.{last.day}", today) == (first, last)
    assert read_range(f"{first.month}月{first.day}日{sign}{last.month}月{last.day}日", today) == (first, last)


@given(st.one_of(st.text(max_size=90), st.text("0123456789.-/~年月日号到至今昨前天上个周一二十廿 febto", max_size=40)), DATES)
def test_reading_never_raises(text: str, today: date) -> None:
    day, days = read_day(text, today), read_range(text, today)
    if not isinstance(days, DayProblem):
        assert days[0] <= days[1]
    if not isinstance(day, DayProblem):
        assert days == (day, day)
