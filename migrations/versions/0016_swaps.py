"""A swap of duty is known as one. What was entered before is leave."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0016"
down_revision = "0015"


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("absence", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("swap", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with _changing() as batch:
        batch.drop_column("swap")
