"""While nothing leaves, the outbox does not fill with a broadcast."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from bot.mailbox.broadcast_claims import Feeder
from bot.mailbox.finishing import write_down
from bot.mailbox.letters import Fate, Finished, Letter, Postponed, Result
from bot.storage import tables as t
from bot.storage.database import Database
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.test_broadcasts import found_managers
from tests.storage.broadcast_world import begin, outcomes, write


async def test_while_the_line_is_down_no_more_is_queued_than_a_window(database: Database) -> None:
    """Two broadcasts, of which no message leaves: each keeps to its own window, and the rest waits as it was frozen. Then all get both."""
    clock = ManualClock()
    await found_managers(database, 100)
    both = [await write(database, now=clock.local()) for _ in range(2)]
    for one in both:
        await begin(database, one, clock.local())
    feeder = Feeder(2, 0)

    async def turn(fate: Callable[[Letter], Result]) -> int:
        async with database.begin() as conn:
            letters = await feeder.next(conn, clock.local(), clock.local() + timedelta(seconds=60))
            await write_down(conn, [fate(letter) for letter in letters], clock.local())
        return len(letters)

    while await turn(lambda letter: Postponed(letter, clock.now() + timedelta(hours=1), failed=True)):
        pass
    async with database.read() as conn:
        waiting = Counter(await conn.scalars(select(t.outbox.c.subject).where(t.outbox.c.outcome.is_(None))))
    assert waiting == {f"{one}:0": 80 for one in both}, "forty groups"
    clock.advance(3600)
    while await turn(lambda letter: Finished(letter, Fate.DELIVERED, 5)):
        pass
    assert [set((await outcomes(database, one)).values()) for one in both] == [{"sent"}] * 2
