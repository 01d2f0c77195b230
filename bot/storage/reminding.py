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
    Subquery,
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
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.closed_days import works_on
from bot.storage.columns import Moment, among, bytewise
from bot.storage.facts.overdue import begun_by
from bot.storage.open_slots import open_slots, open_vehicles
from bot.storage.outgoing import queue
from bot.storage.reminder_subjects import BITS, BUNDLE, SINGLE, subjects
from bot.storage.schedule import HEALTH_LEDGER, SlotRow
from conversations.codes import Verdict
from conversations.policy import Policy
from conversations.reminding import WISHED, Duty, allowed, last_before_cutoff, of_half
from conversations.rules.isolation import half_of

_STANDS_FOR = {"own_ledger": "reminder", "own_readings": "readings", "own_disinfection": "disinfect"}
"""The kinds of slots for own times, and of the policy's whose place they take: who is told by one is not told by the other as well."""
_OF_POLICY = ("reminder", "readings", "disinfect", "disinfect_overdue")
"""What the keys of letters of the policy's times begin with."""


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
    """Queue the reminders of a moment: those of the slots, and for the accounts in `awake` whatever is still owed now. One statement, and
    on PostgreSQL those that stand around it. Returns how many were queued."""
    slots = [each.slot for each in remindings]
    snooze = SlotRow(f"snooze:{at.now.isoformat()}", "snooze", at.day, at.now, at.day_ends)
    slots += [snooze] if awake else []
    if not slots:
        return 0
    slots.sort(key=lambda slot: slot.expires_at)  # a letter that several ask for is good as long as the last of them
    number = {slot.key: place for place, slot in enumerate(slots)}
    parts = [part for each in remindings for part in _of_slot(each, number[each.slot.key], at)]
    parts += _still_owed(at, sorted(awake), number[snooze.key]) if awake else []
    if not parts:
        return 0
    told = union_all(*parts).subquery("told") if len(parts) > 1 else parts[0].subquery("told")
    # What one slot asks for it asks for once: a province is not sorted to find that out.
    rows = told if len(slots) == 1 and not awake else _folded(told)
    duties = list(Duty) if awake else sorted({*(each.duty for each in remindings), Duty.RETURNS})
    letters = _letters(rows, slots, at, sum(BITS[duty] for duty in duties))
    return await queue(conn, letters, many=True)


def _of_slot(one: Reminding, number: int, at: At) -> list[Select[Any]]:
    """Disjoint parts; none for a time of the own that the policy does not allow any more."""
    if one.own and not allowed(one.duty, one.wall, at.policy):
        return []
    few = _wishing_enterprises(one) if one.own else None
    who: ColumnElement[bool]
    if one.own:
        who = _wishing(one) & ~_asleep(at)
    elif one.duty is Duty.LEDGER and one.wall == last_before_cutoff(at.policy):
        who = true()
    else:
        who = ~_asleep(at) if one.duty is Duty.OVERDUE else ~_asleep(at) & ~_wishes_otherwise(one, at.policy)
    lacking = _lacking(one.duty, one.wall, at, few, planned=not one.own)
    if one.own and one.duty is not Duty.LEDGER:
        found = lacking.subquery("lacking")
        return [_part(found, literal(BITS[one.duty], Integer), number, who & ~_told_with_another(one, at, found.c.enterprise_id))]
    if one.duty is not Duty.LEDGER or not (one.own or one.wall == min(at.policy.reminders)):
        return [_part(lacking, literal(BITS[one.duty], Integer), number, who)]
    # The first reminder of the day: return checks that wait for somebody are told with it, or alone.
    waiting, found = _waiting_checks(at, few), lacking.subquery("lacking")
    also = found.c.enterprise_id.in_(_waiting_checks(at, few))
    first = ~_wished_earlier(one) if one.own else ~_wishes_otherwise(one, at.policy)
    bits = case((also & first, BITS[Duty.LEDGER] | BITS[Duty.RETURNS]), else_=BITS[Duty.LEDGER])
    silent = exists().where(t.due.c.day == at.day, t.due.c.duty == HEALTH_LEDGER, t.due.c.enterprise_id == t.return_check.c.enterprise_id)
    alone = _part(waiting.where(~silent), literal(BITS[Duty.RETURNS], Integer), number, who & first & ~_asleep(at))
    return [_part(found, bits, number, who), alone]


