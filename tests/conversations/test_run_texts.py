"""What is typed about a run: areas in order, times of the day."""

import pytest

from conversations.flows.run_areas import read_areas
from conversations.said_clock import read_clock


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("春城大街 → 朝阳桥 → 红旗街", ("春城大街", "朝阳桥", "红旗街")),
        ("春城大街，朝阳桥、红旗街", ("春城大街", "朝阳桥", "红旗街")),
        ("春城大街\n\n朝阳桥\n朝阳桥", ("春城大街", "朝阳桥")),
        ("春城大街->朝阳桥-->红旗街=>南湖", ("春城大街", "朝阳桥", "红旗街", "南湖")),
        ("→→，", ()),
    ],
)
def test_areas_are_read_in_order(text: str, areas: tuple[str, ...]) -> None:
    assert read_areas(text) == areas


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18:05", (18, 5)),
        ("１８：０５", (18, 5)),
        ("18点05分", (18, 5)),
        ("18点半", (18, 30)),
        ("下午6点", (18, 0)),
        ("晚上8点20", (20, 20)),
        ("6:05pm", (18, 5)),
        ("12点", (12, 0)),
        ("1805", (18, 5)),
        ("25:00", None),
        ("18:61", None),
        ("180", None),
        ("傍晚", None),
        ("", None),
    ],
)
def test_times_of_the_day(text: str, clock: tuple[int, int] | None) -> None:
    assert read_clock(text) == clock
