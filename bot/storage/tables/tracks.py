"""Tracks of courier runs: which live location belongs to which run, the piece of each track that is growing, and the finished pieces.

A track is nothing but numbers: moments are seconds since 1970 (UTC), coordinates millionths of a degree, points as
`bot/storage/track_codec.py` writes them.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table

from bot.storage.columns import BigId, Moment
from bot.storage.tables.base import metadata

# A live location, which Telegram goes on telling of by edits of its message.
live_share = Table(
    "live_share",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("run_id", BigId, ForeignKey("courier_run.id"), nullable=False, index=True),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),  # by the person, before that
    PrimaryKeyConstraint("chat_id", "message_id"),
    sqlite_with_rowid=False,
)
Index("ix_live_share_chat_id_until", live_share.c.chat_id, live_share.c.until)

# A live location of which it is asked whose run it belongs to, and its points until that is answered: `bot/storage/held_shares.py`.
held_share = Table(
    "held_share",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),
    PrimaryKeyConstraint("chat_id", "message_id"),
    sqlite_with_rowid=False,
)
Index("ix_held_share_until", held_share.c.until)

held_point = Table(
    "held_point",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("latitude", Integer, nullable=False),
    Column("longitude", Integer, nullable=False),
    PrimaryKeyConstraint("chat_id", "message_id", "at"),
    sqlite_with_rowid=False,
)

# Of every run that has a track, the piece that is growing and where the thinning stands: `bot/storage/stretch.py`. For PostgreSQL half of
# each page stays free, so that an update needs no other page and no index.
track = Table(
    "track",
    metadata,
    Column("run_id", BigId, ForeignKey("courier_run.id"), primary_key=True, autoincrement=False),
    Column("heard", Integer, nullable=False, server_default="0"),
    Column("late", Integer, nullable=False, server_default="0"),
    Column("pieces", Integer, nullable=False, server_default="0"),
    Column("count", Integer, nullable=False, server_default="0"),
    Column("first_at", BigInteger),  # null: no piece is growing
    Column("south", Integer, nullable=False, server_default="0"),
    Column("north", Integer, nullable=False, server_default="0"),
    Column("west", Integer, nullable=False, server_default="0"),
    Column("east", Integer, nullable=False, server_default="0"),
    Column("kept_at", BigInteger, nullable=False, server_default="0"),
    Column("kept_latitude", Integer, nullable=False, server_default="0"),
    Column("kept_longitude", Integer, nullable=False, server_default="0"),
    Column("last_at", BigInteger, nullable=False, server_default="0"),
    Column("last_latitude", Integer, nullable=False, server_default="0"),
    Column("last_longitude", Integer, nullable=False, server_default="0"),
    Column("to_north", Integer, nullable=False, server_default="0"),
    Column("to_east", Integer, nullable=False, server_default="0"),
    Column("points", LargeBinary),
    postgresql_with={"fillfactor": "50"},
)
growing = track.c.first_at.is_not(None)
Index("ix_track_first_at", track.c.first_at, sqlite_where=growing, postgresql_where=growing)

# A finished piece. Its id is made of its run's and its number (`bot/storage/tracks.py`), so that those of a run lie together.
track_piece = Table(
    "track_piece",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("points", LargeBinary, nullable=False),
)

# Which squares a finished piece touches: `bot/storage/track_squares.py`. `minute`: in which it begins, counted since 1970.
track_square = Table(
    "track_square",
    metadata,
    Column("square", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("piece_id", BigId, nullable=False),
    Column("littles", BigInteger, nullable=False),
    PrimaryKeyConstraint("square", "minute", "piece_id"),
    sqlite_with_rowid=False,
)
Index("ix_track_square_piece_id", track_square.c.piece_id)
