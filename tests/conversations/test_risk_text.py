"""Statements about risk as people type them; nothing typed can raise."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import RiskLevel
from conversations.risk_text import Said, SaidProblem, place_in, read_level, read_line, read_lines, read_since

TODAY = date(2020, 2, 21)
HIGH, MEDIUM, LOW = RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW


def on(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2020) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - local, as people type it


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("朝阳区 medium", Said("朝阳区", MEDIUM, None)),
        ("长春朝阳区 高风险 2.20", Said("长春朝阳区", HIGH, on(2, 20))),
        ("chaoyang high 2020-02-20 08:00", Said("chaoyang", HIGH, on(2, 20, 8))),
        ("Chaoyang is high risk since 2.20", Said("Chaoyang", HIGH, on(2, 20))),
        ("自2月20日8时起，长春朝阳区由低风险调整为高风险（省指挥部通告）", Said("长春朝阳区", HIGH, on(2, 20, 8), "省指挥部通告")),
        ("朝阳区由中风险降为低风险 2.26", Said("朝阳区", LOW, on(2, 26))),
        ("2.20 朝阳区高风险 通告第5号", Said("朝阳区", HIGH, on(2, 20), "通告第5号")),
        ("2、二道区，中，2020/2/20 8:00", Said("二道区", MEDIUM, on(2, 20, 8))),
        ("1. 南关区 低", Said("南关区", LOW, None)),
        ("朝阳区风险等级调整为高", Said("朝阳区", HIGH, None)),
        ("公主岭市 风险等级：低 备注：解除", Said("公主岭市", LOW, None, "解除")),
        ("220104 m 20200220", Said("220104", MEDIUM, on(2, 20))),
        ("舒兰市→高", Said("舒兰市", HIGH, None)),
        ("２０２０．２．２０ ８点半 蛟河 高", Said("蛟河", HIGH, on(2, 20, 8, 30))),
        ("南关区 高 明天 0:00", Said("南关区", HIGH, on(2, 22))),
        ("武汉市 高 1.23零时", Said("武汉市", HIGH, on(1, 23))),
        ("武汉市 高 12.31", Said("武汉市", HIGH, on(12, 31, year=2019))),
        ("南关区 高 现在", Said("南关区", HIGH, None)),
        ("朝阳区", Said("朝阳区", None, None)),
        ("chaoyang high Feb 20", Said("chaoyang", HIGH, on(2, 20))),
        ("朝阳区 高 二月十九日 通告", Said("朝阳区", HIGH, on(2, 19), "通告")),
        ("朝阳区 高 2.20.", Said("朝阳区", HIGH, on(2, 20))),
        # Names that hold a word of the language of statements.
        ("中山市 中", Said("中山市", MEDIUM, None)),
        ("高碑店市 低风险", Said("高碑店市", LOW, None)),
        ("从化区 高", Said("从化区", HIGH, None)),
        ("自贡市自流井区 自2.20起 高", Said("自贡市自流井区", HIGH, on(2, 20))),
    ],
)
def test_a_line(line: str, said: Said) -> None:
    assert read_line(line, TODAY) == said
    assert place_in(line) == said.place


@pytest.mark.parametrize("line", ["朝阳区 high 1999-02-20", "朝阳区 高 2.31", "朝阳区 高 低", "朝阳区"])
def test_the_place_is_known_also_where_the_line_is_not_taken(line: str) -> None:
    assert place_in(line) == "朝阳区"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("高风险", SaidProblem.NO_PLACE),
        ("朝阳区 中高风险", SaidProblem.TWO_LEVELS),
        ("朝阳区 high low", SaidProblem.TWO_LEVELS),
        ("朝阳区 高 2.30", SaidProblem.BAD_DAY),
        ("朝阳区 高 2.31 8:00", SaidProblem.BAD_DAY),
        ("朝阳区 高 2.20 25:00", SaidProblem.BAD_DAY),
        ("朝阳区 高 2.20-2.26", SaidProblem.TWO_DAYS),
        ("朝阳区 高 2015-02-20", SaidProblem.FAR),
        ("朝阳区 高 2020-06-20", SaidProblem.FAR),
        ("朝阳区 高 " + "很" * 200, SaidProblem.TOO_LONG),
    ],
)
def test_a_line_that_is_not_taken(line: str, problem: SaidProblem) -> None:
    assert read_line(line, TODAY) is problem


def test_lines_keep_their_order_and_empty_ones_go() -> None:
    read = read_lines("朝阳区 高\n\n  \n??? \n二道区 中", TODAY)
    assert [line for line, _ in read] == ["朝阳区 高", "???", "二道区 中"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2.20", on(2, 20)),
        ("2月20日8时起", on(2, 20, 8)),
        ("8:30", on(2, 21, 8, 30)),
        ("昨天", on(2, 20)),
        ("今天 18点", on(2, 21, 18)),
        ("现在", None),
        ("二月十九日", on(2, 19)),
        ("20 Feb", on(2, 20)),
        ("2020-2-30", SaidProblem.BAD_DAY),
        ("朝阳", SaidProblem.BAD_DAY),
        ("", SaidProblem.BAD_DAY),
        ("2015-01-01", SaidProblem.FAR),
    ],
)
def test_a_moment_alone(text: str, since: datetime | SaidProblem | None) -> None:
    assert read_since(text, TODAY) == since


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert read_since("1.5", date(2026, 12, 20)) == on(1, 5, year=2027)
    assert read_since("12.30", date(2027, 1, 3)) == on(12, 30, year=2026)
    assert read_since("2.29", date(2027, 2, 20)) is SaidProblem.BAD_DAY


def test_levels() -> None:
    assert [read_level(text) for text in ("高", "中风险", "LOW", "medium risk", "谁", "高 低")] == [HIGH, MEDIUM, LOW, MEDIUM, None, None]


PARTS = st.sampled_from(
    [
        "朝阳区", "长春", "高", "中", "低风险", "high", "medium", "2.20", "2月20日", "8时", "08:00", "自", "起", "调整为", "由中风险",
        "（", "）", "备注：", "，", "-", "9999", "31", "今天", "现在", "0.0", " ", "\n",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=12).map("".join)), st.dates(date(2000, 1, 1), date(2200, 12, 31)))
def test_nothing_typed_raises(text: str, today: date) -> None:
    for line, said in read_lines(text, today):
        assert isinstance(said, SaidProblem) or said.place == place_in(line)
    read_since(text, today)
    read_level(text)
