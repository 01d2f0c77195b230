"""Who is an admin: broadcasts are theirs alone."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.officers import Recipient
from conversations.roles import Role


def is_admin(account_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether this account holds the role of an admin now; null is nobody."""
    m = t.membership
    return exists().where(m.c.account_id == account_id, m.c.role == Role.ADMIN.value, t.held).correlate_except(m)


async def admins(conn: AsyncConnection, *, but: Collection[int] = ()) -> list[Recipient]:
    """The admins who can be written to, but for these accounts, in the order of their ids. One statement."""
    a = t.account.c
    statement = select(a.id, a.chat_id, a.language).where(a.reachable, is_admin(a.id)).order_by(a.id)
    return [Recipient(row.id, row.chat_id, row.language) for row in await conn.execute(statement) if row.id not in but]
