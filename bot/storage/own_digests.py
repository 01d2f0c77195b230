"""The digests that officers have at times of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Text, and_, case, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import Moment
from bot.storage.outgoing import dedupe_key, queue
from bot.storage.tables import account, held_by_officer, membership, wish
from conversations.officer_day import DigestKind


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A chosen time that has come: until `expires_at` it is still worth telling."""

    kind: DigestKind
    at: time
    expires_at: datetime


async def chosen_times(conn: AsyncConnection) -> list[tuple[DigestKind, time]]:
    """All times that anybody has chosen."""
    kinds = [kind.value for kind in DigestKind]
    statement = select(wish.c.what, wish.c.at).where(wish.c.what.in_(kinds)).distinct()
    return [(DigestKind(row.what), row.at) for row in await conn.execute(statement)]


async def queue_own_digests(conn: AsyncConnection, day: date, due: Sequence[DueDigest], now: datetime) -> int:
    """A digest for every officer, who can be written to, of these times, in one statement; of each kind one a day for each person,
    whatever times they choose. Returns how many were queued."""
    chosen = or_(*(and_(wish.c.what == one.kind.value, wish.c.at == one.at) for one in due))
    until = case(*((and_(wish.c.what == one.kind.value, wish.c.at == one.at), literal(one.expires_at, Moment)) for one in due))
    officer = exists().where(membership.c.account_id == account.c.id, held_by_officer)
    # The screens have the names of the kinds.
    rows = (
        select(
            account.c.chat_id,
            literal("reminder", Text),
            wish.c.what,
            literal(day.isoformat(), Text),
            account.c.language,
            dedupe_key("own-digest:", wish.c.what + literal(f":{day}", Text)),
            literal(now, Moment),
            until,
            literal(now, Moment),
        )
        .join_from(wish, account, account.c.id == wish.c.account_id)
        .where(chosen, account.c.reachable, officer)
        .order_by(wish.c.account_id)
    )
    return await queue(conn, rows)
