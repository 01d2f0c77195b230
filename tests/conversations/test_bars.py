"""Who may not be on post: the order of the reasons, and that nobody with any of them is free."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import MAY_RETURN, BarReason, Status, Verdict
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.return_facts import Bar
from conversations.rules.bars import Standing, StandingCheck, bar_of, bars_of, is_front_line, is_standing

TODAY = date(2020, 2, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
FRONT_LINE = Policy(front_line_check=True)


def checked(verdict: Verdict = Verdict.FIT, *, confirmed: bool = True, back: date = TODAY, on: date = YESTERDAY) -> StandingCheck:
    """A check made yesterday for today."""
    return StandingCheck(5, verdict, confirmed, back, on)


def away(check: StandingCheck | None = None, day: date = YESTERDAY) -> Standing:
    """Somebody reported *not returned* on `day`."""
    return Standing(7, "收银员", check=check, last_status=Status.NOT_RETURNED, last_status_day=day)


@pytest.mark.parametrize(
    ("row", "bar"),
    [
        (Standing(7, None), None),
        (Standing(7, None, 3, TOMORROW, checked(Verdict.NOT_FIT)), Bar(7, BarReason.ISOLATION, TOMORROW, 5, 3)),
        (Standing(7, None, 3, YESTERDAY), Bar(7, BarReason.ISOLATION, YESTERDAY, None, 3)),
        (Standing(7, None, check=checked(Verdict.NOT_FIT, confirmed=False)), Bar(7, BarReason.NOT_FIT, check_id=5)),
        (Standing(7, None, check=checked(Verdict.INCOMPLETE, confirmed=False)), Bar(7, BarReason.INCOMPLETE, check_id=5)),
        (Standing(7, None, check=checked(confirmed=False)), Bar(7, BarReason.UNCONFIRMED, check_id=5)),
        (Standing(7, None, check=checked(Verdict.ISOLATE)), None),
        (Standing(7, None, check=checked(back=TOMORROW)), None),
        (away(checked(back=TOMORROW)), Bar(7, BarReason.NOT_YET, TODAY, 5, away=YESTERDAY)),
        (away(checked(Verdict.OBSERVED)), None),
        (away(checked(Verdict.ISOLATE)), None),
        (away(checked(back=YESTERDAY)), None),
        (away(), Bar(7, BarReason.UNCHECKED, away=YESTERDAY)),
        (away(checked(on=YESTERDAY - timedelta(days=1))), Bar(7, BarReason.UNCHECKED, check_id=5, away=YESTERDAY)),
        (away(checked(back=YESTERDAY - timedelta(days=1), on=TODAY)), Bar(7, BarReason.UNCHECKED, check_id=5, away=YESTERDAY)),
        (away(checked(Verdict.ISOLATE, back=YESTERDAY - timedelta(days=9))), None),
        (away(checked(Verdict.NOT_FIT)), Bar(7, BarReason.NOT_FIT, check_id=5, away=YESTERDAY)),
        (Standing(7, "收银员", last_status=Status.LEAVE, last_status_day=YESTERDAY), None),
    ],
)
def test_the_first_reason_that_holds(row: Standing, bar: Bar | None) -> None:
    assert bar_of(row, DEFAULT_POLICY, TODAY) == bar


def test_the_policy_may_ask_nothing_of_who_comes_back() -> None:
    lenient = Policy(returning_check=False)
    assert bar_of(away(), lenient, TODAY) is None
    assert bar_of(away(checked(Verdict.NOT_FIT)), lenient, TODAY) is not None


def test_front_line_posts_owe_a_check_where_the_policy_says_so() -> None:
    assert is_front_line("早班收银员", FRONT_LINE)
    assert not is_front_line("会计", FRONT_LINE)
    assert not is_front_line(None, FRONT_LINE)
    assert bar_of(Standing(7, "收银员"), FRONT_LINE, TODAY) == Bar(7, BarReason.UNCHECKED)
    assert bar_of(Standing(7, "会计"), FRONT_LINE, TODAY) is None
    old = checked(on=TODAY - timedelta(days=300), back=TODAY - timedelta(days=300))
    assert bar_of(Standing(7, "收银员", check=old), FRONT_LINE, TODAY) is None


def test_who_is_filed_again_as_not_returned() -> None:
    for reason in BarReason:
        stands = reason not in (BarReason.ISOLATION, BarReason.NOT_FIT)
        assert is_standing(Status.NOT_RETURNED, Bar(7, reason)) is stands
        assert not is_standing(Status.LEAVE, Bar(7, reason))
    assert not is_standing(Status.NOT_RETURNED, None)
    assert not is_standing(None, None)


DAYS = st.integers(-20, 1).map(lambda n: TODAY + timedelta(days=n))
CHECKS = st.builds(StandingCheck, st.integers(1, 9), st.sampled_from(Verdict), st.booleans(), DAYS, DAYS)
ROWS = st.builds(
    Standing,
    st.integers(1, 5),
    st.sampled_from([None, "收银员", "会计"]),
    st.none() | st.integers(1, 9),
    st.none() | DAYS,
    st.none() | CHECKS,
    st.none() | st.sampled_from(Status),
    DAYS,
)
POLICIES = st.builds(Policy, returning_check=st.booleans(), front_line_check=st.booleans())


@given(ROWS, POLICIES)
def test_nobody_with_anything_open_is_free(row: Standing, policy: Policy) -> None:
    check = row.check
    has_not_returned = row.last_status is Status.NOT_RETURNED
    answered = check is not None and check.verdict in MAY_RETURN | {Verdict.ISOLATE}
    if has_not_returned and check is not None and row.last_status_day is not None:
        tells_of = [check.declared_on] if check.verdict is Verdict.ISOLATE else [check.declared_on, check.return_day]
        answered = answered and all(row.last_status_day <= day for day in tells_of)
    owed = (policy.returning_check and has_not_returned) or (policy.front_line_check and row.post == "收银员")
    in_the_way = [
        row.isolation_id is not None,
        check is not None and check.verdict is Verdict.NOT_FIT,
        check is not None and check.verdict is Verdict.INCOMPLETE,
        check is not None and not check.confirmed,
        has_not_returned and check is not None and check.verdict in MAY_RETURN and check.return_day > TODAY,
        owed and not answered,
    ]
    bar = bar_of(row, policy, TODAY)
    assert (bar is not None) is any(in_the_way)
    if bar is not None:
        assert bar.reason is list(BarReason)[in_the_way.index(True)], "in the order of the codes"
        assert bar.staff_id == row.staff_id


@given(st.lists(ROWS, max_size=5), POLICIES)
def test_bars_come_in_the_order_of_the_rows(rows: list[Standing], policy: Policy) -> None:
    one_by_one = [bar_of(row, policy, TODAY) for row in rows]
    assert bars_of(rows, policy, TODAY) == tuple(bar for bar in one_by_one if bar is not None)
