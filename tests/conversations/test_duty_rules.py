"""Who acts for whom, and when nobody does: compared minute by minute with a plain reading of the rules."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import MOST_OF_A_YEAR, DayProblem, read_range_ahead
from conversations.duty import END, Hours, Leave, Officer, Stretch
from conversations.duty_text import WORK_HOURS, read_hours
from conversations.rules.duty import HOPS, WHOLE_DAY, acting, holes, tidy

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)
MINUTES = range(24 * 60)

quarters = st.integers(0, 95)
hours = st.builds(
    lambda day, begins, length: Hours(day, clock(begins * 15), clock(min(begins + length, 96) * 15)),
    st.integers(0, 2),
    quarters,
    st.integers(1, 60),
)
leaves = st.builds(
    lambda first, length, stand_in: Leave(MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length), stand_in),
    st.integers(-1, 2),
    st.integers(0, 2),
    st.one_of(st.none(), st.integers(1, 7)),
)
can_be_reached = st.sampled_from([True, True, True, False])
teams = st.lists(st.tuples(st.lists(hours, max_size=3), st.lists(leaves, max_size=1), can_be_reached), min_size=1, max_size=6).map(
    lambda made: {n: Officer(n, reachable=can, hours=tuple(told), leaves=tuple(away)) for n, (told, away, can) in enumerate(made, 1)}
)


def clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def at(minute: int, day: date = MONDAY) -> datetime:
    return datetime.combine(day, clock(minute), ZONE)


def plainly(officer: int, team: Mapping[int, Officer], moment: datetime) -> int | None:
    """As one would say it: on duty at this minute? Else who is named, and whom do they name."""
    if officer not in team:
        return None
    wall, on = moment.time(), False
    for one in team[officer].hours:
        on = on or (one.weekday == moment.weekday() and one.begins <= wall and (wall < one.ends or one.ends == END))
    if team[officer].hours and not on:
        return None
    asked = [officer]
    for _ in range(HOPS + 1):
        away = [leave for leave in team[asked[-1]].leaves if leave.first <= moment.date() <= leave.last]
        if not away:
            return asked[-1] if team[asked[-1]].reachable else None
        named = away[0].stand_in
        if named is None or named in asked or named not in team:
            return None
        asked.append(named)
    return None


@given(teams, st.integers(0, 2))
def test_each_minute_as_a_plain_reading_says(team: dict[int, Officer], ahead: int) -> None:
    day = MONDAY + timedelta(days=ahead)
    for minute in range(0, 24 * 60, 5):
        moment = at(minute, day)
        for officer in team:
            assert acting(officer, team, moment) == plainly(officer, team, moment)


@given(teams, st.integers(0, 2))
def test_holes_are_the_minutes_in_which_nobody_acts(team: dict[int, Officer], ahead: int) -> None:
    day = MONDAY + timedelta(days=ahead)
    division = list(team)[: len(team) // 2 + 1]
    uncovered = {m for m in MINUTES if all(plainly(one, team, at(m, day)) is None for one in division)}
    told = [
        range(hole.begins.hour * 60 + hole.begins.minute, (hole.ends.hour * 60 + hole.ends.minute) or 24 * 60)
        for hole in holes(division, team, day)
    ]
    assert {minute for hole in told for minute in hole} == uncovered
    assert all(one.stop < another.start for one, another in pairwise(told)), "as few as possible, in order"


@given(st.lists(hours, max_size=6))
def test_tidied_hours_say_the_same(told: list[Hours]) -> None:
    neat = tidy(told)
    team = {1: Officer(1, hours=tuple(told)), 2: Officer(2, hours=neat)}
    for day in (MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)):
        if told:
            assert holes([1], team, day) == holes([2], team, day)
    assert len({(one.weekday, one.begins) for one in neat}) == len(neat), "one row a weekday and beginning"


def test_three_hops_and_no_more() -> None:
    team = {n: Officer(n, leaves=(Leave(MONDAY, MONDAY, n + 1),)) for n in range(1, 6)} | {6: Officer(6)}
    assert acting(3, team, at(600)) == 6
    assert acting(2, team, at(600)) is None


def test_a_circle_is_nobody() -> None:
    team = {1: Officer(1, leaves=(Leave(MONDAY, MONDAY, 2),)), 2: Officer(2, leaves=(Leave(MONDAY, MONDAY, 1),))}
    assert acting(1, team, at(600)) is None
    assert holes([1, 2], team, MONDAY) == (WHOLE_DAY,)


def test_who_stands_in_does_so_at_the_others_hours() -> None:
    away = Officer(1, hours=WORK_HOURS, leaves=(Leave(MONDAY, MONDAY, 2),))
    weekend = Officer(2, hours=(Hours(5, time(9), time(12)),))
    team = {1: away, 2: weekend}
    assert acting(1, team, at(9 * 60)) == 2
    assert acting(1, team, at(19 * 60)) is None
    assert acting(2, team, at(9 * 60)) is None, "for themselves they are off duty"
    assert holes([1], team, MONDAY) == (Stretch(END, time(8)), Stretch(time(18), END))


WEEK = tuple(range(5))


def every(days: tuple[int, ...], *spans: tuple[int, int]) -> tuple[Hours, ...]:
    return tidy(Hours(day, clock(begins), clock(ends)) for day in days for begins, ends in spans)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("周一至周五 8:00-18:00", WORK_HOURS),
        ("星期一到星期五８：００－１８：００", WORK_HOURS),
        ("工作日 8-18", WORK_HOURS),
        ("weekdays 8-18", WORK_HOURS),
        ("Mon-Fri 8:00–18:00", WORK_HOURS),
        ("monday to friday, 8am-6pm", WORK_HOURS),
        ("周一-五 8点到18点", WORK_HOURS),
        ("周一二三四五 上午8点至下午6点", WORK_HOURS),
        ("周1-5 8:00-18:00", WORK_HOURS),
        ("工作日8-12，14-18", every(WEEK, (480, 720), (840, 1080))),
        ("周一、周三 8:30-17:00；周六 9-12", tidy((*every((0, 2), (510, 1020)), *every((5,), (540, 720))))),
        ("8-20", every(tuple(range(7)), (480, 1200))),
        ("每天 22:00-6:00", every(tuple(range(7)), (0, 360), (1320, 1440))),
        ("周日 20:00-24:00", every((6,), (1200, 1440))),
        ("周六至周一 9-12", every((0, 5, 6), (540, 720))),
        ("周六全天", (Hours(5, END, END),)),
        ("周五 18:00-周六", None),
        ("全天", ()),
        ("24/7", ()),
        ("0-24", ()),
        ("周一 8-18, 周一 9-12", every((0,), (480, 1080))),
        ("周一", None),
        ("8-8", None),
        ("25-26", None),
        ("明天", None),
        ("", None),
        ("周一至周五 8:00", None),
        ("周八 8-18", None),
        ("8-18" * 60, None),
    ],
)
def test_typed_hours(text: str, read: tuple[Hours, ...] | None) -> None:
    assert read_hours(text) == read


@given(st.text(alphabet="周一二三五六日天至到工作日末每全点半上下午0123456789:-~;,、 mondayfritpw.", max_size=40))
def test_whatever_is_typed_gives_tidy_hours_or_none(text: str) -> None:
    read = read_hours(text)
    assert read is None or read == tidy(read)


@given(st.text(alphabet="0123456789.-月日号到至周一五下上本明今昨天后 nextfridaymo/", max_size=20))
def test_whatever_is_typed_gives_days_in_order_or_a_problem(text: str) -> None:
    read = read_range_ahead(text, MONDAY, MONDAY + MOST_OF_A_YEAR)
    assert isinstance(read, DayProblem) or read[0] <= read[1]
