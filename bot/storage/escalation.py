"""Running the chains of alerts: what is due is done, for many alerts in as many statements as for one.

Used in the transaction that opens alerts, for their first steps, and by the runner (`bot/jobs/escalating.py`) for all the others.
`conversations/rules/escalation.py` decides; this loads what it has to know and keeps what comes of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import Kept, Told, chases_of, keep, lock_alerts
from bot.storage.columns import among
from bot.storage.duty import acting_and_there
from conversations.chain import Change, Chase, Event, Happening, NoticeKind, Severity, Who
from conversations.codes import AlertKind, AlertState
from conversations.policy import Policy
from conversations.roles import Role
from conversations.rules import escalation
from conversations.rules.chain_making import Quiet, paced, who_can


@dataclass(frozen=True, slots=True)
class Escalated:
    """What was done: who is to be told, which alerts look different now, and which of them only admins hear of, or nobody."""

    told: tuple[Told, ...] = ()
    changed: tuple[int, ...] = ()
    forsaken: tuple[int, ...] = ()


async def due_alerts(conn: AsyncConnection, now: datetime, most: int, without: Collection[int] = ()) -> list[int]:
    """Ids of unresolved alerts whose moment has come, but for some, the longest overdue first. One statement."""
    statement = select(t.alert.c.id).where(t.unresolved, t.alert.c.next_at <= now).order_by(t.alert.c.next_at).limit(most)
    if without:
        statement = statement.where(~among(t.alert.c.id, without))
    return list((await conn.scalars(statement)).all())


async def still_due(conn: AsyncConnection, alert_ids: Collection[int], now: datetime) -> list[int]:
    """Those of these alerts that are due still, locked; what another process has locked is passed over. One statement."""
    statement = select(t.alert.c.id).where(among(t.alert.c.id, alert_ids), t.unresolved, t.alert.c.next_at <= now)
    return list((await conn.scalars(statement.order_by(t.alert.c.id).with_for_update(skip_locked=True))).all())


async def escalate(
    conn: AsyncConnection, alert_ids: Collection[int], now: datetime, policy: Policy, quiet: Quiet, ringing: Collection[int] = ()
) -> Escalated:
    """Do what is due of these alerts by `now` (aware, in the bot's zone), and tell those of `ringing` anew. At most ten statements. What is
    told is still to be queued, in the same transaction."""
    ids = sorted({*alert_ids, *ringing})
    rows = [row for row in await lock_alerts(conn, ids) if row.state != AlertState.RESOLVED.value] if ids else []
    if not rows:
        return Escalated()
    chases = await chases_of(conn, rows, policy, now)
    told = await _told_already(conn, [row.id for row in rows if row.id in ringing]) if ringing else {}
    who = await _who(conn, chases, told, now)
    kept = []
    for row in rows:
        change = _run(chases[row.id], told.get(row.id, ()) if row.id in ringing else None, who[row.id], now, anew=row.chain is None)
        severity = Severity(row.severity)
        ahead = paced(change.chase, severity, change.notices, policy, now, quiet) if change.events else change.chase
        kept.append(Kept(row, replace(change, chase=ahead)))
    notices = await keep(conn, kept, now, policy, quiet)
    changed = tuple(one.row.id for one in kept if one.change.events)
    return Escalated(tuple(notices), changed, tuple(one.row.id for one in kept if _is_forsaken(one, who[one.row.id])))


def _run(chase: Chase, told: tuple[int, ...] | None, who: Who, now: datetime, *, anew: bool) -> Change:
    """`told`: whom it was told already, where they are to hear again; `anew`: its chain is made anew, and begins with the first step."""
    again = Change(chase)
    if told is not None and (chase.holder is not None or (told and not anew)):
        again = escalation.told_again(chase, told, who, now)
    elif told is not None:
        # Whoever hears of it does so by the step that comes next.
        again = Change(chase, (Event(Happening.AGAIN),))
    then = escalation.due(again.chase, now, who)
    return Change(then.chase, (*again.events, *then.events), (*again.notices, *then.notices))


def _is_forsaken(one: Kept, who: Who) -> bool:
    """Whether a step was due, and nobody of the whole chain can be told. (Trouble of the system is the admins' from the beginning.)"""
    kinds = {event.kind for event in one.change.events}
    return bool(kinds & {Happening.TOLD, Happening.NOBODY}) and not any(who.steps) and one.row.kind != AlertKind.TROUBLE.value


async def _told_already(conn: AsyncConnection, alert_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Who was told of each alert so far, by a step or because it was handed to them. One statement."""
    c = t.alert_notice.c
    kinds = [NoticeKind.STEP.value, NoticeKind.HANDED.value]
    statement = select(c.alert_id, c.account_id).where(among(c.alert_id, alert_ids), c.kind.in_(kinds)).order_by(c.id)
    found: dict[int, dict[int, None]] = {}
    for row in await conn.execute(statement):
        found.setdefault(row.alert_id, {})[row.account_id] = None
    return {alert_id: tuple(people) for alert_id, people in found.items()}


async def _who(conn: AsyncConnection, chases: Mapping[int, Chase], told: Mapping[int, Sequence[int]], now: datetime) -> dict[int, Who]:
    """Who of each alert's chain can be told now."""
    named = {person for chase in chases.values() for step in chase.chain.steps for person in step.people}
    acting, there = await acting_and_there(conn, sorted(named), now)
    others = {chase.holder for chase in chases.values() if chase.holder is not None} | {one for some in told.values() for one in some}
    people = named | others | {one for some in acting.values() for one in some} | {*there.values()}
    reachable = await _reachable(conn, people) if people else frozenset()
    admins = await _admins(conn)
    return {key: who_can(chase.chain, acting, reachable, admins, escalation.next_step(chase), there) for key, chase in chases.items()}


async def _reachable(conn: AsyncConnection, people: Collection[int]) -> frozenset[int]:
    """Those of these who can be written to, and are officers or admins still. One statement."""
    roles = [Role.OFFICER.value, Role.ADMIN.value]
    statement = (
        select(t.account.c.id)
        .join(t.membership, t.membership.c.account_id == t.account.c.id)
        .where(among(t.account.c.id, sorted(people)), t.account.c.reachable, t.held, t.membership.c.role.in_(roles))
    )
    return frozenset((await conn.scalars(statement)).all())


async def _admins(conn: AsyncConnection) -> tuple[int, ...]:
    """Admins who can be written to. One statement."""
    statement = (
        select(t.account.c.id)
        .join(t.membership, t.membership.c.account_id == t.account.c.id)
        .where(t.held, t.membership.c.role == literal_column("'admin'"), t.account.c.reachable)
        .order_by(t.account.c.id)
    )
    return tuple((await conn.scalars(statement)).all())
