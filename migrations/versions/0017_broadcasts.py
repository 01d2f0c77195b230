"""Guidance with versions, broadcasts with a row a recipient, lists of key enterprises."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
TABLES = ("guidance", "guidance_version", "guidance_receipt", "broadcast", "broadcast_recipient", "key_enterprise")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _guidance()
    _guidance_version()
    _guidance_receipt()
    _broadcast()
    _broadcast_recipient()
    _key_enterprise()


def downgrade() -> None:
    """All of it is lost."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _guidance() -> None:
    op.create_table(
        "guidance",
        sa.Column("id", ID, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_guidance_by"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance"),
        sqlite_autoincrement=True,
    )


def _guidance_version() -> None:
    op.create_table(
        "guidance_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("guidance_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("summary", JSON, nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("sectors", sa.Text(), nullable=False, server_default=""),
        sa.Column("risks", sa.Text(), nullable=False, server_default=""),
        sa.Column("must_confirm", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_guidance_version_by"),
        sa.ForeignKeyConstraint(["guidance_id"], ["guidance.id"], name="fk_guidance_version_guidance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance_version"),
        sa.UniqueConstraint("guidance_id", "number", name="uq_guidance_version_guidance_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_guidance_version_published_at", "guidance_version", ["published_at"], **_where("superseded_at IS NULL"))


def _guidance_receipt() -> None:
    op.create_table(
        "guidance_receipt",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_guidance_receipt_account_id"),
        sa.ForeignKeyConstraint(["version_id"], ["guidance_version.id"], name="fk_guidance_receipt_version_id"),
        sa.PrimaryKeyConstraint("version_id", "account_id", name="pk_guidance_receipt"),
        sqlite_with_rowid=False,
    )


def _broadcast() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", ID, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("guidance_version_id", ID, nullable=True),
        sa.Column("content", JSON, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("audience", JSON, nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("must_confirm", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("paid", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("dedupe_key", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("approved_by", ID, nullable=True),
        sa.Column("approved_at", MOMENT, nullable=True),
        sa.Column("start_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("chases", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["account.id"], name="fk_broadcast_approved_by"),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name="fk_broadcast_author_id"),
        sa.ForeignKeyConstraint(["guidance_version_id"], ["guidance_version.id"], name="fk_broadcast_guidance_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
        sa.UniqueConstraint("dedupe_key", name="uq_broadcast_dedupe_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcast_running", "broadcast", ["id"], **_where("state = 'running'"))
    op.create_index("ix_broadcast_start_at", "broadcast", ["start_at"], **_where("state = 'scheduled'"))


def _broadcast_recipient() -> None:
    op.create_table(
        "broadcast_recipient",
        sa.Column("broadcast_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=True),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("parts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("queued_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("chases", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("album", JSON, nullable=True),
        sa.PrimaryKeyConstraint("broadcast_id", "account_id", name="pk_broadcast_recipient"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_broadcast_recipient_outcome", "broadcast_recipient", ["broadcast_id", "outcome"])
    op.create_index("ix_broadcast_recipient_sent_at", "broadcast_recipient", ["broadcast_id", "sent_at"], **_where("sent_at IS NOT NULL"))
    op.create_index(
        "ix_broadcast_recipient_turn",
        "broadcast_recipient",
        ["broadcast_id", "account_id"],
        **_where("outcome = 'pending' AND queued_at IS NULL"),
    )


def _key_enterprise() -> None:
    op.create_table(
        "key_enterprise",
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_key_enterprise_enterprise_id"),
        sa.PrimaryKeyConstraint("enterprise_id", "level", name="pk_key_enterprise"),
        sqlite_with_rowid=False,
    )
