"""CPU per durable update of a day's mix of reports, and resident memory."""

from pathlib import Path
from statistics import median

from tests.bench.bots import OURS, PEER, Bot, running
from tests.bench.crowd import crowd
from tests.bench.databases import Databases
from tests.bench.figures import Figure, Scale, ratio
from tests.bench.scripts import rush
from tests.bench.worlds import found, found_peer

MOST_RATIO, MOST_MS, MOST_MIB = 0.12, 0.8, 150


async def _round(bot: Bot, numbers: range, busy: int) -> float:
    """Milliseconds of CPU an update."""
    cpu, updates = bot.cpu_seconds(), bot.stub.tally.updates
    await rush(crowd(bot, numbers), busy)
    return (bot.cpu_seconds() - cpu) * 1000 / (bot.stub.tally.updates - updates)


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """Both bots run at once, each on its database; while one is measured the other is idle. Interleaved rounds, medians."""
    enterprises = (scale.rounds * 4 + 1) * scale.reports
    ours_url, peer_url = await made.make(kind), await made.make(kind)
    await found(ours_url, enterprises)
    await found_peer(peer_url, enterprises)
    ours_ms: list[float] = []
    peer_ms: list[float] = []
    async with running(OURS, ours_url, folder) as ours, running(PEER, peer_url, folder) as peer:
        at = 1
        for bot in (ours, peer):
            await _round(bot, range(at, at + scale.reports // 2), scale.busy)
        at += scale.reports // 2
        for _ in range(scale.rounds):
            # The faster one does more, so that both are measured over seconds; both draw from the same mix.
            ours_ms.append(await _round(ours, range(at, at + 4 * scale.reports), scale.busy))
            peer_ms.append(await _round(peer, range(at, at + scale.reports), scale.busy))
            at += 4 * scale.reports
        memory = ours.memory(), peer.memory()
    mine, theirs = median(ours_ms), median(peer_ms)
    return [
        Figure(
            f"CPU per durable update, a day's mix of reports, {scale.busy} busy chats",
            kind,
            f"{mine:.2f} ms",
            f"{theirs:.2f} ms",
            ratio(mine, theirs),
            f"≤ {MOST_RATIO} × and ≤ {MOST_MS} ms",
            mine <= MOST_RATIO * theirs and mine <= MOST_MS,
        ),
        Figure(
            "most resident memory of the process, under that load",
            kind,
            f"{memory[0]:.0f} MiB",
            f"{memory[1]:.0f} MiB",
            ratio(*memory),
            f"< {MOST_MIB} MiB",
            memory[0] < MOST_MIB,
        ),
    ]
