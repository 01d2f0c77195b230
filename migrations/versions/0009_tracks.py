"""Tracks of courier runs: live locations, the growing piece of each track, finished pieces and the squares that they touch."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
GROWING = sa.text("first_at IS NOT NULL")
BEFORE_FIRST = ("heard", "late", "pieces", "count")
PLACES = ("south", "north", "west", "east")


def upgrade() -> None:
    _live_share()
    _track()
    _pieces()


def downgrade() -> None:
    """All tracks are lost."""
    for table in ("track_square", "track_piece", "track", "live_share"):
        op.drop_table(table)


def _live_share() -> None:
    op.create_table(
        "live_share",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("run_id", ID, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["courier_run.id"], name="fk_live_share_run_id"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_live_share"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_live_share_run_id", "live_share", ["run_id"])
    op.create_index("ix_live_share_chat_id_until", "live_share", ["chat_id", "until"])


def _number(name: str, kind: type[sa.Integer] = sa.Integer) -> sa.Column[int]:
    return sa.Column(name, kind(), server_default="0", nullable=False)


def _track() -> None:
    kept, last = ((_number(f"{of}_at", sa.BigInteger), _number(f"{of}_latitude"), _number(f"{of}_longitude")) for of in ("kept", "last"))
    op.create_table(
        "track",
        sa.Column("run_id", ID, autoincrement=False, nullable=False),
        *(_number(name) for name in BEFORE_FIRST),
        sa.Column("first_at", sa.BigInteger(), nullable=True),
        *(_number(name) for name in PLACES),
        *kept,
        *last,
        _number("to_north"),
        _number("to_east"),
        sa.Column("points", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["courier_run.id"], name="fk_track_run_id"),
        sa.PrimaryKeyConstraint("run_id", name="pk_track"),
        postgresql_with={"fillfactor": "50"},
    )
    op.create_index("ix_track_first_at", "track", ["first_at"], sqlite_where=GROWING, postgresql_where=GROWING)


def _pieces() -> None:
    op.create_table(
        "track_piece",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_track_piece"),
    )
    op.create_table(
        "track_square",
        sa.Column("square", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("piece_id", ID, nullable=False),
        sa.Column("littles", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("square", "minute", "piece_id", name="pk_track_square"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_track_square_piece_id", "track_square", ["piece_id"])
