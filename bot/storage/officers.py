"""Which officers answer for an enterprise."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person to be written to."""

    account_id: int
    chat_id: int
    language: str


def upward(path: str) -> tuple[str, ...]:
    """The places from `path` up to the top: `/1/2/` gives `/1/2/`, `/1/`."""
    parts = path.strip("/").split("/")
    return tuple(f"/{'/'.join(parts[:length])}/" for length in range(len(parts), 0, -1))


async def responsible_chats(conn: AsyncConnection, paths: Collection[str]) -> dict[str, tuple[Recipient, ...]]:
    """For each place: the officers who can be written to, of the nearest division upward that has any. One statement."""
    places = {place for path in paths for place in upward(path)}
    statement = (
        select(t.membership.c.path, t.account.c.id, t.account.c.chat_id, t.account.c.language)
        .join(t.account, t.account.c.id == t.membership.c.account_id)
        .where(among(t.membership.c.path, sorted(places)), t.held_by_officer, t.account.c.reachable)
        .order_by(t.membership.c.id)
    )
    at: dict[str, list[Recipient]] = {}
    for row in await conn.execute(statement):
        at.setdefault(row.path, []).append(Recipient(row.id, row.chat_id, row.language))
    return {path: next((tuple(at[place]) for place in upward(path) if place in at), ()) for path in paths}
