"""Moments to come, as people type them."""

from datetime import datetime

import pytest

from conversations.said_when import WhenProblem, read_when
from tests.conversations.world import ZONE

NOW = datetime(2026, 11, 23, 10, 31, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("明天 9:00", "2026-11-24T09:00"),
        ("明天9点", "2026-11-24T09:00"),
        ("明天上午九点", "2026-11-24T09:00"),
        ("周五下午3点半", "2026-11-27T15:30"),
        ("周三十点", "2026-11-25T10:00"),
        ("12.1 9:00", "2026-12-01T09:00"),
        ("１２月１日　９：３０", "2026-12-01T09:30"),
        ("18:30", "2026-11-23T18:30"),
        ("1830", "2026-11-23T18:30"),
        ("tomorrow 3 pm", "2026-11-24T15:00"),
        ("25 Nov 3 pm", "2026-11-25T15:00"),
        ("next Friday 8:00", "2026-12-04T08:00"),
        ("今晚8点", "2026-11-23T20:00"),
        ("今天晚上 8点", "2026-11-23T20:00"),
        ("明晚 8:30", "2026-11-24T20:30"),
        ("明早8点", "2026-11-24T08:00"),
        ("周五晚8点", "2026-11-27T20:00"),
        ("明天中午1点", "2026-11-24T13:00"),
        ("明天凌晨12点", "2026-11-24T00:00"),
        ("明天夜里3点", "2026-11-24T03:00"),
    ],
)
def test_a_moment_to_come_is_read(text: str, at: str) -> None:
    assert read_when(text, NOW) == datetime.fromisoformat(f"{at}+08:00")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", WhenProblem.NO_TIME),
        ("尽快", WhenProblem.NO_TIME),
        ("x" * 500, WhenProblem.NO_TIME),
        ("今晚12点", WhenProblem.NO_TIME),
        ("明天夜里12点", WhenProblem.NO_TIME),
        ("明天晚上1点", WhenProblem.NO_TIME),
        ("明天", WhenProblem.NO_CLOCK),
        ("9:00", WhenProblem.PAST),
        ("昨天 9:00", WhenProblem.PAST),
        ("2027-03-01 9:00", WhenProblem.FAR),
    ],
)
def test_what_is_no_moment_to_come_says_why(text: str, problem: WhenProblem) -> None:
    assert read_when(text, NOW) is problem


def test_now_is_now() -> None:
    assert read_when("马上", NOW) == NOW
