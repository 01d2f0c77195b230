"""What is asked again and again while a broadcast runs reads no table from end to end."""

from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.mailbox.broadcast_claims import Feeder
from bot.storage import tables as t
from bot.storage.broadcasts.changed import changed, to_show
from bot.storage.broadcasts.starting import due_broadcasts
from bot.storage.broadcasts.tally import count, failures
from bot.storage.broadcasts.watching import finish_complete
from bot.storage.database import Database
from conversations.broadcast import FailureReason, Outcome
from tests.storage.broadcast_world import ADMIN, found_admins, found_recipients
from tests.storage.plans import Work, plans, scanned, settle
from tests.storage.test_plans import facts
from tests.storage.world import at, found_places

MANY = 5_000
WORKS: dict[str, Work] = {
    "feeder": lambda conn: Feeder(7, 0).next(conn, at(9), at(10)),
    "tally": lambda conn: count(conn, [1], at(9)),
    "failures": lambda conn: failures(conn, [1]),
    "finished": lambda conn: finish_complete(conn, [1], at(9)),
    "due": lambda conn: due_broadcasts(conn, at(9)),
    "changed": lambda conn: changed(conn, at(9)),
    "shown": lambda conn: to_show(conn, [1], [2], at(9)),
    "received": lambda conn: facts(conn, *(("received", f"1:{n}") for n in range(1, 65))),
    "recipients": lambda conn: facts(conn, ("recipients", "1:failed:0:")),
}
LISTED = {"chosen", "7", "broadcast_change"}
"""What a statement has found itself, the rows of an insert, and the marks of what is to be shown: they are taken away again."""


async def fill(database: Database) -> None:
    """A broadcast in the middle of its way, others that are over, and an outbox with what has been sent."""
    old = {"author_id": ADMIN, "content": {"zh-CN": [{"text": "x"}]}, "audience": {"roles": ["manager"]}, "source": "author"}
    when: dict[str, Any] = {"created_at": at(8), "start_at": at(8)}
    async with database.begin() as conn:
        await found_places(conn)
        await found_admins(conn)
        rows = [{"id": n, "state": "running" if n == 1 else "finished", **old, **when} for n in range(1, 1_001)]
        await conn.execute(insert(t.broadcast), rows)
        await conn.execute(insert(t.broadcast_feed), [{"broadcast_id": n, "recipients": 0} for n in range(1, 1_001)])
        people = [{"id": n, "chat_id": n, "language": "zh-CN", "name": "x"} for n in range(1, MANY + 1) if n not in (9101, 9102)]
        await conn.execute(insert(t.account), people)
        for broadcast_id in (1, 2, 3):
            await found_recipients(conn, broadcast_id, range(1, MANY - 100), Outcome.SENT, sent_at=at(8), queued_at=at(8))
        await found_recipients(conn, 1, range(MANY - 100, MANY - 10), Outcome.PENDING)
        lost = range(MANY - 10, MANY)
        await found_recipients(conn, 1, lost, Outcome.FAILED, why=FailureReason.REFUSED.value, queued_at=at(8))
        await conn.execute(insert(t.broadcast_change), [{"broadcast_id": 2}] * 50)
        letter = {"lane": "broadcast", "screen": "broadcast", "subject": "1:0", "language": "zh-CN", "not_before": at(8)}
        sent = [{"chat_id": n, "outcome": "delivered", "created_at": at(8), **letter} for n in range(1, MANY)]
        await conn.execute(insert(t.outbox), sent)
        await conn.execute(update(t.broadcast).where(t.broadcast.c.id > 1).values(finished_at=at(8)))
    await settle(database)


@pytest.mark.parametrize("name", WORKS)
async def test_it_uses_indexes(database: Database, name: str) -> None:
    await fill(database)
    for plan in await plans(database, WORKS[name], prefer_indexes=True):
        whole = scanned(plan.replace("SCAN broadcast USING INDEX ix_broadcast_running", ""))  # which holds the running ones alone
        assert whole <= {"policy", "division", *LISTED}, f"{name}:\n{plan}"


async def test_the_feeder_reads_the_turns_alone(database: Database) -> None:
    """However many have had theirs: the partial index holds those alone who had one and have no outcome; the others are behind them."""
    await fill(database)
    found = "\n".join(await plans(database, WORKS["feeder"], prefer_indexes=True))
    assert "ix_broadcast_recipient_fed" in found
    # Whoever waits for a first turn: behind the last one who had it, in the order of the primary key.
    first = "PRIMARY KEY (broadcast_id=? AND account_id>?)" if database.is_sqlite else "account_id > '0'::bigint"
    assert first in found, found
