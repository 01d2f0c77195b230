"""Marks: the numbers of a broadcast are different from what its card shows; how many were reminded to confirm it; those that
have started are found by when."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0022"
down_revision = "0021"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("broadcast", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    op.create_table(
        "broadcast_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("broadcast_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast_change"),
    )
    op.create_index("ix_broadcast_change_broadcast_id", "broadcast_change", ["broadcast_id"])
    with _changing() as batch:
        batch.add_column(sa.Column("reminded", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_broadcast_started_at", "broadcast", ["started_at"])


def downgrade() -> None:
    op.drop_index("ix_broadcast_started_at", "broadcast")
    with _changing() as batch:
        batch.drop_column("reminded")
    op.drop_table("broadcast_change")
