"""What is due and when: laggards, slots, the leader's lease, the policy."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from bot.storage.columns import BigId, Json, Moment, Path
from bot.storage.tables.base import metadata

# A row a laggard: written when the day opens, deleted by the report. What is left of past days are missed reports.
# No foreign key: the rows come from `enterprise` itself, and checking 100,000 of them would cost more than writing them.
due = Table(
    "due",
    metadata,
    Column("day", Date, nullable=False),
    Column("duty", Text, nullable=False),
    Column("enterprise_id", BigId, nullable=False),
    Column("path", Path, nullable=False),
    Column("reminded_at", Moment),  # by hand, by an officer
    PrimaryKeyConstraint("day", "duty", "enterprise_id"),
    sqlite_with_rowid=False,
)
Index("ix_due_day_duty_path", due.c.day, due.c.duty, due.c.path)

# How many enterprises owed the duty when the day was opened, a row a division that has any.
due_total = Table(
    "due_total",
    metadata,
    Column("day", Date, nullable=False),
    Column("duty", Text, nullable=False),
    Column("path", Path, nullable=False),
    Column("owed", Integer, nullable=False),
    PrimaryKeyConstraint("day", "duty", "path"),
    sqlite_with_rowid=False,
)

slot = Table(
    "slot",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("outcome", Text),
)
_waiting = slot.c.done_at.is_(None)
Index("ix_slot_due_at", slot.c.due_at, sqlite_where=_waiting, postgresql_where=_waiting)
Index("ix_slot_day", slot.c.day)

lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Moment, nullable=False),
)

policy = Table(
    "policy",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("values", Json, nullable=False),
    Column("since", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id")),
)
