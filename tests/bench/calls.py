"""Updates, calls and outbound requests that a report takes."""

from collections.abc import Callable
from pathlib import Path

from tests.bench.bots import OURS, PEER, Bot, running
from tests.bench.crowd import person
from tests.bench.databases import SQLITE, Databases
from tests.bench.figures import Figure, Scale
from tests.bench.scripts import Script, all_normal, by_buttons, one_message
from tests.bench.stub import Tally
from tests.bench.worlds import found, found_peer


async def _one(bot: Bot, number: int, script: Script) -> Tally:
    """What one report took; calls to officers are not among them."""
    bot.stub.tally, before = Tally(), bot.stub.tally
    someone = person(bot, number)
    bot.stub.only = someone.chat_id
    await script(someone)
    taken, bot.stub.tally, bot.stub.only = bot.stub.tally, before, None
    return taken


def _told(tally: Tally) -> str:
    return f"{tally.updates} updates, {tally.total} calls, {tally.requests} requests"


def _buttons(exceptions: int) -> Script:
    return lambda someone: by_buttons(someone, exceptions)


def _typed(exceptions: int) -> Script:
    return lambda someone: one_message(someone, exceptions)


async def measure(made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """One report each, counted by the Bot API server. A call is a method, whether it comes as a request of its own or in the answer to
    the webhook."""
    ours_url, peer_url = await made.make(SQLITE), await made.make(SQLITE)
    await found(ours_url, 100)
    await found_peer(peer_url, 100)
    lines = []
    async with running(OURS, ours_url, folder) as ours, running(PEER, peer_url, folder) as peer:
        mine, theirs = await _one(ours, 1, all_normal), await _one(peer, 1, all_normal)
        met = mine.updates == 1 and mine.total <= 2 and mine.requests <= 1
        goal = "1 update, ≤ 2 calls, ≤ 1 request"
        lines.append(Figure("all-normal report", "any", _told(mine), _told(theirs), goal=goal, met=met))
        scripts: tuple[tuple[str, Callable[[int], Script], Callable[[int], int], bool], ...] = (
            ("by buttons", _buttons, lambda k: 4 + 11 * k, True),
            ("typed in one message", _typed, lambda _: 3, False),
        )
        number = 2
        for how, script, most, peer_too in scripts:
            for k in scale.exceptions:
                mine = await _one(ours, number, script(k))
                other = _told(await _one(peer, number, script(k))) if peer_too else "–"
                named = f"report with {k} exception{'s' if k > 1 else ''}, {how}"
                lines.append(Figure(named, "any", _told(mine), other, goal=f"≤ {most(k)} calls", met=mine.total <= most(k)))
                number += 1
    return lines
