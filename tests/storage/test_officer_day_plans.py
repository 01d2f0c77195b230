"""What officers ask for during their day uses indexes, and takes as many statements for sixty-four as for one."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.message_letters import to_managers, to_officers
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.own_digests import chosen_times
from bot.storage.writers import Deed, apply
from conversations.enterprise_search import search_key
from conversations.officer_day_records import AddNote, AnswerMessage, WriteMessage, WriteToLaggards
from conversations.records import Record
from tests.storage.plans import Work, plans, scanned, sent_by, settle
from tests.storage.test_plans import ENTERPRISES, SMALL, facts, fill
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago

FOUND_ITSELF = {"latest", "both", "listed", "places", "times", "still_open", "found0", "found1", "found2", "top", "part", "reached", "met"}
"""What a statement has found itself, and the divisions under other names."""
UNWRITTEN = {"message"}
"""Where SQLite would look for messages that were written before the one they answer. There are none, so it does not."""
WRITES = {"a message", "an answer"}
OFFICER = 9


async def fill_day(database: Database) -> None:
    """Beside `fill`: notes and messages of every enterprise, a few reports that told of somebody, wishes of everybody."""
    await fill(database)
    ids = range(1, ENTERPRISES + 1)
    heads = dict.fromkeys(("on_post", "remote", "hospital", "leave", "not_returned"), 0)
    report = {"day": days_ago(1), "revision": 1, "late": False, "headcount": 3, "reported_at": at(9), **heads}
    written = {"officer_id": OFFICER, "text": "在吗", "at": at(8)}
    async with database.begin() as conn:
        await conn.execute(insert(t.enterprise_note), [{"enterprise_id": n, "text": "备注", "at": at(8), "by": OFFICER} for n in ids])
        rows = [{"enterprise_id": n, "by_officer": True, "by": OFFICER, **written, "officer_id": n * 10 + 1} for n in ids if n > 50]
        rows += [{"enterprise_id": n, "by_officer": True, "by": OFFICER, **written} for n in ids if n <= 50]
        await conn.execute(insert(t.message), rows)
        told = [{"symptomatic": int(n % 100 == 0), "isolated": 0, "enterprise_id": n, "reported_by": n * 10 + 1, **report} for n in ids]
        await conn.execute(insert(t.report), told)
        await conn.execute(insert(t.wish), [{"account_id": n * 10 + 1, "what": "ledger", "at": at(8).time()} for n in ids])
        await conn.execute(insert(t.enterprise_search), [{"enterprise_id": n, "initials": "qy", "phone_tail_hash": str(n)} for n in ids])
    await settle(database)


def search(text: str, code: str = "220104") -> tuple[str, str]:
    return "search", search_key((PATHS[code],), text)


async def facts_of(conn: AsyncConnection, wants: list[tuple[str, int | str]]) -> None:
    await facts(conn, *wants)


async def do(conn: AsyncConnection, record: Record, by: int = OFFICER) -> None:
    await apply(conn, [Deed(record, by, by, "")], at(9), KEYRING)


WORKS: dict[str, Work] = {
    "search by name": lambda conn: facts(conn, search("企业0007")),
    "search by phone": lambda conn: facts(conn, search("0007"), search("qy")),
    "search in an empty county": lambda conn: facts(conn, search("0007", "220581")),
    "card": lambda conn: facts(conn, *(("enterprise_card", n) for n in range(1, 9))),
    "notes": lambda conn: facts(conn, *(("notes", f"{n}:0") for n in range(1, 9))),
    "message": lambda conn: facts(conn, *(("message", n) for n in range(1, 9))),
    "thread": lambda conn: facts(conn, *(("thread", f"{n}:0") for n in range(1, 9))),
    "threads": lambda conn: facts(conn, ("threads", f"{OFFICER}:0")),
    "division": lambda conn: facts(conn, ("division", "220100")),
    "open day": lambda conn: facts(conn, ("open_day", f"{OFFICER}:220104")),
    "digest times": lambda conn: facts(conn, ("digest_times", OFFICER)),
    "chosen times": chosen_times,
    "a note": lambda conn: do(conn, AddNote(7, "备注")),
    "a message": lambda conn: do(conn, WriteMessage(7, "在吗")),
    "an answer": lambda conn: do(conn, AnswerMessage(1, 1, "在"), 11),
    "to the managers": lambda conn: to_managers(conn, [1, 2, 3], at(9)),
    "to the officers": lambda conn: to_officers(conn, [1, 2, 3], at(9)),
}


@pytest.mark.parametrize("name", WORKS)
async def test_it_uses_indexes(database: Database, name: str) -> None:
    await fill_day(database)
    for plan in await plans(database, WORKS[name], prefer_indexes=True):
        assert scanned(plan) <= SMALL | FOUND_ITSELF | (UNWRITTEN if name in WRITES else set()), f"{name}:\n{plan}"


async def test_writing_to_the_laggards_of_a_quiet_county_reads_no_other(database: Database) -> None:
    await fill_day(database)
    for plan in await plans(database, lambda conn: do(conn, WriteToLaggards(DAY, PATHS["220105"], "请抓紧")), prefer_indexes=True):
        assert scanned(plan) <= SMALL | FOUND_ITSELF | UNWRITTEN, plan


async def test_sixty_four_take_as_many_statements_as_one(database: Database) -> None:
    await fill_day(database)
    kinds: dict[str, Callable[[int], int | str]] = {
        "enterprise_card": lambda n: n,
        "notes": lambda n: f"{n}:0",
        "message": lambda n: n,
        "thread": lambda n: f"{n}:0",
        "threads": lambda n: f"{n}:0",
        "search": lambda n: search(f"企业{n:04}")[1],
        "digest_times": lambda n: n,
    }
    for kind, key in kinds.items():
        counts = []
        for most in (1, 64):
            wants = [(kind, key(n)) for n in range(1, most + 1)]
            counts.append(len(await sent_by(database, partial(facts_of, wants=wants))))
        assert counts[0] == counts[1], kind
