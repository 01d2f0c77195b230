"""The questions for a day and for a place: what they offer, and what they make of taps, old taps and typed texts."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.briefing import Briefing
from conversations.engine.days import MONTH, OFF, Day, calendar, calendar_lines
from conversations.engine.kinds import Choosable, Got, Half, InSteps, Refused
from conversations.engine.places import AT, PER_PAGE, OnePlace, code_buttons, place_buttons, tapped_page, tapped_place
from conversations.engine.scope import Scope
from conversations.places import places
from conversations.view import Line
from conversations.wording import MOST_LABEL, Wording
from tests.conversations.test_texts import messages

WORDING = Wording()
TODAY = date(2020, 2, 23)
SCOPE = Scope(Briefing(datetime(2020, 2, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))), (), {})
DAY = Day(
    lambda scope: scope.briefing.today - timedelta(days=30), lambda scope: scope.briefing.today + timedelta(days=1), ("today", "tomorrow")
)
PLACE = OnePlace(lambda _scope: ("220104", "??", "420100"), lambda _scope: "220106")
LONGEST_PATH = "a:999999:people/1234567890/contact_day:"


def labels(rows: tuple[tuple[Choosable, ...], ...], language: str = "zh-CN") -> list[list[str]]:
    return [[WORDING.plain(each.label, language) for each in row] for row in rows]


def tokens(rows: tuple[tuple[Choosable, ...], ...]) -> list[str]:
    return [each.token for row in rows for each in row]


def worded(line: Line, language: str = "zh-CN") -> str:
    return WORDING.text(line, language)


def test_a_calendar_shows_the_weeks_that_have_days() -> None:
    assert labels(calendar(TODAY, date(2020, 2, 12), date(2020, 2, 24))) == [
        ["·", "·", "12", "13", "14", "15", "16"],
        ["17", "18", "19", "20", "21", "22", "23"],
        ["24", "·", "·", "·", "·", "·", "·"],
    ]
    assert labels(calendar(TODAY, date(2020, 1, 30), date(2020, 3, 1)))[-1] == ["‹ 1月", "3月 ›"]
    assert labels(calendar(date(2020, 3, 1), date(2020, 1, 30), date(2020, 3, 1)), "en") == [["·"] * 6 + ["1"], ["‹ February"]]
    assert [worded(line) for line in calendar_lines(TODAY)] == ["2020年2月", "一 · 二 · 三 · 四 · 五 · 六 · 日"]
    assert worded(calendar_lines(TODAY)[0], "en") == "February 2020"


@given(st.dates(date(2001, 1, 1), date(2098, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_every_day_between_the_bounds_can_be_tapped(least: date, length: int, at: int) -> None:
    most = least + timedelta(days=length)
    day = least + timedelta(days=min(at, length))
    rows = calendar(day, least, most, "f ")
    assert f"f {day.isoformat()}" in tokens(rows)
    shown = [token[2:] for token in tokens(rows) if not token.startswith((f"f {MONTH}", f"f {OFF}"))]
    assert shown == sorted(set(shown))
    assert all(least.isoformat() <= token <= most.isoformat() for token in shown)
    assert all(len(row) == 7 for row in rows if row[0].token[2:6].isdigit() or row[-1].token[2:6].isdigit())
    assert all(len(f"{LONGEST_PATH}{token}".encode()) <= 64 for token in tokens(rows))


def test_a_day_is_tapped() -> None:
    prompt = DAY.prompt(SCOPE, None)
    assert labels(prompt.rows)[0] == ["今天", "明天"]
    assert DAY.tapped("2020-02-20", SCOPE, None) == Got("2020-02-20")
    assert DAY.tapped(tokens(prompt.rows)[1], SCOPE, None) == Got("2020-02-24")
    assert isinstance(DAY.tapped("2020-02-25", SCOPE, None), Refused)  # an old card's
    assert DAY.tapped(f"{MONTH}2020-01", SCOPE, None) == Half({"month": "2020-01"})
    blank = DAY.tapped(OFF, SCOPE, None)
    assert isinstance(blank, Refused)
    assert worded(blank.line) == "可选的日期：1月24日–2月24日。"
    for token in ("", "month", "month 2020-13", "month x", "at 220104", "done"):
        assert DAY.tapped(token, SCOPE, None) is None


def test_months_are_turned_and_never_left() -> None:
    assert labels(DAY.prompt(SCOPE, {"month": "2020-01"}).rows)[-1] == ["2月 ›"]
    for month in ("2019-01", "2031-01", "0001-01", "9999-12", "x"):
        rows = DAY.prompt(SCOPE, {"month": month}).rows
        assert any(token.startswith("2020-0") for token in tokens(rows[1:]))
    assert DAY.reopen("2020-01-30") == {"month": "2020-01"}


def test_only_possible_days_have_a_quick_button() -> None:
    past = Day(lambda _scope: date(2020, 2, 1), lambda scope: scope.briefing.today, ("today", "yesterday", "before", "tomorrow"))
    assert labels(past.prompt(SCOPE, None).rows)[0] == ["今天", "昨天", "前天"]
    ended = Day(lambda _scope: date(2020, 1, 1), lambda _scope: date(2020, 1, 5), ("today",))
    assert labels(ended.prompt(SCOPE, None).rows)[0] == ["·", "·", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2.20", Got("2020-02-20")),
        ("昨天", Got("2020-02-22")),
        ("tomorrow", Got("2020-02-24")),
        ("2.30", "没有这一天。请核对后重新输入，如：2.20"),
        ("长春", "没有看出日期。请点按钮，或输入如：2.20、2月20日、昨天"),
        ("2020.2.26", "2月26日 不能选，可选：1月24日–2月24日。"),
        ("2.26", "2月26日 不能选，可选：1月24日–2月24日。"),
    ],
)
def test_a_day_is_typed(text: str, answer: Got | str) -> None:
    reading = DAY.typed(text, SCOPE, None)
    if isinstance(reading, Refused):
        assert worded(reading.line) == answer
        assert worded(reading.line, "en")
    else:
        assert reading == answer


def test_for_a_day_to_come_no_day_that_is_past_is_suggested() -> None:
    ahead = Day(lambda scope: scope.briefing.today, lambda scope: scope.briefing.today + timedelta(days=90))
    assert worded(ahead.prompt(SCOPE, None).lines[0]) == "点日期，或直接输入，如：12.24、12月24日、明天"
    reading = ahead.typed("长春", SCOPE, None)
    assert isinstance(reading, Refused)
    assert worded(reading.line) == "没有看出日期。请点按钮，或输入如：12.24、12月24日、明天"


def test_a_stored_day_counts_while_it_is_possible() -> None:
    assert DAY.valid("2020-02-24", SCOPE)
    for value in ("2020-02-25", "2020-01-01", "x", "", None, 5, {"month": "2020-01"}):
        assert not DAY.valid(value, SCOPE)


def test_places_found_are_paged() -> None:
    found = places().find("阳")
    first, second = place_buttons(found, 0), place_buttons(found, 1)
    assert sum(token.startswith(AT) for token in tokens(first)) == PER_PAGE
    assert labels(first)[-1] == ["下一页 2/5 ›"]
    assert tokens(second)[-2:] == ["page 0", "page 2"]
    assert place_buttons(found, 99) == place_buttons(found, 4)
    assert place_buttons((), 0) == ()
    everything = [token for page in range(5) for token in tokens(place_buttons(found, page)) if token.startswith(AT)]
    assert everything == [f"{AT}{place.code}" for place in found]


def test_long_names_have_a_row_of_their_own() -> None:
    assert [len(row) for row in code_buttons(("220104", "610100", "JP"))] == [2, 1]
    assert [len(row) for row in code_buttons(("220104", "220721", "JP"))] == [1, 1, 1]
    assert max(len(places().spoken(place.code)) for place in places()) <= MOST_LABEL
    assert all(len(f"{LONGEST_PATH}{AT}{place.code}".encode()) <= 64 for place in places())


def test_tokens_of_places_and_pages() -> None:
    assert tapped_place("at 220104") == "220104"
    assert tapped_place("p at JP", "p ") == "JP"
    assert tapped_page("page 3") == 3
    assert [tapped_place(token) for token in ("at 999999", "at", "220104", "p at JP")] == [None] * 4
    assert [tapped_page(token) for token in ("page", "page -1", "page ²", "page 12345", "3")] == [None] * 5


def test_a_place_that_is_certain_is_taken_at_once() -> None:
    assert isinstance(PLACE, InSteps)
    assert PLACE.typed("长春朝阳区", SCOPE, None) == Got("220104")
    assert PLACE.typed(" 日本 ", SCOPE, None) == Got("JP")
    assert labels(PLACE.prompt(SCOPE, None).rows) == [["长春市朝阳区", "武汉市"]]


def test_of_several_places_one_is_chosen() -> None:
    half = PLACE.typed("朝阳", SCOPE, None)
    assert half == Half({"find": "朝阳", "page": 0})
    prompt = PLACE.prompt(SCOPE, half.state)
    assert worded(prompt.lines[0]) == "「朝阳」有 4 个地方，请选择："
    assert labels(prompt.rows) == [["长春市朝阳区", "朝阳市"], ["北京市朝阳区", "朝阳市朝阳县"]]
    assert PLACE.tapped("at 110105", SCOPE, half.state) == Got("110105")
    assert PLACE.tapped("page 1", SCOPE, {"find": "阳", "page": 0}) == Half({"find": "阳", "page": 1})
    assert PLACE.step_back(SCOPE, half.state) == {}
    assert PLACE.step_back(SCOPE, {}) is None
    assert PLACE.step_back(SCOPE, None) is None
    assert "太多" in worded(PLACE.prompt(SCOPE, {"find": "阳", "page": 0}).lines[0])


def test_an_unknown_place_is_said_to_be_unknown() -> None:
    reading = PLACE.typed("<b>火星", SCOPE, None)
    assert isinstance(reading, Refused)
    assert worded(reading.line) == "没有找到「&lt;b&gt;火星」。请写省、市或县（区）名，如：长春朝阳；国外写国名。"
    assert not PLACE.valid("999999", SCOPE)
    assert not PLACE.valid(None, SCOPE)
    assert PLACE.valid("JL-CBS", SCOPE)


@given(st.text(max_size=100))
def test_anything_typed_is_answered(text: str) -> None:
    for kind in (DAY, PLACE):
        reading = kind.typed(text, SCOPE, None)
        if isinstance(reading, Got):
            assert kind.valid(reading.value, SCOPE)
        assert isinstance(reading, Got | Half | Refused)


def test_every_composed_text_is_there() -> None:
    known = messages("zh-CN")
    assert {f"day-problem-{code}" for code in ("none", "impossible", "backwards")} <= known.keys()
    assert {f"button-day-{name}" for name in ("today", "yesterday", "before", "tomorrow")} <= known.keys()
    assert {"button-month-before", "button-month-after"} <= known.keys()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.1", date(2020, 3, 1)),
        ("1.5", date(2021, 1, 5)),
        ("1号", date(2020, 3, 1)),
        ("2020年3月20日", date(2020, 3, 20)),
    ],
)
def test_of_days_that_lie_ahead_the_coming_one_is_meant(text: str, day: date) -> None:
    ahead = Day(lambda scope: scope.briefing.today, lambda scope: scope.briefing.today + timedelta(days=330))
    assert ahead.typed(text, SCOPE, None) == Got(day.isoformat())


def test_a_day_out_of_reach_is_told_as_the_nearest_of_its_name() -> None:
    refused = DAY.typed("3.1", SCOPE, None)
    assert isinstance(refused, Refused)
    assert "3月1日" in worded(refused.line)
    assert "2019" not in worded(refused.line)
