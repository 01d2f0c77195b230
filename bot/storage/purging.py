"""Retention of tracks, delivery lists, notes and messages: what would go, what is announced, and deleting it in chunks. Runs themselves
stay.

Typed areas are a track, too, and go with it; photos of slips go with the list. A chunk is a transaction of its own and bounded, so that
nobody waits for it; what is killed in between goes on where it was. Tracks themselves: `track_retention.py`; notes and messages:
`record_retention.py`.
"""

from dataclasses import asdict, astuple, dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Column, Text, cast, delete, exists, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.record_retention import Records, count_records, purge_records
from bot.storage.statements import insert_into
from bot.storage.track_retention import purge_tracks
from conversations.policy import Policy
from conversations.roles import Role

MOST_ROWS = 5_000
"""Rows that a chunk deletes at most, photos of slips apart."""
MOST_RUNS = 500
"""Runs of which a chunk deletes lists at most."""
MOST_TRACKS = 100
"""Runs of which a chunk deletes tracks at most."""

_r = t.courier_run.c


@dataclass(frozen=True, slots=True)
class Before:
    """Tracks of runs of days before `tracks`, lists of runs of days before `lists`, notes and messages written before the moment
    `records` (None: none of them)."""

    tracks: date
    lists: date
    records: datetime | None = None


@dataclass(frozen=True, slots=True)
class Old:
    """How much there is: runs with a track, runs with a list, notes, messages."""

    tracks: int
    lists: int
    notes: int = 0
    messages: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.tracks or self.lists or self.notes or self.messages)


@dataclass(frozen=True, slots=True)
class Gone:
    """What was deleted: tracks of so many points, so many lists, the deliveries of them, notes, messages."""

    points: int = 0
    lists: int = 0
    deliveries: int = 0
    notes: int = 0
    messages: int = 0

    def __add__(self, more: "Gone") -> "Gone":
        """Both together."""
        return Gone(*(getattr(self, name) + getattr(more, name) for name in self.__slots__))


def retention(day: date, policy: Policy, zone: tzinfo) -> Before:
    """What is older than the policy lets it be on the `day` of the zone."""
    tracks, lists, records = (day - timedelta(days=kept) for kept in (policy.track_days, policy.delivery_days, policy.record_days))
    return Before(tracks, lists, datetime.combine(records, time(), zone))


async def count_old(conn: AsyncConnection, before: Before) -> Old:
    """How much would be deleted. Four statements."""
    lists = await conn.scalar(select(func.count()).where(_r.day < before.lists, t.has_list, _r.deliveries > 0))
    passed = or_(*(exists().where(table.c.run_id == _r.id) for table in (t.track, t.run_area)))
    tracks = await conn.scalar(select(func.count()).where(_r.day < before.tracks, t.has_track, passed))
    records = await count_records(conn, before.records) if before.records is not None else Records()
    return Old(tracks or 0, lists or 0, records.notes, records.messages)


async def announce(conn: AsyncConnection, day: date, before: Before, now: datetime) -> Old:
    """Write down what is going to be deleted on `day`. What has been announced for that day stays. Five statements."""
    old = await count_old(conn, before)
    moments = {"tracks_before": before.tracks, "lists_before": before.lists, "records_before": before.records}
    counts = {"tracks": old.tracks, "lists": old.lists, "notes": old.notes, "messages": old.messages}
    await conn.execute(insert_into(conn, t.purge).values(day=day, warned_at=now, **moments, **counts).on_conflict_do_nothing())
    return old


async def queue_warnings(conn: AsyncConnection, day: date, now: datetime, not_before: datetime, expires_at: datetime) -> int:
    """A warning of what goes on `day` for every admin who can be written to. One statement. Returns how many were queued."""
    subject = literal(day.isoformat(), Text)
    admins = t.membership.join(t.account, t.account.c.id == t.membership.c.account_id)
    rows = (
        outgoing("purge_warning", cast(subject, Text), dedupe_key("purge_warning:", subject), now, not_before, expires_at)
        .select_from(admins)
        .where(t.membership.c.role == Role.ADMIN.value, t.held, t.account.c.reachable)
        .order_by(t.account.c.id)
    )
    return await queue(conn, rows)


async def begin(conn: AsyncConnection, day: date, allowed: Before, now: datetime) -> bool:
    """The day has come: what was announced for it may be deleted from now on, less what a longer retention (`allowed`: the one that counts
    now) has saved meanwhile. False where nothing was announced. Two statements."""
    c = t.purge.c
    row = (await conn.execute(select(t.purge).where(c.day == day, c.begun_at.is_(None)).with_for_update())).first()
    if row is None:
        return False
    before: dict[str, Any] = {
        "tracks_before": min(row.tracks_before, allowed.tracks),
        "lists_before": min(row.lists_before, allowed.lists),
        "records_before": min(row.records_before, allowed.records) if row.records_before and allowed.records else None,
    }
    await conn.execute(update(t.purge).where(c.day == day).values(begun_at=now, **before))
    return True


