"""Who is an admin: broadcasts are theirs alone."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.officers import Recipient
from conversations.roles import Role


@dataclass(frozen=True, slots=True)
class AdminFound:
    """An admin as the operator chooses one."""

    id: int
    chat_id: int
    name: str


def is_admin(account_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether this account holds the role of an admin now; null is nobody."""
    m = t.membership
    return exists().where(m.c.account_id == account_id, m.c.role == Role.ADMIN.value, t.held).correlate_except(m)


async def admins(conn: AsyncConnection, *, but: Collection[int] = ()) -> list[Recipient]:
    """The admins who can be written to, but for these accounts, in the order of their ids. One statement."""
    a = t.account.c
    statement = select(a.id, a.chat_id, a.language).where(a.reachable, is_admin(a.id)).order_by(a.id)
    return [Recipient(row.id, row.chat_id, row.language) for row in await conn.execute(statement) if row.id not in but]


async def count_admins(conn: AsyncConnection) -> int:
    """How many admins can be written to. One statement."""
    a = t.account.c
    return await conn.scalar(select(func.count()).select_from(t.account).where(a.reachable, is_admin(a.id))) or 0


async def named_admins(conn: AsyncConnection) -> list[AdminFound]:
    """All admins, in the order of their ids. One statement."""
    a = t.account.c
    rows = await conn.execute(select(a.id, a.chat_id, a.name).where(is_admin(a.id)).order_by(a.id))
    return [AdminFound(row.id, row.chat_id, row.name) for row in rows]
