"""Who took over an answer that its officer could not get: it stands in their list of messages too."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

TABLE, INDEX = "message_taken", "ix_message_taken_message_id"


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        TABLE,
        sa.Column("account_id", number, autoincrement=False, nullable=False),
        sa.Column("message_id", number, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "message_id", name="pk_message_taken"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_message_taken_account_id"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_message_taken_message_id"),
    )
    op.create_index(INDEX, TABLE, ["message_id"])


def downgrade() -> None:
    op.drop_table(TABLE)
