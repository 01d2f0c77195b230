"""Broadcasts that had grown by their start (to how many), or were sent back by another admin (by whom, why)."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0019"
down_revision = "0018"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("broadcast", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("grown_to", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("back_by", ID, nullable=True))
        batch.add_column(sa.Column("back_why", sa.Text(), nullable=True))
        batch.create_foreign_key("fk_broadcast_back_by", "account", ["back_by"], ["id"])


def downgrade() -> None:
    with _changing() as batch:
        batch.drop_constraint("fk_broadcast_back_by", type_="foreignkey")
        for name in ("back_why", "back_by", "grown_to"):
            batch.drop_column(name)
