"""Alerts about couriers who may not ride, or came back ill; and who of them tried alone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.records.alerts import Telling, Touched, fold, lock_unresolved, open_alerts
from bot.storage.records.deed import Deed, Refusal, actor, of_kind
from conversations.alert_draft import AlertDraft
from conversations.codes import AlertKind
from conversations.courier_records import EndRun, RefuseRun, StartRun
from conversations.roles import Role


async def alert_from_couriers(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> Touched:
    """Open an alert for every courier who is unfit, or fold it; of an alert about somebody who starts a run by now, note that the person
    is well. `now` is local. At most five statements."""
    ill: list[tuple[AlertDraft, int, int]] = [(r.alert, r.enterprise_id, actor(deed)) for r, deed in of_kind(deeds, RefuseRun)]
    ill += [(r.alert, r.enterprise_id, actor(deed)) for r, deed in of_kind(deeds, EndRun) if r.alert is not None]
    well = {record.staff_id: record.enterprise_id for record, _ in of_kind(deeds, StartRun)}
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
    fine = [one.id for one in known if one.staff_id in well and one.kind == AlertKind.UNFIT_COURIER.value and one.key not in tellings]
    touched = await fold(conn, known, tellings, fine)
    folded = {one.key for one in known}
    touched.opened = await open_alerts(conn, {key: telling for key, telling in tellings.items() if key not in folded})
    return touched


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
