"""What comes in and what goes out: sessions, inbox, outbox, living messages, dead letters; and the audit of what was done."""

from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, FromClause, Index, Integer, Table, Text, false, literal_column

from bot.storage.columns import BigId, Json, Key, Moment
from bot.storage.tables.base import metadata

session = Table(
    "session",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Json),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("updated_at", Moment, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("received_at", Moment, nullable=False),
)

dead_letter = Table(
    "dead_letter",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("source", Text, nullable=False),  # inbound, outbound
    Column("reference", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("payload", Json),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("lane", Text, nullable=False),  # as `bot.mailbox.letters.Lane` names them
    Column("screen", Text, nullable=False),  # `view`, or a screen that is composed right before it is sent
    Column("subject", Text, nullable=False, server_default=""),
    Column("payload", Json),
    Column("language", Text, nullable=False),
    Column("card", Text, nullable=False, server_default=""),
    Column("edit", Boolean, nullable=False, server_default=false()),
    Column("message_id", BigInteger),  # what to edit, when known
    Column("dedupe_key", Key, unique=True),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("claimed_until", Moment),
    Column("outcome", Text),
    Column("sent_message_id", BigInteger),
    Column("error", Text),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    sqlite_autoincrement=True,
)
_unsent = outbox.c.outcome.is_(None)
Index("ix_outbox_lane_id", outbox.c.lane, outbox.c.id, sqlite_where=_unsent, postgresql_where=_unsent)


def leaves_at_once(letters: FromClause = outbox) -> ColumnElement[bool]:
    """Of the lanes that are not paced: only there do the letters of a chat wait for each other. Written out, as the index has it."""
    return letters.c.lane.in_([literal_column("'reply'"), literal_column("'alert'")])


# Reminders for a province are in one index less.
_in_order = _unsent & leaves_at_once()
Index("ix_outbox_chat_id_id", outbox.c.chat_id, outbox.c.id, sqlite_where=_in_order, postgresql_where=_in_order)
follows = outbox.c.lane == literal_column("'follow'")
"""What follows a broadcast waits for long, and leaves at once where somebody taps below it."""
_behind = _unsent & follows
Index("ix_outbox_follow", outbox.c.chat_id, sqlite_where=_behind, postgresql_where=_behind)

# The living messages.
card = Table(
    "card",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("card", Text, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Column("sent_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_card_card", card.c.card)

pause = Table(
    "pause",
    metadata,
    Column("lane", Text, primary_key=True),
    Column("until", Moment, nullable=False),
)

# Append-only; details hold numbers, codes and ids, never names.
audit_event = Table(
    "audit_event",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor_account_id", BigId),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Json),
    sqlite_autoincrement=True,
)
