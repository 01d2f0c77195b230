"""What is due and when; what comes in and goes out; the audit."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("due", "due_total", "slot", "lease", "policy", "session", "inbox", "dead_letter", "outbox", "card", "pause", "audit_event")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _duties()
    _traffic()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _duties() -> None:
    """What is due and when."""
    op.create_table(
        "due",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("day", "duty", "enterprise_id", name="pk_due"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_due_day_duty_path", "due", ["day", "duty", "path"])
    op.create_table(
        "due_total",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "duty", "path", name="pk_due_total"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "slot",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_slot"),
    )
    op.create_index("ix_slot_day", "slot", ["day"])
    op.create_index("ix_slot_due_at", "slot", ["due_at"], **_where("done_at IS NULL"))
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )
    op.create_table(
        "policy",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("values", JSON, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_policy_by"),
        sa.PrimaryKeyConstraint("version", name="pk_policy"),
    )


def _traffic() -> None:
    """What comes in and what goes out, and the audit."""
    op.create_table(
        "session",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", JSON, nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_session"),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", ID, autoincrement=False, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
    )
    op.create_table(
        "dead_letter",
        sa.Column("id", ID, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dead_letter"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), server_default="", nullable=False),
        sa.Column("edit", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=True),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("sent_message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe_key", name="uq_outbox_dedupe_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_chat_id_id", "outbox", ["chat_id", "id"], **_where("outcome IS NULL"))
    op.create_index("ix_outbox_lane_id", "outbox", ["lane", "id"], **_where("outcome IS NULL"))
    op.create_table(
        "card",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "card", name="pk_card"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_card_card", "card", ["card"])
    op.create_table(
        "pause",
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("lane", name="pk_pause"),
    )
    op.create_table(
        "audit_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_account_id", ID, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", JSON, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_audit_event"),
        sqlite_autoincrement=True,
    )
