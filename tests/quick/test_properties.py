"""What holds for every message: it is read without a fault, the same way each time, and only for people it names."""

import random
import string
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conversations.quick.normalise import normalise
from conversations.quick_report import Plausible, Reading, read_quick_report
from tests.quick.score import as_expected, examples

DAY = date(2020, 3, 16)
ROSTER = ["张伟(仓库)", "张伟(配送)", "王芳", "李国强", "欧阳志远", "赵小燕", "买买提·吐尔逊", "Tom Wang", "陈Ben", "江月"]
PIECES = [
    *ROSTER,
    "张伟", "国强", "小王", "王师傅", "小燕", "阿强", "芳芳", "买买提", "Tom", "周婷婷", "仓库", "的", "36.5",
    "37度2", "365", "三十六度五", "98.2F", "37", "咳嗽", "发烧", "无", "没有", "不", "有点", "、", ",",
    "，", "。", "；", "：", ":", "\n", "\t", " ", "和", "都", "分别", "以上", "以下",
    "其余", "全员", "除", "外", "除外", "正常", "请假", "在岗", "去医院", "居家隔离", "昨天", "今天", "明天",
    "起", "更正", "应为", "不是", "是", "以此为准", "他", "我", "孩子", "请", "祝", "吗", "？",
    "姓名", "体温", "状态", "是否", "发热", "否", "【", "】", "(", ")", "1.", "①", "8:36",
    "3月16日", "等症状", "好了", "解除", "两人", "3人", "复测", "例", "----", "@", "✅", "|",
]  # fmt: skip
messages = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def _read(text: str, roster: list[str] = ROSTER) -> Reading:
    return read_quick_report(text, roster, DAY)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.text(alphabet=string.printable + "王芳张伟咳嗽无不是，。：（）\n\t36.5度℃", max_size=120), messages)
)
@example("")
@example("\n\n")
@example("姓名\t\n")
@example("不是")
@example("除")
@example("王芳36.5，不是王芳，是王芳")
@example("全员正常，王芳除外，王芳除外")
def test_any_text_is_read(text: str) -> None:
    """No text whatever makes the reader fail, and what it stores keeps within the bounds."""
    reading = _read(text)
    for entry in reading.entries:
        assert entry.name in ROSTER
        assert entry.temperature is None or 34.0 <= entry.temperature <= 43.0
        assert len(set(entry.symptoms)) == len(entry.symptoms)
    assert len({entry.name for entry in reading.entries}) == len(reading.entries)
    assert len(set(reading.unknown)) == len(reading.unknown)
    for told in reading.ambiguous:
        assert set(told.candidates) <= set(ROSTER)
        assert list(told.candidates) == [name for name in ROSTER if name in told.candidates]


@settings(max_examples=150, deadline=None)
@given(messages)
def test_reading_is_deterministic(text: str) -> None:
    """The same message is read the same way, whatever was read before."""
    first = _read(text)
    _read("张伟36.5，其余正常")
    assert _read(text) == first


@settings(max_examples=150, deadline=None)
@given(messages, st.randoms(use_true_random=False))
def test_order_of_the_roster_matters_not(text: str, dice: random.Random) -> None:
    """Shuffling the roster changes no match; only the order of candidates follows it."""
    shuffled = list(ROSTER)
    dice.shuffle(shuffled)
    one, other = _read(text), _read(text, shuffled)
    assert (one.entries, one.rest, one.unknown, one.implausible) == (other.entries, other.rest, other.unknown, other.implausible)
    assert [(a.token, set(a.candidates)) for a in one.ambiguous] == [(a.token, set(a.candidates)) for a in other.ambiguous]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([piece for piece in PIECES if not set(piece) & set("张伟王芳李国强欧阳志远赵小燕买提吐尔逊TomWangBen陈江月仓库")]),
        max_size=40,
    )
)
def test_nothing_is_stored_for_people_not_named(pieces: list[str]) -> None:
    """A text that holds no sign of any name of the roster stores nothing for anybody."""
    reading = _read("".join(pieces))
    assert reading.entries == ()
    assert reading.ambiguous == ()
    assert reading.implausible == ()


@pytest.mark.parametrize("message", examples(), ids=lambda message: str(message["id"]))
def test_lines_and_signs_may_be_dressed_differently(message: dict[str, Any]) -> None:
    """CRLF, blank ends and a blank line after the text change nothing."""
    dressed = message["text"].replace("\r\n", "\n").replace("\n", "\r\n") + "\n\n"
    assert as_expected(read_quick_report(dressed, message["roster"], date.fromisoformat(message["date"]))) == message["expect"]


def test_the_bounds_are_the_policy_s() -> None:
    """What may be stored follows the bounds that are handed in."""
    reading = read_quick_report("王芳36.5，李国强37.5", ROSTER, DAY, Plausible(36.0, 37.0))
    assert [(entry.name, entry.temperature) for entry in reading.entries] == [("王芳", 36.5), ("李国强", None)]
    assert [(told.name, told.value) for told in reading.implausible] == [("李国强", 37.5)]


@given(st.text(max_size=80))
def test_normal_form_knows_its_places(text: str) -> None:
    """Every sign of the normal form knows where it stood."""
    normal = normalise(text)
    assert len(normal.normal) == len(normal.places)
    assert list(normal.places) == sorted(set(normal.places))
