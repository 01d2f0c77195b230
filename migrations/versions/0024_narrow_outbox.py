"""Reminders for a province are queued faster: keys are compared byte by byte, and only what leaves at once is indexed by its chat."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

TABLE, BY_CHAT, KEY = "outbox", "ix_outbox_chat_id_id", "dedupe_key"
_UNSENT = sa.text("outcome IS NULL")
_IN_ORDER = sa.text("outcome IS NULL AND lane IN ('reply', 'alert')")


def upgrade() -> None:
    _by_chat(_IN_ORDER)
    _compare_keys('"C"')


def downgrade() -> None:
    _compare_keys('"default"')
    _by_chat(_UNSENT)


def _by_chat(where: sa.TextClause) -> None:
    op.drop_index(BY_CHAT, TABLE)
    op.create_index(BY_CHAT, TABLE, ["chat_id", "id"], sqlite_where=where, postgresql_where=where)


def _compare_keys(collation: str) -> None:
    """SQLite compares all texts byte by byte."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {TABLE} ALTER COLUMN {KEY} TYPE TEXT COLLATE {collation}")
