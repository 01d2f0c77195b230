"""Guidance and broadcasts: documents with versions, what is sent to whom, and what became of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
    or_,
)

from bot.storage.columns import BigId, Json, Moment
from bot.storage.tables.base import metadata

guidance = Table(
    "guidance",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("withdrawn_at", Moment),
    sqlite_autoincrement=True,
)

guidance_version = Table(
    "guidance_version",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("guidance_id", BigId, ForeignKey("guidance.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Json, nullable=False),  # by language, as all texts here
    Column("summary", Json, nullable=False),
    Column("body", Json, nullable=False),
    Column("changes", Json, nullable=False),
    Column("sectors", Text, nullable=False, server_default=""),  # codes with commas around each: `,retail,catering,`; empty: all
    Column("risks", Text, nullable=False, server_default=""),  # the same
    Column("must_confirm", Boolean, nullable=False, server_default=false()),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("published_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("superseded_at", Moment),  # there is a newer one
    UniqueConstraint("guidance_id", "number"),
    sqlite_autoincrement=True,
)
newest = guidance_version.c.superseded_at.is_(None)
Index("ix_guidance_version_published_at", guidance_version.c.published_at, sqlite_where=newest, postgresql_where=newest)

guidance_receipt = Table(
    "guidance_receipt",
    metadata,
    Column("version_id", BigId, ForeignKey("guidance_version.id"), nullable=False),
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("read_at", Moment),
    Column("confirmed_at", Moment),
    PrimaryKeyConstraint("version_id", "account_id"),
    sqlite_with_rowid=False,
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("state", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("author_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("guidance_version_id", BigId, ForeignKey("guidance_version.id")),
    Column("content", Json, nullable=False),  # by language, the parts
    Column("revision", Integer, nullable=False, server_default="1"),  # of the content
    Column("text_revisions", Json),  # by language: the revision since which it reads so; none: the first
    Column("audience", Json, nullable=False),
    Column("expected", Integer, nullable=False, server_default="0"),  # how many could be written to when it was written, or approved
    Column("must_confirm", Boolean, nullable=False, server_default=false()),
    Column("paid", Boolean, nullable=False, server_default=false()),
    Column("dedupe_key", Text, unique=True),  # of those that the bot itself makes
    Column("created_at", Moment, nullable=False),
    Column("asked_at", Moment),  # a second admin was asked
    Column("approved_by", BigId, ForeignKey("account.id")),
    Column("approved_at", Moment),
    Column("start_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("paused_at", Moment),
    Column("pause_reason", Text),
    Column("end_reason", Text),  # of the guidance that it is about there is a newer version, or it was withdrawn, or is over
    Column("edited_at", Moment),
    Column("withdrawn_at", Moment),
    Column("chases", Integer, nullable=False, server_default="0"),
    Column("chased_on", Date),
    Column("reminded", Integer, nullable=False, server_default="0"),  # the last time
    Column("shown_at", Moment),  # the author's card, with the progress
    Column("grown_to", Integer),  # at its start it was for so many that another admin was asked
    Column("back_by", BigId, ForeignKey("account.id")),  # another admin has sent it back
    Column("back_why", Text),
    Column("written_by", BigId, ForeignKey("account.id")),  # the content as it is; null: the author
    Column("edit", Json),  # content that waits for a second admin, as `content`
    Column("edit_again", Boolean, nullable=False, server_default=false()),
    Column("edit_by", BigId, ForeignKey("account.id")),  # null: none waits
    Column("edit_at", Moment),
    Column("edit_number", Integer, nullable=False, server_default="0"),  # of the newest that waited
    sqlite_autoincrement=True,
)
awaits_start = broadcast.c.state == literal_column("'scheduled'")
Index("ix_broadcast_start_at", broadcast.c.start_at, sqlite_where=awaits_start, postgresql_where=awaits_start)
running = broadcast.c.state == literal_column("'running'")
Index("ix_broadcast_running", broadcast.c.id, sqlite_where=running, postgresql_where=running)

Index("ix_broadcast_started_at", broadcast.c.started_at)

# The audience, frozen when it starts: a row a recipient. `parts`: messages of it that have arrived; `queued_at`: the next one is in the
# outbox. `album`: ids of the messages of albums but the first of each, by part, for edits and withdrawal.
broadcast_recipient = Table(
    "broadcast_recipient",
    metadata,
    Column("broadcast_id", BigId, nullable=False),
    Column("account_id", BigId, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("enterprise_id", BigId),
    Column("division_code", Text),
    Column("outcome", Text, nullable=False),
    Column("why", Text),  # it failed
    Column("attempt", Integer, nullable=False, server_default="1"),
    Column("parts", Integer, nullable=False, server_default="0"),
    Column("queued_at", Moment),
    Column("sent_at", Moment),
    Column("read_at", Moment),
    Column("confirmed_at", Moment),
    Column("chases", Integer, nullable=False, server_default="0"),
    Column("album", Json),
    PrimaryKeyConstraint("broadcast_id", "account_id"),
    sqlite_with_rowid=False,
)
# No foreign keys: 100,000 rows at once come from the tables themselves. For the same reason nobody who waits for a first turn is in an
# index but that of the primary key, by which they are found: those of a broadcast behind the account in its `broadcast_feed`.
_pending = broadcast_recipient.c.outcome == literal_column("'pending'")
their_turn = _pending & broadcast_recipient.c.queued_at.is_(None)
fed = _pending & or_(
    broadcast_recipient.c.queued_at.is_not(None),
    broadcast_recipient.c.parts > literal_column("0"),
    broadcast_recipient.c.attempt > literal_column("1"),
)
Index(
    "ix_broadcast_recipient_fed",
    broadcast_recipient.c.broadcast_id,
    broadcast_recipient.c.outcome,  # the same in all; it makes SQLite prefer this index to the primary key
    broadcast_recipient.c.account_id,
    sqlite_where=fed,
    postgresql_where=fed,
)
came_out = broadcast_recipient.c.outcome != literal_column("'pending'")
Index(
    "ix_broadcast_recipient_outcome",
    broadcast_recipient.c.broadcast_id,
    broadcast_recipient.c.outcome,
    sqlite_where=came_out,
    postgresql_where=came_out,
)
was_sent = broadcast_recipient.c.sent_at.is_not(None)
Index(
    "ix_broadcast_recipient_sent_at",
    broadcast_recipient.c.broadcast_id,
    broadcast_recipient.c.sent_at,
    sqlite_where=was_sent,
    postgresql_where=was_sent,
)

# Of a broadcast that has started: how many recipients it has, and how far it is fed: everybody up to this account has had a first turn. A
# table of its own, so that whoever feeds waits for nobody but those who feed.
broadcast_feed = Table(
    "broadcast_feed",
    metadata,
    Column("broadcast_id", BigId, primary_key=True, autoincrement=False),
    Column("recipients", Integer, nullable=False),
    Column("fed_to", BigInteger, nullable=False, server_default="0"),
)

# The numbers are different from what the card shows. Rows come and go, and are never changed.
broadcast_change = Table(
    "broadcast_change",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("broadcast_id", BigId, nullable=False),
)
Index("ix_broadcast_change_broadcast_id", broadcast_change.c.broadcast_id)

# Key-enterprise lists (重点企业) at three levels.
key_enterprise = Table(
    "key_enterprise",
    metadata,
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("level", Text, nullable=False),
    Column("since", Moment, nullable=False),
    PrimaryKeyConstraint("enterprise_id", "level"),
    sqlite_with_rowid=False,
)
