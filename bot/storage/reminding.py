"""What managers are reminded of at one moment: every duty that is due then, in one letter for a manager and enterprise.

The reminders of a moment are queued by one statement, whatever falls on it: the policy's times, times that people have chosen themselves,
and the ends of what they had put off. Who wants to be reminded of a duty at another time, or of nothing for a while, is left out; the last
reminder of the ledger before the cutoff leaves nobody out. Each screen is composed right before it leaves, from facts as they are then.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    case,
    cast,
    delete,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.closed_days import works_on
from bot.storage.columns import Moment, among
from bot.storage.facts.overdue import begun_by
from bot.storage.open_slots import open_slots
from bot.storage.outgoing import queue
from bot.storage.schedule import HEALTH_LEDGER, SlotRow
from conversations.codes import Verdict
from conversations.policy import Policy
from conversations.reminding import WISHED, Duty, last_before_cutoff, of_half
from conversations.rules.isolation import half_of

BITS = {duty: 1 << place for place, duty in enumerate(Duty)}
SCREENS = {Duty.LEDGER: "reminder", Duty.READINGS: "readings", Duty.DISINFECTION: "disinfect", Duty.OVERDUE: "disinfect_overdue"}
"""The composed screens of one duty alone; their subject is the enterprise."""
BUNDLE = "reminders"
"""The composed screen of several; its subject is `ENTERPRISE:DUTIES`, `17:ledger+readings`."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """A slot that is being run. `wall`: its time by the policy, or by those who have chosen it (`own`)."""

    slot: SlotRow
    duty: Duty
    wall: time
    own: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """The moment of the reminders: `now` local and aware, `day_ends` the end of its day, and what tells who owes what."""

    now: datetime
    day_ends: datetime
    policy: Policy
    is_work_day: bool

    @property
    def day(self) -> date:
        """The local day."""
        return self.now.date()


async def wished_times(conn: AsyncConnection) -> list[tuple[Duty, time]]:
    """The times that managers want to be reminded at, each once. One statement."""
    c = t.wish.c
    found = await conn.execute(select(c.what, c.at).where(c.what.in_([duty.value for duty in WISHED])).distinct())
    return [(Duty(row.what), row.at) for row in found]


async def anybody_awake(conn: AsyncConnection, now: datetime) -> bool:
    """Whether somebody had put reminders off until now."""
    return (await conn.execute(select(t.snooze.c.account_id).where(t.snooze.c.until <= now).limit(1))).first() is not None


async def wake(conn: AsyncConnection, at: At) -> list[int]:
    """Let all end that was put off until now, and tell whose it was. Of days gone by it ends without a word."""
    c = t.snooze.c
    ended = await conn.execute(delete(t.snooze).where(c.until <= at.now).returning(c.account_id, c.day))
    return sorted(row.account_id for row in ended if row.day == at.day)


async def queue_reminders(conn: AsyncConnection, remindings: Sequence[Reminding], at: At, awake: Collection[int] = ()) -> int:
    """Queue the reminders of a moment: those of the slots, and for the accounts in `awake` whatever is still owed now. One statement.
    Returns how many were queued."""
    parts = [part for each in remindings for part in _of_slot(each, at)]
    parts += _still_owed(at, sorted(awake)) if awake else []
    if not parts:
        return 0
    rows = _alone(parts[0]) if len(parts) == 1 else _together(parts)
    now = literal(at.now, Moment)
    lane = literal("reminder", Text)
    letters = select(
        rows.c.chat_id, lane, rows.c.screen, rows.c.subject, rows.c.language, rows.c.key, now, rows.c.expires_at, now.label("created")
    )
    # As they lie in the indexes: by path a province takes twice as long. (The order also tells SQLite where the select ends.)
    return await queue(conn, letters.order_by(rows.c.enterprise_id))


def _of_slot(one: Reminding, at: At) -> list[Select[Any]]:
    if one.own:
        who, few = _wishing(one), _wishing_enterprises(one)
        parts = [_part(_lacking(one.duty, one, at, few), one.duty, one.slot, who & ~_asleep(at))]
        if one.duty is Duty.LEDGER:
            parts.append(_part(_waiting_checks(at, few), Duty.RETURNS, one.slot, who & ~_asleep(at) & ~_wished_earlier(one)))
        return parts
    if one.duty is Duty.LEDGER and one.wall == last_before_cutoff(at.policy):
        parts = [_part(_lacking(one.duty, one, at), one.duty, one.slot)]
    elif one.duty is Duty.OVERDUE:
        parts = [_part(_lacking(one.duty, one, at), one.duty, one.slot, ~_asleep(at))]
    else:
        parts = [_part(_lacking(one.duty, one, at), one.duty, one.slot, ~_asleep(at) & ~_wishes_otherwise(one, at.policy))]
    if one.duty is Duty.LEDGER and one.wall == min(at.policy.reminders):
        checks = _part(_waiting_checks(at), Duty.RETURNS, one.slot, ~_asleep(at) & ~_wishes_otherwise(one, at.policy))
        parts.append(checks)
    return parts


def _still_owed(at: At, awake: Sequence[int]) -> list[Select[Any]]:
    """Whatever these people still owe now; return checks until the cutoff alone, for they are told once a day."""
    wall = at.now.time().replace(second=0, microsecond=0, tzinfo=None)
    m = t.membership
    few = select(m.c.enterprise_id).where(among(m.c.account_id, awake), m.c.role == "manager", m.c.ended_at.is_(None))
    disinfection = Duty.OVERDUE if wall >= at.policy.disinfection_overdue else Duty.DISINFECTION
    duties = [Duty.LEDGER, Duty.READINGS, disinfection, *([Duty.RETURNS] if wall < at.policy.cutoff else [])]
    parts = []
    for duty in duties:
        slot = SlotRow(f"snooze:{at.now.isoformat()}", "snooze", at.day, at.now, at.day_ends)
        lacking = _waiting_checks(at, few) if duty is Duty.RETURNS else _lacking(duty, Reminding(slot, duty, wall), at, few)
        parts.append(_part(lacking, duty, slot, among(t.account.c.id, awake)))
    return parts


def _lacking(duty: Duty, one: Reminding, at: At, few: Select[Any] | None = None) -> Select[Any]:
    """The enterprises, of `few` alone if told so, that owe the duty."""
    if duty is Duty.LEDGER:
        due = t.due.c
        found = select(due.enterprise_id).where(due.day == at.day, due.duty == HEALTH_LEDGER)
        return found if few is None else found.where(due.enterprise_id.in_(few))
    if duty is Duty.READINGS:
        return _lacking_readings(one, at, few)
    begun = [one.wall] if duty is Duty.DISINFECTION and not one.own and one.wall in at.policy.disinfection_times else []
    open_now = open_slots(at.day, at.is_work_day, at.policy, begun or begun_by(one.wall, at.policy.disinfection_times))
    found = open_now if few is None else open_now.where(t.disinfection_point.c.enterprise_id.in_(few))
    return select(found.subquery("found").c.enterprise_id).distinct()


def _lacking_readings(one: Reminding, at: At, few: Select[Any] | None) -> Select[Any]:
    half = half_of(datetime.combine(at.day, one.wall, at.now.tzinfo), at.policy)
    taken = exists().where(t.reading.c.isolation_id == t.isolation.c.id, t.reading.c.day == at.day, t.reading.c.half == half.value)
    found = (
        select(t.isolation.c.enterprise_id)
        .join(t.staff, t.staff.c.id == t.isolation.c.staff_id)
        .where(t.isolated, t.present, ~taken)
        .distinct()
    )
    return found if few is None else found.where(t.isolation.c.enterprise_id.in_(few))


def _waiting_checks(at: At, few: Select[Any] | None = None) -> Select[Any]:
    """The enterprises at work with a check that lacks days, or that a staff member has declared before today and nobody has answered."""
    c = t.return_check.c
    waiting = or_(c.verdict == Verdict.INCOMPLETE.value, and_(c.confirmed_at.is_(None), c.declared_on < at.day))
    found = (
        select(c.enterprise_id)
        .join_from(t.return_check, t.staff, t.staff.c.id == c.staff_id)
        .join(t.enterprise, t.enterprise.c.id == c.enterprise_id)
        .where(t.unclear_check, t.present, waiting, works_on(at.day, at.is_work_day))
        .distinct()
    )
    return found if few is None else found.where(c.enterprise_id.in_(few))


def _part(lacking: Select[Any], duty: Duty, slot: SlotRow, who: ColumnElement[bool] | None = None) -> Select[Any]:
    """A row for each manager who can be written to of each of the enterprises, of whom `who` holds."""
    found, m, a = lacking.subquery("lacking"), t.membership, t.account
    managers = found.join(m, and_(m.c.enterprise_id == found.c.enterprise_id, m.c.role == "manager")).join(a, a.c.id == m.c.account_id)
    rows = (
        select(
            a.c.id.label("account_id"),
            a.c.chat_id,
            a.c.language,
            found.c.enterprise_id,
            literal(BITS[duty], Integer).label("duty"),
            literal(slot.key, Text).label("head"),
            literal(slot.expires_at, Moment).label("expires_at"),
        )
        .select_from(managers)
        .where(m.c.ended_at.is_(None), a.c.reachable)
    )
    return rows if who is None else rows.where(who)


def _alone(part: Select[Any]) -> Any:
    """The letters of one duty."""
    rows = part.subquery("rows")
    subject = cast(rows.c.enterprise_id, Text)
    screen = case({BITS[duty]: name for duty, name in SCREENS.items()}, value=rows.c.duty, else_=BUNDLE)
    return _letters(rows, screen, case((rows.c.duty == BITS[Duty.RETURNS], subject + f":{Duty.RETURNS}"), else_=subject))


def _together(parts: Sequence[Select[Any]]) -> Any:
    """The letters of several duties: one for each manager and enterprise. What is only about one of them looks as if it had come alone."""
    told = union_all(*parts).subquery("told")
    c = told.c
    of_each = {duty: func.max(case((c.duty == bit, 1), else_=0)) for duty, bit in BITS.items()}
    rows = (
        select(
            c.account_id,
            c.chat_id,
            c.language,
            c.enterprise_id,
            func.max(c.head).label("head"),
            func.max(c.expires_at, type_=Moment()).label("expires_at"),
            *(each.label(duty.value) for duty, each in of_each.items()),
        )
        .group_by(c.account_id, c.chat_id, c.language, c.enterprise_id)
        .subquery("rows")
    )
    has = {duty: rows.c[duty.value] for duty in Duty}
    several = sum(has.values(), literal(0, Integer)) > 1
    enterprise_id = cast(rows.c.enterprise_id, Text)
    names: ColumnElement[str] = literal("", Text)
    for duty, one in has.items():
        names = names + case((one == 1, literal(f"+{duty}", Text)), else_=literal("", Text))
    alone = [(has[duty] == 1, literal(name, Text)) for duty, name in SCREENS.items()]
    bundled = or_(several, has[Duty.RETURNS] == 1)
    screen = case((bundled, literal(BUNDLE, Text)), *alone, else_=literal(BUNDLE, Text))
    subject = case((bundled, enterprise_id + literal(":", Text) + func.substr(names, 2)), else_=enterprise_id)
    return _letters(rows, screen, subject)


def _letters(rows: Any, screen: ColumnElement[str], subject: ColumnElement[str]) -> Any:
    c = rows.c
    about = cast(c.enterprise_id, Text) + literal(":acc-", Text) + cast(c.account_id, Text)
    key = c.head + literal(":ent-", Text) + about
    columns = (screen.label("screen"), subject.label("subject"), key.label("key"))
    return select(c.chat_id, c.language, c.enterprise_id, c.expires_at, *columns).subquery("letters")


def _asleep(at: At) -> ColumnElement[bool]:
    """The person wants to hear nothing for a while."""
    return exists().where(t.snooze.c.account_id == t.account.c.id, t.snooze.c.until > at.now).correlate(t.account)


def _wishes_otherwise(one: Reminding, policy: Policy) -> ColumnElement[bool]:
    """The person has chosen a time of the own, which the policy allows, that stands for this one."""
    c = t.wish.c
    spans = [c.at >= begins if ends is None else (c.at >= begins) & (c.at < ends) for begins, ends in of_half(one.duty, one.wall, policy)]
    return exists().where(c.account_id == t.account.c.id, c.what == one.duty.value, or_(false(), *spans)).correlate(t.account)


def _wishing(one: Reminding) -> ColumnElement[bool]:
    """The person has chosen this time."""
    return t.account.c.id.in_(select(t.wish.c.account_id).where(t.wish.c.what == one.duty.value, t.wish.c.at == one.wall))


def _wishing_enterprises(one: Reminding) -> Select[Any]:
    m = t.membership
    wishing = select(t.wish.c.account_id).where(t.wish.c.what == one.duty.value, t.wish.c.at == one.wall)
    return select(m.c.enterprise_id).where(m.c.account_id.in_(wishing), m.c.role == "manager", m.c.ended_at.is_(None))


def _wished_earlier(one: Reminding) -> ColumnElement[bool]:
    c = t.wish.c
    return exists().where(c.account_id == t.account.c.id, c.what == one.duty.value, c.at < one.wall).correlate(t.account)