async def unfinished(conn: AsyncConnection) -> list[tuple[date, Before]]:
    """The days whose purge has begun and is not done, the oldest first."""
    c = t.purge.c
    rows = await conn.execute(select(c.day, c.tracks_before, c.lists_before, c.records_before).where(t.being_purged).order_by(c.day))
    return [(row.day, Before(row.tracks_before, row.lists_before, row.records_before)) for row in rows]


async def purge_chunk(conn: AsyncConnection, before: Before, now: datetime, most: int = MOST_ROWS) -> Gone | None:
    """Delete some of what is older; None when there is nothing left. Runs with an earlier day go first. At most thirteen statements."""
    lists = await _purge_lists(conn, before.lists, now, most)
    if lists is not None:
        return lists
    if await _purge_areas(conn, before.tracks, most):
        return Gone()
    tracks = await purge_tracks(conn, before.tracks, MOST_TRACKS, now)
    if tracks.runs:
        return Gone(points=tracks.points)
    records = await purge_records(conn, before.records, most) if before.records is not None else None
    return Gone(notes=records.notes, messages=records.messages) if records is not None else None


async def _purge_lists(conn: AsyncConnection, before: date, now: datetime, most: int) -> Gone | None:
    # Locked: a delivery that is told of one of them right now is either seen below, or comes after it and begins the list anew.
    chosen = select(_r.id, _r.deliveries).where(_r.day < before, t.has_list).order_by(_r.day, _r.id).limit(MOST_RUNS).with_for_update()
    runs = {row.id: row.deliveries for row in await conn.execute(chosen)}
    if not runs:
        return None
    ids = list(runs)
    some = select(t.delivery.c.id).where(among(t.delivery.c.run_id, ids)).limit(most)
    deleted = await conn.execute(delete(t.delivery).where(t.delivery.c.id.in_(some)))
    left = exists().where(t.delivery.c.run_id == _r.id)
    emptied = update(t.courier_run).where(among(_r.id, ids), ~left).values(list_purged_at=now).returning(_r.id)
    over = list((await conn.scalars(emptied)).all())
    await conn.execute(delete(t.run_photo).where(among(t.run_photo.c.run_id, over)))
    return Gone(lists=sum(runs[run_id] > 0 for run_id in over), deliveries=deleted.rowcount)


async def _purge_areas(conn: AsyncConnection, before: date, most: int) -> int:
    """The oldest first, so that the index of the areas is read no further than to the last one that goes."""
    c = t.run_area.c
    newest = select(func.max(_r.day)).where(_r.day < before, t.has_track).scalar_subquery()
    last = select(func.max(_r.id)).where(_r.day == newest, t.has_track).scalar_subquery()
    old = (
        select(c.id)
        .join_from(t.run_area, t.courier_run, _r.id == c.run_id)
        .where(c.run_id <= last, _r.day < before)
        .order_by(c.run_id)
        .limit(most)
    )
    return (await conn.execute(delete(t.run_area).where(c.id.in_(old)))).rowcount


async def note_gone(conn: AsyncConnection, day: date, gone: Gone) -> None:
    """Add to what has been deleted on `day`. One statement."""
    c = t.purge.c
    more = {column.name: column + count for column, count in zip(_counted(), astuple(gone), strict=True)}
    await conn.execute(update(t.purge).where(c.day == day).values(more))


def _counted() -> tuple[Column[int], ...]:
    """Where it is counted what is gone, in the order of `Gone`."""
    c = t.purge.c
    return c.points_gone, c.lists_gone, c.deliveries_gone, c.notes_gone, c.messages_gone


async def finish(conn: AsyncConnection, day: date, now: datetime) -> Gone | None:
    """The purge of `day` is done: it is closed and leaves its audit event. None where another process was first. Two statements."""
    c = t.purge.c
    over = update(t.purge).where(c.day == day, t.being_purged).values(done_at=now)
    row = (await conn.execute(over.returning(c.tracks_before, c.lists_before, c.records_before, *_counted()))).first()
    if row is None:
        return None
    gone = Gone(*row[3:])
    await write_event(conn, Before(row.tracks_before, row.lists_before, row.records_before), gone, now)
    return gone


async def write_event(conn: AsyncConnection, before: Before, gone: Gone, now: datetime) -> None:
    """Leave in the audit what was deleted: by the bot itself, or by the operator's command."""
    told = {
        "tracks_before": before.tracks.isoformat(),
        "lists_before": before.lists.isoformat(),
        "records_before": before.records.isoformat() if before.records is not None else None,
        **asdict(gone),
    }
    event = {"at": now, "actor_account_id": None, "action": "purge", "subject": "retention", "details": told}
    await conn.execute(insert(t.audit_event), [event])
