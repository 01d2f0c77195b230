"""What enterprises are searched by besides name and code, and the reports that told of somebody, for the figures of divisions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """The rows are written by `fugong migrate` after this, and by imports: phones are encrypted, which takes the key."""
    op.create_table(
        "enterprise_search",
        sa.Column("enterprise_id", ID, autoincrement=False, nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("phone_tail_hash", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_enterprise_search_enterprise_id"),
        sa.PrimaryKeyConstraint("enterprise_id", name="pk_enterprise_search"),
    )
    op.create_index("ix_report_told", "report", ["day", "enterprise_id"], **_where("symptomatic > 0 OR isolated > 0"))


def downgrade() -> None:
    op.drop_index("ix_report_told", "report")
    op.drop_table("enterprise_search")
