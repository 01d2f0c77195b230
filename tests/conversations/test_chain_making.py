"""Chains as the policy lays them down; who of them can be told; when routine ones leave."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.chain import Chain, Chase, Notice, NoticeKind, Severity, Step, StepKind, severity_of
from conversations.codes import AlertKind
from conversations.policy import DEFAULT_POLICY
from conversations.rules.chain_making import BOARDING, chain_for, leaves_at, paced, who_can

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEVELS = (("/22/2201/", (3,)), ("/22/", (4,)), ("/", (5,)))
QUIET_UNTIL = NOON + timedelta(hours=8)


def waits(chain: Chain) -> list[tuple[str, int]]:
    return [(step.kind.value, step.wait) for step in chain.steps]


def urgent(levels: int) -> Chain:
    return chain_for(AlertKind.FEVER, Severity.URGENT, DEFAULT_POLICY, responsible=(1,), substitutes=(2,), levels=LEVELS[:levels])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (0, [("responsible", 15), ("substitutes", 15), ("admins", 60)]),
        (1, [("responsible", 15), ("substitutes", 15), ("level", 60)]),
        (2, [("responsible", 15), ("substitutes", 15), ("level", 30), ("level", 60)]),
        (3, [("responsible", 15), ("substitutes", 15), ("level", 30), ("level", 60), ("level", 60)]),
    ],
)
def test_an_urgent_chain_is_told_at_0_15_30_60_minutes_and_each_hour_at_the_top(levels: int, expected: list[tuple[str, int]]) -> None:
    chain = urgent(levels)
    assert waits(chain) == expected
    assert (chain.again_from, chain.rounds) == (len(expected) - 1, None)
    assert (chain.held, chain.back, chain.handed) == (240, 30, 15)


def test_the_delays_are_the_policys() -> None:
    slow = replace(DEFAULT_POLICY, alert_substitute_minutes=20, alert_city_minutes=60, alert_province_minutes=180)
    assert waits(chain_for(AlertKind.FEVER, Severity.URGENT, slow, levels=LEVELS[:2])) == [
        ("responsible", 20),
        ("substitutes", 40),
        ("level", 120),
        ("level", 180),
    ]


def test_a_routine_chain_has_a_working_day_for_each_step_and_trouble_is_the_admins() -> None:
    routine = chain_for(AlertKind.SILENT, Severity.ROUTINE, DEFAULT_POLICY, levels=LEVELS[:1])
    assert waits(routine) == [("responsible", 240), ("substitutes", 1200), ("level", 1440)]
    assert waits(chain_for(AlertKind.TROUBLE, severity_of(AlertKind.TROUBLE), DEFAULT_POLICY, levels=LEVELS)) == [("admins", 60)]


def test_who_is_told_is_who_acts_and_can_be_written_to() -> None:
    acting = {1: (), 2: (9, 9), 3: (3, 9), 4: (4,)}
    who = who_can(urgent(2), acting, {1, 3, 9}, (6,))
    assert who.steps == ((), (9,), (3, 9), ())
    assert who.reachable == frozenset({1, 3, 9, 6})


def test_where_nobody_ahead_is_on_duty_it_goes_to_those_off_duty() -> None:
    nobody: dict[int, tuple[int, ...]] = {1: (), 2: (), 3: (), 4: ()}
    assert who_can(urgent(2), nobody, {1, 3, 4}, ()).steps == ((1,), (), (3,), (4,))
    county = {**nobody, 1: (1,)}
    assert who_can(urgent(2), county, {1, 3, 4}, ()).steps == ((1,), (), (), ())
    assert who_can(urgent(2), county, {1, 3, 4}, (), ahead=1).steps == ((1,), (), (3,), (4,)), "the county has heard of it by then"
    assert who_can(urgent(2), {**county, 4: (4,)}, {1, 3, 4}, (), ahead=1).steps == ((1,), (), (), (4,))


def test_off_duty_whoever_stands_in_hears_and_those_on_leave_only_where_nobody_else_is_left() -> None:
    nobody: dict[int, tuple[int, ...]] = {1: (), 2: (), 3: (), 4: ()}
    assert who_can(urgent(2), nobody, {1, 2, 3, 4, 9}, (), there={1: 9, 3: 3}).steps == ((9,), (), (3,), ())
    assert who_can(urgent(2), nobody, {1, 3, 4}, (), there={1: 9}).steps == ((1,), (), (3,), (4,)), "the stand-in has blocked the bot"
    assert who_can(urgent(2), {**nobody, 4: (4,)}, {1, 4, 9}, (), there={1: 9, 4: 4}).steps == ((), (), (), (4,))


def as_it_is(moment: datetime) -> datetime:
    return moment


def until_evening(moment: datetime) -> datetime:
    return max(moment, QUIET_UNTIL)


@given(st.timedeltas(timedelta(), timedelta(days=1)), st.sampled_from([5, 10, 15, 30, 60]))
def test_a_bundle_leaves_at_the_end_of_the_running_quarter(after: timedelta, minutes: int) -> None:
    policy = replace(DEFAULT_POLICY, bundle_minutes=minutes)
    leaves = leaves_at(NoticeKind.STEP, Severity.ROUTINE, policy, NOON + after, as_it_is)
    assert leaves is not None
    # What has all but left takes nothing more.
    assert BOARDING < leaves - (NOON + after) <= timedelta(minutes=minutes) + BOARDING
    assert (leaves - NOON) % timedelta(minutes=minutes) == timedelta()


def test_what_is_urgent_or_handed_over_leaves_at_once() -> None:
    assert leaves_at(NoticeKind.STEP, Severity.URGENT, DEFAULT_POLICY, NOON, until_evening) is None
    assert leaves_at(NoticeKind.HANDED, Severity.ROUTINE, DEFAULT_POLICY, NOON, until_evening) is None
    assert leaves_at(NoticeKind.ASK, Severity.ROUTINE, DEFAULT_POLICY, NOON, until_evening) == QUIET_UNTIL


def test_a_routine_alert_waits_from_when_its_message_leaves() -> None:
    chase = Chase(Chain((Step(StepKind.RESPONSIBLE, 240, (1,)),)), next_at=NOON + timedelta(minutes=240))
    notices = (Notice(NoticeKind.STEP, (1,)),)
    assert paced(chase, Severity.URGENT, notices, DEFAULT_POLICY, NOON, until_evening) == chase
    quarter = paced(chase, Severity.ROUTINE, notices, DEFAULT_POLICY, NOON, as_it_is)
    assert quarter.next_at == NOON + timedelta(minutes=255)
    morning = paced(chase, Severity.ROUTINE, notices, DEFAULT_POLICY, NOON, until_evening)
    assert morning.next_at == QUIET_UNTIL + timedelta(minutes=240)
    assert paced(chase, Severity.ROUTINE, (), DEFAULT_POLICY, NOON, until_evening).next_at == QUIET_UNTIL
    again = paced(chase, Severity.ROUTINE, (Notice(NoticeKind.AGAIN, (1,)),), DEFAULT_POLICY, NOON, as_it_is)
    assert again == chase, "being told of anew puts off nothing"
