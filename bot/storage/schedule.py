"""What is due and when: the laggards of a day, the slots in which something happens once, and what the slots queue.

Every statement is set-based: its cost grows with the rows it writes, and the number of statements never depends on them.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Date, Text, and_, cast, exists, func, literal, or_, select, text, true, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.closed_days import works_on
from bot.storage.columns import below
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.statements import insert_into
from bot.storage.tables import account, closed, closing, due, due_total, enterprise, membership, report, slot

HEALTH_LEDGER = "health_ledger"
"""`due.duty` of the daily staff health ledger."""

CLOSED = "closed"
"""`due_total.duty` under which it is counted how many enterprises are closed that day, of those that would owe the ledger."""

BY_HAND_EVERY = timedelta(hours=1)
"""An enterprise is reminded by hand at most so often."""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot as it is kept; moments in UTC. `key` is unique for ever."""

    key: str
    kind: str
    day: date
    due_at: datetime
    expires_at: datetime


async def insert_slots(conn: AsyncConnection, slots: Sequence[SlotRow]) -> None:
    """Plan slots. One that is planned already and not closed yet takes the new moments; a closed one stays as it is."""
    planned = insert_into(conn, slot).values([asdict(row) for row in slots])
    moved = or_(slot.c.due_at != planned.excluded.due_at, slot.c.expires_at != planned.excluded.expires_at)
    await conn.execute(
        planned.on_conflict_do_update(
            index_elements=[slot.c.key],
            set_={"due_at": planned.excluded.due_at, "expires_at": planned.excluded.expires_at},
            where=slot.c.done_at.is_(None) & moved,
        )
    )


async def take_up_again(conn: AsyncConnection, today: date, now: datetime) -> int:
    """Slots that were found too late by a clock that was ahead, or overtaken by one whose time has not come, and are not: they were closed
    at a moment that has not come yet, and never run. What is overtaken also by the right time stays so. Returns how many."""
    c, later = slot.c, slot.alias("later")
    follows = (later.c.kind == c.kind) & (later.c.day == c.day) & (later.c.due_at > c.due_at)
    overtaken = exists().where(follows, later.c.due_at <= now, later.c.outcome == "done").correlate(slot)
    wrongly = or_(c.outcome == "expired", (c.outcome == "overtaken") & ~overtaken)
    too_early = (c.day >= today, wrongly, c.done_at > now, c.expires_at > now)
    return (await conn.execute(update(slot).where(*too_early).values(done_at=None, outcome=None))).rowcount


async def due_slots(conn: AsyncConnection, now: datetime) -> list[SlotRow]:
    """All slots due by `now` that are not closed, in order of time."""
    waiting = (
        select(slot.c.key, slot.c.kind, slot.c.day, slot.c.due_at, slot.c.expires_at)
        .where(slot.c.done_at.is_(None), slot.c.due_at <= now)
        .order_by(slot.c.due_at, slot.c.key)
    )
    return [SlotRow(*row) for row in await conn.execute(waiting)]


async def finish_slot(conn: AsyncConnection, key: str, outcome: str, now: datetime) -> bool:
    """Close a slot; False when it is closed already. Whoever closes it does its work in the same transaction: a second process
    waits here until the first has committed, and then finds it closed."""
    closed = update(slot).where(slot.c.key == key, slot.c.done_at.is_(None)).values(done_at=now, outcome=outcome)
    return bool((await conn.execute(closed)).rowcount)


async def is_done(conn: AsyncConnection, key: str) -> bool:
    """Whether the slot was run (not merely closed)."""
    return (await conn.execute(select(slot.c.key).where(slot.c.key == key, slot.c.outcome == "done"))).first() is not None


