"""When people were off the roster who were put on it again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "off_roster",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("gone_at", MOMENT, nullable=False),
        sa.Column("back_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_off_roster_enterprise_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_off_roster_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_off_roster"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_off_roster_staff_id", "off_roster", ["staff_id"])
    op.create_index("ix_off_roster_enterprise_id_back_at", "off_roster", ["enterprise_id", "back_at"])


def downgrade() -> None:
    """A check that is owed by whoever was off the roster meanwhile is not known any more."""
    op.drop_table("off_roster")
