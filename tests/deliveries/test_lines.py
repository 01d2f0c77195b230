"""Deliveries typed or pasted line by line."""

import random
import re
import time
import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conversations.courier import NewDelivery
from conversations.delivery_file import RowProblem
from conversations.delivery_text import header_of, read_deliveries
from tests.deliveries.cases import LINES
from tests.deliveries.notation import written

NOW = datetime(2020, 3, 5, 16, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
LEFT_OUT = {RowProblem.NO_ORDER, RowProblem.TWICE}


@pytest.mark.parametrize(
    ("text", "reading"), [pytest.param(*case, id=f"{section}-{n}") for section, told in LINES.items() for n, case in enumerate(told)]
)
def test_the_rules(text: str, reading: str) -> None:
    """Each text is read exactly as its line of the table says."""
    assert written(read_deliveries(text, NOW)) == reading


def test_in_the_small_hours_three_is_three() -> None:
    """`2:10` at three in the morning cannot be meant of an afternoon that has not been."""
    [delivery] = read_deliveries("1001 2:10", NOW.replace(hour=3)).deliveries
    assert delivery.handed_over_at == NOW.replace(hour=2, minute=10)


def test_rows_count_as_lines_do() -> None:
    """A doubt says where it is, blank lines counted."""
    read = read_deliveries("1001\n\n幸福小区\n1001 10.25", NOW)
    assert [(doubt.row, doubt.problem) for doubt in read.doubts] == [(3, RowProblem.NO_ORDER), (4, RowProblem.TWICE), (4, RowProblem.TIME)]


def test_what_is_too_long_is_cut_and_said() -> None:
    """An area without an end and an exception without an end are kept as far as they go."""
    read = read_deliveries(f"1001 {'区' * 80} 异常：{'坏' * 200}", NOW)
    assert (len(read.deliveries[0].area), len(read.deliveries[0].exception)) == (60, 120)
    assert [doubt.problem for doubt in read.doubts] == [RowProblem.TOO_LONG] * 2
    assert [doubt.problem for doubt in read_deliveries(f"1001 {' ' * 600} 幸福小区", NOW).doubts] == [RowProblem.TOO_LONG]


def test_ten_thousand_lines_take_ten_times_as_long_as_a_thousand() -> None:
    """Reading is linear in the length of a list."""
    line = "MT{} 春城大街某小区3栋2单元502 13812345678 10:25 放门口 异常：包装破损\n"
    read = {size: _seconds("".join(line.format(n) for n in range(size)), size) for size in (1_000, 10_000)}
    assert read[10_000] < 30 * read[1_000]


@pytest.mark.parametrize(
    "sign", ["1", "-", " ", "a", "a-", "1:", "十", "无", "放", "取", "异常:", "138 1234 ", "1.", "t", "\u0301", ", ", "电话"]
)
def test_no_line_is_slow(sign: str) -> None:
    """A line that repeats one sign, however long, is read at once."""
    begun = time.process_time()
    read_deliveries(f"1001 {sign * 100_000}", NOW)
    assert time.process_time() - begun < 2


def _seconds(text: str, size: int) -> float:
    begun = time.process_time()
    assert len(read_deliveries(text, NOW).deliveries) == size
    return time.process_time() - begun


SIGNS = st.sampled_from(sorted({sign for told in LINES.values() for text, _ in told for sign in text}))
WORDS = st.sampled_from(sorted({word for told in LINES.values() for text, _ in told for word in text.split()}))
MESSY = st.text(st.one_of(SIGNS, st.characters()), max_size=60) | st.lists(WORDS, max_size=8).map(" ".join)


@given(st.lists(MESSY, max_size=8).map("\n".join))
@example("00000000/100000000000")
def test_every_line_is_a_delivery_or_a_doubt(text: str) -> None:
    """Nothing raises, nothing is dropped, no phone number is shown, no time lies ahead."""
    read = read_deliveries(text, NOW)
    lines = [line for line in text.splitlines() if any(sign.isalnum() for sign in line) and not header_of(line)]
    told = len(read.deliveries) + sum(doubt.problem in LEFT_OUT for doubt in read.doubts)
    # A line may hold several: parted by a sign, or numbers after one another ahead.
    several = re.search(r"[,;，；。、/]|[A-Za-z0-9_-]{4,}\s+[A-Za-z0-9_-]{4,}", unicodedata.normalize("NFKC", text))
    assert told >= len(lines) if several else told == len(lines)
    assert len({one.order_no for one in read.deliveries}) == len(read.deliveries)
    for doubt in read.doubts:
        assert len(doubt.text) <= 20
        # An order number told as one may look like a phone number.
        assert doubt.problem is RowProblem.TWICE or not re.search(r"(?<![\w+-])1[0-9]{10}(?![\w-])", doubt.text, re.ASCII)
    for one in read.deliveries:
        assert one.handed_over_at is None or one.handed_over_at <= NOW


AREAS = st.sampled_from(("幸福小区3栋", "春光苑", "春城大街某小区2单元502", "亚泰大街1023号", "Happy Court Block 3", ""))
EXCEPTIONS = st.sampled_from(("", "拒收", "包装破损", "家里没人", "客户要求换货", "dog in the yard"))
DELIVERIES = st.builds(
    NewDelivery,
    st.from_regex(r"[A-Z]{0,3}[0-9]{3,9}(-[0-9]{3})?", fullmatch=True).filter(lambda order: not order.startswith("20")),
    AREAS,
    st.none() | st.integers(0, 10_000).map(lambda minutes: (NOW - timedelta(minutes=minutes)).replace(second=0)),
    st.sampled_from((True, False, None)),
    EXCEPTIONS,
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True) | st.just(""),
)
CONTACT = {True: "无接触", False: "当面", None: ""}


def _line(one: NewDelivery) -> str:
    at = f"{one.handed_over_at:%Y-%m-%d %H:%M}" if one.handed_over_at else ""
    exception = f"异常：{one.exception}" if one.exception else ""
    return "，".join(part for part in (one.order_no, one.area, at, CONTACT[one.contactless], one.phone, exception) if part)


@given(st.lists(DELIVERIES, max_size=8, unique_by=lambda one: one.order_no), st.randoms(use_true_random=False))
def test_what_is_written_is_read_in_any_order(deliveries: list[NewDelivery], chance: random.Random) -> None:
    """Deliveries written as lines are read as they were, and lines that do not concern each other may stand in any order."""
    assert read_deliveries("\n".join(map(_line, deliveries)), NOW).deliveries == tuple(deliveries)
    chance.shuffle(deliveries)
    read = read_deliveries("\n".join(map(_line, deliveries)), NOW)
    assert (read.deliveries, read.doubts) == (tuple(deliveries), ())
