"""The operator's lists, and who uses the bot."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("division", "enterprise", "officer", "account", "membership", "invite")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _registry()
    _people()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _registry() -> None:
    """What the operator imports."""
    op.create_table(
        "division",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("reports_to", sa.Text(), nullable=True),
        sa.Column("path", PATH, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_division"),
    )
    op.create_index("ix_division_path", "division", ["path"])
    op.create_table(
        "enterprise",
        sa.Column("id", ID, nullable=False),
        sa.Column("uscc", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("division_code", sa.Text(), nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("phone_enc", sa.Text(), nullable=True),
        sa.Column("phone_hash", sa.Text(), nullable=True),
        sa.Column("works_every_day", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["division_code"], ["division.code"], name="fk_enterprise_division_code"),
        sa.PrimaryKeyConstraint("id", name="pk_enterprise"),
        sa.UniqueConstraint("uscc", name="uq_enterprise_uscc"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enterprise_division_code", "enterprise", ["division_code"])
    op.create_index("ix_enterprise_name", "enterprise", ["name"])
    op.create_index("ix_enterprise_path", "enterprise", ["path"])
    op.create_table(
        "officer",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("division_code", sa.Text(), nullable=False),
        sa.Column("phone_enc", sa.Text(), nullable=True),
        sa.Column("phone_hash", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["division_code"], ["division.code"], name="fk_officer_division_code"),
        sa.PrimaryKeyConstraint("id", name="pk_officer"),
        sa.UniqueConstraint("division_code", "name", "phone_hash", name="uq_officer_division_code_name_phone_hash"),
        sqlite_autoincrement=True,
    )


def _people() -> None:
    """Who uses the bot."""
    op.create_table(
        "account",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("enrolled_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("chat_id", name="uq_account_chat_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "membership",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=True),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.Column("path", PATH, server_default="", nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("officer_id", ID, nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_membership_account_id"),
        sa.ForeignKeyConstraint(["division_code"], ["division.code"], name="fk_membership_division_code"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_membership_enterprise_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name="fk_membership_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_membership_account_id", "membership", ["account_id"], **_where("ended_at IS NULL"))
    op.create_index("ix_membership_enterprise_id", "membership", ["enterprise_id"], **_where("ended_at IS NULL"))
    op.create_index("ix_membership_path", "membership", ["path"], **_where("ended_at IS NULL AND role = 'officer'"))
    op.create_index("uq_membership_admin", "membership", ["account_id"], unique=True, **_where("ended_at IS NULL AND role = 'admin'"))
    op.create_index(
        "uq_membership_manager",
        "membership",
        ["account_id", "enterprise_id"],
        unique=True,
        **_where("ended_at IS NULL AND role = 'manager'"),
    )
    op.create_index(
        "uq_membership_officer",
        "membership",
        ["account_id", "division_code"],
        unique=True,
        **_where("ended_at IS NULL AND role = 'officer'"),
    )
    op.create_table(
        "invite",
        sa.Column("id", ID, nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("enterprise_id", ID, nullable=True),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.Column("officer_id", ID, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", ID, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["division_code"], ["division.code"], name="fk_invite_division_code"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_invite_enterprise_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name="fk_invite_officer_id"),
        sa.ForeignKeyConstraint(["used_by"], ["account.id"], name="fk_invite_used_by"),
        sa.PrimaryKeyConstraint("id", name="pk_invite"),
        sa.UniqueConstraint("code_hash", name="uq_invite_code_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invite_enterprise_id", "invite", ["enterprise_id"])
