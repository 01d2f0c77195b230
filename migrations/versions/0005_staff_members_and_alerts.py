"""People who answer for themselves, alerts that come of a return check or a reading, and who was told of as not returned."""

from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
STAFF = "ended_at IS NULL AND role = 'staff'"
# What SQLite, where a table is made anew, does not tell as it was written.
EMPTY = {"membership": ("path",), "invite": (), "alert": ("symptoms", "note")}
REPORTED_AT = "UPDATE alert SET reported_at = (SELECT report.reported_at FROM report WHERE report.id = alert.report_id)"


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _changing(table: str) -> AbstractContextManager[BatchOperations]:
    """Change a table; SQLite makes it anew."""
    told = [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in EMPTY[table]]
    return op.batch_alter_table(table, reflect_args=told, table_kwargs={"sqlite_autoincrement": True})


def upgrade() -> None:
    for table in ("membership", "invite"):
        with _changing(table) as batch:
            batch.add_column(sa.Column("staff_id", ID, nullable=True))
            batch.create_foreign_key(f"fk_{table}_staff_id", "staff", ["staff_id"], ["id"])
    op.create_index("uq_membership_staff", "membership", ["staff_id"], unique=True, **_where(STAFF))
    op.create_index("ix_invite_staff_id", "invite", ["staff_id"])
    op.create_index("ix_health_entry_not_returned", "health_entry", ["staff_id"], **_where("status = 'not_returned'"))
    with _changing("alert") as batch:
        batch.add_column(sa.Column("check_id", ID, nullable=True))
        batch.add_column(sa.Column("reported_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("details", JSON, nullable=True))
        batch.create_foreign_key("fk_alert_check_id", "return_check", ["check_id"], ["id"])
        batch.alter_column("report_id", existing_type=ID, nullable=True)
    op.execute(REPORTED_AT)
    with _changing("alert") as batch:
        batch.alter_column("reported_at", existing_type=MOMENT, nullable=False)


def downgrade() -> None:
    """What there was no place for before is lost: staff members' own chats and links, alerts that no report told of."""
    op.drop_index("ix_health_entry_not_returned", "health_entry")
    op.execute("DELETE FROM alert WHERE report_id IS NULL")
    with _changing("alert") as batch:
        batch.drop_constraint("fk_alert_check_id", type_="foreignkey")
        batch.alter_column("report_id", existing_type=ID, nullable=False)
        for column in ("check_id", "reported_at", "details"):
            batch.drop_column(column)
    op.drop_index("ix_invite_staff_id", "invite")
    op.drop_index("uq_membership_staff", "membership")
    for table in ("membership", "invite"):
        op.execute(f"DELETE FROM {table} WHERE role = 'staff'")  # noqa: S608 - two names, written above
        with _changing(table) as batch:
            batch.drop_constraint(f"fk_{table}_staff_id", type_="foreignkey")
            batch.drop_column("staff_id")
