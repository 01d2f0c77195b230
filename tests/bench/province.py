"""What a province of 100,000 costs: reminders queued at once, urgent messages beside them, the laggards that are left."""

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import update

from bot.mailbox.letters import Lane
from bot.storage.database import Database
from bot.storage.reminding import At, Reminding, queue_reminders
from bot.storage.schedule import SlotRow
from bot.storage.tables import outbox
from conversations.policy import DEFAULT_POLICY
from conversations.reminding import Duty
from tests.bench.bots import OURS, PEER, running
from tests.bench.crowd import DAY, person
from tests.bench.databases import POSTGRES, Databases
from tests.bench.figures import Figure, Scale, ratio
from tests.bench.laggards import ours_pages, peer_pages
from tests.bench.peer.models import make_engine, make_sessions
from tests.bench.peer.reminders import queue_reminders as queue_by_orm
from tests.bench.scripts import CONFIRM, tell
from tests.bench.worlds import found, found_peer, leave_laggards, officer_of, open_day

RATE = 25.0
MOST_SECONDS, MOST_WAIT = 1.0, 2.0
FAILS_EVERY = 20
"""Of new messages: 5 % are not taken."""
_ROSTERS = 200
_FIRST = DEFAULT_POLICY.reminders[0]
_NOW = datetime(2026, 11, 23, 8, 31, tzinfo=ZoneInfo("Asia/Shanghai"))


async def _queue_ours(url: str) -> tuple[float, int]:
    """Seconds, and how many."""
    database = Database(url)
    async with database.read():
        pass  # connected
    began = time.perf_counter()
    async with database.begin() as connection:
        slot = SlotRow(f"reminder:{DAY}:0830", "reminder", DAY, _NOW, _NOW + timedelta(hours=2))
        moment = At(_NOW, _NOW + timedelta(hours=15), DEFAULT_POLICY, is_work_day=True)
        queued = await queue_reminders(connection, [Reminding(slot, Duty.LEDGER, _FIRST)], moment)
    seconds = time.perf_counter() - began
    await database.dispose()
    return seconds, queued


async def _queue_peer(url: str) -> tuple[float, int]:
    engine = make_engine(url)
    async with engine.connect():
        pass
    began = time.perf_counter()
    queued = await queue_by_orm(make_sessions(engine), _NOW.replace(tzinfo=None))
    seconds = time.perf_counter() - began
    await engine.dispose()
    return seconds, queued


async def _urgent(
    which: str, url: str, folder: Path, reports: int, *, first: int = 1, fails_every: int = 0
) -> tuple[list[float], list[int], list[float]]:
    """While what was queued leaves: seconds from the tap that files a fever to the officer's message, what left in between, and the
    seconds from every tap to its card. `first`: the enterprise that files first; `fails_every`: of new messages."""
    alerts: list[float] = []
    slots: list[int] = []
    waits: list[float] = []
    async with running(which, url, folder, clock="2026-11-23T08:31:00+08:00", rate=RATE, remind=True) as bot:
        bot.stub.delay, bot.stub.fails_every = 0.05, fails_every
        bot.stub.update_id += 1_000 * first
        async with asyncio.timeout(120):
            await bot.stub.sends(3)
        for number in range(first, first + reports):
            manager = person(bot, number)
            await tell(manager, 1)
            told, before, began = bot.stub.expect(officer_of(number)), bot.stub.tally.calls["sendMessage"], time.perf_counter()
            filing = asyncio.create_task(manager.tap(CONFIRM))
            async with asyncio.timeout(60):
                await told
            alerts.append(time.perf_counter() - began)
            slots.append(bot.stub.tally.calls["sendMessage"] - before - 1)
            await filing
            waits += manager.waits
    return sorted(alerts), sorted(slots), sorted(waits)


