"""Rows of the outbox that a job queues with one statement, for many people at once."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, literal, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import Moment
from bot.storage.statements import insert_into
from bot.storage.tables import account, outbox

_COLUMNS = ["chat_id", "lane", "screen", "subject", "language", "dedupe_key", "not_before", "expires_at", "created_at"]


def dedupe_key(head: str, about: ColumnElement[str]) -> ColumnElement[str]:
    """The dedupe key `HEADabout:acc-ID`."""
    return literal(head, Text) + about + literal(":acc-", Text) + cast(account.c.id, Text)


def outgoing(
    screen: str, subject: ColumnElement[str], key: ColumnElement[str], now: datetime, not_before: datetime, expires_at: datetime
) -> Select[Any]:
    """What the outbox is told of each row, to be selected from something that holds the accounts; the screen is composed right before it
    is sent, in the paced lane of reminders."""
    return select(
        account.c.chat_id,
        literal("reminder", Text),
        literal(screen, Text),
        subject,
        account.c.language,
        key,
        literal(not_before, Moment),
        literal(expires_at, Moment),
        literal(now, Moment),
    )


async def queue(conn: AsyncConnection, rows: Select[Any], *, many: bool = False) -> int:
    """Queue what `outgoing` selects; what is queued already, by its key, is left as it is. Returns how many were queued. `many`: it may be
    a province, of which hardly ever any is queued already; that takes PostgreSQL two thirds of the time where none is."""
    queued = insert_into(conn, outbox).from_select(_COLUMNS, rows, include_defaults=False)
    if many and conn.dialect.name != "sqlite":
        await conn.execute(text("SET LOCAL work_mem = '64MB'"))  # it is sorted in memory
        try:
            async with conn.begin_nested():
                return (await conn.execute(queued)).rowcount
        except IntegrityError:
            pass  # some are: each row is looked up
    return (await conn.execute(queued.on_conflict_do_nothing(index_elements=[outbox.c.dedupe_key]))).rowcount
