"""Notes on enterprises and messages go when their retention ends."""

from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0015"
down_revision = "0014"

MOMENT = sa.DateTime(timezone=True)
COUNTS = ("notes", "messages", "notes_gone", "messages_gone")
INDEXES: dict[str, tuple[str, str]] = {
    "ix_enterprise_note_at": ("enterprise_note", "at"),
    "ix_message_at": ("message", "at"),
    "ix_message_answers": ("message", "answers"),
    "ix_message_copy_of": ("message", "copy_of"),
}


def _where(column: str) -> dict[str, Any]:
    """Of what refers to another message only the rows that do."""
    told = sa.text(f"{column} IS NOT NULL")
    return {} if column == "at" else {"sqlite_where": told, "postgresql_where": told}


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    return op.batch_alter_table("purge", recreate="always" if op.get_bind().dialect.name == "sqlite" else "never")


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("records_before", MOMENT, nullable=True))
        for name in COUNTS:
            batch.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    for index, (table, column) in INDEXES.items():
        op.create_index(index, table, [column], **_where(column))


def downgrade() -> None:
    for index, (table, _) in reversed(INDEXES.items()):
        op.drop_index(index, table)
    with _changing() as batch:
        for name in (*reversed(COUNTS), "records_before"):
            batch.drop_column(name)
