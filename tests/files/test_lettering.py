"""Texts are measured, broken and cut so that they never leave their room; what cannot be written does not harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.drawing.lettering import clean, cut, width, wrapped

HOSTILE = (
    "",
    " \n\t ",
    "👩‍👩‍👧‍👦🧴",
    "م" * 90,
    "שלום עולם",
    "\x00\x07x",
    "\ud800",
    "龘𠮷㐂" * 20,
    "a" * 5000,
    "e" + "\u0301" * 300,
    "\u202eabc",
    "𝒜" * 70,
)
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE), st.text("超市消毒。，（abc ", max_size=200))


@given(TEXTS, st.integers(14, 48), st.integers(30, 600), st.booleans(), st.booleans())
def test_a_cut_text_has_room(text: str, size: int, room: int, bold: bool, middle: bool) -> None:
    plain = clean(text)
    short = cut(plain, size, room, bold=bold, middle=middle)
    assert short == "" or width(short, size, bold) <= room
    assert short == plain or len(short) <= len(plain)


@given(TEXTS, st.integers(14, 48), st.integers(60, 600), st.integers(1, 4))
def test_lines_have_room_and_lose_nothing_unsaid(text: str, size: int, room: int, most: int) -> None:
    plain = clean(text)
    lines = wrapped(plain, size, room, most)
    assert len(lines) <= most
    assert all(width(line, size) <= room for line in lines)
    whole = "".join(lines)
    assert whole.replace(" ", "") == plain.replace(" ", "") or "…" in whole


def test_long_names_keep_their_beginning_and_their_end() -> None:
    short = cut("长春欧亚集团南关区大马路一号进口冷链食品专用冷库 12 号", 36, 330, middle=True)
    assert short.startswith("长春欧")
    assert short.endswith("12 号")
    assert "…" in short
    assert cut("收银台", 36, 330, middle=True) == "收银台"


def test_lines_break_where_one_breaks_them() -> None:
    assert wrapped("Door handles and rails", 36, 230, 2) == ["Door handles", "and rails"]
    assert wrapped("消毒记录，十一月", 36, 36 * 4 + 2, 3)[0] == "消毒记"  # a comma never begins a line
    assert wrapped("", 36, 300, 3) == []
    assert wrapped("一二三四五六", 36, 36 * 2 + 2, 2) == ["一二", "三…"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("正门 🧴 消毒", "正门 消毒"),
        ("a\x00b\u200bc", "abc"),
        ("两\n行", "两 行"),
        ("e\u0301", "é"),
        ("🧴", "🧴"),
        ("  x  ", "x"),
        ("°C ©", "°C ©"),
    ],
)
def test_what_cannot_be_written(typed: str, written: str) -> None:
    assert clean(typed) == written
