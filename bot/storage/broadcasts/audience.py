"""An audience as one SELECT: a row an account, however many roles or enterprises make it belong.

Filters look at one role of a person at a time: a manager of two enterprises of which one is excluded belongs for the other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Text, and_, cast, exists, false, func, null, or_, select, true, union_all
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.risk_today import load_risk_today
from bot.storage.schedule import HEALTH_LEDGER
from conversations.audience import SIZES, Audience, Filter
from conversations.codes import RiskLevel
from conversations.policy import Policy
from conversations.roles import Role

OF_ENTERPRISES = (Role.MANAGER, Role.STAFF)
"""The roles that one holds in an enterprise."""

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class At:
    """What an audience depends on besides the tables: the local day until which days of silence are counted, and the divisions that are
    not at low risk; and what the database can do: give the first row of each account (`distinct_on`)."""

    last_day: date
    raised: Mapping[str, RiskLevel] = field(default_factory=dict)
    distinct_on: bool = False


async def audience_at(conn: AsyncConnection, audiences: Iterable[Audience], now: datetime, policy: Policy) -> At:
    """What these audiences depend on at `now`, local. Today counts as a day of silence from the cutoff on. One statement at most."""
    last_day = now.date() if now.time() >= policy.cutoff else now.date() - timedelta(days=1)
    asked = any(one.risks for audience in audiences for one in (audience.include, audience.exclude))
    raised = (await load_risk_today(conn, now)).raised if asked else {}
    return At(last_day, raised, distinct_on=conn.dialect.name != "sqlite")


def people(audience: Audience, at: At) -> Select[Any]:
    """`account_id`, `chat_id`, `language`, `reachable`, `enterprise_id` (the oldest of those by which the person belongs), and
    `division_code` (of that enterprise, or of the officer)."""
    once = _once(audience, at).subquery("once")
    return select(
        t.account.c.id.label("account_id"),
        t.account.c.chat_id,
        t.account.c.language,
        t.account.c.reachable,
        once.c.enterprise_id,
        once.c.division_code,
    ).join_from(once, t.account, t.account.c.id == once.c.account_id)


def _once(audience: Audience, at: At) -> Select[Any]:
    """A row an account. With `DISTINCT ON` a province takes half the time."""
    belonging = _belonging(audience, at).subquery("belonging")
    c = belonging.c
    if at.distinct_on:
        first = select(c.account_id, c.enterprise_id, c.division_code).ext(distinct_on(c.account_id))
        return first.order_by(c.account_id, c.enterprise_id.nulls_last(), c.division_code)
    oldest = select(c.account_id, func.min(c.enterprise_id).label("enterprise_id"), func.min(c.division_code).label("division_code"))
    once = oldest.group_by(c.account_id).subquery("oldest")
    division = func.coalesce(t.enterprise.c.division_code, once.c.division_code)
    joined = once.outerjoin(t.enterprise, t.enterprise.c.id == once.c.enterprise_id)
    return select(once.c.account_id, once.c.enterprise_id, division.label("division_code")).select_from(joined)


def _belonging(audience: Audience, at: At) -> Any:
    """By which roles people belong, a row each."""
    parts = []
    of_enterprises = [role.value for role in OF_ENTERPRISES if role in audience.roles]
    if of_enterprises:
        parts.append(_of_enterprises(of_enterprises, audience, at))
    if Role.OFFICER in audience.roles:
        parts.append(_officers(audience))
    if Role.ADMIN in audience.roles:
        parts.append(_admins(audience))
    if not parts:
        return _rows(null(), null()).where(false())
    return union_all(*parts) if len(parts) > 1 else parts[0]


def _rows(enterprise_id: ColumnElement[Any], division_code: ColumnElement[Any]) -> Select[Any]:
    return select(
        t.membership.c.account_id,
        cast(enterprise_id, BigInteger).label("enterprise_id"),
        cast(division_code, Text).label("division_code"),
    )


def _of_enterprises(roles: Sequence[str], audience: Audience, at: At) -> Select[Any]:
    wanted = [t.held, t.membership.c.role.in_(roles), t.enterprise.c.active]
    wanted += _conditions(audience.include, at)
    unwanted = _conditions(audience.exclude, at)
    if unwanted:
        wanted.append(~func.coalesce(or_(*unwanted), false()))
    joined = t.membership.join(t.enterprise, t.enterprise.c.id == t.membership.c.enterprise_id)
    return _rows(t.enterprise.c.id, t.enterprise.c.division_code).select_from(joined).where(*wanted)


def _conditions(one: Filter, at: At) -> Conditions:
    """What an enterprise has to fulfil, a condition a field that is not empty."""
    e = t.enterprise.c
    found: Conditions = []
    if one.divisions:
        found.append(_within(e.path, one.divisions))
    if one.sectors:
        found.append(among(e.sector, sorted(one.sectors)))
    if one.risks:
        found.append(_at_risk(one.risks, at))
    if one.key_levels:
        key = t.key_enterprise.c
        found.append(e.id.in_(select(key.enterprise_id).where(among(key.level, sorted(one.key_levels)))))
    if one.sizes:
        found.append(or_(*(_of_size(*SIZES[size]) for size in one.sizes)))
    if one.silent_days:
        found.append(e.id.in_(_silent(one.silent_days, at.last_day)))
    if one.enterprises:
        found.append(among(e.id, sorted(one.enterprises)))
    return found


def _within(path: ColumnElement[Any], codes: Collection[str]) -> ColumnElement[bool]:
    chosen = t.division.alias("chosen")
    return exists().where(among(chosen.c.code, sorted(codes)), below(path, chosen.c.path)).correlate(t.enterprise, t.membership)


def _at_risk(risks: Collection[RiskLevel], at: At) -> ColumnElement[bool]:
    code = t.enterprise.c.division_code
    if RiskLevel.LOW in risks:
        return ~among(code, sorted(one for one, level in at.raised.items() if level not in risks))
    return among(code, sorted(one for one, level in at.raised.items() if level in risks))


def _of_size(least: int, most: int | None) -> ColumnElement[bool]:
    heads = t.enterprise.c.headcount
    return heads >= least if most is None else heads.between(least, most)


def _silent(days: int, last_day: date) -> Select[Any]:
    """Enterprises that have owed the ledger on so many days running and not reported: since their last report, or ever, there are so many
    rows of it. Days on which nothing was owed have none: they neither count nor end a run. Long holidays are looked across."""
    c = t.due.c
    last = select(func.max(t.report.c.day)).where(t.report.c.enterprise_id == c.enterprise_id).correlate(t.due).scalar_subquery()
    owed = and_(c.duty == HEALTH_LEDGER, c.day <= last_day, c.day > last_day - timedelta(days=2 * days + 14))
    since = or_(last.is_(None), c.day > last)
    return select(c.enterprise_id).where(owed, since).group_by(c.enterprise_id).having(func.count() >= days)


def _officers(audience: Audience) -> Select[Any]:
    """Officers have divisions alone: whatever else is asked of them they do not have."""
    m = t.membership.c
    wanted: Conditions = [t.held_by_officer]
    if audience.include.divisions:
        wanted.append(_within(m.path, audience.include.divisions))
    if audience.exclude.divisions:
        wanted.append(~_within(m.path, audience.exclude.divisions))
    wanted.append(true() if _asks_divisions_at_most(audience.include) else false())
    return _rows(null(), m.division_code).where(*wanted)


def _admins(audience: Audience) -> Select[Any]:
    wanted = true() if audience.include == Filter() else false()
    return _rows(null(), null()).where(t.held, t.membership.c.role == Role.ADMIN.value, wanted)


def _asks_divisions_at_most(one: Filter) -> bool:
    return one == Filter(divisions=one.divisions)
