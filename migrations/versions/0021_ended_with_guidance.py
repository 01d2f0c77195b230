"""Why a broadcast was ended: there is a newer version of the guidance that it is about, or that was withdrawn."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0021"
down_revision = "0020"


def _broadcast() -> AbstractContextManager[BatchOperations]:
    # SQLite adds a column to the text of the table as it stands; written anew, it is as the tables say.
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("broadcast", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _broadcast() as batch:
        batch.add_column(sa.Column("end_reason", sa.Text()))


def downgrade() -> None:
    with _broadcast() as batch:
        batch.drop_column("end_reason")
