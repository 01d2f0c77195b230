"""Return checks: what was declared, what it came to, the risk of places; and those in isolation with their temperatures.

What was told is never overwritten: a check gets a next revision, a revision a next judgement, a place a next statement, half a day a newer
reading. `return_check` and `isolation` only say how things stand now: they hold what every ledger asks for.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, false

from bot.storage.columns import BigId, Json, Moment, Path
from bot.storage.tables.base import metadata

# Paths of risks and stays are administrative (`/220000/220100/220104/`, `/JP/`), not those of the reporting tree.
risk = Table(
    "risk",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("place", Text, nullable=False),
    Column("path", Path, nullable=False),
    Column("level", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("said_at", Moment, nullable=False),
    Column("said_by", BigId, ForeignKey("account.id")),  # null: by the operator, from a file
    Column("note", Text, nullable=False, server_default=""),
    Column("judged_at", Moment),  # when whoever it touches had been judged again
    sqlite_autoincrement=True,
)
pending_risk = risk.c.judged_at.is_(None)
Index("ix_risk_path", risk.c.path)
Index("ix_risk_pending", risk.c.since, sqlite_where=pending_risk, postgresql_where=pending_risk)

return_check = Table(
    "return_check",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("staff_id", BigId, ForeignKey("staff.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("return_day", Date, nullable=False),
    Column("declared_on", Date, nullable=False),  # the local day of the newest revision
    Column("confirmed_by", BigId, ForeignKey("account.id")),
    Column("confirmed_at", Moment),
    Column("replaced_at", Moment),  # by a new check; an amendment is a revision of the same one
    Column("verdict", Text, nullable=False),  # of the newest judgement, like `until` and `clear`
    Column("until", Date),  # the last day of isolation
    Column("clear", Boolean, nullable=False),  # it lets the person be on post: fit or observed, and a manager stands for it
    sqlite_autoincrement=True,
)
current_check = return_check.c.replaced_at.is_(None)
unclear_check = current_check & return_check.c.clear.is_(false())
Index("uq_return_check_staff_id", return_check.c.staff_id, unique=True, sqlite_where=current_check, postgresql_where=current_check)
Index("ix_return_check_enterprise_id", return_check.c.enterprise_id, sqlite_where=current_check, postgresql_where=current_check)
Index("ix_return_check_unclear", return_check.c.enterprise_id, sqlite_where=unclear_check, postgresql_where=unclear_check)

check_revision = Table(
    "check_revision",
    metadata,
    Column("check_id", BigId, ForeignKey("return_check.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("declaration", Json, nullable=False),
    Column("self_declared", Boolean, nullable=False),
    Column("declared_by", BigId, ForeignKey("account.id"), nullable=False),
    Column("declared_at", Moment, nullable=False),
    PrimaryKeyConstraint("check_id", "revision"),
    sqlite_with_rowid=False,
)

# Where current checks were, to be found by place. The declaration holds the same for ever.
stay = Table(
    "stay",
    metadata,
    Column("check_id", BigId, ForeignKey("return_check.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("path", Path, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    PrimaryKeyConstraint("check_id", "position"),
    sqlite_with_rowid=False,
)
# A statement touches a range of paths (whatever lies in the place) and a few single ones (what it lies in). The place chooses far better
# than the day, of which in the weeks of return almost every stay holds; with the check's id the index alone answers.
Index("ix_stay_path_last_check_id", stay.c.path, stay.c.last, stay.c.check_id)

verdict = Table(
    "verdict",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("check_id", BigId, ForeignKey("return_check.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("until", Date),
    Column("judgement", Json, nullable=False),
    Column("policy_version", Integer, nullable=False),
    Column("judged_at", Moment, nullable=False),
    Column("because", Text, nullable=False),  # declared, amended, risk
    Column("risk_id", BigId, ForeignKey("risk.id")),
    Column("before", Text),  # the verdict before this one
    Column("changed", Boolean, nullable=False, server_default=false()),  # other than before, or isolation lasts longer
    sqlite_autoincrement=True,
)
by_risk = verdict.c.risk_id.is_not(None)
Index("ix_verdict_check_id", verdict.c.check_id)
Index("ix_verdict_risk_id", verdict.c.risk_id, verdict.c.enterprise_id, sqlite_where=by_risk, postgresql_where=by_risk)

isolation = Table(
    "isolation",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("staff_id", BigId, ForeignKey("staff.id"), nullable=False),
    Column("path", Path, nullable=False),  # of the reporting tree
    Column("kind", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("rule", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("ended_step", Text),
    sqlite_autoincrement=True,
)
isolated = isolation.c.ended_at.is_(None)
Index("uq_isolation_staff_id", isolation.c.staff_id, unique=True, sqlite_where=isolated, postgresql_where=isolated)
Index("ix_isolation_path", isolation.c.path, sqlite_where=isolated, postgresql_where=isolated)
Index("ix_isolation_enterprise_id", isolation.c.enterprise_id, sqlite_where=isolated, postgresql_where=isolated)

isolation_change = Table(
    "isolation_change",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("isolation_id", BigId, ForeignKey("isolation.id"), nullable=False, index=True),
    Column("step", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", BigId, ForeignKey("account.id")),  # null: by a verdict
    Column("note", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

reading = Table(
    "reading",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("isolation_id", BigId, ForeignKey("isolation.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("half", Text, nullable=False),
    Column("temperature_centi", Integer, nullable=False),
    Column("symptoms", Text, nullable=False, server_default=""),
    Column("taken_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_reading_isolation_id_day", reading.c.isolation_id, reading.c.day, reading.c.half)
