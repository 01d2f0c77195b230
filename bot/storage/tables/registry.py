"""What the operator imports: divisions, enterprises, officers."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, false, true

from bot.storage.columns import BigId, Path
from bot.storage.tables.base import metadata

division = Table(
    "division",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("parent", Text),  # administrative
    Column("reports_to", Text),  # where a reporting unit reports to, when that is not its parent
    Column("path", Path, nullable=False, index=True),
)

enterprise = Table(
    "enterprise",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("uscc", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("division_code", Text, ForeignKey("division.code"), nullable=False, index=True),
    Column("path", Path, nullable=False),
    Column("sector", Text),
    Column("headcount", Integer, nullable=False),
    Column("address", Text, nullable=False, server_default=""),
    Column("contact", Text, nullable=False, server_default=""),
    Column("phone_enc", Text),
    Column("phone_hash", Text),
    Column("works_every_day", Boolean, nullable=False, server_default=false()),
    Column("active", Boolean, nullable=False, server_default=true()),
    sqlite_autoincrement=True,
)
Index("ix_enterprise_path", enterprise.c.path)

# By what else an enterprise is searched. A row is missing until the next import or `fugong migrate` where the table came later.
enterprise_search = Table(
    "enterprise_search",
    metadata,
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), primary_key=True, autoincrement=False),
    Column("initials", Text, nullable=False),  # of the name
    Column("phone_tail_hash", Text),  # of the last four digits
)

officer = Table(
    "officer",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("division_code", Text, ForeignKey("division.code"), nullable=False),
    Column("phone_enc", Text),
    Column("phone_hash", Text, nullable=False, server_default=""),
    UniqueConstraint("division_code", "name", "phone_hash"),
    sqlite_autoincrement=True,
)
