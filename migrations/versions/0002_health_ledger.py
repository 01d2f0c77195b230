"""The daily health ledger."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("staff", "report", "health_entry", "alert", "file")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("phone_enc", sa.Text(), nullable=True),
        sa.Column("phone_hash", sa.Text(), nullable=True),
        sa.Column("id_enc", sa.Text(), nullable=True),
        sa.Column("id_hash", sa.Text(), nullable=True),
        sa.Column("departed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_staff_enterprise_id"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_staff_enterprise_id_position", "staff", ["enterprise_id", "position"])
    op.create_index("ix_staff_present", "staff", ["enterprise_id"], **_where("departed_at IS NULL"))
    op.create_table(
        "report",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("on_post", sa.Integer(), nullable=False),
        sa.Column("remote", sa.Integer(), nullable=False),
        sa.Column("isolated", sa.Integer(), nullable=False),
        sa.Column("hospital", sa.Integer(), nullable=False),
        sa.Column("leave", sa.Integer(), nullable=False),
        sa.Column("not_returned", sa.Integer(), nullable=False),
        sa.Column("symptomatic", sa.Integer(), nullable=False),
        sa.Column("reported_by", ID, nullable=False),
        sa.Column("reported_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_report_enterprise_id"),
        sa.ForeignKeyConstraint(["reported_by"], ["account.id"], name="fk_report_reported_by"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("enterprise_id", "day", "revision", name="uq_report_enterprise_id_day_revision"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "health_entry",
        sa.Column("report_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("temperature_centi", sa.Integer(), nullable=True),
        sa.Column("symptoms", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempted_on_post", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("abnormal", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_health_entry_report_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_health_entry_staff_id"),
        sa.PrimaryKeyConstraint("report_id", "staff_id", name="pk_health_entry"),
        sqlite_with_rowid=False,
    )
    # Spelled as SQLAlchemy spells `abnormal.is_(true())` in queries: SQLite compares the two by their form.
    conditions = {"sqlite_where": sa.text("abnormal IS 1"), "postgresql_where": sa.text("abnormal IS true")}
    op.create_index("ix_health_entry_abnormal", "health_entry", ["staff_id"], **conditions)
    op.create_table(
        "alert",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("temperature_centi", sa.Integer(), nullable=True),
        sa.Column("symptoms", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempted_on_post", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), server_default="1", nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("reported_by", ID, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("holder_id", ID, nullable=True),
        sa.Column("acknowledged_at", MOMENT, nullable=True),
        sa.Column("resolved_at", MOMENT, nullable=True),
        sa.Column("resolved_by", ID, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("fine_now", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_alert_enterprise_id"),
        sa.ForeignKeyConstraint(["holder_id"], ["account.id"], name="fk_alert_holder_id"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_alert_report_id"),
        sa.ForeignKeyConstraint(["reported_by"], ["account.id"], name="fk_alert_reported_by"),
        sa.ForeignKeyConstraint(["resolved_by"], ["account.id"], name="fk_alert_resolved_by"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_alert_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_enterprise_id", "alert", ["enterprise_id"], **_where("state != 'resolved'"))
    op.create_index("ix_alert_path", "alert", ["path"], **_where("state != 'resolved'"))
    op.create_index("uq_alert_key", "alert", ["key"], unique=True, **_where("state != 'resolved'"))
    op.create_table(
        "file",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("contents_enc", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_file_enterprise_id"),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_file_asked", "file", ["id"], **_where("state = 'asked'"))


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
