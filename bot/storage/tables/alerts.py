"""Alerts: what was told, where each stands in its chain, its timeline, and who was written to."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, false, literal_column, true

from bot.storage.columns import BigId, Json, Moment, Path
from bot.storage.tables.base import metadata

alert = Table(
    "alert",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("severity", Text, nullable=False, server_default="urgent"),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id")),  # not of trouble of the system itself
    Column("staff_id", BigId, ForeignKey("staff.id")),  # of what is about a person
    Column("path", Path, nullable=False),
    Column("temperature_centi", Integer),
    Column("symptoms", Text, nullable=False, server_default=""),
    Column("status", Text),  # of a person
    Column("attempted_on_post", Boolean, nullable=False, server_default=false()),
    Column("since", Date, nullable=False),
    Column("day", Date, nullable=False),  # of what was folded in last
    Column("times", Integer, nullable=False, server_default="1"),
    Column("opened_at", Moment, nullable=False),
    Column("reported_by", BigId, ForeignKey("account.id")),  # nobody where the bot itself noticed
    # What told of it last: a report, a return check, or neither of them: a reading of somebody in isolation, a job.
    Column("report_id", BigId, ForeignKey("report.id")),
    Column("check_id", BigId, ForeignKey("return_check.id")),
    Column("reported_at", Moment, nullable=False),
    Column("details", Json),  # lines of the catalogue
    Column("holder_id", BigId, ForeignKey("account.id")),
    Column("acknowledged_at", Moment),
    Column("resolved_at", Moment),
    Column("resolved_by", BigId, ForeignKey("account.id")),
    Column("outcome", Text),  # a usual reason by its name, where one was given
    Column("note", Text, nullable=False, server_default=""),
    Column("fine_now", Boolean, nullable=False, server_default=false()),
    # Where it stands in its chain (`conversations/chain.py`, `Chase`). The chain is null until the first look at it, which freezes it.
    Column("chain", Json),
    Column("step", Integer, nullable=False, server_default="0"),
    Column("round", Integer, nullable=False, server_default="0"),
    Column("due", Text, nullable=False, server_default="step"),
    Column("next_at", Moment),
    Column("silent_until", Moment),
    Column("confirmed", Boolean, nullable=False, server_default=true()),
    sqlite_autoincrement=True,
)
# Written out, not bound: a partial index serves a query only when the database sees the very same condition.
unresolved = alert.c.state != literal_column("'resolved'")
Index("uq_alert_key", alert.c.key, unique=True, sqlite_where=unresolved, postgresql_where=unresolved)
Index("ix_alert_enterprise_id", alert.c.enterprise_id, sqlite_where=unresolved, postgresql_where=unresolved)
Index("ix_alert_path", alert.c.path, sqlite_where=unresolved, postgresql_where=unresolved)
Index("ix_alert_next_at", alert.c.next_at, sqlite_where=unresolved, postgresql_where=unresolved)
Index("ix_alert_holder_id", alert.c.holder_id, sqlite_where=unresolved, postgresql_where=unresolved)

# The timeline (`conversations/chain.py`, `Event`). Append-only.
alert_event = Table(
    "alert_event",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("alert_id", BigId, ForeignKey("alert.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", BigId, ForeignKey("account.id")),
    Column("people", Json),  # account ids
    Column("step", Text),
    Column("until", Moment),
    Column("note", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

# Who was written to of an alert, why and with which outcome (`bot.mailbox.letters.Fate`; null while it is on its way). `bundle`: when the
# message leaves that tells of several routine ones.
alert_notice = Table(
    "alert_notice",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("alert_id", BigId, ForeignKey("alert.id"), nullable=False, index=True),
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("bundle", Moment),
    Column("outcome", Text),
    Column("finished_at", Moment),
    sqlite_autoincrement=True,
)
on_its_way = alert_notice.c.outcome.is_(None)
Index("ix_alert_notice_account_id", alert_notice.c.account_id, alert_notice.c.bundle, sqlite_where=on_its_way, postgresql_where=on_its_way)
Index("ix_alert_notice_at", alert_notice.c.at, sqlite_where=on_its_way, postgresql_where=on_its_way)
