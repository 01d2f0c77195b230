"""What the timetable queues about disinfection for officers: the digest of what is still open in the evening. (What managers are reminded
of is queued by `reminding.py`.)

Like all that is queued: one statement for everybody, a key for each letter, and a screen that is composed right before it leaves, so that
nobody hears of what was done meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import below
from bot.storage.facts.overdue import begun_by
from bot.storage.open_slots import open_points
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.schedule import SlotRow
from bot.storage.tables import account, membership
from conversations.policy import Policy

DIGEST = "overdue"
"""The composed screen; its subject is a division's code."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A slot of the timetable that is being run, and what tells whose disinfection counts on its day. `wall`: its time by the policy."""

    slot: SlotRow
    wall: time
    policy: Policy
    is_work_day: bool


async def queue_digest(conn: AsyncConnection, asked: Asked, now: datetime) -> int:
    """One digest for every officer, who can be written to, of every division in which or below which something is still open of what was
    due until now, which is local. Returns how many were queued."""
    begun = begun_by(asked.wall, asked.policy.disinfection_times)
    midnight = datetime.combine(asked.slot.day, time(), now.tzinfo)
    found = open_points(midnight, asked.is_work_day, asked.policy, begun).subquery("found")
    # Looked for once, not for every officer.
    places = select(found.c.path).distinct().cte("places", nesting=True).prefix_with("MATERIALIZED")
    code = membership.c.division_code
    rows = (
        outgoing(DIGEST, code, dedupe_key(f"{asked.slot.key}:div-", code), now, now, asked.slot.expires_at)
        .select_from(membership.join(account, account.c.id == membership.c.account_id))
        .where(membership.c.role == "officer", membership.c.ended_at.is_(None), account.c.reachable)
        .where(exists().where(below(places.c.path, membership.c.path)))
        .order_by(membership.c.path, membership.c.id)
    )
    return await queue(conn, rows)
