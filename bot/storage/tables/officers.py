"""The officer's day: what an officer answers for besides the own division, when they are on duty, notes on enterprises, messages."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, Time, false

from bot.storage.columns import BigId, Moment, Path
from bot.storage.tables.base import metadata

# An officer answers for the own division by the membership. An assignment is narrower: a sector in a division, or one enterprise. Where
# there is one, it goes before the division.
assignment = Table(
    "assignment",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("path", Path, nullable=False),  # of the division, or where the enterprise reports
    Column("sector", Text),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id")),
    Column("since", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id")),  # null: the operator, from a terminal
    Column("ended_at", Moment),
    sqlite_autoincrement=True,
)
assigned = assignment.c.ended_at.is_(None)
Index("ix_assignment_account_id", assignment.c.account_id, sqlite_where=assigned, postgresql_where=assigned)
Index("ix_assignment_enterprise_id", assignment.c.enterprise_id, sqlite_where=assigned, postgresql_where=assigned)
Index("ix_assignment_path", assignment.c.path, sqlite_where=assigned, postgresql_where=assigned)

# When an officer is on duty, a row a weekday (0: Monday) and stretch of wall-clock time; an officer without any row always is.
duty_hours = Table(
    "duty_hours",
    metadata,
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("begins", Time, nullable=False),
    Column("ends", Time, nullable=False),  # 00:00: the end of the day
    PrimaryKeyConstraint("account_id", "weekday", "begins"),
)

# Leave, and a swap, which is leave of a day with somebody who stands in.
absence = Table(
    "absence",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("stand_in", BigId, ForeignKey("account.id")),
    Column("at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("withdrawn_at", Moment),
    Column("swap", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
absent = absence.c.withdrawn_at.is_(None)
Index("ix_absence_account_id", absence.c.account_id, absence.c.last, sqlite_where=absent, postgresql_where=absent)

enterprise_note = Table(
    "enterprise_note",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("removed_at", Moment),
    sqlite_autoincrement=True,
)
noted = enterprise_note.c.removed_at.is_(None)
Index("ix_enterprise_note_at", enterprise_note.c.at)
Index("ix_enterprise_note_enterprise_id", enterprise_note.c.enterprise_id, sqlite_where=noted, postgresql_where=noted)

# What officers and enterprises write to each other through the bot. `officer_id`: the officer's account, whoever writes. What was written
# to all laggards is a row for each of them, all with the first one's id in `copy_of`.
message = Table(
    "message",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("officer_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("by_officer", Boolean, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("answers", BigId, ForeignKey("message.id")),
    Column("copy_of", BigId, ForeignKey("message.id")),
    sqlite_autoincrement=True,
)
Index("ix_message_enterprise_id", message.c.enterprise_id, message.c.id)
Index("ix_message_officer_id", message.c.officer_id, message.c.id)
Index("ix_message_at", message.c.at)
# Who deletes a message looks whether another one refers to it.
for _column in (message.c.answers, message.c.copy_of):
    _refers = _column.is_not(None)
    Index(f"ix_message_{_column.name}", _column, sqlite_where=_refers, postgresql_where=_refers)

# Who was given an answer instead of the officer who had left or could not be written to: it stands in their list too.
message_taken = Table(
    "message_taken",
    metadata,
    Column("account_id", BigId, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("message_id", BigId, ForeignKey("message.id"), primary_key=True, autoincrement=False),
)
Index("ix_message_taken_message_id", message_taken.c.message_id)
