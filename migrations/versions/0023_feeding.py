"""A broadcast is fed by the order of its accounts: those who wait for their first turn are in no index but the primary key's."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

TABLE, TURN, FED, OUTCOME = (
    "broadcast_recipient",
    "ix_broadcast_recipient_turn",
    "ix_broadcast_recipient_fed",
    "ix_broadcast_recipient_outcome",
)
_FED = sa.text("outcome = 'pending' AND (queued_at IS NOT NULL OR parts > 0 OR attempt > 1)")
_CAME_OUT = sa.text("outcome != 'pending'")
_TURN = sa.text("outcome = 'pending' AND queued_at IS NULL")
# What is being sent goes on where it stands; the highest number where nobody waits for a first turn.
_FILL = """
    INSERT INTO broadcast_feed (broadcast_id, recipients, fed_to)
    SELECT broadcast_id, count(*), coalesce(
        min(CASE WHEN outcome = 'pending' AND queued_at IS NULL AND parts = 0 AND attempt = 1 THEN account_id - 1 END), 9223372036854775807
    )
    FROM broadcast_recipient GROUP BY broadcast_id
"""


def upgrade() -> None:
    op.create_table(
        "broadcast_feed",
        sa.Column("broadcast_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("fed_to", sa.BigInteger(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("broadcast_id", name="pk_broadcast_feed"),
    )
    op.execute(_FILL)
    op.drop_index(TURN, TABLE)
    op.drop_index(OUTCOME, TABLE)
    op.create_index(OUTCOME, TABLE, ["broadcast_id", "outcome"], sqlite_where=_CAME_OUT, postgresql_where=_CAME_OUT)
    op.create_index(FED, TABLE, ["broadcast_id", "outcome", "account_id"], sqlite_where=_FED, postgresql_where=_FED)


def downgrade() -> None:
    op.drop_index(FED, TABLE)
    op.drop_index(OUTCOME, TABLE)
    op.create_index(OUTCOME, TABLE, ["broadcast_id", "outcome"])
    op.create_index(TURN, TABLE, ["broadcast_id", "account_id"], sqlite_where=_TURN, postgresql_where=_TURN)
    op.drop_table("broadcast_feed")
