"""Points come in: thousands a second, stored in batches. A batch takes the same number of statements whatever its size.

A point that is told again is not later than the last one of its run, and dropped: so live points need no row in the inbox. Of shares that
nobody knows, that have ended, or whose run has ended nothing is kept; what they told of before that counts, however late it comes. Of those
of which it is asked whose run they belong to the points wait (`held_shares.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.held_shares import Share, keep_held, waiting_of
from bot.storage.stretch import Stretch
from bot.storage.track_codec import Fix
from bot.storage.track_rows import COLUMNS, save, stretch_of
from conversations.courier import Spot

AHEAD_MOST = timedelta(minutes=5)
"""A point further ahead of our clock than this is none."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LivePoint:
    """A point of the live location that message `message_id` of a chat shares; `at` is aware. `ended`: it is the last one."""

    chat_id: int
    message_id: int
    spot: Spot
    at: datetime
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a batch. `taken`: points that went into tracks, kept or thinned away; `late`: dropped, because their runs had later
    ones; `ahead`: dropped, because their time has not come; `nobodys`: of no share that is shared, or of a run that has ended; `held`:
    kept until it is known whose they are."""

    taken: int = 0
    late: int = 0
    ahead: int = 0
    nobodys: int = 0
    held: int = 0


_SHARES = (
    select(
        *COLUMNS,
        t.live_share.c.chat_id,
        t.live_share.c.message_id,
        t.live_share.c.until,
        t.live_share.c.ended_at,
        t.courier_run.c.ended_at.label("run_ended_at"),
        t.track.c.run_id,
    )
    .join_from(t.live_share, t.track, t.track.c.run_id == t.live_share.c.run_id)
    .join(t.courier_run, t.courier_run.c.id == t.live_share.c.run_id)
    .where(among_ids(t.live_share.c.chat_id, "chats"), t.live_share.c.until >= bindparam("earliest"))
    .order_by(t.track.c.run_id)
    # Two processes that have points of the same runs wait for each other, always in the same order.
    .with_for_update(of=t.track)
)
_END = (
    update(t.live_share)
    .where(t.live_share.c.chat_id == bindparam("of_chat"), t.live_share.c.message_id == bindparam("of_message"))
    .where(t.live_share.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)


@dataclass(slots=True)
class _Share:
    """A share that is known. Moments are seconds since 1970; `until`: the last one that counts."""

    run: int
    until: float
    run_has_ended: bool


async def add_points(conn: AsyncConnection, points: Sequence[LivePoint], now: datetime) -> Heard:
    """Take the points into the tracks of their runs, in the order of their moments; `now` is aware. Six statements at most, two more where
    some wait."""
    latest = (now + AHEAD_MOST).timestamp()
    told = sorted(((int(point.at.timestamp()), point) for point in points), key=lambda one: one[0])
    timely = [one for one in told if one[0] <= latest]
    ahead = len(told) - len(timely)
    if ahead:
        _log.warning("points_ahead_of_our_clock", points=ahead)
    if not timely:
        return Heard(ahead=ahead)
    waiting = await waiting_of(conn, {(point.chat_id, point.message_id) for _, point in timely})
    shares, stretches = await _load(conn, [point for _, point in timely], timely[0][1].at)
    heard, late = _counted(stretches)
    touched: dict[int, Stretch] = {}
    unknown: list[tuple[Share, Fix, bool]] = []
    nobodys = 0
    for seconds, point in timely:
        fix: Fix = (seconds, point.spot.latitude, point.spot.longitude)
        share = shares.get((point.chat_id, point.message_id))
        if share is None:
            unknown.append(((point.chat_id, point.message_id), fix, point.ended))
        elif seconds > share.until:
            nobodys += 1
        else:
            touched[share.run] = stretches[share.run]
            stretches[share.run].hear(fix)
    held = await keep_held(conn, unknown, waiting) if unknown else 0
    for share in shares.values():
        if share.run_has_ended and share.run in touched:
            touched[share.run].finish()
    await save(conn, touched)
    await _end(conn, timely, shares)
    heard_now, late_now = _counted(stretches)
    return Heard(heard_now - heard, late_now - late, ahead, nobodys + len(unknown) - held, held)


def _counted(stretches: Mapping[int, Stretch]) -> tuple[int, int]:
    return sum(one.heard for one in stretches.values()), sum(one.late for one in stretches.values())


async def _load(
    conn: AsyncConnection, points: Sequence[LivePoint], earliest: datetime
) -> tuple[dict[tuple[int, int], _Share], dict[int, Stretch]]:
    """The shares that these points may be of, and the tracks of their runs, locked."""
    wanted = {(point.chat_id, point.message_id) for point in points}
    rows = await conn.execute(_SHARES, {"chats": list({chat for chat, _ in wanted}), "earliest": earliest})
    shares: dict[tuple[int, int], _Share] = {}
    stretches: dict[int, Stretch] = {}
    for row in rows:
        chat, message, until, ended_at, run_ended_at, run = row[len(COLUMNS) :]
        if (chat, message) not in wanted:
            continue
        ends = [moment for moment in (until, ended_at, run_ended_at) if moment is not None]
        shares[chat, message] = _Share(run, min(ends).timestamp(), run_ended_at is not None)
        if run not in stretches:
            stretches[run] = stretch_of(row)
    return shares, stretches


async def _end(conn: AsyncConnection, points: Sequence[tuple[int, LivePoint]], shares: Mapping[tuple[int, int], _Share]) -> None:
    ended = [
        {"of_chat": point.chat_id, "of_message": point.message_id, "at": datetime.fromtimestamp(seconds, UTC)}
        for seconds, point in points
        if point.ended and (point.chat_id, point.message_id) in shares
    ]
    if ended:
        await conn.execute(_END, ended)