async def open_day(conn: AsyncConnection, day: date, is_work_day: bool) -> int:
    """Write down who owes the ledger of `day`: active enterprises, on a day of rest those alone that work every day, nobody who is closed
    that day, and nobody who has reported. May be done again, for enterprises that came later. Returns how many rows were added."""
    if conn.dialect.name != "sqlite":
        # A report that is being filed right now is seen by the statement below, or comes after it and deletes its row. Should one take
        # long, we give up and come again rather than keep all others waiting behind us.
        await conn.execute(text("SET LOCAL lock_timeout = '5s'"))
        await conn.execute(text("LOCK TABLE report IN SHARE MODE"))
    owes = works_on(day, is_work_day)
    reported = exists().where(report.c.enterprise_id == enterprise.c.id, report.c.day == day)
    duty, off, on = literal(HEALTH_LEDGER, Text), literal(CLOSED, Text), literal(day, Date)
    laggards = select(on, duty, enterprise.c.id, enterprise.c.path).where(owes, ~reported)
    added = await conn.execute(
        insert_into(conn, due).from_select(["day", "duty", "enterprise_id", "path"], laggards).on_conflict_do_nothing()
    )
    path, works = enterprise.c.path, enterprise.c.active if is_work_day else enterprise.c.active & enterprise.c.works_every_day
    shut = select(closing.c.enterprise_id).where(closed, closing.c.last >= day, closing.c.first <= day)
    counted = union_all(
        select(on, duty, path, func.count()).where(owes).group_by(path),
        select(on, off, path, func.count()).where(works, enterprise.c.id.in_(shut)).group_by(path),
    )
    totals = insert_into(conn, due_total).from_select(["day", "duty", "path", "owed"], select(counted.subquery()).where(true()))
    key = [due_total.c.day, due_total.c.duty, due_total.c.path]
    await conn.execute(totals.on_conflict_do_update(index_elements=key, set_={"owed": totals.excluded.owed}))
    return added.rowcount


def _of(day: date) -> ColumnElement[bool]:
    return and_(due.c.day == day, due.c.duty == HEALTH_LEDGER)


async def remind_by_hand(
    conn: AsyncConnection,
    *,
    day: date,
    path: str,
    enterprise_id: int | None,
    now: datetime,
    not_before: datetime,
    expires_at: datetime,
) -> int:
    """The officer's button: remind one enterprise, or all laggards of the division at `path` and below; nobody who was reminded by hand
    within the last hour. Returns how many reminders were queued; they leave from `not_before` on."""
    chosen = and_(_of(day), below(due.c.path, path), or_(due.c.reminded_at.is_(None), due.c.reminded_at <= now - BY_HAND_EVERY))
    if enterprise_id is not None:
        chosen = and_(chosen, due.c.enterprise_id == enterprise_id)
    # Marked first: of two officers who tap at once the second waits here, and finds all of them marked.
    await conn.execute(update(due).where(chosen).values(reminded_at=now))
    marked = and_(_of(day), below(due.c.path, path), due.c.reminded_at == now)
    return await _queue_reminders(conn, marked, f"by-hand:{now.isoformat()}", now, not_before, expires_at)


async def _queue_reminders(
    conn: AsyncConnection, chosen: ColumnElement[bool], key: str, now: datetime, not_before: datetime, expires_at: datetime
) -> int:
    managers = (
        due.join(membership, and_(membership.c.enterprise_id == due.c.enterprise_id, membership.c.role == "manager"))
        .join(account, account.c.id == membership.c.account_id)
    )  # fmt: skip
    enterprise_id = cast(due.c.enterprise_id, Text)
    rows = (
        outgoing("reminder", enterprise_id, dedupe_key(f"{key}:ent-", enterprise_id), now, not_before, expires_at)
        .select_from(managers)
        .where(chosen, membership.c.ended_at.is_(None), account.c.reachable)
        .order_by(due.c.enterprise_id)  # as they lie in the indexes: by path a province takes twice as long
    )
    return await queue(conn, rows)


async def queue_digests(
    conn: AsyncConnection, day: date, key: str, now: datetime, expires_at: datetime, *, also_complete: bool = False
) -> int:
    """One digest for every officer, who can be written to, of every division in which or below which somebody is still silent, in one
    statement; with `also_complete` of every division in which somebody owed a report at all. `key` is the slot's (`digest:DAY:HHMM`).
    Returns how many were queued."""
    silent = exists().where(_of(day), below(due.c.path, membership.c.path))
    owed = exists().where(due_total.c.day == day, due_total.c.duty == HEALTH_LEDGER, below(due_total.c.path, membership.c.path))
    rows = (
        outgoing("digest", membership.c.division_code, dedupe_key(f"{key}:div-", membership.c.division_code), now, now, expires_at)
        .select_from(membership.join(account, account.c.id == membership.c.account_id))
        .where(membership.c.role == "officer", membership.c.ended_at.is_(None), account.c.reachable, owed if also_complete else silent)
        .order_by(membership.c.path, membership.c.id)
    )
    return await queue(conn, rows)