def _p99(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """The province once on this database, for both bots; then the smaller one, for the laggards' pages."""
    ours_url, peer_url = await made.make(kind), await made.make(kind)
    await found(ours_url, scale.many, _ROSTERS)
    await found_peer(peer_url, scale.many, _ROSTERS)
    await open_day(ours_url, DAY)
    (mine, queued), (theirs, _) = await _queue_ours(ours_url), await _queue_peer(peer_url)
    goal = f"≤ {MOST_SECONDS:.0f} s" if kind == POSTGRES else "–"
    met = mine <= MOST_SECONDS if kind == POSTGRES else None
    lines = [Figure(f"reminders for {queued:,} queued", kind, f"{mine:.2f} s", f"{theirs:.2f} s", ratio(mine, theirs), goal, met)]
    lines += await _urgent_lines(kind, ours_url, peer_url, folder, scale)
    few_ours, few_peer = await made.make(kind), await made.make(kind)
    await found(few_ours, scale.few, 0)
    await found_peer(few_peer, scale.few, 0)
    await open_day(few_ours, DAY)
    pages = {}
    for ours, peer, many in ((few_ours, few_peer, False), (ours_url, peer_url, True)):
        await leave_laggards(ours, peer, DAY, scale.left)
        pages[many] = await ours_pages(ours, _NOW), await peer_pages(peer, _NOW)
    grown, peer_grown = (pages[True][which] / pages[False][which] for which in (0, 1))
    lines.append(
        Figure(
            f"page reads for {scale.left} laggards, {scale.many:,} enterprises against {scale.few:,}",
            kind,
            f"{grown:.2f} × ({pages[False][0]:,} → {pages[True][0]:,})",
            f"{peer_grown:.2f} × ({pages[False][1]:,} → {pages[True][1]:,})",
            goal="≤ 1.10 ×",
            met=grown <= 1.1,
        )
    )
    return lines


async def _make_broadcast(url: str) -> None:
    """What still waits to leave in bulk is a broadcast."""
    database = Database(url)
    async with database.begin() as connection:
        waiting = (outbox.c.lane == Lane.REMINDER.value) & outbox.c.outcome.is_(None)
        await connection.execute(update(outbox).where(waiting).values(lane=Lane.BROADCAST.value))
    await database.dispose()


async def _urgent_lines(kind: str, ours_url: str, peer_url: str, folder: Path, scale: Scale) -> list[Figure]:
    alerts, slots, waits = await _urgent(OURS, ours_url, folder, scale.urgent_reports)
    peer_alerts, _, peer_waits = await _urgent(PEER, peer_url, folder, scale.urgent_reports)
    await _make_broadcast(ours_url)
    failing, _, _ = await _urgent(OURS, ours_url, folder, scale.urgent_reports, first=1 + scale.urgent_reports, fails_every=FAILS_EVERY)
    name = f"while {scale.many:,} reminders wait, API of 50 ms"
    return [
        Figure(
            f"{name}: tap to the officer's alert, p99",
            kind,
            f"{_p99(alerts):.2f} s",
            f"{_p99(peer_alerts):.2f} s",
            ratio(_p99(alerts), _p99(peer_alerts)),
            f"≤ {MOST_WAIT:.0f} s",
            _p99(alerts) <= MOST_WAIT,
        ),
        Figure(
            f"while a broadcast to {scale.many:,} runs and 5 % of all sends fail: tap to the officer's alert, p99; lost",
            kind,
            f"{_p99(failing):.2f} s; {scale.urgent_reports - len(failing)}",
            goal=f"≤ {MOST_WAIT:.0f} s; 0",
            met=_p99(failing) <= MOST_WAIT and len(failing) == scale.urgent_reports,
        ),
        Figure(f"{name}: tap to card, p99", kind, f"{_p99(waits):.2f} s", f"{_p99(peer_waits):.2f} s"),
        Figure(
            f"{name}: reminders that left before the alert, median (most)",
            kind,
            f"{slots[len(slots) // 2]} ({slots[-1]})",
            goal="within one slot",
            met=slots[len(slots) // 2] <= 1,
        ),
    ]
