"""Who may not be on post, and why. Only people are looked at who may be barred at all: those in isolation, those whose check does not clear
them, those of whom the newest report told something, those who were off the roster when it was filed, and, where the policy asks for it,
the front line without a check that clears."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Select, bindparam, exists, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids, holds, member_texts
from bot.storage.facts.scope import Scope
from conversations.codes import Status, Verdict
from conversations.policy import Policy
from conversations.return_facts import Bar
from conversations.rules.bars import Standing, StandingCheck, bar_of

_today = bindparam("today", type_=Date)
_other = t.report.alias("other")
NEWEST_BEFORE = (
    select(_other.c.id)
    .where(_other.c.enterprise_id == t.enterprise.c.id, _other.c.day < _today)
    .order_by(_other.c.day.desc(), _other.c.revision.desc())
    .limit(1)
    .correlate(t.enterprise)
    .scalar_subquery()
)
"""The id of an enterprise's newest report before `today`."""

_AWAY = t.health_entry.c.status != Status.ON_POST.value


def _is_newest(report: Any, later: Any) -> Any:
    same_day = (later.c.enterprise_id == report.c.enterprise_id) & (later.c.day == report.c.day)
    return ~exists().where(same_day, later.c.revision > report.c.revision)


def _last_not_returned() -> Any:
    """The day on which the person was told of as not returned last, if every report since then has told of the person away from the post or
    was filed while the person was off the roster: neither does away with the check that is owed."""
    told, newer = t.report.alias("told"), t.report.alias("newer")
    last = (
        select(told.c.enterprise_id, told.c.day)
        .join_from(t.health_entry, told, told.c.id == t.health_entry.c.report_id)
        .where(t.health_entry.c.staff_id == t.staff.c.id, t.not_returned, told.c.day < _today, _is_newest(told, newer))
        .order_by(told.c.day.desc())
        .limit(1)
        .correlate(t.staff)
        .subquery("latest")
    )
    since, newer_since, entry = t.report.alias("since"), t.report.alias("newer_since"), t.health_entry.alias("entry")
    away = exists().where(entry.c.report_id == since.c.id, entry.c.staff_id == t.staff.c.id, entry.c.status != Status.ON_POST.value)
    back = exists().where(
        since.c.enterprise_id == last.c.enterprise_id,
        since.c.day > last.c.day,
        since.c.day < _today,
        _is_newest(since, newer_since),
        ~away.correlate(since, t.staff),
        ~_off_roster(since).correlate(since, t.staff),
        t.present | (since.c.reported_at < t.staff.c.departed_at),
    )
    return select(last.c.day).where(~back.correlate(last, t.staff)).correlate(t.staff).scalar_subquery()


def _off_roster(report: Any) -> Any:
    """Whether the person, who has come back, was off the roster when the report was filed."""
    return exists().where(t.off_roster.c.staff_id == t.staff.c.id, _filed_meanwhile(report))


def _filed_meanwhile(report: Any) -> Any:
    return (t.off_roster.c.gone_at <= report.c.reported_at) & (report.c.reported_at < t.off_roster.c.back_at)


_STANDINGS = (
    select(
        t.staff.c.id,
        t.staff.c.enterprise_id,
        t.staff.c.post,
        t.isolation.c.id.label("isolation_id"),
        t.isolation.c.until,
        t.return_check.c.id.label("check_id"),
        t.return_check.c.verdict,
        t.return_check.c.confirmed_at,
        t.return_check.c.return_day,
        t.return_check.c.declared_on,
        _last_not_returned().label("away_on"),
    )
    .outerjoin_from(t.staff, t.isolation, (t.isolation.c.staff_id == t.staff.c.id) & t.isolated)
    .outerjoin(t.return_check, (t.return_check.c.staff_id == t.staff.c.id) & t.current_check)
    .order_by(t.staff.c.position, t.staff.c.id)
)


def _who(*more: Select[Any]) -> Select[Any]:
    """The standings of the present staff of `enterprises` who may be barred."""
    candidates = union(
        select(t.isolation.c.staff_id).where(among_ids(t.isolation.c.enterprise_id, "enterprises"), t.isolated),
        select(t.return_check.c.staff_id).where(among_ids(t.return_check.c.enterprise_id, "enterprises"), t.unclear_check),
        select(t.health_entry.c.staff_id)
        .join_from(t.enterprise, t.health_entry, (t.health_entry.c.report_id == NEWEST_BEFORE) & _AWAY)
        .where(among_ids(t.enterprise.c.id, "enterprises")),
        select(t.off_roster.c.staff_id)
        .join_from(t.enterprise, t.report, t.report.c.id == NEWEST_BEFORE)
        .join(t.off_roster, (t.off_roster.c.enterprise_id == t.enterprise.c.id) & _filed_meanwhile(t.report))
        .where(among_ids(t.enterprise.c.id, "enterprises")),
        *more,
    )
    return _STANDINGS.where(t.staff.c.id.in_(candidates), t.present)


_worker, _word = t.staff.alias("worker"), member_texts("posts")
_cleared = exists().where(t.return_check.c.staff_id == _worker.c.id, t.current_check, t.return_check.c.clear)
_FRONT_LINE = select(_worker.c.id.label("staff_id")).where(
    among_ids(_worker.c.enterprise_id, "enterprises"),
    _worker.c.departed_at.is_(None),
    exists(select(_word.c.value).where(holds(_worker.c.post, _word.c.value))),
    ~_cleared,
)
_SOME, _SOME_AND_FRONT_LINE = _who(), _who(_FRONT_LINE)
_CHOSEN = _STANDINGS.where(among_ids(t.staff.c.id, "people"))


async def load_bars(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, tuple[Bar, ...]]:
    """Who of the enterprises' present staff may not be on post today, in the order of the rosters. One statement."""
    wanted: dict[str, Any] = {"enterprises": enterprise_ids, "today": scope.today}
    statement = _SOME
    if scope.policy.front_line_check:
        statement, wanted["posts"] = _SOME_AND_FRONT_LINE, list(scope.policy.front_line_posts)
    found: dict[int, list[Bar]] = {}
    for row in await conn.execute(statement, wanted):
        bar = bar_of(_standing(row), scope.policy, scope.today)
        if bar is not None:
            found.setdefault(row.enterprise_id, []).append(bar)
    return {enterprise_id: tuple(bars) for enterprise_id, bars in found.items()}


async def barred_among(conn: AsyncConnection, staff_ids: Collection[int], policy: Policy, today: date) -> frozenset[int]:
    """Who of these people, also if they have left, may not be on post, or could not if they were there; what was told of them today counts,
    too. One statement."""
    rows = await conn.execute(_CHOSEN, {"people": staff_ids, "today": today + timedelta(days=1)})
    return frozenset(row.id for row in rows if bar_of(_standing(row), policy, today) is not None)


def _standing(row: Any) -> Standing:
    check = None
    if row.check_id is not None:
        check = StandingCheck(row.check_id, Verdict(row.verdict), row.confirmed_at is not None, row.return_day, row.declared_on)
    return Standing(
        staff_id=row.id,
        post=row.post,
        isolation_id=row.isolation_id,
        isolation_until=row.until,
        check=check,
        last_status=Status.NOT_RETURNED if row.away_on else None,
        last_status_day=row.away_on,
    )
