"""Hours and leave of officers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.coverage import told_this_evening, warn_anew
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.duty_records import SetDutyHours, TakeLeave, WithdrawLeave
from conversations.policy import DEFAULT_POLICY, Policy

StandInTold = tuple[int, bool]
"""A leave, and whether it is off: whoever stands in is to hear of it."""


async def keep_duty(
    conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy = DEFAULT_POLICY, leave_at: datetime | None = None
) -> list[StandInTold]:
    """Store hours, leaves, and leaves that are off. A hole that they make in tomorrow's duty when this evening's warning has been given is
    told now (`leave_at`: when what is no alert may leave). Returns what those who stand in are to be told. A constant number of
    statements."""
    authors = {actor(deed) for deed in deeds if isinstance(deed.record, SetDutyHours | TakeLeave | WithdrawLeave)}
    before = await told_this_evening(conn, now, policy) if authors else None
    await _set_hours(conn, deeds)
    told = [(leave, False) for leave in await _take(conn, deeds, now)]
    told += [(leave, True) for leave in await _withdraw(conn, deeds, now)]
    if before is not None:
        await warn_anew(conn, before, authors, now, leave_at or now)
    return told


async def _set_hours(conn: AsyncConnection, deeds: Sequence[Deed]) -> None:
    # Of several of one person in a batch the last one counts.
    said = {actor(deed): record for record, deed in of_kind(deeds, SetDutyHours)}
    if not said:
        return
    c = t.duty_hours.c
    await conn.execute(delete(t.duty_hours).where(among(c.account_id, sorted(said))))
    rows = [
        {"account_id": account, "weekday": one.weekday, "begins": one.begins, "ends": one.ends}
        for account, record in said.items()
        for one in record.hours
    ]
    if rows:
        await conn.execute(insert(t.duty_hours), rows)


async def _take(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    rows = [
        {
            "account_id": by,
            "first": record.first,
            "last": record.last,
            "stand_in": record.stand_in,
            "swap": record.swap,
            "at": now,
            "by": by,
        }
        for record, by in ((record, actor(deed)) for record, deed in of_kind(deeds, TakeLeave))
    ]
    if not rows:
        return []
    made = await conn.execute(insert(t.absence).returning(t.absence.c.id, t.absence.c.stand_in), rows)
    return [row.id for row in made if row.stand_in is not None]


async def _withdraw(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """Nobody takes back the leave of somebody else."""
    wanted = {record.leave_id: actor(deed) for record, deed in of_kind(deeds, WithdrawLeave)}
    if not wanted:
        return []
    c = t.absence.c
    found = await conn.execute(select(c.id, c.account_id, c.stand_in).where(among(c.id, sorted(wanted)), t.absent).order_by(c.id))
    own = {row.id: row.stand_in for row in found if wanted[row.id] == row.account_id}
    if own:
        await conn.execute(update(t.absence).where(among(c.id, sorted(own)), t.absent).values(withdrawn_at=now))
    return [leave for leave, stand_in in own.items() if stand_in is not None]
