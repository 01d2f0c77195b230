"""Officers are assigned from a terminal too: then nobody with an account did it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _by(*, nullable: bool) -> None:
    """SQLite makes the table anew."""
    with op.batch_alter_table("assignment", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("by", existing_type=ID, nullable=nullable)


def upgrade() -> None:
    _by(nullable=True)


def downgrade() -> None:
    """Such assignments are then the officer's own."""
    op.execute('UPDATE assignment SET "by" = account_id WHERE "by" IS NULL')
    _by(nullable=False)
