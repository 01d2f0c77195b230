"""The offices that somebody held are found by the account, those that have ended, too."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    officers = sa.text("role = 'officer'")
    op.create_index("ix_membership_officer", "membership", ["account_id"], sqlite_where=officers, postgresql_where=officers)


def downgrade() -> None:
    op.drop_index("ix_membership_officer", "membership")
