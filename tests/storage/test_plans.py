"""Hot statements use indexes, cost what the laggards cost, and are as many for one turn as for sixty-four."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import delete, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import inbox, outbox
from bot.mailbox.letters import IMMEDIATE, Lane
from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.briefings import load_facts, load_seats, save_sessions
from bot.storage.broadcasts.edits import hurry
from bot.storage.broadcasts.follow_letters import EDITED, FOLLOW
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.codes import Status, Symptom
from conversations.engine.session import Session
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import FileReport, SetLanguage
from conversations.want import Want
from tests.storage.plans import Work, page_reads, plans, scanned, sent_by, settle
from tests.storage.world import (
    DAY,
    KEYRING,
    PATHS,
    at,
    days_ago,
    entry,
    found_enterprises,
    found_people,
    found_places,
    found_staff,
    ledger,
    staff,
)

ENTERPRISES = 3_000
SMALL = {"division", "policy", "pause", "lease", "due_total"}
"""Tables that a scan does not make slower."""


async def fill(database: Database) -> None:
    """A county of many enterprises, on a day on which most have not reported yet."""
    ids = range(1, ENTERPRISES + 1)
    day, before = DAY, days_ago(3)
    heads = dict.fromkeys(("on_post", "remote", "isolated", "hospital", "leave", "not_returned", "symptomatic"), 0)
    filed = {"revision": 1, "late": False, "headcount": 3, **heads, "reported_at": at(9)}
    letter = {"lane": "reply", "screen": "view", "language": "en", "not_before": at(8), "created_at": at(8)}
    slot = {"kind": "reminder", "day": before, "due_at": at(8), "expires_at": at(9)}
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids)
        await found_people(conn, [n * 10 + 1 for n in ids], "manager", lambda n: {"enterprise_id": n // 10})
        await found_people(conn, [9], "officer", lambda _: {"division_code": "220104", "path": PATHS["220104"]})
        for n in range(1, 65):
            await found_staff(conn, n, ["张三", "李四", "王五"])
        reports = [{"enterprise_id": n, "day": before, "reported_by": n * 10 + 1, **filed} for n in ids]
        await conn.execute(insert(t.report), reports)
        rows = [{"report_id": n, "staff_id": staff(1 + n % 64, 1 + n % 3), "status": "leave", "abnormal": False} for n in ids]
        await conn.execute(insert(t.health_entry), rows)
        await schedule.open_day(conn, day, True)
        await conn.execute(insert(t.session), [{"chat_id": n * 10 + 1, "version": 0, "updated_at": at(8)} for n in ids])
        await conn.execute(insert(t.inbox), [{"update_id": n, "received_at": at(8)} for n in ids])
        sent = {"lane": "reminder", "outcome": "delivered", "finished_at": at(8)}
        finished = [{**letter, **sent, "chat_id": n * 10 + 1, "dedupe_key": f"reminder:{before}:{n}"} for n in ids]
        await conn.execute(insert(t.outbox), finished)
        await conn.execute(insert(t.outbox), [{**letter, "chat_id": n * 10 + 1} for n in range(1, 65)])
        await conn.execute(insert(t.slot), [{"key": f"x{n}", "done_at": at(9), **slot} for n in ids])
    await settle(database)


async def facts(conn: AsyncConnection, *wants: tuple[str, int | str], policy: Policy = DEFAULT_POLICY) -> None:
    chosen = [Want(kind, key) for kind, key in wants]
    await load_facts(conn, chosen, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True, policy=policy)


def _ill(enterprise_id: int) -> FileReport:
    return ledger(enterprise_id, entry(staff(enterprise_id, 1), Status.HOSPITAL, "38.0"), entry(staff(enterprise_id, 2)))


async def test_hot_statements_use_indexes(database: Database) -> None:
    await fill(database)
    works = {
        "inbox": lambda conn: inbox.take_updates(conn, range(ENTERPRISES - 5, ENTERPRISES + 20), at(9)),
        "sessions": lambda conn: load_seats(conn, [n * 10 + 1 for n in range(1, 65)]),
        "enterprise": lambda conn: facts(conn, *(("enterprise", n) for n in range(1, 65))),
        "roster": lambda conn: facts(conn, *(("roster", n) for n in range(1, 9))),
        "ledger": lambda conn: facts(conn, *(("ledger", n) for n in range(1, 65))),
        "history": lambda conn: facts(conn, ("history", 7)),
        "invite": lambda conn: facts(conn, ("invite", "XXXX")),
        "outbox at once": lambda conn: outbox.claim_at_once(conn, at(9), at(10), (), 100),
        "outbox paced": lambda conn: outbox.claim_paced(conn, at(9), at(10), Lane.REMINDER, 100),
        "slots": lambda conn: schedule.due_slots(conn, at(9)),
        "ill": lambda conn: apply(conn, [Deed(_ill(n), n * 10 + 1, n * 10 + 1, "") for n in range(1, 65)], at(9), KEYRING),
        "reports": lambda conn: apply(conn, [Deed(ledger(n), n * 10 + 1, n * 10 + 1, "") for n in range(1, 65)], at(9), KEYRING),
    }
    for name, work in works.items():
        for plan in await plans(database, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL, f"{name}:\n{plan}"


async def test_what_waits_in_a_chat_is_looked_up_in_an_index_that_holds_no_reminders(database: Database) -> None:
    """Whether the condition of the index is seen in a statement depends on how it is written there."""
    await fill(database)
    works: list[Work] = [
        lambda conn: outbox.waiting_at_once(conn, [11, 21]),
        lambda conn: outbox.any_due_at_once(conn, at(9), ()),
        lambda conn: outbox.claim_at_once(conn, at(9), at(10), (), 100),
    ]
    for work in works:
        first, *_ = await plans(database, work, prefer_indexes=True)
        assert "ix_outbox_chat_id_id" in first, first
        assert scanned(first) == set(), first
    # Those that leave at once, and no other lane.
    assert str(t.leaves_at_once()) == f"outbox.lane IN ({', '.join(repr(lane.value) for lane in IMMEDIATE)})"


async def test_what_waits_of_an_edit_is_looked_up_by_its_chat(database: Database) -> None:
    """In the transaction of a tap, while edits for a province wait."""
    await fill(database)
    edit = {"lane": FOLLOW, "screen": EDITED, "subject": "7:0", "language": "en", "not_before": at(8), "created_at": at(8)}
    async with database.begin() as conn:
        await conn.execute(insert(t.outbox), [{**edit, "chat_id": n * 10 + 1} for n in range(1, ENTERPRISES + 1)])
    await settle(database)
    (plan,) = await plans(database, lambda conn: hurry(conn, [(7, 11)], at(9)))
    assert "ix_outbox_follow" in plan, plan


async def test_a_page_of_laggards_reads_no_table_from_end_to_end(database: Database) -> None:
    await fill(database)
    async with database.begin() as conn:
        await conn.execute(delete(t.due).where(t.due.c.enterprise_id > 100))
    await settle(database)
    for plan in await plans(database, lambda conn: facts(conn, ("laggards", "220000:3"))):
        # With 100 laggards left in it, `due` itself is a few pages.
        assert scanned(plan) <= SMALL | ({"due"} if not database.is_sqlite else set()), plan


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
async def test_a_hundred_laggards_cost_the_same_among_few_and_among_many(database: Database) -> None:
    reads = []
    for first, last in ((1, 10_000), (10_001, 100_000)):
        async with database.begin() as conn:
            if first == 1:
                await found_places(conn)
            for statement in _MANY:
                await conn.execute(text(statement), {"first": first, "last": last})
            await schedule.open_day(conn, DAY, True)
            await conn.execute(delete(t.due).where(t.due.c.enterprise_id % (last // 100) != 0))
        await settle(database)
        reads.append(await page_reads(database, lambda conn: facts(conn, ("laggards", "220000:0"))))
    few, many = reads
    assert many <= few * 1.1


_MANY = (
    "INSERT INTO enterprise (id, uscc, name, division_code, path, headcount) SELECT n, n::text, '企业' || n, '220104', "
    "'/220000/220100/220104/', 10 FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS n",
    "INSERT INTO account (id, chat_id, language, name) SELECT n, n, 'zh-CN', n::text "
    "FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS n",
    "INSERT INTO membership (account_id, role, enterprise_id, path, since) SELECT n, 'manager', n, "
    "'/220000/220100/220104/', now() FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS n",
)


@pytest.mark.parametrize("ill", [False, True])
async def test_as_many_statements_for_one_turn_as_for_sixty_four(database: Database, ill: bool) -> None:
    await fill(database)

    def batch(size: int) -> Work:
        async def work(conn: AsyncConnection) -> None:
            numbers = range(1, size + 1)
            chats = [n * 10 + 1 for n in numbers]
            await inbox.take_updates(conn, range(10_000, 10_000 + size), at(9))
            await load_seats(conn, chats)
            await facts(conn, *((kind, n) for kind in ("enterprise", "roster", "ledger", "history") for n in numbers))
            entries = {n: (entry(staff(n, 1), Status.HOSPITAL, "38.0", Symptom.COUGH), entry(staff(n, 2))) if ill else () for n in numbers}
            deeds = [Deed(ledger(n, *entries[n]), n * 10 + 1, n * 10 + 1, "") for n in numbers]
            deeds += [Deed(SetLanguage("en"), n * 10 + 1, n * 10 + 1, "") for n in numbers]
            await apply(conn, deeds, at(9), KEYRING)
            await save_sessions(conn, {chat: Session(version=1) for chat in chats}, at(9))

        return work

    one, many = [len(await sent_by(database, batch(size))) for size in (1, 64)]
    assert one == many
    assert one <= 30


async def test_open_alerts_are_found_by_index(database: Database) -> None:
    await fill(database)
    async with database.begin() as conn:
        for n in range(1, 65):
            await apply(conn, [Deed(_ill(n), n * 10 + 1, n * 10 + 1, "")], at(9) + timedelta(seconds=n), KEYRING)
    for want in (("alert", 1), ("alerts", "220581:all:0:9"), ("alert_counts", "220581:9"), ("enterprise_alerts", 7)):
        for plan in await plans(database, partial(_one, want), prefer_indexes=True):
            # Who stands in for whom, found by a statement itself.
            assert scanned(plan) <= SMALL | {"reached", "met"}, plan


async def _one(want: tuple[str, int | str], conn: AsyncConnection) -> None:
    await facts(conn, want)
