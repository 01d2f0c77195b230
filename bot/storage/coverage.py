"""Holes in the coverage: the facts by which they are found, and the warning of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Text, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.duty import hours_of, leaves_of
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.schedule import is_done
from conversations.duty import Officer, Uncovered
from conversations.policy import Policy
from conversations.rules.coverage import Post, grown, uncovered

UNCOVERED = "uncovered"
"""The composed screen; its subject is the day in ISO."""


async def load_posts(conn: AsyncConnection, day: date) -> tuple[Sequence[Post], Mapping[int, Officer]]:
    """All officers, with their hours, the leaves that are not over before `day` (local), and whether they can be written to. Three
    statements; there are some hundred officers in a province, and each of them may concern anybody."""
    m = t.membership.c
    rows = (
        select(m.account_id, m.division_code, t.division.c.name, m.path, t.account.c.reachable)
        .join(t.division, t.division.c.code == m.division_code)
        .join(t.account, t.account.c.id == m.account_id)
        .where(t.held_by_officer, m.path >= "/")  # the index of officers by place
        .order_by(m.path, m.id)
    )
    held = (await conn.execute(rows)).all()
    can = {row.account_id: row.reachable for row in held}
    hours, leaves = await hours_of(conn, sorted(can)), await leaves_of(conn, sorted(can), day)
    officers = {one: Officer(one, reachable=can[one], hours=hours.get(one, ()), leaves=leaves.get(one, ())) for one in sorted(can)}
    return [Post(*row[:4]) for row in held], officers


Holes = Mapping[int, tuple[Uncovered, ...]]
"""Of one day: whom they concern (accounts), and where they are."""


async def told_this_evening(conn: AsyncConnection, now: datetime, policy: Policy) -> Holes | None:
    """The holes of the day after `now` (local) where they have been told already; None before that. Four statements at most."""
    if not await is_done(conn, f"duty_warning:{now.date()}:{policy.duty_warning:%H%M}"):
        return None
    tomorrow = now.date() + timedelta(days=1)
    return uncovered(*await load_posts(conn, tomorrow), tomorrow)


async def warn_anew(conn: AsyncConnection, before: Holes, authors: Collection[int], now: datetime, leave_at: datetime) -> int:
    """A warning of the holes that a change has made since it was told what they were `before`: for those whom they concern, but for the
    authors, who have seen it. What may not leave before midnight (`leave_at`) is too late. Four statements at most. Returns how many
    were queued."""
    tomorrow = now.date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time.min, now.tzinfo)
    if leave_at >= midnight:
        return 0
    fresh = set(grown(before, uncovered(*await load_posts(conn, tomorrow), tomorrow)))
    return await queue_warnings(conn, sorted(fresh - set(authors)), tomorrow, now, midnight, again=f"{now.isoformat()}:")


async def queue_warnings(
    conn: AsyncConnection, accounts: Sequence[int], day: date, now: datetime, expires_at: datetime, *, again: str = ""
) -> int:
    """A warning of the holes on `day` for each of these who can be written to, once a day and person; once more for `again`. One statement.
    Returns how many were queued."""
    if not accounts:
        return 0
    subject = literal(day.isoformat(), Text)
    rows = (
        outgoing(UNCOVERED, subject, dedupe_key(f"duty_warning:{again}", subject), now, now, expires_at)
        .select_from(t.account)
        .where(among(t.account.c.id, accounts), t.account.c.reachable)
        .order_by(t.account.c.id)
    )
    return await queue(conn, rows)
