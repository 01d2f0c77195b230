"""Live locations of which it is asked whose run they belong to, and their points until that is answered."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

MOMENT = sa.DateTime(timezone=True)
CHAT = ("chat_id", "message_id")


def upgrade() -> None:
    op.create_table(
        "held_share",
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in CHAT),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint(*CHAT, name="pk_held_share"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_held_share_until", "held_share", ["until"])
    op.create_table(
        "held_point",
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in (*CHAT, "at")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("latitude", "longitude")),
        sa.PrimaryKeyConstraint(*CHAT, "at", name="pk_held_point"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Points that wait are lost."""
    for table in ("held_point", "held_share"):
        op.drop_table(table)
