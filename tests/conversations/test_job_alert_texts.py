"""What the bot tells of alerts that it opens by the clock reads well in both languages."""

from datetime import date

import pytest

from conversations.view import Line
from tests.conversations.dialogue import WORDING, plain

DAY = date(2026, 11, 20)
LINES = [
    (Line("silent-days", {"days": 1}), "当日未报", "No report that day"),
    (Line("silent-days", {"days": 3}), "连续 3 个应报日未报", "No report on 3 days running on which one was due"),
    (Line("silent-many-days", {"days": 10}), "连续 10 个以上应报日未报", "No report on 10 or more days running on which one was due"),
    (Line("silent-never"), "从未上报", "Has never reported"),
    (Line("silent-last", {"day": DAY}), "最近一次上报：11月20日 周五", "Last report: Fri 20 Nov"),
    (Line("silent-out-of-reach", {"managers": 1}), "填报人 1 人，消息均无法送达", "Its manager cannot be written to"),
    (Line("silent-out-of-reach", {"managers": 2}), "填报人 2 人，消息均无法送达", "None of its 2 managers can be written to"),
    (Line("silent-managers", {"managers": 2, "reachable": 1}), "填报人 2 人，消息可送达 1 人", "1 of 2 managers can be written to"),
    (Line("overdue-points", {"points": 1, "names": ("店堂",)}), "1 个消毒点未按时消毒：店堂", "Not disinfected in time: 店堂"),
    (
        Line("overdue-points-more", {"points": 5, "names": ("A", "B", "C")}),
        "5 个消毒点未按时消毒：A、B、C等",
        "5 points not disinfected in time: A, B, C and others",
    ),
    (Line("readings-missed-morning", {"day": DAY}), "11月20日 周五 上午体温缺测", "Temperature not taken in the morning of Fri 20 Nov"),
    (Line("readings-missed-both", {"day": DAY}), "11月20日 周五 上午、下午体温均缺测", "No temperature taken on Fri 20 Nov"),
]


@pytest.mark.parametrize(("line", "chinese", "english"), LINES, ids=[f"{line.key}-{number}" for number, (line, _, _) in enumerate(LINES)])
def test_a_line_of_a_card(line: Line, chinese: str, english: str) -> None:
    assert (plain(WORDING.text(line, "zh-CN")), plain(WORDING.text(line, "en"))) == (chinese, english)
