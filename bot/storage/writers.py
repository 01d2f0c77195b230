"""Stores the records of a batch of turns, in the transaction of the batch."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import schedule
from bot.storage.broadcasts.keeping import keep_broadcasts
from bot.storage.broadcasts.receipts import keep_receipts
from bot.storage.broadcasts.second_look import needs_another
from bot.storage.guidance.records import keep_guidance
from bot.storage.records.alert_steps import handle
from bot.storage.records.alerts import Touched
from bot.storage.records.alerts_done import close_clean, close_done
from bot.storage.records.assignments import keep_assignments
from bot.storage.records.audit import write_audit
from bot.storage.records.checks import confirm_checks, file_checks
from bot.storage.records.courier_alerts import alert_from_couriers, refused_alone
from bot.storage.records.couriers import add_areas, add_photos, end_runs, set_couriers, start_runs
from bot.storage.records.deed import Aftermath, Deed, Refusal, of_kind
from bot.storage.records.deliveries import keep_deliveries
from bot.storage.records.disinfection import keep_disinfection
from bot.storage.records.duty import keep_duty
from bot.storage.records.isolations import change_isolations, open_isolations
from bot.storage.records.officer_day import keep_officer_day
from bot.storage.records.people import enrol, set_languages
from bot.storage.records.readings import read_from_reports, take_readings
from bot.storage.records.reminders import keep_reminders
from bot.storage.records.report_alerts import alert_from
from bot.storage.records.reports import file_reports
from bot.storage.records.return_alerts import alert_from_checks, alert_from_readings, fine_by_word
from bot.storage.records.rosters import keep_rosters, take_over
from bot.storage.records.settings import set_policy, set_risks
from bot.storage.records.staff_links import invite_to_declare
from bot.storage.records.tracks import track_runs
from bot.storage.records.uploads import ask_for_files
from bot.storage.secrets import Keyring
from bot.storage.unreachable_alerts import close_reachable
from conversations.courier_records import CourierRecord
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import ImportRoster, RemindLaggards

__all__ = ["BY_HAND_EXPIRES", "Aftermath", "Deed", "apply"]

BY_HAND_EXPIRES = timedelta(hours=4)
"""A reminder sent by an officer's button that has not left after so long is not sent any more."""


async def apply(
    conn: AsyncConnection,
    deeds: Sequence[Deed],
    now: datetime,
    keyring: Keyring,
    reminders_from: datetime | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Aftermath:
    """Store the records of `deeds`, and an audit event for each. Frequent kinds take a constant number of statements. `now` is aware, in
    the bot's zone; `policy` is the one that the turns went by.

    `reminders_from`: until then (the end of quiet hours) reminders by hand wait. Raises `Conflict`, or what `Database.is_conflict`
    knows, where another transaction was first: the whole batch is to be rolled back and run again.
    """
    if not deeds:
        return Aftermath()
    enrolled = await enrol(conn, deeds, now)
    await set_languages(conn, deeds)
    await keep_rosters(conn, deeds, now, policy)
    files = await ask_for_files(conn, deeds, now)
    for imported, _ in of_kind(deeds, ImportRoster):
        await take_over(conn, imported, keyring, policy, now)
    filed = await file_reports(conn, deeds, now)
    touched = await alert_from(conn, filed, now)
    await read_from_reports(conn, filed, now, policy)
    returns = await _returns(conn, deeds, now, touched)
    touched.changed += await close_reachable(conn, sorted(enrolled.values()), now)
    touched.changed += await close_done(conn, deeds, filed, touched.silent, now)
    refused = await _couriers(conn, deeds, now, keyring, touched)
    photos = await keep_disinfection(conn, deeds, now, policy)
    touched.changed += await close_clean(conn, deeds, now, policy)
    links, sent_back, asked = await invite_to_declare(conn, deeds, now, keyring, policy)
    await set_risks(conn, deeds, now)
    await set_policy(conn, deeds, now)
    handled = await handle(conn, deeds, now, policy)
    stand_ins = await keep_duty(conn, deeds, now, policy, max(now, reminders_from or now))
    moved = await keep_assignments(conn, deeds, now)
    touched.changed += await keep_reminders(conn, deeds, now, policy)
    guided = await keep_guidance(conn, deeds, now, lambda conn, audience: needs_another(conn, audience, now, policy))
    day = await keep_officer_day(conn, deeds, now, max(now, reminders_from or now))
    broadcasts = await keep_broadcasts(conn, deeds, now, policy, max(now, reminders_from or now))
    await keep_receipts(conn, deeds, now)
    reminded = day.queued
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
    await write_audit(conn, deeds, enrolled, now, keyring)
    declared, answered, isolated = returns
    return Aftermath(
        new_alerts=tuple(touched.opened),
        changed_alerts=tuple(sorted({*touched.changed, *handled.changed, *moved} - set(touched.opened))),
        ringing_alerts=tuple(sorted({*touched.ringing} - set(touched.opened))),
        enrolled=tuple(sorted(enrolled)),
        files_to_read=files,
        reminded=reminded,
        links=tuple(links),
        declared=declared,
        answered=tuple(sorted({*answered, *sent_back})),
        asked=tuple(asked),
        isolated=isolated,
        refused=refused,
        photos_asked=photos.asked,
        photos_sent=photos.answered,
        due_alerts=handled.due,
        told=handled.told,
        stand_ins=tuple(stand_ins),
        written=day.by_officers,
        written_back=day.by_managers,
        changed_broadcasts=tuple(sorted({*broadcasts.changed, *guided.changed})),
        asked_broadcasts=(*broadcasts.asked, *guided.asked),
        tested=tuple(broadcasts.tests),
        broadcast_news=tuple(broadcasts.news),
        asked_edits=tuple(broadcasts.edits),
        decided_edits=tuple(broadcasts.decided),
    )


async def _returns(
    conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, touched: Touched
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Checks, isolations and readings, and the alerts that come of them. Returns the checks that people declared alone, the people whose
    own check was answered, and the isolations that officers changed."""
    filed = await file_checks(conn, deeds, now)
    touched.add(await alert_from_checks(conn, filed, now))
    confirmed = await confirm_checks(conn, deeds, now)
    touched.add(await fine_by_word(conn, confirmed))
    await open_isolations(conn, deeds, now)
    isolated = await change_isolations(conn, deeds, now)
    await take_readings(conn, deeds, now)
    touched.add(await alert_from_readings(conn, deeds, now))
    declared = tuple(sorted(one.check_id for one in filed if one.record.self_declared))
    answered = [one.record.declaration.staff_id for one in filed if one.answers] + [one.staff_id for one in confirmed]
    return declared, tuple(answered), tuple(isolated)


async def _couriers(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, keyring: Keyring, touched: Touched) -> tuple[Refusal, ...]:
    """Couriers, their runs and what is kept with them, and the alerts that come of them. Returns who tried to ride alone and may not."""
    if not any(isinstance(deed.record, CourierRecord) for deed in deeds):
        return ()
    await set_couriers(conn, deeds, keyring, now)
    await end_runs(conn, deeds, now)
    await start_runs(conn, deeds, now)
    await keep_deliveries(conn, deeds, keyring, now)
    await add_photos(conn, deeds, now)
    await add_areas(conn, deeds, now)
    await track_runs(conn, deeds)
    touched.add(await alert_from_couriers(conn, deeds, now))
    return await refused_alone(conn, deeds, now)
