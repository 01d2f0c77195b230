"""Alerts get a chain, a severity, a timeline, and an outcome of every notice; they may be about an enterprise, or the system itself."""

from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
OPTIONAL: dict[str, Any] = {"enterprise_id": ID, "staff_id": ID, "status": sa.Text(), "reported_by": ID}
ADDED = ("confirmed", "silent_until", "next_at", "due", "round", "step", "chain", "outcome", "severity")
TABLES = ("alert_event", "alert_notice")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _changing() -> AbstractContextManager[BatchOperations]:
    """Change the table; SQLite makes it anew."""
    # What SQLite, where a table is made anew, does not tell as it was written.
    told = [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in ("symptoms", "note")]
    return op.batch_alter_table("alert", reflect_args=told, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    with _changing() as batch:
        batch.add_column(sa.Column("severity", sa.Text(), server_default="urgent", nullable=False))
        batch.add_column(sa.Column("outcome", sa.Text(), nullable=True))
        batch.add_column(sa.Column("chain", JSON, nullable=True))
        batch.add_column(sa.Column("step", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("round", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("due", sa.Text(), server_default="step", nullable=False))
        batch.add_column(sa.Column("next_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("silent_until", MOMENT, nullable=True))
        batch.add_column(sa.Column("confirmed", sa.Boolean(), server_default=sa.true(), nullable=False))
        for column, kind in OPTIONAL.items():
            batch.alter_column(column, existing_type=kind, nullable=True)
    for column in ("next_at", "holder_id"):
        op.create_index(f"ix_alert_{column}", "alert", [column], **_where("state != 'resolved'"))
    _alert_event()
    _alert_notice()
    # What is not resolved is looked at anew, and then has a chain.
    op.execute("UPDATE alert SET next_at = CURRENT_TIMESTAMP WHERE state <> 'resolved'")
    op.execute("UPDATE alert SET due = 'ask' WHERE state = 'acknowledged'")


def downgrade() -> None:
    """Timelines are lost, and alerts that are not about a person."""
    for table in reversed(TABLES):
        op.drop_table(table)
    for column in ("holder_id", "next_at"):
        op.drop_index(f"ix_alert_{column}", "alert")
    op.execute("DELETE FROM alert WHERE enterprise_id IS NULL OR staff_id IS NULL OR status IS NULL OR reported_by IS NULL")
    with _changing() as batch:
        for column, kind in OPTIONAL.items():
            batch.alter_column(column, existing_type=kind, nullable=False)
        for column in ADDED:
            batch.drop_column(column)


def _alert_event() -> None:
    op.create_table(
        "alert_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("alert_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("people", JSON, nullable=True),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name="fk_alert_event_alert_id"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_alert_event_by"),
        sa.PrimaryKeyConstraint("id", name="pk_alert_event"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_event_alert_id", "alert_event", ["alert_id"])


def _alert_notice() -> None:
    op.create_table(
        "alert_notice",
        sa.Column("id", ID, nullable=False),
        sa.Column("alert_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("bundle", MOMENT, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_alert_notice_account_id"),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name="fk_alert_notice_alert_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alert_notice"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_notice_account_id", "alert_notice", ["account_id", "bundle"], **_where("outcome IS NULL"))
    op.create_index("ix_alert_notice_alert_id", "alert_notice", ["alert_id"])
    op.create_index("ix_alert_notice_at", "alert_notice", ["at"], **_where("outcome IS NULL"))
