"""Stores the records of a batch of turns, in the transaction of the batch."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import schedule
from bot.storage.records.alerts import alert_from, handle
from bot.storage.records.audit import write_audit
from bot.storage.records.deed import Aftermath, Deed, of_kind
from bot.storage.records.people import enrol, set_languages
from bot.storage.records.reports import file_reports
from bot.storage.records.rosters import ask_for_files, keep_rosters, take_over
from bot.storage.secrets import Keyring
from conversations.records import ImportRoster, RemindLaggards

__all__ = ["BY_HAND_EXPIRES", "Aftermath", "Deed", "apply"]

BY_HAND_EXPIRES = timedelta(hours=4)
"""A reminder sent by an officer's button that has not left after so long is not sent any more."""


async def apply(
    conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, keyring: Keyring, reminders_from: datetime | None = None
) -> Aftermath:
    """Store the records of `deeds`, and an audit event for each. Frequent kinds take a constant number of statements.

    `reminders_from`: until then (the end of quiet hours) reminders by hand wait. Raises `Conflict`, or what `Database.is_conflict`
    knows, where another transaction was first: the whole batch is to be rolled back and run again.
    """
    if not deeds:
        return Aftermath()
    enrolled = await enrol(conn, deeds, now)
    await set_languages(conn, deeds)
    await keep_rosters(conn, deeds, now)
    files = await ask_for_files(conn, deeds, now)
    for imported, _ in of_kind(deeds, ImportRoster):
        await take_over(conn, imported, keyring)
    filed = await file_reports(conn, deeds, now)
    touched = await alert_from(conn, filed, now)
    handled = await handle(conn, deeds, now)
    reminded = 0
    for remind, _ in of_kind(deeds, RemindLaggards):
        leave_at = max(now, reminders_from or now)
        reminded += await schedule.remind_by_hand(
            conn,
            day=remind.day,
            path=remind.path,
            enterprise_id=remind.enterprise_id,
            now=now,
            not_before=leave_at,
            expires_at=leave_at + BY_HAND_EXPIRES,
        )
    await write_audit(conn, deeds, enrolled, now)
    return Aftermath(
        new_alerts=tuple(touched.opened),
        changed_alerts=tuple(sorted({*touched.changed, *handled} - set(touched.opened))),
        ringing_alerts=tuple(touched.ringing),
        enrolled=tuple(sorted(enrolled)),
        files_to_read=files,
        reminded=reminded,
    )
