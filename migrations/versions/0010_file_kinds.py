"""Files that are no rosters: delivery lists of runs, and disinfection points."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0010"
down_revision = "0009"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("file", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("kind", sa.Text(), server_default="roster", nullable=False))
        batch.add_column(sa.Column("run_id", ID, nullable=True))


def downgrade() -> None:
    """Files that are no rosters are not known any more."""
    op.execute("DELETE FROM file WHERE kind <> 'roster'")
    with _changing() as batch:
        batch.drop_column("run_id")
        batch.drop_column("kind")
