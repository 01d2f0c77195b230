"""Chasing alerts costs what is due, however many alerts there are."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import alert_letters
from bot.mailbox.alert_outcomes import note_outcomes
from bot.mailbox.letters import Fate, Finished, Lane, Letter
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.escalation import due_alerts, escalate, still_due
from bot.storage.pulled_in import pull_in
from conversations.policy import DEFAULT_POLICY
from tests.storage.plans import plans, scanned, settle
from tests.storage.world import DAY, PATHS, at, found_enterprises, found_people, found_places

MANY = 3_000
SMALL = {"division", "policy", "pause", "lease", "slot"}


async def fill(database: Database) -> None:
    """Many enterprises with a silent alert each, of which five are due; as many resolved ones; each was told of once."""
    ids = range(1, MANY + 1)
    common = {"kind": "silent", "severity": "routine", "path": PATHS["220104"], "since": DAY, "day": DAY, "opened_at": at(8)}
    common |= {"reported_at": at(8), "step": 1, "chain": {"steps": [], "again_from": 0, "rounds": None, "held": 1, "back": 1, "handed": 1}}
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids)
        await found_people(conn, [n * 10 + 1 for n in ids], "manager", lambda n: {"enterprise_id": n // 10})
        await found_people(conn, [2, 3], "officer", lambda n: {"division_code": "220104", "path": PATHS["220104"]})
        await found_people(conn, [4], "admin", lambda _: {})
        rows: list[dict[str, Any]] = []
        for n in ids:
            due_at = at(9) if n <= 5 else at(20)
            rows.append({**common, "id": n, "key": f"silent:{n}", "state": "open", "enterprise_id": n, "next_at": due_at})
            rows.append({**common, "id": MANY + n, "key": f"silent:{n}", "state": "resolved", "enterprise_id": n, "next_at": None})
        await conn.execute(insert(t.alert), rows)
        told = {"account_id": 2, "kind": "step", "round": 0, "step": 0, "at": at(8), "outcome": "delivered"}
        await conn.execute(insert(t.alert_notice), [{**told, "alert_id": n} for n in range(1, 2 * MANY + 1)])
        cards = [{"chat_id": n, "card": f"alert/{n}", "message_id": n, "sent_at": at(8)} for n in ids]
        await conn.execute(insert(t.card), cards)
    await settle(database)


async def run(conn: AsyncConnection) -> None:
    escalated = await escalate(conn, range(1, 6), at(9), DEFAULT_POLICY, lambda moment: moment, ringing=[6, 7])
    await alert_letters.about(conn, escalated)


async def written_down(conn: AsyncConnection) -> None:
    letter = Letter(1, 2, Lane.ALERT, "en", "alert/1", "alert", "1", None, False, None, 0, at(10), at(10))
    await note_outcomes(conn, [Finished(letter, Fate.UNREACHABLE)], at(9))


async def test_chasing_uses_indexes(database: Database) -> None:
    await fill(database)
    works = {
        "due": lambda conn: due_alerts(conn, at(9), 200),
        "still due": lambda conn: still_due(conn, range(1, 6), at(9)),
        "run": run,
        "outcomes": written_down,
        "pull in": lambda conn: pull_in(conn, at(9), timedelta(minutes=1)),
    }
    for name, work in works.items():
        for plan in await plans(database, work, prefer_indexes=True):
            # SQLite also scans the rows that an INSERT brings with it (`SCAN 7 CONSTANT ROWS`).
            tables = {table for table in scanned(plan) if not table.isdigit()}
            assert tables <= SMALL, f"{name}:\n{plan}"
    for plan in await plans(database, works["due"], prefer_indexes=True):
        assert "ix_alert_next_at" in str(plan), plan
