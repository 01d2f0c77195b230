"""Disinfection points with their plans, logs with their photos, photos that officers asked for."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("disinfection_point", "disinfection_plan", "disinfection_log", "disinfection_photo", "photo_request")


def _where(condition: str, on_postgres: str | None = None) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(on_postgres or condition)}


def _treatment() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("chlorine_mg_l", sa.Integer(), nullable=True),
        sa.Column("ethanol_percent", sa.Integer(), nullable=True),
        sa.Column("contact_minutes", sa.Integer(), nullable=True),
        sa.Column("ventilation_minutes", sa.Integer(), nullable=True),
        sa.Column("other_agent", sa.Text(), server_default="", nullable=False),
    )


def upgrade() -> None:
    _points()
    _logs()
    _requests()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _points() -> None:
    op.create_table(
        "disinfection_point",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *_treatment(),
        sa.Column("times_a_day", sa.Integer(), nullable=False),
        sa.Column("plate", sa.Text(), server_default="", nullable=False),
        sa.Column("operator_id", ID, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_disinfection_point_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_disinfection_point_enterprise_id"),
        sa.ForeignKeyConstraint(["operator_id"], ["staff.id"], name="fk_disinfection_point_operator_id"),
        sa.PrimaryKeyConstraint("id", name="pk_disinfection_point"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_disinfection_point_enterprise_id_position", "disinfection_point", ["enterprise_id", "position"])
    op.create_index("ix_disinfection_point_path", "disinfection_point", ["path"], **_where("removed_at IS NULL AND times_a_day > 0"))
    op.create_table(
        "disinfection_plan",
        sa.Column("id", ID, nullable=False),
        sa.Column("point_id", ID, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("plan", JSON, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_disinfection_plan_by"),
        sa.ForeignKeyConstraint(["point_id"], ["disinfection_point.id"], name="fk_disinfection_plan_point_id"),
        sa.PrimaryKeyConstraint("id", name="pk_disinfection_plan"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_disinfection_plan_point_id", "disinfection_plan", ["point_id"])


def _logs() -> None:
    op.create_table(
        "disinfection_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("point_id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=True),
        *_treatment(),
        sa.Column("batch_nos", JSON, nullable=True),
        sa.Column("plate", sa.Text(), server_default="", nullable=False),
        sa.Column("operator", sa.Text(), server_default="", nullable=False),
        sa.Column("verifier", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("shortfalls", sa.Text(), server_default="", nullable=False),
        sa.Column("sufficient", sa.Boolean(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("logged_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_disinfection_log_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_disinfection_log_enterprise_id"),
        sa.ForeignKeyConstraint(["point_id"], ["disinfection_point.id"], name="fk_disinfection_log_point_id"),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["account.id"], name="fk_disinfection_log_withdrawn_by"),
        sa.PrimaryKeyConstraint("id", name="pk_disinfection_log"),
        sqlite_autoincrement=True,
    )
    standing = _where("withdrawn_at IS NULL")
    op.create_index("ix_disinfection_log_enterprise_id_day", "disinfection_log", ["enterprise_id", "day"], **standing)
    # Spelled as SQLAlchemy spells it in queries: SQLite compares the two by their form.
    counting = _where("withdrawn_at IS NULL AND sufficient IS 1", "withdrawn_at IS NULL AND sufficient IS true")
    op.create_index("ix_disinfection_log_counts", "disinfection_log", ["day", "point_id", "minute"], **counting)
    op.create_table(
        "disinfection_photo",
        sa.Column("log_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("as_file", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["disinfection_log.id"], name="fk_disinfection_photo_log_id"),
        sa.PrimaryKeyConstraint("log_id", "position", name="pk_disinfection_photo"),
        sqlite_with_rowid=False,
    )


def _requests() -> None:
    op.create_table(
        "photo_request",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("point_id", ID, nullable=False),
        sa.Column("asked_by", ID, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_by", ID, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("unique_id", sa.Text(), nullable=True),
        sa.Column("as_file", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name="fk_photo_request_answered_by"),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name="fk_photo_request_asked_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_photo_request_enterprise_id"),
        sa.ForeignKeyConstraint(["point_id"], ["disinfection_point.id"], name="fk_photo_request_point_id"),
        sa.PrimaryKeyConstraint("id", name="pk_photo_request"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_photo_request_point_id", "photo_request", ["point_id"], unique=True, **_where("answered_at IS NULL"))
    op.create_index("ix_photo_request_enterprise_id", "photo_request", ["enterprise_id"], **_where("answered_at IS NULL"))
