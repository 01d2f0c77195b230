"""When people want to be reminded, and when an enterprise is closed."""

from sqlalchemy import Column, Date, ForeignKey, Index, PrimaryKeyConstraint, Table, Text, Time

from bot.storage.columns import BigId, Moment
from bot.storage.tables.base import metadata

# An enterprise's own days off.
closing = Table(
    "closing",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("withdrawn_at", Moment),
    sqlite_autoincrement=True,
)
closed = closing.c.withdrawn_at.is_(None)
Index("ix_closing_enterprise_id", closing.c.enterprise_id, closing.c.last, sqlite_where=closed, postgresql_where=closed)

# A time of the own, within what the policy allows; a person who has none for something goes by the policy. `what`: `ledger`, `readings`,
# `disinfection` of managers; `morning`, `evening`: the digests of officers.
wish = Table(
    "wish",
    metadata,
    Column("account_id", BigId, ForeignKey("account.id"), nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Time, nullable=False),
    PrimaryKeyConstraint("account_id", "what", "at"),
)
Index("ix_wish_what", wish.c.what, wish.c.at)

# Until then a person wants to hear no reminder, on the local day `day`.
snooze = Table(
    "snooze",
    metadata,
    Column("account_id", BigId, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
    Column("until", Moment, nullable=False),
)
Index("ix_snooze_until", snooze.c.until)
