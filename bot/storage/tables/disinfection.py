"""Disinfection: points with their plans, logs with their photos, photos that officers asked for.

What was told is never overwritten: `disinfection_point` says how a point is planned now, every plan that it ever had stands in
`disinfection_plan`; a log that was a mistake is withdrawn and stays.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, false, literal_column, true

from bot.storage.columns import BigId, Json, Moment, Path
from bot.storage.tables.base import metadata


def _treatment() -> tuple[Column[str], Column[int], Column[int], Column[int], Column[int], Column[str]]:
    """How it is, or was, disinfected."""
    return (
        Column("agent", Text, nullable=False),
        Column("chlorine_mg_l", Integer),
        Column("ethanol_percent", Integer),
        Column("contact_minutes", Integer),
        Column("ventilation_minutes", Integer),
        Column("other_agent", Text, nullable=False, server_default=""),
    )


disinfection_point = Table(
    "disinfection_point",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("path", Path, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    *_treatment(),
    Column("times_a_day", Integer, nullable=False),  # 0 where it is not due by the clock
    Column("plate", Text, nullable=False, server_default=""),
    Column("operator_id", BigId, ForeignKey("staff.id")),
    Column("since", Date, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("removed_at", Moment),
    sqlite_autoincrement=True,
)
planned = disinfection_point.c.removed_at.is_(None)
# Written out, not bound: a partial index serves a query only when the database sees the very same condition.
by_the_clock = planned & (disinfection_point.c.times_a_day > literal_column("0"))
Index("ix_disinfection_point_enterprise_id_position", disinfection_point.c.enterprise_id, disinfection_point.c.position)
Index("ix_disinfection_point_path", disinfection_point.c.path, sqlite_where=by_the_clock, postgresql_where=by_the_clock)

disinfection_plan = Table(
    "disinfection_plan",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("point_id", BigId, ForeignKey("disinfection_point.id"), nullable=False, index=True),
    Column("step", Text, nullable=False),  # added, changed, removed, restored
    Column("plan", Json),  # as it is from then on; null where the step says nothing of it
    Column("at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    sqlite_autoincrement=True,
)

disinfection_log = Table(
    "disinfection_log",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("point_id", BigId, ForeignKey("disinfection_point.id"), nullable=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Date, nullable=False),  # of `at`, by local clocks
    Column("minute", Integer, nullable=False),  # of that day, by what they showed: 0 to 1439
    Column("slot", Text),  # the time of the plan that it was told for, HH:MM
    *_treatment(),
    Column("batch_nos", Json),
    Column("plate", Text, nullable=False, server_default=""),
    Column("operator", Text, nullable=False, server_default=""),
    Column("verifier", Text, nullable=False, server_default=""),
    Column("remark", Text, nullable=False, server_default=""),
    Column("shortfalls", Text, nullable=False, server_default=""),  # codes, separated by spaces
    Column("sufficient", Boolean, nullable=False),
    Column("policy_version", Integer, nullable=False),  # under which that was judged
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("logged_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", BigId, ForeignKey("account.id")),
    sqlite_autoincrement=True,
)
stands = disinfection_log.c.withdrawn_at.is_(None)
counts = stands & disinfection_log.c.sufficient.is_(true())
Index(
    "ix_disinfection_log_enterprise_id_day",
    disinfection_log.c.enterprise_id,
    disinfection_log.c.day,
    sqlite_where=stands,
    postgresql_where=stands,
)
Index(
    "ix_disinfection_log_counts",
    disinfection_log.c.day,
    disinfection_log.c.point_id,
    disinfection_log.c.minute,
    sqlite_where=counts,
    postgresql_where=counts,
)

disinfection_photo = Table(
    "disinfection_photo",
    metadata,
    Column("log_id", BigId, ForeignKey("disinfection_log.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("file_id", Text, nullable=False),
    Column("unique_id", Text, nullable=False),
    Column("as_file", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

photo_request = Table(
    "photo_request",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("point_id", BigId, ForeignKey("disinfection_point.id"), nullable=False),
    Column("asked_by", BigId, ForeignKey("account.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answered_by", BigId, ForeignKey("account.id")),
    Column("answered_at", Moment),
    Column("file_id", Text),
    Column("unique_id", Text),
    Column("as_file", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
unanswered = photo_request.c.answered_at.is_(None)
Index("uq_photo_request_point_id", photo_request.c.point_id, unique=True, sqlite_where=unanswered, postgresql_where=unanswered)
Index("ix_photo_request_enterprise_id", photo_request.c.enterprise_id, sqlite_where=unanswered, postgresql_where=unanswered)
