"""A Bot API server that answers after 50 ms, 256 busy chats, the bot on one core."""

from pathlib import Path

from tests.bench.bots import OURS, PEER, running
from tests.bench.crowd import crowd
from tests.bench.databases import Databases
from tests.bench.figures import Figure, Scale, ratio
from tests.bench.scripts import Rush, rush
from tests.bench.worlds import found, found_peer

LEAST = 500
DELAY = 0.05


async def _rush(which: str, url: str, folder: Path, scale: Scale, most: int) -> tuple[Rush, float]:
    """What came of it, and the process's most resident memory (MiB)."""
    async with running(which, url, folder) as bot:
        await rush(crowd(bot, range(1, 21)), scale.busy)
        bot.stub.delay = DELAY
        came = await rush(crowd(bot, range(21, most)), scale.slow_chats, scale.slow_seconds)
        return came, bot.memory()


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """Updates a second, and how long people wait for the card that answers a tap."""
    most = int(scale.slow_seconds * 1000) + 21
    ours_url, peer_url = await made.make(kind), await made.make(kind)
    await found(ours_url, most)
    await found_peer(peer_url, most // 10)
    ours, memory = await _rush(OURS, ours_url, folder, scale, most)
    peer, peer_memory = await _rush(PEER, peer_url, folder, scale, most // 10)
    rate, peer_rate = (len(one.waits) / one.seconds for one in (ours, peer))
    waits, peer_waits = (f"{one.percentile(0.5):.2f} / {one.percentile(0.99):.2f} s" for one in (ours, peer))
    name = f"API of {DELAY * 1000:.0f} ms, {scale.slow_chats} chats, one core"
    return [
        Figure(
            f"{name}: updates/s", kind, f"{rate:.0f}", f"{peer_rate:.0f}", ratio(rate, peer_rate), f"≥ {LEAST}", rate >= LEAST
        ),
        Figure(f"{name}: tap to card, p50 / p99", kind, waits, peer_waits),
        Figure(f"{name}: most resident memory", kind, f"{memory:.0f} MiB", f"{peer_memory:.0f} MiB", goal="< 150 MiB", met=memory < 150),
    ]  # fmt: skip
