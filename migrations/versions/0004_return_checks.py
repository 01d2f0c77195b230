"""Return checks, the risk of places, isolation."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("risk", "return_check", "check_revision", "stay", "verdict", "isolation", "isolation_change", "reading")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _checks()
    _isolation()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _checks() -> None:
    """What was declared, what it came to, and what is said of places."""
    op.create_table(
        "risk",
        sa.Column("id", ID, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("said_by", ID, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("judged_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["said_by"], ["account.id"], name="fk_risk_said_by"),
        sa.PrimaryKeyConstraint("id", name="pk_risk"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_risk_path", "risk", ["path"])
    op.create_index("ix_risk_pending", "risk", ["since"], **_where("judged_at IS NULL"))
    op.create_table(
        "return_check",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("return_day", sa.Date(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("confirmed_by", ID, nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("replaced_at", MOMENT, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("clear", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["account.id"], name="fk_return_check_confirmed_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_return_check_enterprise_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_return_check_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_check"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_return_check_enterprise_id", "return_check", ["enterprise_id"], **_where("replaced_at IS NULL"))
    # Spelled as SQLAlchemy spells it in queries: SQLite compares the two by their form.
    unclear = {
        "sqlite_where": sa.text("replaced_at IS NULL AND clear IS 0"),
        "postgresql_where": sa.text("replaced_at IS NULL AND clear IS false"),
    }
    op.create_index("ix_return_check_unclear", "return_check", ["enterprise_id"], **unclear)
    op.create_index("uq_return_check_staff_id", "return_check", ["staff_id"], unique=True, **_where("replaced_at IS NULL"))
    op.create_table(
        "check_revision",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("declaration", JSON, nullable=False),
        sa.Column("self_declared", sa.Boolean(), nullable=False),
        sa.Column("declared_by", ID, nullable=False),
        sa.Column("declared_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["return_check.id"], name="fk_check_revision_check_id"),
        sa.ForeignKeyConstraint(["declared_by"], ["account.id"], name="fk_check_revision_declared_by"),
        sa.PrimaryKeyConstraint("check_id", "revision", name="pk_check_revision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stay",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["return_check.id"], name="fk_stay_check_id"),
        sa.PrimaryKeyConstraint("check_id", "position", name="pk_stay"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stay_path_last_check_id", "stay", ["path", "last", "check_id"])
    op.create_table(
        "verdict",
        sa.Column("id", ID, nullable=False),
        sa.Column("check_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("judgement", JSON, nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("judged_at", MOMENT, nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("risk_id", ID, nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("changed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["return_check.id"], name="fk_verdict_check_id"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_verdict_enterprise_id"),
        sa.ForeignKeyConstraint(["risk_id"], ["risk.id"], name="fk_verdict_risk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdict_check_id", "verdict", ["check_id"])
    op.create_index("ix_verdict_risk_id", "verdict", ["risk_id", "enterprise_id"], **_where("risk_id IS NOT NULL"))


def _isolation() -> None:
    """Who is isolated until when, and the two temperatures of a day."""
    op.create_table(
        "isolation",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_step", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_isolation_enterprise_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_isolation_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_isolation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_isolation_enterprise_id", "isolation", ["enterprise_id"], **_where("ended_at IS NULL"))
    op.create_index("ix_isolation_path", "isolation", ["path"], **_where("ended_at IS NULL"))
    op.create_index("uq_isolation_staff_id", "isolation", ["staff_id"], unique=True, **_where("ended_at IS NULL"))
    op.create_table(
        "isolation_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("isolation_id", ID, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_isolation_change_by"),
        sa.ForeignKeyConstraint(["isolation_id"], ["isolation.id"], name="fk_isolation_change_isolation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_isolation_change"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_isolation_change_isolation_id", "isolation_change", ["isolation_id"])
    op.create_table(
        "reading",
        sa.Column("id", ID, nullable=False),
        sa.Column("isolation_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("half", sa.Text(), nullable=False),
        sa.Column("temperature_centi", sa.Integer(), nullable=False),
        sa.Column("symptoms", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_reading_by"),
        sa.ForeignKeyConstraint(["isolation_id"], ["isolation.id"], name="fk_reading_isolation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reading_isolation_id_day", "reading", ["isolation_id", "day", "half"])
