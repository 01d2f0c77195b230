"""Alerts that return checks and readings of those in isolation open and fold, and of whom they show that they are well."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.checks import NEWEST_VERDICT
from bot.storage.facts.entries import entry_columns
from bot.storage.records.alerts import Telling, Touched, details_of, fold, lock_unresolved, open_alerts
from bot.storage.records.checks import Confirmed, FiledCheck
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.codes import MAY_RETURN, AlertKind, Rule
from conversations.records import TakeReading


async def alert_from_checks(conn: AsyncConnection, filed: Sequence[FiledCheck], now: datetime) -> Touched:
    """Open an alert for every draft, or fold it; what was alerted of a person whose check lets them return is fine now. At most five
    statements."""
    if not filed:
        return Touched()
    keys = {check_key(one.record.enterprise_id, one.record.declaration.staff_id): one for one in filed}
    paths = await _paths(conn, [one.record.enterprise_id for one in filed])
    tellings = {}
    for key, one in keys.items():
        record = one.record
        if record.alert is not None:
            day, path = record.judgement.as_of, paths[record.enterprise_id]
            tellings[key] = Telling(record.alert, record.enterprise_id, path, day, day, one.by, now, check_id=one.check_id)
    known = await lock_unresolved(conn, among(t.alert.c.key, sorted({*keys, *tellings})))
    well = [alert.id for alert in known if keys[alert.key].clear and keys[alert.key].record.alert is None]
    touched = await fold(conn, known, tellings, well)
    folded = {alert.key for alert in known}
    fresh = {key: telling for key, telling in tellings.items() if key not in folded}
    touched.opened = await open_alerts(conn, await _news(conn, fresh, {key for key, one in keys.items() if one.record.revision > 1}))
    return touched


def check_key(enterprise_id: int, staff_id: int) -> str:
    """The key of all alerts about a person's return checks."""
    return f"return:{enterprise_id}:{staff_id}"


async def _paths(conn: AsyncConnection, enterprise_ids: Sequence[int]) -> dict[int, str]:
    c = t.enterprise.c
    return {row.id: row.path for row in await conn.execute(select(c.id, c.path).where(among(c.id, enterprise_ids)))}


async def _news(conn: AsyncConnection, tellings: Mapping[str, Telling], amended: set[str]) -> Mapping[str, Telling]:
    """Without what an amendment repeats word for word: an officer has dealt with it. At most one statement."""
    again = sorted(key for key in tellings if key in amended)
    if not again:
        return tellings
    statement = select(t.alert).where(among(t.alert.c.check_id, [tellings[key].check_id or 0 for key in again])).order_by(t.alert.c.id)
    last = {row.key: row for row in await conn.execute(statement)}
    return {key: told for key, told in tellings.items() if key not in again or key not in last or not _repeats(last[key], told)}


def _repeats(alert: Any, telling: Telling) -> bool:
    draft = telling.draft
    told = {**entry_columns(draft.entry), "kind": draft.kind.value, "details": details_of(draft)}
    return all(getattr(alert, name) == value for name, value in told.items())


async def fine_by_word(conn: AsyncConnection, confirmed: Sequence[Confirmed]) -> Touched:
    """What was alerted of people is fine now whose check clears them, for no reason to be told of, and a manager stands for it. At most
    three statements."""
    if not confirmed:
        return Touched()
    clears = t.return_check.c.verdict.in_([verdict.value for verdict in MAY_RETURN]) & (t.verdict.c.rule == Rule.CLEAR.value)
    statement = (
        select(t.return_check.c.enterprise_id, t.return_check.c.staff_id)
        .join_from(t.return_check, t.verdict, t.verdict.c.id == NEWEST_VERDICT)
        .where(among(t.return_check.c.id, [one.check_id for one in confirmed]), clears)
    )
    keys = [check_key(row.enterprise_id, row.staff_id) for row in await conn.execute(statement)]
    known = await lock_unresolved(conn, among(t.alert.c.key, keys)) if keys else []
    return await fold(conn, known, {}, [alert.id for alert in known])


async def alert_from_readings(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> Touched:
    """Open an alert for every draft, or fold it; of the others' alerts about fever or symptoms note that the person is well by now. At most
    five statements."""
    taken = [(record, actor(deed)) for record, deed in of_kind(deeds, TakeReading)]
    if not taken:
        return Touched()
    paths = await _paths(conn, [record.enterprise_id for record, _ in taken])
    tellings = {
        record.alert.key: Telling(record.alert, record.enterprise_id, paths[record.enterprise_id], record.day, record.day, by, now)
        for record, by in taken
        if record.alert is not None
    }
    ill = {telling.draft.staff_id for telling in tellings.values()}
    theirs = among(t.alert.c.enterprise_id, sorted(paths)) & among(t.alert.c.staff_id, [record.staff_id for record, _ in taken])
    known = await lock_unresolved(conn, theirs, t.alert.c.check_id.is_(None), t.alert.c.kind != AlertKind.READINGS_MISSED.value)
    touched = await fold(conn, known, tellings, [alert.id for alert in known if alert.staff_id not in ill])
    folded = {alert.key for alert in known}
    touched.opened = await open_alerts(conn, {key: telling for key, telling in tellings.items() if key not in folded})
    return touched
