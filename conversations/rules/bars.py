"""Who may not be on post today, and why: what a person's isolation, return check and last status in the ledger come to (D2, D3)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from conversations.codes import MAY_RETURN, BarReason, Status, Verdict
from conversations.policy import Policy
from conversations.return_facts import Bar

_STANDS = frozenset({BarReason.INCOMPLETE, BarReason.UNCONFIRMED, BarReason.NOT_YET, BarReason.UNCHECKED})
_ANSWERED = MAY_RETURN | {Verdict.ISOLATE}
"""Verdicts that leave nothing owed: who was isolated has been observed, and while it lasts the isolation itself bars."""


@dataclass(frozen=True, slots=True)
class StandingCheck:
    """What counts of a person's current return check. `confirmed`: a manager declared it or stands for it. `declared_on`: the local day
    of its newest revision."""

    id: int
    verdict: Verdict
    confirmed: bool
    return_day: date
    declared_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How a present staff member stands. `isolation_id`, `isolation_until` of the open isolation, else None. `check`: the current one.
    `last_status`, `last_status_day`: of what earlier reports tell since the person was last on post, the newest *not returned* if there
    is one, because a day of leave in between does not do away with the check that is owed, else the newest. *Departed* is skipped: who
    left the roster and is back owes what was owed. None where the newest report tells nothing."""

    staff_id: int
    post: str | None
    isolation_id: int | None = None
    isolation_until: date | None = None
    check: StandingCheck | None = None
    last_status: Status | None = None
    last_status_day: date | None = None


def is_front_line(post: str | None, policy: Policy) -> bool:
    """Whether the post holds one of the policy's words for posts at the front line (一线)."""
    return post is not None and any(word in post for word in policy.front_line_posts)


def bar_of(row: Standing, policy: Policy, today: date) -> Bar | None:
    """Why this person may not be on post today, the first that holds; None where nothing is in the way."""
    bar = _first_reason(row, policy, today)
    away = policy.returning_check and row.last_status is Status.NOT_RETURNED
    return replace(bar, away=row.last_status_day) if bar is not None and away else bar


def _first_reason(row: Standing, policy: Policy, today: date) -> Bar | None:
    check = row.check
    if row.isolation_id is not None:
        check_id = None if check is None else check.id
        return Bar(row.staff_id, BarReason.ISOLATION, row.isolation_until, check_id, row.isolation_id)
    if check is not None:
        reason = _reason_in(check)
        if reason is not None:
            return Bar(row.staff_id, reason, check_id=check.id)
        if row.last_status is Status.NOT_RETURNED and check.verdict in MAY_RETURN and today < check.return_day:
            return Bar(row.staff_id, BarReason.NOT_YET, until=check.return_day - timedelta(days=1), check_id=check.id)
    return Bar(row.staff_id, BarReason.UNCHECKED, check_id=None if check is None else check.id) if _owes_check(row, policy) else None


def bars_of(rows: Iterable[Standing], policy: Policy, today: date) -> tuple[Bar, ...]:
    """The bars of an enterprise's present staff, in the order of the rows; who may be on post has none."""
    return tuple(bar for bar in (bar_of(row, policy, today) for row in rows) if bar is not None)


def is_standing(last_status: Status | None, bar: Bar | None) -> bool:
    """Whether the entry *not returned* of the last report is filed again by itself: nothing new is to be told of who is still away and
    may not come yet. Isolation and *not fit* have to be told of every day."""
    return last_status is Status.NOT_RETURNED and bar is not None and bar.reason in _STANDS


def _reason_in(check: StandingCheck) -> BarReason | None:
    if check.verdict is Verdict.NOT_FIT:
        return BarReason.NOT_FIT
    if check.verdict is Verdict.INCOMPLETE:
        return BarReason.INCOMPLETE
    return None if check.confirmed else BarReason.UNCONFIRMED


def _owes_check(row: Standing, policy: Policy) -> bool:
    """Who has not returned owes a check made since that was last told, and for a return not before it: an older one, or an older one
    that was amended since, says nothing of the days between."""
    away = row.last_status is Status.NOT_RETURNED
    if not (policy.returning_check and away) and not (policy.front_line_check and is_front_line(row.post, policy)):
        return False
    if row.check is None or row.check.verdict not in _ANSWERED:
        return True
    return away and row.last_status_day is not None and _counts_from(row.check) < row.last_status_day


def _counts_from(check: StandingCheck) -> date:
    """Up to which day a check says where somebody was. Who was isolated has been observed since, whichever return day was meant."""
    return check.declared_on if check.verdict is Verdict.ISOLATE else min(check.declared_on, check.return_day)
