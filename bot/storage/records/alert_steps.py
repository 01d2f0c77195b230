"""What officers do to alerts: take, silence, hand over, resolve, reopen (`conversations/rules/escalation.py` says what comes of it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import Kept, Told, chases_of, keep, lock_alerts
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, actor
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert, SilenceAlert
from conversations.chain import Change, Chase
from conversations.codes import AlertState
from conversations.policy import Policy
from conversations.rules import escalation

_Step = AcknowledgeAlert | SilenceAlert | HandOverAlert | ResolveAlert | ReopenAlert


@dataclass(frozen=True, slots=True)
class Handled:
    """Alerts that were changed, those of them whose chain goes on at once, and who is to be told of what."""

    changed: tuple[int, ...] = ()
    due: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()


async def handle(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> Handled:
    """Officers take, silence, hand over, resolve and reopen alerts. At most six statements. Raises Conflict where somebody else was
    first: where it would change nothing, or the alert that is reopened has been opened anew meanwhile."""
    steps = [(deed.record, actor(deed)) for deed in deeds if isinstance(deed.record, _Step)]
    if not steps:
        return Handled()
    rows = {row.id: row for row in await lock_alerts(conn, {step.alert_id for step, _ in steps})}
    await _none_is_open_again(conn, [rows[step.alert_id] for step, _ in steps if isinstance(step, ReopenAlert) and step.alert_id in rows])
    chases = await chases_of(conn, list(rows.values()), policy, now)
    kept: dict[int, Kept] = {}
    for step, by in steps:
        if step.alert_id not in rows:
            raise Conflict("there is no such alert")
        before = kept[step.alert_id].change if step.alert_id in kept else Change(chases[step.alert_id])
        made = _change(step, before.chase, by, now)
        if not made.events:
            raise Conflict("the alert was handled meanwhile")
        change = replace(made, events=(*before.events, *made.events), notices=(*before.notices, *made.notices))
        kept[step.alert_id] = Kept(rows[step.alert_id], change, by, _more(step))
    # What is handed over is never bundled: there are no quiet hours to be looked at.
    told = await keep(conn, list(kept.values()), now, policy, lambda moment: moment)
    due = (one.row.id for one in kept.values() if (one.change.chase.next_at or now) <= now and one.change.chase.state is AlertState.OPEN)
    return Handled(tuple(kept), tuple(due), tuple(told))


def _change(step: _Step, chase: Chase, by: int, now: datetime) -> Change:
    match step:
        case AcknowledgeAlert():
            return escalation.acknowledged(chase, by, now)
        case SilenceAlert():
            return escalation.silenced(chase, by, now, step.until)
        case HandOverAlert():
            return escalation.handed_over(chase, by, step.to, now)
        case ResolveAlert():
            return escalation.resolved(chase, by, now, step.note)
        case ReopenAlert():
            return escalation.reopened(chase, by, now)


def _more(step: _Step) -> Mapping[str, Any]:
    if not isinstance(step, ResolveAlert):
        return {}
    return {"note": step.note, "outcome": step.outcome.value if step.outcome is not None else None}


async def _none_is_open_again(conn: AsyncConnection, rows: Sequence[Any]) -> None:
    """Of each key at most one alert is unresolved. At most one statement."""
    if not rows:
        return
    ids = [row.id for row in rows]
    others = select(t.alert.c.id).where(among(t.alert.c.key, sorted({row.key for row in rows})), t.unresolved, ~among(t.alert.c.id, ids))
    if (await conn.execute(others.limit(1))).first() is not None or len({row.key for row in rows}) < len(rows):
        raise Conflict("it was opened anew meanwhile")
