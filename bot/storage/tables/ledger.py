"""The daily health ledger: rosters, reports with entries for the exceptions only, uploaded rosters."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
    true,
)

from bot.storage.columns import BigId, Moment
from bot.storage.tables.base import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("initials", Text, nullable=False),
    Column("department", Text),
    Column("post", Text),
    Column("phone_enc", Text),
    Column("phone_hash", Text),
    Column("id_enc", Text),
    Column("id_hash", Text),
    Column("departed_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_staff_enterprise_id_position", staff.c.enterprise_id, staff.c.position)
present = staff.c.departed_at.is_(None)
Index("ix_staff_present", staff.c.enterprise_id, sqlite_where=present, postgresql_where=present)

# Whoever left and was put on the roster again: a report that was filed meanwhile says nothing of the person.
off_roster = Table(
    "off_roster",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("staff_id", BigId, ForeignKey("staff.id"), nullable=False, index=True),
    Column("gone_at", Moment, nullable=False),
    Column("back_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_off_roster_enterprise_id_back_at", off_roster.c.enterprise_id, off_roster.c.back_at)

report = Table(
    "report",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("headcount", Integer, nullable=False),
    Column("on_post", Integer, nullable=False),
    Column("remote", Integer, nullable=False),
    Column("isolated", Integer, nullable=False),
    Column("hospital", Integer, nullable=False),
    Column("leave", Integer, nullable=False),
    Column("not_returned", Integer, nullable=False),
    Column("symptomatic", Integer, nullable=False),
    Column("reported_by", BigId, ForeignKey("account.id"), nullable=False),
    Column("reported_at", Moment, nullable=False),
    UniqueConstraint("enterprise_id", "day", "revision"),
    sqlite_autoincrement=True,
)

told = (report.c.symptomatic > literal_column("0")) | (report.c.isolated > literal_column("0"))
Index("ix_report_told", report.c.day, report.c.enterprise_id, sqlite_where=told, postgresql_where=told)

health_entry = Table(
    "health_entry",
    metadata,
    Column("report_id", BigId, ForeignKey("report.id"), primary_key=True),
    Column("staff_id", BigId, ForeignKey("staff.id"), primary_key=True),
    Column("temperature_centi", Integer),  # hundredths of a degree Celsius
    Column("symptoms", Text, nullable=False, server_default=""),  # codes, separated by spaces
    Column("status", Text, nullable=False),
    Column("attempted_on_post", Boolean, nullable=False, server_default=false()),
    Column("abnormal", Boolean, nullable=False, server_default=false()),  # the report gave rise to an alert about the person
    sqlite_with_rowid=False,
)
abnormal = health_entry.c.abnormal.is_(true())
Index("ix_health_entry_abnormal", health_entry.c.staff_id, sqlite_where=abnormal, postgresql_where=abnormal)
not_returned = health_entry.c.status == literal_column("'not_returned'")
Index("ix_health_entry_not_returned", health_entry.c.staff_id, sqlite_where=not_returned, postgresql_where=not_returned)

file = Table(
    "file",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # asked, read, failed, taken
    Column("contents_enc", Text),
    Column("created_at", Moment, nullable=False),
    Column("kind", Text, nullable=False, server_default="roster"),  # `conversations/file_kind.py`
    Column("run_id", BigId),  # of a delivery list; runs that are thrown away take nothing of this row along
    sqlite_autoincrement=True,
)
asked = file.c.state == literal_column("'asked'")
Index("ix_file_asked", file.c.id, sqlite_where=asked, postgresql_where=asked)
