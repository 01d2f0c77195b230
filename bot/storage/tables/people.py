"""Who uses the bot: accounts, the roles they hold, the invitations that give them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, literal_column, true

from bot.storage.columns import BigId, Moment, Path
from bot.storage.tables.base import metadata

account = Table(
    "account",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("reachable", Boolean, nullable=False, server_default=true()),
    Column("enrolled_at", Moment),
    sqlite_autoincrement=True,
)

membership = Table(
    "membership",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id")),
    Column("division_code", Text, ForeignKey("division.code")),
    Column("path", Path, nullable=False, server_default=""),
    Column("level", Text),
    Column("officer_id", BigId, ForeignKey("officer.id")),
    Column("staff_id", BigId, ForeignKey("staff.id")),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
    sqlite_autoincrement=True,
)
held = membership.c.ended_at.is_(None)
# A role is held once at a time. One index a role: a unique index lets nulls repeat.
for _role, _columns in {
    "manager": (membership.c.account_id, membership.c.enterprise_id),
    "officer": (membership.c.account_id, membership.c.division_code),
    "admin": (membership.c.account_id,),
    "staff": (membership.c.staff_id,),  # nobody but one declares for a person
}.items():
    _held = held & (membership.c.role == literal_column(f"'{_role}'"))
    Index(f"uq_membership_{_role}", *_columns, unique=True, sqlite_where=_held, postgresql_where=_held)
Index("ix_membership_account_id", membership.c.account_id, sqlite_where=held, postgresql_where=held)
Index("ix_membership_enterprise_id", membership.c.enterprise_id, sqlite_where=held, postgresql_where=held)
of_officer = membership.c.role == literal_column("'officer'")
held_by_officer = held & of_officer
Index("ix_membership_path", membership.c.path, sqlite_where=held_by_officer, postgresql_where=held_by_officer)
# Those that have ended, too: what somebody wrote as an officer stays under the post that was held then.
Index("ix_membership_officer", membership.c.account_id, sqlite_where=of_officer, postgresql_where=of_officer)

invite = Table(
    "invite",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("code_hash", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), index=True),
    Column("division_code", Text, ForeignKey("division.code")),
    Column("officer_id", BigId, ForeignKey("officer.id")),
    Column("staff_id", BigId, ForeignKey("staff.id"), index=True),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("used_by", BigId, ForeignKey("account.id")),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
