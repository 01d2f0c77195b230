"""Alerts that the bot itself notices, and closes again when what they were about is made good: however many, the same few statements.

What is written is what `conversations/rules/escalation.py` says: `opened`, `raised`, `resolved`; and of one more day of the same, without
a message to anybody, `again`. The chain stays null until the first look at it freezes it. Each kind has a module of its own that says of
whom it is told: `silent_alerts`, `disinfection_alerts`, `reading_alerts`, `unreachable_alerts`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Text, case, cast, false, insert, literal, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, members
from bot.storage.statements import insert_into
from conversations.chain import Due, Happening, severity_of
from conversations.codes import AlertKind, AlertOutcome, AlertState

SUBJECTS = {
    AlertKind.SILENT: "silent",
    AlertKind.DISINFECTION_OVERDUE: "disinfection",
    AlertKind.READINGS_MISSED: "readings",
    AlertKind.UNREACHABLE: "unreachable",
}
"""What the keys of these kinds begin with; the id of an enterprise follows, or that of a staff member for `readings`."""
NOT_OWED = "=not_owed"
"""The usual reason, by its name, where an alert ends because nothing is owed any more."""

_COLUMNS = (
    *("key", "kind", "state", "severity", "enterprise_id", "staff_id", "path", "since", "details"),
    *("day", "opened_at", "reported_at", "next_at"),
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that the bot noticed on the local `day`. `next_at`: when the first step of the chain of a new alert is due."""

    kind: AlertKind
    day: date
    now: datetime
    next_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """The alerts that were opened, and those into which something was folded (ids, rising). `details`: what each of them tells now, as the
    column holds it."""

    opened: tuple[int, ...] = ()
    folded: tuple[int, ...] = ()
    details: Mapping[int, Any] = field(default_factory=dict)


def key_of(kind: AlertKind, subject: ColumnElement[int] | int) -> ColumnElement[str]:
    """The key of the alert of a kind about `subject`."""
    return literal(f"{SUBJECTS[kind]}:", Text) + cast(subject, Text)


def keys_of(kind: AlertKind, subjects: Collection[int]) -> list[str]:
    """As `key_of`, for subjects that are known."""
    return [f"{SUBJECTS[kind]}:{subject}" for subject in sorted(set(subjects))]


async def wait_for_writers(conn: AsyncConnection, table: str) -> None:
    """Whoever is writing to `table` right now is waited for, and seen by the statements that follow; others wait until this transaction
    has ended, and then see what it wrote. Raises what `Database.is_conflict` knows if that takes longer than five seconds. SQLite has one
    writer at a time anyway."""
    if conn.dialect.name != "sqlite":
        await conn.execute(text("SET LOCAL lock_timeout = '5s'"))
        await conn.execute(text(f"LOCK TABLE {table} IN SHARE MODE"))


async def tell(conn: AsyncConnection, noticed: Noticed, found: Select[tuple[int, int, int | None, str, date, object]]) -> Told:
    """Open an alert about everything `found`, or fold it into the unresolved one of its key: one more time if the day is another one,
    which its timeline tells. At most four statements. `found` has the columns `subject` (what the key ends with), `enterprise_id`,
    `staff_id`, `path`, `since`, `details`; at most a row a subject."""
    each = found.subquery("noticed")
    rows = select(
        key_of(noticed.kind, each.c.subject),
        literal(noticed.kind.value, Text),
        literal(AlertState.OPEN.value, Text),
        literal(severity_of(noticed.kind).value, Text),
        *(each.c.enterprise_id, each.c.staff_id, each.c.path, each.c.since, each.c.details),
        literal(noticed.day, Date),
        *(literal(noticed.now, Moment), literal(noticed.now, Moment), literal(noticed.next_at, Moment)),
    ).where(each.c.subject.is_not(None))  # always so; without a condition SQLite takes the ON of ON CONFLICT for one of a join
    new = insert_into(conn, t.alert)
    old, told = t.alert.c, new.excluded
    # A holder's alert that had been made good in between tells of a new run; otherwise the run goes on.
    since = case((old.fine_now | (told.since < old.since), told.since), else_=old.since)
    # What is told at the very moment at which it was told before is the same, told twice.
    anew = (old.day <= told.day) & (old.reported_at < told.reported_at)
    folded = {
        "times": old.times + case((told.day > old.day, 1), else_=0),
        "since": since,
        "day": told.day,
        "reported_at": told.reported_at,
        "details": told.details,
        "fine_now": false(),
    }
    # All places: by the index of what is not resolved.
    earlier = select(old.id).where(t.unresolved, old.path >= "/", old.kind == noticed.kind.value, old.day < noticed.day)
    of_earlier_days = set(await conn.scalars(earlier))
    statement = (
        new.from_select(list(_COLUMNS), rows, include_defaults=False)
        .on_conflict_do_update(index_elements=[old.key], index_where=t.unresolved, set_=folded, where=anew)
        .returning(old.id, old.opened_at, old.details)
    )
    touched = {row.id: row for row in await conn.execute(statement)}
    opened = tuple(sorted(key for key, row in touched.items() if row.opened_at == noticed.now))
    await write_events(conn, opened, Happening.OPENED, noticed.now)
    await write_events(conn, sorted(touched.keys() & of_earlier_days), Happening.AGAIN, noticed.now)
    return Told(opened, tuple(sorted(touched.keys() - set(opened))), {key: row.details for key, row in touched.items()})


async def write_events(conn: AsyncConnection, alert_ids: Sequence[int], kind: Happening, now: datetime, note: str = "") -> None:
    """A line in the timeline of each of these alerts, by the bot itself. At most one statement."""
    if not alert_ids:
        return
    listed = members(alert_ids)
    rows = select(listed.c.value, literal(now, Moment), literal(kind.value, Text), literal(note, Text))
    await conn.execute(insert(t.alert_event).from_select(["alert_id", "at", "kind", "note"], rows, include_defaults=False))


async def close(
    conn: AsyncConnection, kind: AlertKind, now: datetime, chosen: ColumnElement[bool], *, outcome: AlertOutcome | None = None
) -> list[int]:
    """Resolve by itself every alert of the kind that nobody holds and of which `chosen` holds; what somebody holds is fine now, and theirs
    to resolve. Without an outcome nothing was owed any more. Returns the ids of all that look different now. At most two statements."""
    note = NOT_OWED if outcome is None else f"={outcome.value}"
    c, is_open = t.alert.c, t.alert.c.state == AlertState.OPEN.value
    ended = {
        "state": AlertState.RESOLVED.value,
        "resolved_at": now,
        "outcome": None if outcome is None else outcome.value,
        "note": note,
        "silent_until": None,
        "confirmed": True,
        "due": Due.STEP.value,
        "next_at": None,
    }
    values = {name: case((is_open, literal(value, c[name].type)), else_=c[name]) for name, value in ended.items()}
    statement = (
        update(t.alert)
        .where(t.unresolved, c.kind == kind.value, chosen, is_open | c.fine_now.is_(False))
        .values(**values, fine_now=case((is_open, c.fine_now), else_=true()))
        .returning(c.id, c.state)
    )
    touched = sorted((await conn.execute(statement)).all())
    await write_events(conn, [row.id for row in touched if row.state == AlertState.RESOLVED.value], Happening.RESOLVED, now, note)
    return [row.id for row in touched]
