"""Asking for stays: places and days in every way people give them, step by step and back again."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.briefing import Briefing
from conversations.engine.kinds import Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.stays import MOST, Stays
from conversations.returns import Stay
from conversations.rules.window import missing_days
from conversations.screens.stays import COVERED, joined, missing_line, strip_lines
from conversations.wording import Wording
from tests.conversations.dialogue import plain
from tests.conversations.world import DIVISION, ZONE

WORDING = Wording()
TODAY = date(2026, 11, 23)
SCOPE = Scope(Briefing(now=datetime(2026, 11, 23, 8, 31, tzinfo=ZONE)), ("17",), {})
KIND = Stays(lambda _scope: TODAY, lambda _scope: DIVISION, lambda _scope: ("420100", "610100"))


def at(*said: str, half: Value | None = None) -> Value:
    """The half-made answer after these texts and taps (`[token]`)."""
    for each in said:
        reading = tap(each[1:-1], half) if each.startswith("[") else KIND.typed(each, SCOPE, half)
        assert isinstance(reading, Half), (each, reading)
        half = json.loads(json.dumps(reading.state))
    return half


def tap(token: str, half: Value | None) -> Reading | None:
    """One tap."""
    return KIND.tapped(token, SCOPE, half)


def stays(half: Value | None) -> list[list[str]]:
    """The list so far."""
    return list((half or {}).get("stays", []))


def tokens(half: Value | None) -> list[str]:
    """What can be tapped."""
    return [button.token for row in prompt(half).rows for button in row]


def prompt(half: Value | None) -> Prompt:
    """What is shown."""
    return KIND.prompt(SCOPE, half)


def words(half: Value | None) -> str:
    """What is read."""
    return "\n".join(plain(WORDING.text(line, "zh-CN")) for line in prompt(half).lines)


def refused(said: str, half: Value | None = None) -> str:
    """Why a text is not taken."""
    reading = KIND.typed(said, SCOPE, half)
    assert isinstance(reading, Refused), reading
    return plain(WORDING.text(reading.line, "zh-CN"))


def test_here_all_the_time_is_the_whole_answer_in_one_tap() -> None:
    assert tap("home", None) == Got([[DIVISION, "2026-11-09", "2026-11-22"]])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("武汉 11.10-11.15", [["420100", "2026-11-10", "2026-11-15"]]),
        ("武汉11月10日到15日", [["420100", "2026-11-10", "2026-11-15"]]),
        ("11/10~11/15 在武汉", [["420100", "2026-11-10", "2026-11-15"]]),
        ("昨天在武汉", [["420100", "2026-11-22", "2026-11-22"]]),
        ("武汉 11.10-11.15\n大连 11.16-11.20", [["210200", "2026-11-16", "2026-11-20"], ["420100", "2026-11-10", "2026-11-15"]]),
        ("武汉 11.10-11.15；大连 昨天", [["210200", "2026-11-22", "2026-11-22"], ["420100", "2026-11-10", "2026-11-15"]]),
        ("日本 11.1-11.15", [["JP", "2026-11-01", "2026-11-15"]]),
        ("香港 5.1-11.20", [["810000", "2026-05-01", "2026-11-20"]]),
        ("本地 11.10-11.15", [[DIVISION, "2026-11-10", "2026-11-15"]]),
        ("武汉 11.9-11.12\n武汉 11.13-11.15", [["420100", "2026-11-09", "2026-11-15"]]),
        ("武汉 11.9-11.15\n大连 11.15-11.16", [["210200", "2026-11-15", "2026-11-16"], ["420100", "2026-11-09", "2026-11-15"]]),
    ],
)
def test_place_and_days_in_one_go(said: str, expected: list[list[str]]) -> None:
    half = at(said)
    assert stays(half) == expected
    assert half["at"] == "where"


def test_a_place_that_exists_twice_is_asked_for_and_keeps_its_days() -> None:
    half = at("西安 11.10-11.15")
    assert "3 个地方" in words(half)
    assert stays(half) == []
    half = at("[at 610100]", half=half)
    assert stays(half) == [["610100", "2026-11-10", "2026-11-15"]]


def test_several_lines_stop_at_the_first_that_has_to_be_asked_about() -> None:
    reading = KIND.typed("武汉 11.10-11.12\n朝阳 11.13-11.14\n大连 昨天", SCOPE, None)
    assert isinstance(reading, Half)
    assert stays(reading.state) == [["420100", "2026-11-10", "2026-11-12"]]
    assert reading.line is not None
    assert "大连 昨天" in WORDING.text(reading.line, "zh-CN")


@pytest.mark.parametrize("text", ["武汉11.10-12、西安市11.13-15", "武汉 11.10 - 11.12 西安市 13号到15号", "11.10-12 武汉, 11.13-15 西安市"])
def test_several_stays_in_one_line(text: str) -> None:
    assert stays(at(text)) == [["610100", "2026-11-13", "2026-11-15"], ["420100", "2026-11-10", "2026-11-12"]]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("11.31", "没有这一天"),
        ("2月31日", "没有这一天"),
        ("11.15-11.10", "结束日期在开始日期之前"),
        ("11.20-11.30", "还没到的日子"),
        ("10.1-10.5", "只需填 11月9日–22日"),
        ("有一阵子", "没有看出是哪几天"),
    ],
)
def test_bad_days_for_a_chosen_place_get_their_answer(said: str, answer: str) -> None:
    half = at("武汉")
    assert answer in refused(said, half)
    assert stays(at("11.10", half=half)) == [["420100", "2026-11-10", "2026-11-10"]]


@pytest.mark.parametrize(("said", "answer"), [("武汉 11.31", "没有这一天"), ("武汉 11.20-12.1", "还没到的日子")])
def test_bad_days_behind_a_place_leave_the_place_chosen(said: str, answer: str) -> None:
    reading = KIND.typed(said, SCOPE, None)
    assert isinstance(reading, Half)
    assert reading.line is not None
    assert answer in WORDING.text(reading.line, "zh-CN")
    assert (reading.state["at"], reading.state["place"]) == ("days", "420100")


@pytest.mark.parametrize(
    ("said", "answer"), [("亚特兰蒂斯", "没有找到"), ("😀", "没有找到"), ("11.10-11.12", "请先写在哪里"), ("  ", "没有找到")]
)
def test_what_is_no_place_gets_its_answer(said: str, answer: str) -> None:
    assert answer in refused(said)


def test_two_hundred_days_are_taken_and_only_the_window_counts() -> None:
    half = at("武汉 2026.5.7-11.22")
    assert "14 天都已写明" in words(half)
    assert tap("done", half) == Got([["420100", "2026-05-07", "2026-11-22"]])


def test_a_place_can_be_chosen_while_another_ones_days_are_asked_for() -> None:
    half = at("武汉", "大连")
    assert half["place"] == "210200"


def test_days_by_buttons_a_stretch_a_day_or_day_by_day() -> None:
    half = at("[at 420100]")
    assert stays(at("[q 420100 2026-11-09]", half=half)) == [["420100", "2026-11-09", "2026-11-22"]]
    assert stays(at("[q 420100 yesterday]", half=half)) == [["420100", "2026-11-22", "2026-11-22"]]
    half = at("[g 420100]", "[f 420100 2026-11-12]", half=half)
    assert "l 420100 2026-11-11" not in tokens(half)
    assert stays(at("[l 420100 2026-11-14]", half=half)) == [["420100", "2026-11-12", "2026-11-14"]]
    assert isinstance(tap("off", half), Refused)


def test_a_button_of_an_older_step_never_gives_its_days_to_another_place() -> None:
    half = at("武汉", "大连")
    assert tap("q 420100 2026-11-09", half) is None
    assert tap("done", half) is None
    assert tap("home", half) is None


def test_the_rest_at_home_fills_every_gap() -> None:
    half = at("武汉 11.12-11.14", "[home]")
    assert stays(half) == [
        [DIVISION, "2026-11-15", "2026-11-22"],
        ["420100", "2026-11-12", "2026-11-14"],
        [DIVISION, "2026-11-09", "2026-11-11"],
    ]


def test_days_may_stay_missing_but_nothing_at_all_is_no_answer() -> None:
    half = at("武汉 11.12-11.14")
    assert "还差 11 天：11月9日–11日、11月15日–22日" in words(half)
    assert tap("done", half) == Got([["420100", "2026-11-12", "2026-11-14"]])
    assert isinstance(tap("done", None), Refused)


def test_a_stay_is_changed_or_taken_out() -> None:
    stay = "420100 2026-11-12 2026-11-14"
    half = at("武汉 11.12-11.14", f"[o {stay}]")
    assert stays(at(f"[del {stay}]", half=half)) == []
    assert stays(at(f"[days {stay}]", "11.10", half=half)) == [["420100", "2026-11-10", "2026-11-10"]]
    assert stays(at(f"[place {stay}]", "大连", half=half)) == [["210200", "2026-11-12", "2026-11-14"]]
    assert stays(at(f"[close {stay}]", half=half)) == [["420100", "2026-11-12", "2026-11-14"]]
    assert tap("del 420100 2026-11-12 2026-11-13", half) is None


def test_back_takes_back_step_by_step() -> None:
    steps = ["武汉", "[g 420100]", "[f 420100 2026-11-12]", "[l 420100 2026-11-14]", "[home]"]
    states: list[Value | None] = [None]
    for step in steps:
        states.append(at(step, half=states[-1]))
    half = states[-1]
    for before in reversed(states[:-1]):
        half = KIND.step_back(SCOPE, half)
        assert prompt(half) == prompt(before)
    assert KIND.step_back(SCOPE, half) is None


def test_more_stays_than_anybody_has_are_refused() -> None:
    countries = ["JP", "KR", "US", "GB", "FR", "DE", "IT", "ES", "TH", "VN", "SG", "MY", "PH", "IN", "RU", "CA", "AU", "NZ", "BR", "MX"]
    codes = [*countries, *(f"{number}0000" for number in (11, 12, 13, 14, 15, 21, 23, 31, 32, 33))]
    half: Value = {"stays": [[code, "2026-11-12", "2026-11-12"] for code in codes]}
    assert len(codes) == MOST
    assert "最多写 30 处" in refused("武汉 11.13", half)


@pytest.mark.parametrize(
    "value", [None, [], "x", [["220102"]], [["?", "2026-11-09", "2026-11-10"]], [["220102", "2026-11-10", "2026-11-09"]]]
)
def test_what_is_no_list_of_stays_is_asked_for_again(value: Value) -> None:
    assert not KIND.valid(value, SCOPE)


def test_nothing_to_come_is_valid() -> None:
    assert KIND.valid([[DIVISION, "2026-11-09", "2026-11-23"]], SCOPE)
    assert not KIND.valid([[DIVISION, "2026-11-09", "2026-11-24"]], SCOPE)


DAYS = st.dates(date(2026, 10, 25), TODAY)
STAYS = st.lists(
    st.builds(
        lambda place, one, two: Stay(place, min(one, two), max(one, two)), st.sampled_from(["420100", "610100", DIVISION]), DAYS, DAYS
    ),
    max_size=8,
)


@given(STAYS, st.randoms())
def test_the_strip_shows_what_is_covered_in_whatever_order(told: list[Stay], random: "object") -> None:
    missing = missing_days(told, TODAY, 14)
    lines = strip_lines(told, TODAY, 14)
    assert sum(str(line.facts["squares"]).count(COVERED) for line in lines) == 14 - len(missing)
    assert strip_lines(told[::-1], TODAY, 14) == lines
    assert missing_days(joined(told), TODAY, 14) == missing
    assert missing_line(missing, 14).facts["count"] == (len(missing) or 14)


STEPS = st.lists(
    st.one_of(
        st.integers(0, 400),
        st.sampled_from(
            ["武汉", "西安", "朝阳 11.10-11.12", "11.31", "11.10", "昨天", "本地 昨天", "武汉 11.10-11.15\n大连 昨天", "😀", "back"]
        ),
        st.text(max_size=12),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_nothing_anybody_does_crashes_or_loses_a_stay(steps: list[int | str]) -> None:
    half: Value | None = None
    for step in steps:
        before = stays(half)
        if step == "back":
            half = KIND.step_back(SCOPE, half)
            continue
        choices = tokens(half)
        token = choices[step % len(choices)] if isinstance(step, int) and choices else ""
        reading = tap(token, half) if isinstance(step, int) else KIND.typed(step, SCOPE, half)
        if isinstance(reading, Got):
            assert KIND.valid(reading.value, SCOPE)
            half = KIND.reopen(reading.value)
        elif isinstance(reading, Half):
            half = json.loads(json.dumps(reading.state))
            covered = missing_days([Stay(p, date.fromisoformat(a), date.fromisoformat(b)) for p, a, b in before], TODAY, 14)
            after = missing_days([Stay(p, date.fromisoformat(a), date.fromisoformat(b)) for p, a, b in stays(half)], TODAY, 14)
            changes = (half or {}).get("opened") or any(s.get("opened") for s in (half or {}).get("back", [])[-1:])
            assert changes or set(after) <= set(covered)
        for line in prompt(half).lines:
            assert WORDING.text(line, "en")
        for button in (button for row in prompt(half).rows for button in row):
            assert len(f"a:9999:stays:{button.token}".encode()) <= 64
