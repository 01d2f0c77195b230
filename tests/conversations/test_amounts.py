"""Amounts, times and lists of numbers as people type them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.amounts import (
    CHLORINE_BOUNDS,
    ETHANOL_BOUNDS,
    MINUTES_BOUNDS,
    AmountProblem,
    Dilution,
    read_chlorine,
    read_ethanol,
    read_minutes,
)
from conversations.said_time import TimeProblem, read_time
from tests.conversations.world import ZONE

NOW = datetime(2026, 11, 23, 14, 5, 31, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("500", 500),
        ("５００", 500),
        ("500mg/L", 500),
        ("500 毫克/升", 500),
        ("500毫克每升", 500),
        ("500毫克", 500),
        ("500ppm", 500),
        ("500 PPM", 500),
        ("0.05%", 500),
        ("０．０５％", 500),
        ("百分之0.05", 500),
        ("0.5g/L", 500),
        ("1克/升", 1000),
        ("499.9", 499),  # never rounded up to what is asked
        ("1:100", Dilution("1:100", 500)),
        ("１：１００", Dilution("1:100", 500)),
        ("1∶100", Dilution("1:100", 500)),
        ("1比100", Dilution("1:100", 500)),
        ("一比五十", Dilution("1:50", 1000)),
        ("稀释100倍", Dilution("1:100", 500)),
        ("2:100", Dilution("2:100", 1000)),
        ("1:30", Dilution("1:30", 1600)),
        ("1:3", AmountProblem.OUT_OF_BOUNDS),
        ("1:1000000", AmountProblem.OUT_OF_BOUNDS),
        ("1:0", AmountProblem.NONE),
        ("100:1", AmountProblem.NONE),
        ("49", AmountProblem.OUT_OF_BOUNDS),
        ("10001", AmountProblem.OUT_OF_BOUNDS),
        ("5%", AmountProblem.OUT_OF_BOUNDS),
        ("500-1000", AmountProblem.NONE),
        ("五百", AmountProblem.NONE),
        ("", AmountProblem.NONE),
        ("84", AmountProblem.NONE),  # the bleach's name, and no strength that anybody uses
        ("84mg/L", 84),
        ("1,000", 1000),
        ("1，000 mg/L", 1000),
        ("1,0", AmountProblem.NONE),
        ("500mgL", 500),
        ("有效氯 500 mg/L", 500),
        ("浓度：1:100", Dilution("1:100", 500)),
        ("1" * 100, AmountProblem.NONE),
    ],
)
def test_chlorine(text: str, found: object) -> None:
    assert read_chlorine(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("75", 75),
        ("75%", 75),
        ("７５％", 75),
        ("75度", 75),
        ("百分之75", 75),
        ("74.9", 74),
        ("60%", 60),
        ("0.75", AmountProblem.OUT_OF_BOUNDS),
        ("100", AmountProblem.OUT_OF_BOUNDS),
        ("酒精", AmountProblem.NONE),
    ],
)
def test_ethanol(text: str, found: object) -> None:
    assert read_ethanol(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30", 30),
        ("３０分", 30),
        ("30 分钟", 30),
        ("三十分钟", 30),
        ("半小时", 30),
        ("半个小时", 30),
        ("half an hour", 30),
        ("一刻钟", 15),
        ("1小时", 60),
        ("两个小时", 120),
        ("一个半小时", 90),
        ("1.5小时", 90),
        ("1小时20分", 80),
        ("90 min", 90),
        ("1h", 60),
        ("5分钟", 5),
        ("0", AmountProblem.OUT_OF_BOUNDS),
        ("13小时", AmountProblem.OUT_OF_BOUNDS),
        ("很久", AmountProblem.NONE),
    ],
)
def test_minutes(text: str, found: object) -> None:
    assert read_minutes(text) == found


@given(st.one_of(st.text(max_size=60), st.from_regex(r"[0-9.]{1,8}[%:mgL/分小时半一十]{0,4}[0-9]{0,4}", fullmatch=True)))
def test_nothing_implausible_is_ever_read(text: str) -> None:
    for read, (least, most) in ((read_chlorine, CHLORINE_BOUNDS), (read_ethanol, ETHANOL_BOUNDS), (read_minutes, MINUTES_BOUNDS)):
        found = read(text)
        if isinstance(found, Dilution):
            found = found.mg_l
        assert isinstance(found, AmountProblem) or least <= found <= most


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("9:30", "09:30"),
        ("９：３０", "09:30"),
        ("9点半", "09:30"),
        ("九点", "09:00"),
        ("十二点半", "12:30"),
        ("9点15分", "09:15"),
        ("上午9点", "09:00"),
        ("今天上午9点", "09:00"),
        ("下午1点", "13:00"),
        ("1pm", "13:00"),
        ("12am", "00:00"),
        ("凌晨12点半", "00:30"),
        ("中午12点", "12:00"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("14:05", "14:05"),
        ("刚才", "14:05"),
        ("now", "14:05"),
        ("半小时前", "13:35"),
        ("30分钟前", "13:35"),
        ("2 hours ago", "12:05"),
    ],
)
def test_times_of_today(text: str, wall: str) -> None:
    found = read_time(text, NOW)
    assert isinstance(found, datetime)
    assert (found.date(), f"{found:%H:%M:%S}", found.tzinfo) == (NOW.date(), f"{wall}:00", ZONE)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("晚上12点", TimeProblem.NO_TIME),
        ("14:06", TimeProblem.FUTURE),
        ("下午3点", TimeProblem.FUTURE),
        ("15小时前", TimeProblem.EARLIER),
        ("昨天9点", TimeProblem.EARLIER),
        ("yesterday", TimeProblem.EARLIER),
        ("25:00", TimeProblem.NO_TIME),
        ("9:75", TimeProblem.NO_TIME),
        ("9", TimeProblem.NO_TIME),
        ("中午", TimeProblem.NO_TIME),
        ("", TimeProblem.NO_TIME),
    ],
)
def test_times_that_are_none(text: str, problem: TimeProblem) -> None:
    assert read_time(text, NOW) is problem


@given(st.text(max_size=40), st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_never_in_the_future_and_always_of_today(text: str, hour: int, minute: int) -> None:
    now = NOW.replace(hour=hour, minute=minute)
    found = read_time(text, now)
    assert isinstance(found, TimeProblem) or (found <= now and found.date() == now.date())
