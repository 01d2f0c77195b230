"""What people want of reminders, and the days on which enterprises are closed. A constant number of statements for any number of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Date, Text, bindparam, delete, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.closed_days import closed_on
from bot.storage.columns import among
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.schedule import CLOSED, HEALTH_LEDGER, SlotRow, insert_slots
from bot.storage.silent_alerts import stop_owing
from bot.storage.statements import insert_into
from conversations.policy import Policy
from conversations.reminder_records import CloseDays, OpenDays, PutOff, SetOwnTimes
from conversations.reminding import good_until


async def keep_reminders(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> list[int]:
    """Store own times, what was put off, and days off. `now` is local and aware. Returns the alerts that end because an enterprise is
    closed today."""
    await _own_times(conn, deeds, now, policy)
    await _put_off(conn, deeds, now)
    closed = await _close(conn, deeds, now)
    await _open(conn, deeds, now)
    return await stop_owing(conn, closed, now)


async def _own_times(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> None:
    """Times that are still ahead today count today already."""
    asked = {(actor(deed), record.duty): record.times for record, deed in of_kind(deeds, SetOwnTimes)}
    if not asked:
        return
    c = t.wish.c
    gone = delete(t.wish).where(c.account_id == bindparam("who"), c.what == bindparam("duty"))
    await conn.execute(gone, [{"who": account, "duty": duty.value} for account, duty in sorted(asked)])
    rows = [{"account_id": account, "what": duty.value, "at": at} for (account, duty), times in asked.items() for at in times]
    if not rows:
        return
    await conn.execute(insert_into(conn, t.wish).on_conflict_do_nothing(), rows)
    ahead = sorted({(duty, at) for (_, duty), times in asked.items() for at in times if at > now.time()})
    slots = []
    for duty, at in ahead:
        until = good_until(duty, at, policy)
        expires_at = _at(now, until) if until is not None else _at(now, time(23, 59, 59))
        slots.append(SlotRow(f"own_{duty}:{now.date()}:{at:%H%M}", f"own_{duty}", now.date(), _at(now, at), expires_at))
    if slots:
        await insert_slots(conn, slots)


def _at(now: datetime, wall: time) -> datetime:
    return datetime.combine(now.date(), wall, now.tzinfo)


async def _put_off(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    asked = {actor(deed): record.until for record, deed in of_kind(deeds, PutOff)}
    if not asked:
        return
    new = insert_into(conn, t.snooze)
    values = {"day": new.excluded.day, "until": new.excluded.until}
    rows = [{"account_id": account, "day": now.date(), "until": until} for account, until in sorted(asked.items())]
    await conn.execute(new.on_conflict_do_update(index_elements=[t.snooze.c.account_id], set_=values), rows)


async def _close(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """What is closed today is no laggard any more, and not counted among those that owe; whoever has reported has. Returns the enterprises
    that are closed today by this."""
    asked = list(of_kind(deeds, CloseDays))
    if not asked:
        return []
    rows = [{"enterprise_id": r.enterprise_id, "first": r.first, "last": r.last, "at": now, "by": actor(deed)} for r, deed in asked]
    await conn.execute(insert(t.closing), rows)
    today = [record.enterprise_id for record, _ in asked if record.first <= now.date() <= record.last]
    if not today:
        return []
    c = t.due.c
    struck = delete(t.due).where(c.day == now.date(), c.duty == HEALTH_LEDGER, among(c.enterprise_id, today)).returning(c.path)
    await _count(conn, now.date(), Counter((await conn.scalars(struck)).all()), sign=-1)
    return today


async def _open(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    asked = [record for record, _ in of_kind(deeds, OpenDays)]
    if not asked:
        return
    c = t.closing.c
    which = (c.enterprise_id == bindparam("enterprise"), c.first == bindparam("begin"), c.last == bindparam("end"), t.closed)
    rows = [{"enterprise": r.enterprise_id, "begin": r.first, "end": r.last, "kept": r.kept_until} for r in asked]
    whole, shortened = [row for row in rows if row["kept"] is None], [row for row in rows if row["kept"] is not None]
    if whole:
        withdrawn = update(t.closing).where(*which).values(withdrawn_at=now)
        await conn.execute(withdrawn, [{name: row[name] for name in ("enterprise", "begin", "end")} for row in whole])
    if shortened:
        await conn.execute(update(t.closing).where(*which).values(last=bindparam("kept", type_=Date)), shortened)
    again = [record.enterprise_id for record in asked if record.owed_today]
    if again:
        await _owe_again(conn, again, now.date())


async def _owe_again(conn: AsyncConnection, enterprise_ids: Sequence[int], day: date) -> None:
    """Today's ledger of these enterprises, if the day has been opened and they have not reported; else the opening finds them."""
    e = t.enterprise.c
    opened = exists().where(t.slot.c.key == f"open:{day}", t.slot.c.outcome == "done")
    reported = exists().where(t.report.c.enterprise_id == e.id, t.report.c.day == day).correlate(t.enterprise)
    laggards = select(literal(day, Date), literal(HEALTH_LEDGER, Text), e.id, e.path).where(
        among(e.id, enterprise_ids), e.active, opened, ~reported, ~closed_on(day)
    )
    added = insert_into(conn, t.due).from_select(["day", "duty", "enterprise_id", "path"], laggards, include_defaults=False)
    paths = await conn.scalars(added.on_conflict_do_nothing().returning(t.due.c.path))
    await _count(conn, day, Counter(paths.all()), sign=1)


async def _count(conn: AsyncConnection, day: date, paths: Counter[str], *, sign: int) -> None:
    """So many more (`sign` 1) or fewer owe the ledger in each division, and are not closed, or are."""
    if not paths:
        return
    new = insert_into(conn, t.due_total)
    key = [t.due_total.c.day, t.due_total.c.duty, t.due_total.c.path]
    counted = new.on_conflict_do_update(index_elements=key, set_={"owed": t.due_total.c.owed + new.excluded.owed})
    rows: list[dict[str, Any]] = [
        {"day": day, "duty": duty, "path": path, "owed": way * sign * number}
        for path, number in sorted(paths.items())
        for duty, way in ((HEALTH_LEDGER, 1), (CLOSED, -1))
    ]
    await conn.execute(counted, rows)