def _still_owed(at: At, awake: Sequence[int], number: int) -> list[Select[Any]]:
    """Whatever these people still owe now; return checks until the cutoff alone, for they are told once a day."""
    wall = at.now.time().replace(second=0, microsecond=0, tzinfo=None)
    m = t.membership
    few = select(m.c.enterprise_id).where(among(m.c.account_id, awake), m.c.role == "manager", m.c.ended_at.is_(None))
    disinfection = Duty.OVERDUE if wall >= at.policy.disinfection_overdue else Duty.DISINFECTION
    lacking = {duty: _lacking(duty, wall, at, few) for duty in (Duty.LEDGER, Duty.READINGS, disinfection)}
    lacking |= {Duty.RETURNS: _waiting_checks(at, few)} if wall < at.policy.cutoff else {}
    who = among(t.account.c.id, awake)
    return [_part(found, literal(BITS[duty], Integer), number, who) for duty, found in lacking.items()]


def _lacking(duty: Duty, wall: time, at: At, few: Select[Any] | None = None, *, planned: bool = False) -> Select[Any]:
    """The enterprises, of `few` alone if told so, that owe the duty at `wall`. `planned`: that is one of the policy's times."""
    if duty is Duty.LEDGER:
        due = t.due.c
        found = select(due.enterprise_id).where(due.day == at.day, due.duty == HEALTH_LEDGER)
        return found if few is None else found.where(due.enterprise_id.in_(few))
    if duty is Duty.READINGS:
        return _lacking_readings(wall, at, few)
    begun = [wall] if planned and duty is Duty.DISINFECTION else begun_by(wall, at.policy.disinfection_times)
    open_now = open_slots(at.day, at.is_work_day, at.policy, begun)
    # In the evening of vehicles, too, that were not disinfected after their runs.
    theirs = () if few is None else (t.courier_run.c.enterprise_id.in_(few),)
    midnight = datetime.combine(at.day, time(), at.now.tzinfo)
    parts = [open_now, open_vehicles(midnight, at.is_work_day, *theirs)] if duty is Duty.OVERDUE else [open_now]
    mine = parts if few is None else [part.where(t.disinfection_point.c.enterprise_id.in_(few)) for part in parts]
    either = (union_all(*mine) if len(mine) > 1 else mine[0]).subquery("found")
    return select(either.c.enterprise_id).distinct()


def _lacking_readings(wall: time, at: At, few: Select[Any] | None) -> Select[Any]:
    half = half_of(datetime.combine(at.day, wall, at.now.tzinfo), at.policy)
    taken = exists().where(t.reading.c.isolation_id == t.isolation.c.id, t.reading.c.day == at.day, t.reading.c.half == half.value)
    there = exists().where(t.staff.c.id == t.isolation.c.staff_id, t.present).correlate(t.isolation)
    found = select(t.isolation.c.enterprise_id).where(t.isolated, there, ~taken).distinct()
    return found if few is None else found.where(t.isolation.c.enterprise_id.in_(few))


def _waiting_checks(at: At, few: Select[Any] | None = None) -> Select[Any]:
    """The enterprises at work with a check that lacks days, or that a staff member has declared before today and nobody has answered."""
    c = t.return_check.c
    waiting = or_(c.verdict == Verdict.INCOMPLETE.value, and_(c.confirmed_at.is_(None), c.declared_on < at.day))
    # Looked up for each check: a plan that begins with the staff, or the enterprises, would read all of them for the few.
    there = exists().where(t.staff.c.id == c.staff_id, t.present).correlate(t.return_check)
    at_work = exists().where(t.enterprise.c.id == c.enterprise_id, works_on(at.day, at.is_work_day)).correlate(t.return_check)
    found = select(c.enterprise_id).where(t.unclear_check, waiting, there, at_work).distinct()
    return found if few is None else found.where(c.enterprise_id.in_(few))


def _part(lacking: Select[Any] | Subquery, bits: ColumnElement[int], number: int, who: ColumnElement[bool]) -> Select[Any]:
    """A row for each manager who can be written to of each of the enterprises, of whom `who` holds. `number`: of the slot."""
    found = lacking.subquery("lacking") if isinstance(lacking, Select) else lacking
    m, a = t.membership, t.account
    managers = found.join(m, and_(m.c.enterprise_id == found.c.enterprise_id, m.c.role == "manager")).join(a, a.c.id == m.c.account_id)
    slot = literal(number, Integer).label("slot")
    return (
        select(a.c.id.label("account_id"), a.c.chat_id, a.c.language, found.c.enterprise_id, bits.label("bits"), slot)
        .select_from(managers)
        .where(m.c.ended_at.is_(None), a.c.reachable, who)
    )


