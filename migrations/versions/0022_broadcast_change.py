"""Marks: the numbers of a broadcast are different from what its card shows."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0018"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "broadcast_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("broadcast_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast_change"),
    )
    op.create_index("ix_broadcast_change_broadcast_id", "broadcast_change", ["broadcast_id"])


def downgrade() -> None:
    op.drop_table("broadcast_change")
