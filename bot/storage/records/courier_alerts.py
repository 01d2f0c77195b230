"""Alerts about couriers who may not ride, or came back ill; and who of them tried alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import centi_to_celsius, symptoms_of
from bot.storage.records.alerts import Telling, Touched, fold, lock_unresolved, open_alerts
from bot.storage.records.deed import Deed, Refusal, actor, of_kind
from conversations.alert_draft import AlertDraft
from conversations.codes import AlertKind
from conversations.courier_fitness import MEASURED, MOST_MEASURED, RODE, measured_before, rode_after
from conversations.courier_records import EndRun, RefuseRun, StartRun
from conversations.roles import Role
from conversations.view import line_from_json, line_to_json


async def alert_from_couriers(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> Touched:
    """Open an alert for every courier who is unfit, or fold it; of an alert about somebody who starts a run by now, note that the person
    is well, and what was measured. `now` is local. At most five statements."""
    ill: list[tuple[AlertDraft, int, int]] = [(r.alert, r.enterprise_id, actor(deed)) for r, deed in of_kind(deeds, RefuseRun)]
    ill += [(r.alert, r.enterprise_id, actor(deed)) for r, deed in of_kind(deeds, EndRun) if r.alert is not None]
    begun = {record.staff_id: record for record, _ in of_kind(deeds, StartRun)}
    well = {staff_id: record.enterprise_id for staff_id, record in begun.items()}
    people = {*well, *(draft.staff_id for draft, _, _ in ill)}
    if not people:
        return Touched()
    enterprises = sorted({*well.values(), *(enterprise_id for _, enterprise_id, _ in ill)})
    c = t.enterprise.c
    paths = {row.id: row.path for row in await conn.execute(select(c.id, c.path).where(among(c.id, enterprises)))} if ill else {}
    today = now.date()
    tellings = {draft.key: Telling(draft, of, paths[of], today, today, by, now) for draft, of, by in ill}
    theirs = among(t.alert.c.enterprise_id, enterprises) & among(t.alert.c.staff_id, sorted(people))
    known = await lock_unresolved(conn, theirs)
    for one in known:
        if one.key in tellings:
            tellings[one.key] = _with_earlier(tellings[one.key], one, now)
    fine = [one for one in known if one.staff_id in well and one.kind == AlertKind.UNFIT_COURIER.value and one.key not in tellings]
    rode = {
        one.id: [*(one.details or ()), line_to_json(rode_after(begun[one.staff_id].temperature, now))] for one in fine if not one.fine_now
    }
    touched = await fold(conn, known, tellings, [one.id for one in fine], rode)
    folded = {one.key for one in known}
    touched.opened = await open_alerts(conn, {key: telling for key, telling in tellings.items() if key not in folded})
    return touched


def _with_earlier(telling: Telling, alert: Any, now: datetime) -> Telling:
    """What was measured before stays beside what is told now, the latest last: an officer sees each."""
    lines = [line_from_json(raw) for raw in alert.details or ()]
    earlier = [line for line in lines if line.key in (MEASURED, RODE)]
    if alert.temperature_centi is not None:
        before = measured_before(
            centi_to_celsius(alert.temperature_centi), symptoms_of(alert.symptoms), alert.reported_at.astimezone(now.tzinfo)
        )
        earlier.append(before)
    return replace(telling, draft=replace(telling.draft, details=(*telling.draft.details, *earlier[-MOST_MEASURED:])))


async def refused_alone(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> tuple[Refusal, ...]:
    """The refusals of couriers who tried on their own phone: their managers do not know yet. `now` is local. One statement."""
    refused = list(of_kind(deeds, RefuseRun))
    if not refused:
        return ()
    c = t.membership.c
    mine = select(c.staff_id, c.account_id).where(
        t.held, c.role == Role.STAFF.value, among(c.staff_id, [record.staff_id for record, _ in refused])
    )
    alone = {(row.staff_id, row.account_id) for row in await conn.execute(mine)}
    return tuple(
        Refusal(record.enterprise_id, record.staff_id, deed.chat_id, now.date())
        for record, deed in refused
        if (record.staff_id, deed.account_id) in alone
    )
