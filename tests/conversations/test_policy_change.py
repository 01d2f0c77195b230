"""The policy in conversation: every value is read, bounded and kept as a version of its own; values that belong together stay together."""

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import MediumRule
from conversations.engine.signals import Tapped
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.policy_values import (
    DEFAULT_TEXTS,
    POLICY_VALUES,
    ValueKind,
    misfits,
    new_misfit,
    policy_value_from_text,
    policy_value_to_text,
    policy_with,
    read_policy_value,
    within_limits,
)
from conversations.records import SetPolicy
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.risk_scenes import ADMIN, MANAGER, OFFICER, SECOND, everybody
from tests.conversations.scenery import labels, text_of
from tests.conversations.world import World


@pytest.fixture
def talk() -> Talk:
    """Two admins, an officer, a manager."""
    talk = Talk(World())
    everybody(talk)
    talk.world.admin(SECOND, "孙莉")
    return talk


def saved(talk: Talk) -> list[SetPolicy]:
    return [record for record in talk.world.records if isinstance(record, SetPolicy)]


def change(talk: Talk, name: str, typed: str, admin: int = ADMIN) -> str:
    """The card after a value was typed."""
    talk.send(admin, Tapped(f"polset:{name}"), "")
    talk.type(admin, typed)
    return text_of(talk, admin)


def test_the_defaults_are_within_their_limits_and_fit() -> None:
    assert misfits(DEFAULT_POLICY) == ()
    for name, text in DEFAULT_TEXTS.items():
        assert policy_value_from_text(name, text) == getattr(DEFAULT_POLICY, name)


def test_every_value_but_the_length_of_a_roster_can_be_changed() -> None:
    assert set(Policy.__dataclass_fields__) - set(POLICY_VALUES) == {"version", "roster_most"}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("fever", "37.5℃", Decimal("37.5")),
        ("fever", "３７．０", Decimal("37.0")),
        ("look_back_days", "21天", 21),
        ("isolation_days", "7 days", 7),
        ("cutoff", "11点半", time(11, 30)),
        ("cutoff", "11时", time(11, 0)),
        ("reminders", "8点、10:30", (time(8), time(10, 30))),
        ("reminders", "10:30 8:00 8:00", (time(8), time(10, 30))),
        ("medium_risk", "观察", MediumRule.OBSERVE),
        ("front_line_check", "是", True),
        ("returning_check", "off", False),
        ("front_line_posts", "收银、店长，收银", ("收银", "店长")),
    ],
)
def test_a_value_as_people_type_it(name: str, typed: str, value: object) -> None:
    assert policy_value_from_text(name, typed) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("fever", "36.4"),
        ("fever", "39.1"),
        ("fever", "37.25"),
        ("fever", "高"),
        ("look_back_days", "0"),
        ("look_back_days", "61"),
        ("look_back_days", "14.5"),
        ("isolation_days", "一周"),
        ("cutoff", "25:00"),
        ("cutoff", "12:61"),
        ("reminders", "8:00 早上"),
        ("reminders", "8:00 8:10 8:20 8:30 8:40"),
        ("medium_risk", "随便"),
        ("front_line_check", "也许"),
        ("front_line_posts", "<b>"),
        ("front_line_posts", "一" * 13),
        ("front_line_posts", " "),
    ],
)
def test_a_value_that_is_not_taken(talk: Talk, name: str, typed: str) -> None:
    with pytest.raises(ValueError, match="not a value"):
        policy_value_from_text(name, typed)
    assert change(talk, name, typed).splitlines()[0] != "修改口径"
    assert "✅ 确认修改" not in labels(talk, ADMIN)


@pytest.mark.parametrize("name", POLICY_VALUES)
def test_every_value_can_be_changed_by_a_button_or_by_typing(talk: Talk, name: str) -> None:
    talk.send(ADMIN, Tapped(f"polset:{name}"), "")
    usual = [label for label in labels(talk, ADMIN) if label not in ("‹ 返回", "放弃填写")]
    if POLICY_VALUES[name].kind is ValueKind.WORDS:
        talk.type(ADMIN, "+店长 －保安")
    else:
        assert usual
        talk.tap(ADMIN, usual[0])
    talk.tap(ADMIN, "确认修改")
    assert [record.base for record in saved(talk)] == [1]
    assert talk.world.policy.version == 2
    assert getattr(talk.world.policy, name) != getattr(DEFAULT_POLICY, name)
    assert misfits(talk.world.policy) == ()
    talk.tap(ADMIN, "口径")
    assert "第 2 版，自" in text_of(talk, ADMIN)
    assert "姜敏" in text_of(talk, ADMIN)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("cutoff", "6:00", "应晚于开始填报"),
        ("cutoff", "10:00", "催报时间（08:30、10:30）"),
        ("reminders", "6:50 9:00", "之后、截报（12:00）之前"),
        ("reminders", "12:00", "之后、截报（12:00）之前"),
        ("day_opens", "9:00", "开始填报（09:00）之后"),
        ("digests", "11:59", "不应早于截报时间"),
        ("digests", "12:05 21:30", "免打扰时段"),
        ("quiet_from", "13:00", "免打扰时段"),
        ("readings", "9:00 10:00", "前后都应至少有一次"),
        ("evening_from", "18:00", "前后都应至少有一次"),
    ],
)
def test_values_that_do_not_fit_each_other(talk: Talk, name: str, typed: str, told: str) -> None:
    assert told in change(talk, name, typed)
    assert saved(talk) == []


