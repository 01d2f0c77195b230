"""The watch on the watchers, as rows: what is wrong with the chains of alerts, when that was last looked at, and the alert that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import Kept, add_events, begin_timelines, chase_of, keep
from bot.storage.lease import database_time
from bot.storage.statements import insert_into
from conversations.chain import Due, Event, Happening, NoticeKind, severity_of
from conversations.codes import AlertKind, AlertState
from conversations.policy import DEFAULT_POLICY
from conversations.rules.escalation import broken, reopened, resolved
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
SAME_TROUBLE = timedelta(hours=1)
"""What comes back within it is the same trouble: its alert is opened again. Admins hear of that no sooner than so long after they last
heard of it, as if it had never been away."""
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
    """Open the alert about it (or again, if it ended within the last hour), bring the open one up to date, or end it when all is well.
    `now` is aware and local. The runner tells admins of it. Returns which alert looks different now, and whether its holder is to hear of
    it again: something else is wrong as well."""
    known = (await conn.execute(select(t.alert).where(t.alert.c.key == KEY, t.unresolved).with_for_update())).first()
    details = [line_to_json(Line(f"{_TEXT}{name}", {"count": count})) for name, count in findings.counts.items()]
    if known is None:
        return await _begin(conn, details, now) if details else Touched()
    if not details:
        change = resolved(chase_of(known), None, now, RECOVERED_NOTE)
        await keep(conn, [Kept(known, change, more={"note": RECOVERED_NOTE})], now, DEFAULT_POLICY, lambda moment: moment)
        return Touched((known.id,))
    said = _news(known, details, await _rang_at(conn, known.id), now)
    if said.details == known.details:
        return Touched()
    values = {"details": said.details, "reported_at": now}
    if said.rings and known.state == AlertState.OPEN.value:
        # Told by its next step, whose turn comes at once, and counted from there: else that would ring as well.
        values["next_at"] = now
        await add_events(conn, [(known.id, Event(Happening.AGAIN))], now)
    await conn.execute(update(t.alert).where(t.alert.c.id == known.id).values(values))
    return Touched((known.id,), (known.id,) if said.rings and known.state != AlertState.OPEN.value else ())


@dataclass(frozen=True, slots=True)
class _News:
    """What the card says from now on, and whether admins are to hear of it."""

    details: list[Any]
    rings: bool


def _news(alert: Any, details: list[Any], rang_at: datetime | None, now: datetime) -> _News:
    said = {key for key, *_ in alert.details}
    rings = any(key not in said for key, *_ in details)
    if rings and rang_at is not None and rang_at > now - RINGS_AGAIN:
        # What is new is kept for later, so that it is heard of then.
        return _News([one for one in details if one[0] in said] or alert.details, rings=False)
    return _News(details, rings)


async def _rang_at(conn: AsyncConnection, alert_id: int) -> datetime | None:
    """When admins last heard of it. One statement."""
    c = t.alert_notice.c
    rings = [NoticeKind.STEP.value, NoticeKind.AGAIN.value]
    moment: datetime | None = await conn.scalar(select(func.max(c.at)).where(c.alert_id == alert_id, c.kind.in_(rings)))
    return moment


async def _begin(conn: AsyncConnection, details: list[Any], now: datetime) -> Touched:
    """Open an alert, or the last one again: a trouble that comes and goes is one, and does not ring each time."""
    # The newest by its id: it is found from the end, and hardly ever looked for.
    last = select(t.alert).where(t.alert.c.key == KEY).order_by(t.alert.c.id.desc()).limit(1)
    ended = (await conn.execute(last.with_for_update())).first()
    if ended is None or ended.resolved_at is None or ended.resolved_at < now - SAME_TROUBLE:
        await _open(conn, details, now)
        return Touched()
    rang_at = await _rang_at(conn, ended.id)
    said = _news(ended, details, rang_at, now)
    change = reopened(chase_of(ended), None, now)
    at = now if said.rings or rang_at is None else max(now, rang_at + SAME_TROUBLE)
    change = replace(change, chase=replace(change.chase, next_at=at))
    await keep(conn, [Kept(ended, change)], now, DEFAULT_POLICY, lambda moment: moment)
    counted = {"times": t.alert.c.times + 1, "details": said.details, "reported_at": now, "day": now.date()}
    await conn.execute(update(t.alert).where(t.alert.c.id == ended.id).values(counted))
    return Touched((ended.id,))


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
