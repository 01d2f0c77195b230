"""Transactions, fsyncs and statements per update at 64 busy chats, and statements per batch."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.bots import OURS, PEER, running
from tests.bench.counted import Tallies
from tests.bench.crowd import crowd
from tests.bench.databases import POSTGRES, Databases, one
from tests.bench.figures import Figure, Scale, ratio
from tests.bench.scripts import all_normal, rush
from tests.bench.worlds import found, found_peer

MOST = 0.15
_FSYNCS = "SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'"


@dataclass(frozen=True, slots=True)
class _Counted:
    tallies: Tallies
    updates: int
    fsyncs: float
    alone: float
    together: float

    def each(self, number: float) -> float:
        return number / self.updates


async def _count(which: str, kind: str, url: str, folder: Path, scale: Scale) -> _Counted:
    fsyncs_before = await one(url, _FSYNCS) if kind == POSTGRES else 0
    async with running(which, url, folder, count=True) as bot:
        assert bot.counts is not None
        first = bot.counts.read()
        await rush(crowd(bot, range(1, 21), all_normal), 1)
        alone = bot.counts.read().since(first)
        before = bot.counts.read()
        await rush(crowd(bot, range(21, 21 + scale.reports), all_normal), scale.busy)
        together = bot.counts.read().since(before)
        before, updates = bot.counts.read(), bot.stub.tally.updates
        fsyncs_before = await _fsyncs(url) if kind == POSTGRES else 0
        await rush(crowd(bot, range(21 + scale.reports, 21 + 3 * scale.reports)), scale.busy)
        tallies, updates = bot.counts.read().since(before), bot.stub.tally.updates - updates
    # PostgreSQL's processes tell what they did when they end, at the latest.
    fsyncs = float(await _fsyncs(url) - fsyncs_before) if kind == POSTGRES else float(tallies.writing)
    return _Counted(tallies, updates, fsyncs, _a_batch(alone), _a_batch(together))


async def _fsyncs(url: str) -> int:
    return await one(url, _FSYNCS)


def _a_batch(tallies: Tallies) -> float:
    return tallies.batch_statements / tallies.batches if tallies.batches else 0.0


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """Counted in runs of their own: counting costs CPU."""
    enterprises = 21 + 3 * scale.reports
    ours_url, peer_url = await made.make(kind), await made.make(kind)
    await found(ours_url, enterprises)
    await found_peer(peer_url, enterprises)
    ours = await _count(OURS, kind, ours_url, folder, scale)
    peer = await _count(PEER, kind, peer_url, folder, scale)
    lines = []
    for what, mine, theirs, goal in (
        ("transactions per update", ours.each(ours.tallies.transactions), peer.each(peer.tallies.transactions), MOST),
        ("fsyncs per update", ours.each(ours.fsyncs), peer.each(peer.fsyncs), MOST),
        ("statements per update", ours.each(ours.tallies.statements), peer.each(peer.tallies.statements), None),
    ):
        met = None if goal is None else mine <= goal
        told = "–" if goal is None else f"≤ {goal}"
        lines.append(Figure(f"{what}, {scale.busy} busy chats", kind, f"{mine:.2f}", f"{theirs:.2f}", ratio(mine, theirs), told, met))
    lines.append(
        Figure(
            f"statements per batch of all-normal reports, {scale.busy} busy chats (one chat alone)",
            kind,
            f"{ours.together:.1f} ({ours.alone:.1f})",
            goal="constant",
            met=ours.together <= ours.alone * 1.05,
        )
    )
    lines.append(Figure("most statements of one batch of the day's mix", kind, str(ours.tallies.batch_most)))
    return lines