def test_the_way_out_of_a_misfit_is_the_other_value(talk: Talk) -> None:
    change(talk, "cutoff", "10:00")
    talk.tap(ADMIN, "催报时间")
    talk.type(ADMIN, "8:00 9:00")
    talk.tap(ADMIN, "确认修改")
    change(talk, "cutoff", "10:00")
    talk.tap(ADMIN, "确认修改")
    assert (talk.world.policy.cutoff, talk.world.policy.reminders) == (time(10), (time(8), time(9)))


def test_what_did_not_fit_before_is_not_held_against_another_change() -> None:
    odd = replace(DEFAULT_POLICY, digests=(time(9),))
    assert misfits(odd) == ("digests",)
    assert new_misfit(odd, replace(odd, fever=Decimal("37.5"))) is None
    assert new_misfit(odd, replace(odd, cutoff=time(6))) == "cutoff"


def test_the_same_value_is_no_change(talk: Talk) -> None:
    assert "现在就是这个值" in change(talk, "look_back_days", "14")


def test_verdicts_keep_their_version(talk: Talk) -> None:
    judged = {key: check.judgement for key, check in talk.world.checks.items()}
    assert "已作出的核查结论不变" in change(talk, "look_back_days", "21")
    talk.tap(ADMIN, "确认修改")
    assert {key: check.judgement for key, check in talk.world.checks.items()} == judged
    assert "已作出的核查结论" not in change(talk, "cutoff", "11:00")


def test_two_admins_at_once(talk: Talk) -> None:
    change(talk, "look_back_days", "21", ADMIN)
    change(talk, "look_back_days", "28", SECOND)
    talk.tap(ADMIN, "确认修改")
    assert talk.tap(SECOND, "确认修改").records == ()
    assert "21 天 → 28 天" in text_of(talk, SECOND)
    talk.tap(SECOND, "确认修改")
    assert [(record.base, record.values) for record in saved(talk)] == [
        (1, (("look_back_days", "21"),)),
        (2, (("look_back_days", "28"),)),
    ]


def test_two_admins_who_want_the_same(talk: Talk) -> None:
    for admin in (ADMIN, SECOND):
        change(talk, "look_back_days", "21", admin)
    talk.tap(ADMIN, "确认修改")
    assert talk.tap(SECOND, "确认修改").records == ()
    assert "现在就是这个值" in text_of(talk, SECOND)


def test_who_is_no_admin_any_more_changes_nothing(talk: Talk) -> None:
    change(talk, "look_back_days", "21")
    talk.world.enrol(ADMIN, "姜敏", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    talk.tap(ADMIN, "确认修改")
    assert "已没有办理此项的权限" in text_of(talk, ADMIN)
    assert saved(talk) == []


@pytest.mark.parametrize("chat", [MANAGER, OFFICER])
def test_nobody_else_sees_the_policy(talk: Talk, chat: int) -> None:
    talk.type(chat, "/policy")
    assert "没有这个命令" in text_of(talk, chat)
    for data in ("policy", "polset:fever", "polset:version"):
        talk.send(chat, Tapped(data), "")
        assert "没有找到这项内容" in text_of(talk, chat)


def test_a_value_that_is_none_is_a_stale_button(talk: Talk) -> None:
    turn = talk.send(ADMIN, Tapped("polset:roster_most"), "")
    assert turn.toast is not None
    assert turn.session.flow is None


@given(st.sampled_from(sorted(POLICY_VALUES)), st.text(max_size=60))
def test_nothing_typed_raises_and_what_is_read_can_be_written(name: str, text: str) -> None:
    read: Any = read_policy_value(name, text)
    if read is not None and within_limits(name, read):
        written = policy_value_to_text(name, read)
        assert policy_value_from_text(name, written) == read
        assert getattr(policy_with(DEFAULT_POLICY, ((name, written),)), name) == read
