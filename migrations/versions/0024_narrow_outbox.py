"""Reminders for a province are queued faster: keys are compared byte by byte, and only what leaves at once is indexed by its chat, and
beside it what follows a broadcast."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

TABLE, BY_CHAT, FOLLOW, KEY = "outbox", "ix_outbox_chat_id_id", "ix_outbox_follow", "dedupe_key"
_UNSENT = sa.text("outcome IS NULL")
_IN_ORDER = sa.text("outcome IS NULL AND lane IN ('reply', 'alert')")
_BEHIND = sa.text("outcome IS NULL AND lane = 'follow'")


def upgrade() -> None:
    _by_chat(_IN_ORDER)
    op.create_index(FOLLOW, TABLE, ["chat_id"], sqlite_where=_BEHIND, postgresql_where=_BEHIND)
    _compare_keys('"C"')


def downgrade() -> None:
    _compare_keys('"default"')
    op.drop_index(FOLLOW, TABLE)
    _by_chat(_UNSENT)


def _by_chat(where: sa.TextClause) -> None:
    op.drop_index(BY_CHAT, TABLE)
    op.create_index(BY_CHAT, TABLE, ["chat_id", "id"], sqlite_where=where, postgresql_where=where)


def _compare_keys(collation: str) -> None:
    """SQLite compares all texts byte by byte."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {TABLE} ALTER COLUMN {KEY} TYPE TEXT COLLATE {collation}")
