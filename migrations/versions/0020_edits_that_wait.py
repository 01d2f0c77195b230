"""Edits of broadcasts wait for a second pair of eyes; who wrote the content last is known, and since when it reads so."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
KEYS = {"fk_broadcast_written_by": "written_by", "fk_broadcast_edit_by": "edit_by"}


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew, so that it is written as the tables say."""
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    return op.batch_alter_table("broadcast", recreate=anew, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("text_revisions", JSON, nullable=True))
        batch.add_column(sa.Column("written_by", ID, nullable=True))
        batch.add_column(sa.Column("edit", JSON, nullable=True))
        batch.add_column(sa.Column("edit_again", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("edit_by", ID, nullable=True))
        batch.add_column(sa.Column("edit_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("edit_number", sa.Integer(), server_default="0", nullable=False))
        for name, column in KEYS.items():
            batch.create_foreign_key(name, "account", [column], ["id"])


def downgrade() -> None:
    """Edits that wait are lost."""
    with _changing() as batch:
        for name in KEYS:
            batch.drop_constraint(name, type_="foreignkey")
        for name in ("edit_number", "edit_at", "edit_by", "edit_again", "edit", "written_by", "text_revisions"):
            batch.drop_column(name)
