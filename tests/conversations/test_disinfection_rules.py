"""When a point is due, what a log counts for, plan against done, and what stays below the policy."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.attachment import CellState
from conversations.codes import Sector
from conversations.disinfection import (
    BY_THE_CLOCK,
    Agent,
    DisinfectionBook,
    DisinfectionLog,
    Point,
    PointKind,
    PointPlan,
    Shortfall,
    Treated,
    Treatment,
)
from conversations.point_names import point_name
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.rules.disinfection import counted, marks_of, points_today, shortfalls, slot_at, slots_of, times_of, usual
from conversations.rules.point_proposals import BY_SECTOR, plan_of, proposals_for
from tests.conversations.world import ZONE

DAY = date(2026, 11, 23)
NINE, ONE, FIVE = time(9), time(13), time(17)
CHLORINE = Treatment(Agent.CHLORINE, chlorine_mg_l=500, contact_minutes=30)
WEEK = frozenset(DAY - timedelta(days=back) for back in range(7))
FIVE_TIMES = replace(DEFAULT_POLICY, disinfection_times=tuple(time(hour) for hour in (18, 8, 10, 12, 15)))


def now(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def point(kind: PointKind = PointKind.PREMISES, often: int = 3, plate: str = "", since: date = DAY - timedelta(days=30)) -> Point:
    return Point(1, 17, PointPlan("x", kind, CHLORINE, often if kind in BY_THE_CLOCK else 0, plate), since)


def log(at: datetime, *low: Shortfall, key: int = 1) -> DisinfectionLog:
    return DisinfectionLog(key, Treated(1, at, CHLORINE, shortfalls=low), "黄春", at)


def test_times_a_day() -> None:
    assert times_of(1, DEFAULT_POLICY) == (NINE,)
    assert times_of(2, DEFAULT_POLICY) == (NINE, FIVE)
    assert times_of(3, DEFAULT_POLICY) == times_of(9, DEFAULT_POLICY) == (NINE, ONE, FIVE)
    assert times_of(0, DEFAULT_POLICY) == ()
    assert [at.hour for at in times_of(3, FIVE_TIMES)] == [8, 12, 18]
    assert [at.hour for at in times_of(4, FIVE_TIMES)] == [8, 10, 15, 18]
    assert times_of(2, replace(DEFAULT_POLICY, disinfection_times=(NINE,))) == (NINE,)
    assert slots_of(point(PointKind.GOODS).plan, DEFAULT_POLICY) == ()


@pytest.mark.parametrize(("at", "slot"), [("00:00", NINE), ("08:59", NINE), ("12:59", NINE), ("13:00", ONE), ("23:59", FIVE)])
def test_a_window_runs_until_the_next_time(at: str, slot: time) -> None:
    assert slot_at(time.fromisoformat(at), (NINE, ONE, FIVE)) == slot


def test_marks_of_a_day() -> None:
    """At 13:10: the first time was done too weak, the second is due, the third is to come."""
    weak = log(now(9, 5), Shortfall.CHLORINE)
    states = [mark.state for mark in marks_of(point().plan, [weak], DAY, now(13, 10), DEFAULT_POLICY)]
    assert states == [CellState.BELOW, CellState.DUE, CellState.TO_COME]
    marks = marks_of(point().plan, [weak, log(now(9, 40), key=2)], DAY, now(13, 10), DEFAULT_POLICY)
    assert [mark.state for mark in marks] == [CellState.DONE, CellState.DUE, CellState.TO_COME]
    assert [mark.current for mark in marks] == [False, True, False]
    before = marks_of(point().plan, [], DAY, now(7), DEFAULT_POLICY)
    assert (before[0].state, before[0].current) == (CellState.TO_COME, True)
    over = marks_of(point().plan, [], DAY - timedelta(days=1), now(7), DEFAULT_POLICY)
    assert {mark.state for mark in over} == {CellState.MISSED}


def test_nothing_is_due_on_days_off_and_before_the_point_was_there() -> None:
    book = DisinfectionBook(17, (point(since=DAY),), (log(now(9)),), worked=WEEK - {DAY})
    for day in (DAY, DAY - timedelta(days=1)):
        assert counted(book, book.points[0], day, now(14), DEFAULT_POLICY).planned == 0
    assert counted(book, book.points[0], DAY, now(14), DEFAULT_POLICY).extra == 1
    assert not points_today(book, now(14), DEFAULT_POLICY)[0].due


def test_what_was_missed_before_a_point_was_taken_away_stays_missed() -> None:
    gone = replace(point(), until=DAY - timedelta(days=2))
    book = DisinfectionBook(17, (), (log(now(9)),), worked=WEEK, removed=(gone,))
    counts = [counted(book, gone, DAY - timedelta(days=back), now(14), DEFAULT_POLICY) for back in (3, 2, 1, 0)]
    assert [(count.planned, count.state) for count in counts] == [
        *[(3, CellState.MISSED)] * 2,
        *[(0, CellState.NOTHING)] * 2,
    ]
    assert counts[-1].extra == 1
    assert points_today(book, now(14), DEFAULT_POLICY) == ()


def test_past_days_are_judged_by_what_was_planned_then() -> None:
    """Three times a day until the day before yesterday, then once, from today on twice."""
    plans = [replace(point().plan, times_a_day=often) for often in (3, 1, 2)]
    earlier = ((DAY - timedelta(days=2), plans[0]), (DAY - timedelta(days=1), plans[1]))
    book = DisinfectionBook(17, (replace(point(), plan=plans[2], earlier=earlier),), worked=WEEK)
    planned = [counted(book, book.points[0], DAY - timedelta(days=back), now(20), DEFAULT_POLICY).planned for back in (0, 1, 2, 3)]
    assert planned == [2, 1, 3, 3]


def test_a_vehicle_is_due_with_each_run_and_every_further_log() -> None:
    van = point(PointKind.VEHICLE, plate="吉A12345")
    runs = {("吉A12345", DAY): 2, ("吉A99999", DAY): 5}

    def count(*logs: DisinfectionLog) -> tuple[int, int, CellState]:
        found = counted(DisinfectionBook(17, (van,), logs, runs, WEEK), van, DAY, now(14), DEFAULT_POLICY)
        return found.planned, found.done, found.state

    assert count() == (2, 0, CellState.DUE)
    assert count(log(now(9))) == (2, 1, CellState.DUE)
    assert count(log(now(9)), log(now(10))) == (2, 2, CellState.DONE)
    assert count(log(now(9)), log(now(10), Shortfall.CONTACT)) == (2, 1, CellState.BELOW)
    assert count(log(now(9)), log(now(10)), log(now(11))) == (3, 3, CellState.DONE)
    weak = log(now(9), Shortfall.CONTACT)
    assert count(weak) == (2, 0, CellState.DUE)
    assert count(weak, log(now(10)), log(now(11))) == (2, 2, CellState.DONE), "what was too weak was done again"
    assert count(weak, log(now(10), Shortfall.CONTACT), log(now(11))) == (2, 1, CellState.DUE)


def test_a_vehicle_that_was_done_too_weak_is_to_be_done_again() -> None:
    van = point(PointKind.VEHICLE, plate="吉A12345")
    book = DisinfectionBook(17, (van,), (log(now(9), Shortfall.CONTACT),), {("吉A12345", DAY): 1}, WEEK)
    (one,) = points_today(book, now(14), DEFAULT_POLICY)
    assert (one.count.state, one.to_do, one.due, one.open) == (CellState.BELOW, True, True, 1)
    (one,) = points_today(replace(book, logs=(*book.logs, log(now(10)))), now(14), DEFAULT_POLICY)
    assert (one.count.state, one.to_do, one.open) == (CellState.DONE, False, 0)


def test_goods_that_were_done_too_weak_are_made_good_by_their_numbers() -> None:
    goods = point(PointKind.GOODS)

    def batch(hour: int, number: str, *low: Shortfall) -> DisinfectionLog:
        told = log(now(hour), *low)
        return replace(told, treated=replace(told.treated, batch_nos=(number,)))

    def count(*logs: DisinfectionLog) -> tuple[int, int, CellState]:
        found = counted(DisinfectionBook(17, (goods,), logs, worked=WEEK), goods, DAY, now(14), DEFAULT_POLICY)
        return found.planned, found.done, found.state

    weak = batch(9, "SF1", Shortfall.CHLORINE)
    assert count(weak, batch(10, "SF2")) == (2, 1, CellState.BELOW)
    assert count(weak, batch(10, "SF2"), batch(11, "SF1")) == (2, 2, CellState.DONE)


def test_goods_are_planned_as_they_are_logged() -> None:
    goods = point(PointKind.GOODS)
    book = DisinfectionBook(17, (goods,), (log(now(9)), log(now(10), Shortfall.CHLORINE)), worked=WEEK)
    found = counted(book, goods, DAY, now(14), DEFAULT_POLICY)
    assert (found.planned, found.done, found.state) == (2, 1, CellState.BELOW)
    assert counted(replace(book, logs=()), goods, DAY, now(14), DEFAULT_POLICY).state is CellState.NOTHING


@pytest.mark.parametrize(
    ("treatment", "kind", "low"),
    [
        (CHLORINE, PointKind.PREMISES, ()),
        (replace(CHLORINE, chlorine_mg_l=100), PointKind.GOODS, (Shortfall.CHLORINE,)),
        (replace(CHLORINE, chlorine_mg_l=None), PointKind.GOODS, (Shortfall.CHLORINE,)),
        (replace(CHLORINE, contact_minutes=5), PointKind.VEHICLE, (Shortfall.CONTACT,)),
        (replace(CHLORINE, contact_minutes=None), PointKind.VEHICLE, ()),
        (replace(CHLORINE, ventilation_minutes=10), PointKind.PREMISES, (Shortfall.VENTILATION,)),
        (replace(CHLORINE, ventilation_minutes=10), PointKind.EQUIPMENT, ()),
        (Treatment(Agent.ETHANOL, ethanol_percent=60, contact_minutes=1), PointKind.EQUIPMENT, (Shortfall.ETHANOL,)),
        (Treatment(Agent.ETHANOL), PointKind.EQUIPMENT, ()),
        (Treatment(Agent.UV, contact_minutes=10), PointKind.PREMISES, (Shortfall.CONTACT,)),
        (Treatment(Agent.CHLORINE, 100, None, 5, 5), PointKind.PREMISES, (Shortfall.CHLORINE, Shortfall.CONTACT, Shortfall.VENTILATION)),
    ],
)
def test_shortfalls(treatment: Treatment, kind: PointKind, low: tuple[Shortfall, ...]) -> None:
    assert shortfalls(treatment, kind, DEFAULT_POLICY) == low


def test_the_usual_treatment_is_by_whoever_usually_does_it() -> None:
    at = now(13, 5)
    assert usual(point(), at, "黄春", DEFAULT_POLICY) == Treated(1, at, CHLORINE, ONE, operator="黄春")
    assert usual(replace(point(), operator="王芳"), at, "黄春", DEFAULT_POLICY).operator == "王芳"
    weak = replace(point(), plan=replace(point().plan, treatment=replace(CHLORINE, chlorine_mg_l=100)))
    assert usual(weak, at, "黄春", DEFAULT_POLICY).shortfalls == (Shortfall.CHLORINE,)


POINTS = st.builds(
    point, st.sampled_from(PointKind), st.integers(0, 6), st.just("吉A12345"), st.sampled_from((DAY, DAY - timedelta(days=3)))
)
MOMENTS = st.builds(
    lambda back, minutes: now(0, 0, DAY - timedelta(days=back)) + timedelta(minutes=minutes), st.integers(0, 6), st.integers(0, 1439)
)
LOGS = st.lists(st.builds(lambda at, low: log(at, *low), MOMENTS, st.sampled_from(((), (Shortfall.CHLORINE,)))), max_size=12)
POLICIES = st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=6, unique=True).map(
    lambda times: replace(DEFAULT_POLICY, disinfection_times=tuple(times))
)


@given(POINTS, LOGS, POLICIES, st.integers(0, 1439), st.integers(0, 3), st.sets(st.sampled_from(sorted(WEEK))), st.randoms())
def test_plan_against_done(
    one: Point, logs: list[DisinfectionLog], policy: Policy, minute: int, runs: int, worked: set[date], random: Random
) -> None:
    """Done never exceeds planned; the order of logs does not matter; the state says whether all is done."""
    moment = now(0) + timedelta(minutes=minute)
    book = DisinfectionBook(17, (one,), tuple(logs), {("吉A12345", DAY): runs}, frozenset(worked))
    mixed = list(logs)
    random.shuffle(mixed)
    for day in WEEK:
        count = counted(book, one, day, moment, policy)
        assert 0 <= count.done <= count.planned
        assert count == counted(replace(book, logs=tuple(mixed)), one, day, moment, policy)
        assert (count.state is CellState.DONE) == (count.planned > 0 and count.done == count.planned)
        assert (count.state is CellState.NOTHING) == (count.planned == 0)
    (today,) = points_today(book, moment, policy)
    assert today.open <= today.count.planned
    assert not today.due or today.to_do


@given(st.times(), st.integers(1, 6), POLICIES)
def test_a_log_counts_for_exactly_one_time(at: time, often: int, policy: Policy) -> None:
    slots = times_of(often, policy)
    assert list(slots) == sorted(set(slots))
    assert len(slots) == min(often, len(set(policy.disinfection_times)))
    done = log(datetime.combine(DAY, at.replace(fold=0), ZONE))
    marks = marks_of(point(often=often).plan, [done], DAY, now(23, 59), policy)
    assert [mark.slot for mark in marks if mark.state is CellState.DONE] == [slot_at(at, slots)]
    assert sum(mark.current for mark in marks) == 1


@pytest.mark.parametrize("sector", [*Sector, None])
def test_every_trade_has_a_proposal(sector: Sector | None) -> None:
    """Of different names in both languages, sufficient under the policy, due at least once where the clock counts."""
    assert set(BY_SECTOR) == set(Sector)
    found = proposals_for(sector)
    assert 3 <= len(found) <= 8
    for language in ("zh-CN", "en"):
        assert len({point_name(one.key, language) for one in found}) == len(found)
    for one in found:
        plan = plan_of(one, "x", DEFAULT_POLICY, "吉A12345" if one.kind is PointKind.VEHICLE else "")
        assert shortfalls(plan.treatment, plan.kind, DEFAULT_POLICY) == ()
        assert (plan.times_a_day > 0) == (plan.kind in BY_THE_CLOCK)
