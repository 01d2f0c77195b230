"""The watch on the watchers, as rows: what is wrong with the chains of alerts, when that was last looked at, and the alert that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import Kept, begin_timelines, chase_of, keep
from bot.storage.lease import database_time
from bot.storage.statements import insert_into
from conversations.chain import Due, Happening, severity_of
from conversations.codes import AlertKind, AlertState
from conversations.policy import DEFAULT_POLICY
from conversations.rules.escalation import broken, resolved
from conversations.view import Line, line_to_json

KEY = "trouble:alerts"
"""The key of the alert about the alerts."""
_SLOT = "watch:alerts"
_TEXT = "trouble-watch-"
RECOVERED_NOTE = "=recovered"
"""A usual reason, by its name."""
NOT_WATCHED = "not_watched"
SILENT_AFTER = timedelta(minutes=3)
"""Without a look for so long (of the database's own clock) the watch itself has stopped."""
FAR = timedelta(days=4)
"""Nothing of a chain is so far ahead, whatever the policy: what is was put there by a clock that went wrong."""
RINGS_AGAIN = timedelta(minutes=15)
"""Admins are told anew at most so often that something else is wrong as well."""
NOWHERE = "/"
"""The place of what concerns the system alone: no division lies there, so it is the admins'."""

_held = t.alert.c.state == AlertState.ACKNOWLEDGED.value
_SUSPECT = or_(
    t.alert.c.next_at.is_(None),
    and_(_held, t.alert.c.holder_id.is_(None)),
    and_(~_held, t.alert.c.holder_id.is_not(None)),
    and_(_held, t.alert.c.due == Due.STEP.value),
    and_(~_held, t.alert.c.due != Due.STEP.value),
    and_(~_held, t.alert.c.silent_until.is_not(None)),
)
"""What `rules.escalation.broken` looks for, so that not every alert is read each minute."""


@dataclass(frozen=True, slots=True)
class Findings:
    """How many of what is wrong, by name (`trouble-watch-NAME` is its text); nothing when all is well. `rules`: which invariants do not
    hold, for the log."""

    counts: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """Alerts (ids) that look different now, and those of them of which admins are to hear again."""

    changed: tuple[int, ...] = ()
    ringing: tuple[int, ...] = ()


async def look(conn: AsyncConnection, now: datetime, patience: timedelta) -> Findings:
    """Look at all unresolved alerts and all notices on their way. `patience`: how late anything may be. Six statements."""
    rows = (await conn.execute(select(t.alert).where(t.unresolved, _SUSPECT))).all()
    rules = [rule for row in rows for rule in broken(chase_of(row))]
    before, c = now - patience, t.alert_notice.c
    left = or_(and_(c.bundle.is_(None), c.at < before), c.bundle < before)
    counts = {
        "broken": len(rows) if rules else 0,
        "late": await _count(conn, t.alert, t.unresolved & (t.alert.c.next_at < before)),
        "unsent": await _count(conn, t.alert_notice, t.on_its_way & left),
        "far": await _count(conn, t.alert, t.unresolved & (t.alert.c.next_at > now + FAR))
        + await _count(conn, t.alert_notice, t.on_its_way & (c.bundle > now + FAR)),
        "paused": await _count(conn, t.pause, (t.pause.c.lane == "alert") & (t.pause.c.until > now + patience)),
    }
    return Findings({name: count for name, count in counts.items() if count}, tuple(sorted(set(rules))))


async def _count(conn: AsyncConnection, table: Any, where: ColumnElement[bool]) -> int:
    return await conn.scalar(select(func.count()).select_from(table).where(where)) or 0


async def note_look(conn: AsyncConnection, findings: Findings) -> None:
    """Remember that it was looked, and what was found. Two statements."""
    at = await database_time(conn)
    row = {"done_at": at, "outcome": ",".join(sorted(findings.counts)) or "clean", "day": at.date(), "due_at": at, "expires_at": at}
    made = insert_into(conn, t.slot).values(key=_SLOT, kind="watch", **row)
    await conn.execute(made.on_conflict_do_update(index_elements=[t.slot.c.key], set_=row))


async def troubles(conn: AsyncConnection) -> tuple[str, ...]:
    """What the last look found, by name; `not_watched` where nobody has looked for three minutes. Two statements."""
    row = (await conn.execute(select(t.slot.c.done_at, t.slot.c.outcome).where(t.slot.c.key == _SLOT))).first()
    if row is None or await database_time(conn) - row.done_at > SILENT_AFTER:
        return (NOT_WATCHED,)
    return () if row.outcome == "clean" else tuple(row.outcome.split(","))


async def tell_admins(conn: AsyncConnection, findings: Findings, now: datetime) -> Touched:
    """Open the alert about it, bring the open one up to date, or end it when all is well. `now` is aware and local. The runner tells
    admins of it. Returns which alert looks different now, and whether it is to be heard of again: something else is wrong as well."""
    known = (await conn.execute(select(t.alert).where(t.alert.c.key == KEY, t.unresolved).with_for_update())).first()
    details = [line_to_json(Line(f"{_TEXT}{name}", {"count": count})) for name, count in findings.counts.items()]
    if known is None:
        if details:
            await _open(conn, details, now)
        return Touched()
    if not details:
        change = resolved(chase_of(known), None, now, RECOVERED_NOTE)
        await keep(conn, [Kept(known, change, more={"note": RECOVERED_NOTE})], now, DEFAULT_POLICY, lambda moment: moment)
        return Touched((known.id,))
    said = {key for key, *_ in known.details}
    rings = any(key not in said for key, *_ in details)
    if rings and await _has_rung(conn, known.id, now - RINGS_AGAIN):
        # What is new is kept for later, so that it is heard of then.
        rings, details = False, [one for one in details if one[0] in said] or known.details
    if details == known.details:
        return Touched()
    await conn.execute(update(t.alert).where(t.alert.c.id == known.id).values(details=details, reported_at=now))
    return Touched((known.id,), (known.id,) if rings else ())


async def _has_rung(conn: AsyncConnection, alert_id: int, since: datetime) -> bool:
    c = t.alert_event.c
    told = [Happening.OPENED.value, Happening.TOLD.value, Happening.AGAIN.value]
    return (await conn.execute(select(c.id).where(c.alert_id == alert_id, c.kind.in_(told), c.at > since).limit(1))).first() is not None


async def _open(conn: AsyncConnection, details: list[Any], now: datetime) -> None:
    row = {
        "key": KEY,
        "kind": AlertKind.TROUBLE.value,
        "severity": severity_of(AlertKind.TROUBLE).value,
        "state": AlertState.OPEN.value,
        "path": NOWHERE,
        "since": now.date(),
        "day": now.date(),
        "opened_at": now,
        "reported_at": now,
        "details": details,
        "next_at": now,
    }
    alert_id = (await conn.execute(insert(t.alert).values(row).returning(t.alert.c.id))).scalar_one()
    await begin_timelines(conn, [alert_id], {}, now)
