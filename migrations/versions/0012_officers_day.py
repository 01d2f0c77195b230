"""The officer's day: assignments, duty hours, absences, notes, messages; closing days and wishes about reminders."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("assignment", "duty_hours", "absence", "enterprise_note", "message", "closing", "wish", "snooze")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _assignment()
    _duty_hours()
    _absence()
    _enterprise_note()
    _message()
    _closing()
    _wish()
    _snooze()


def downgrade() -> None:
    """All of it is lost."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("enterprise_id", ID, nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_assignment_account_id"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_assignment_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_assignment_enterprise_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignment_account_id", "assignment", ["account_id"], **_where("ended_at IS NULL"))
    op.create_index("ix_assignment_enterprise_id", "assignment", ["enterprise_id"], **_where("ended_at IS NULL"))
    op.create_index("ix_assignment_path", "assignment", ["path"], **_where("ended_at IS NULL"))


def _duty_hours() -> None:
    op.create_table(
        "duty_hours",
        sa.Column("account_id", ID, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_duty_hours_account_id"),
        sa.PrimaryKeyConstraint("account_id", "weekday", "begins", name="pk_duty_hours"),
    )


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("stand_in", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_absence_account_id"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_absence_by"),
        sa.ForeignKeyConstraint(["stand_in"], ["account.id"], name="fk_absence_stand_in"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_absence_account_id", "absence", ["account_id", "last"], **_where("withdrawn_at IS NULL"))


def _enterprise_note() -> None:
    op.create_table(
        "enterprise_note",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_enterprise_note_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_enterprise_note_enterprise_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enterprise_note"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enterprise_note_enterprise_id", "enterprise_note", ["enterprise_id"], **_where("removed_at IS NULL"))


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("officer_id", ID, nullable=False),
        sa.Column("by_officer", sa.Boolean(), nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answers", ID, nullable=True),
        sa.Column("copy_of", ID, nullable=True),
        sa.ForeignKeyConstraint(["answers"], ["message.id"], name="fk_message_answers"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_message_by"),
        sa.ForeignKeyConstraint(["copy_of"], ["message.id"], name="fk_message_copy_of"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_message_enterprise_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["account.id"], name="fk_message_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_message_enterprise_id", "message", ["enterprise_id", "id"])
    op.create_index("ix_message_officer_id", "message", ["officer_id", "id"])


def _closing() -> None:
    op.create_table(
        "closing",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_closing_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_closing_enterprise_id"),
        sa.PrimaryKeyConstraint("id", name="pk_closing"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_closing_enterprise_id", "closing", ["enterprise_id", "last"], **_where("withdrawn_at IS NULL"))


def _wish() -> None:
    op.create_table(
        "wish",
        sa.Column("account_id", ID, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_wish_account_id"),
        sa.PrimaryKeyConstraint("account_id", "what", "at", name="pk_wish"),
    )
    op.create_index("ix_wish_what", "wish", ["what", "at"])


def _snooze() -> None:
    op.create_table(
        "snooze",
        sa.Column("account_id", ID, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_snooze_account_id"),
        sa.PrimaryKeyConstraint("account_id", name="pk_snooze"),
    )
    op.create_index("ix_snooze_until", "snooze", ["until"])