def _folded(told: Subquery) -> Subquery:
    """One row for each manager and enterprise, whatever it is about."""
    c = told.c
    bits = [func.max(c.bits.bitwise_and(bit)) for bit in BITS.values()]
    return (
        select(
            c.account_id,
            func.max(c.chat_id).label("chat_id"),
            func.max(c.language).label("language"),
            c.enterprise_id,
            sum(bits[1:], bits[0]).label("bits"),
            func.max(c.slot).label("slot"),
        )
        .group_by(c.account_id, c.enterprise_id)
        .subquery("rows")
    )


def _letters(rows: Subquery, slots: Sequence[SlotRow], at: At, most: int) -> Select[Any]:
    """The rows of the outbox, about duties out of `most`. What is only about one duty looks as if it had come alone."""
    c = rows.c
    enterprise_id = cast(c.enterprise_id, Text)
    screen = case(SINGLE, value=c.bits, else_=BUNDLE)
    subject = enterprise_id + case(subjects(most), value=c.bits, else_="")
    one = len(slots) == 1
    heads = [_head(slot) for slot in slots]
    head: ColumnElement[str] = literal(heads[0], Text) if one else case(dict(enumerate(heads)), value=c.slot)
    ledger = max((at for at in heads if at.startswith("reminder:")), default=None)
    if ledger is not None and not one:
        # Whatever else is told with it, and with whose key: of the ledger nobody hears twice for one time.
        head = case((c.bits.bitwise_and(BITS[Duty.LEDGER]) != 0, ledger), else_=head)
    expires = literal(slots[0].expires_at, Moment)
    expires_at = expires if one else case({n: literal(slot.expires_at, Moment) for n, slot in enumerate(slots)}, value=c.slot)
    key = head + ":ent-" + enterprise_id + ":acc-" + cast(c.account_id, Text)
    now = literal(at.now, Moment)
    columns = (c.chat_id, literal("reminder", Text), screen, subject, c.language, key, now, expires_at, now.label("created_at"))
    # As the keys lie in their index: by path a province takes twice as long. (The order also tells SQLite where the select ends.)
    return select(*columns).order_by(bytewise(enterprise_id + ":"))


def _head(slot: SlotRow) -> str:
    """What the keys of a slot's letters begin with: an own time that is one of the policy's, chosen in the second in which that was told,
    has a slot of its own, and tells nobody twice."""
    kind, _, rest = slot.key.partition(":")
    return f"{_STANDS_FOR.get(kind, kind)}:{rest}"


def _asleep(at: At) -> ColumnElement[bool]:
    """The person wants to hear nothing for a while."""
    return exists().where(t.snooze.c.account_id == t.account.c.id, t.snooze.c.until > at.now).correlate(t.account)


def _wishes_otherwise(one: Reminding, policy: Policy) -> ColumnElement[bool]:
    """The person has chosen a time of the own, which the policy allows, that stands for this one."""
    c = t.wish.c
    spans = [c.at >= begins if ends is None else (c.at >= begins) & (c.at < ends) for begins, ends in of_half(one.duty, one.wall, policy)]
    return exists().where(c.account_id == t.account.c.id, c.what == one.duty.value, or_(false(), *spans)).correlate(t.account)


def _told_with_another(one: Reminding, at: At, enterprise_id: ColumnElement[int]) -> ColumnElement[bool]:
    """A letter of this very time, with the key of another duty, has told the person of this one already: the time was chosen in the second
    in which that was told. (The ledger is always told with a key of its own.)"""
    c = t.outbox.c
    about = ":ent-" + cast(enterprise_id, Text) + ":acc-" + cast(t.account.c.id, Text)
    keys = [f"{kind}:{at.day}:{one.wall:%H%M}" + about for kind in _OF_POLICY]
    told = exists().where(c.dedupe_key.in_(keys), c.screen == BUNDLE, c.subject.like(f"%{one.duty}%"))
    return told.correlate_except(t.outbox)


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
