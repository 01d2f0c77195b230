"""Broadcasts on both databases: receipts, tests, lists, audit."""

from sqlalchemy import insert, select

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.audience import Audience
from conversations.broadcast import FailureReason, Outcome
from conversations.broadcast_records import (
    ConfirmBroadcast,
    OpenBroadcast,
    PauseBroadcast,
)
from conversations.broadcast_records import TestBroadcast as TryBroadcast
from conversations.roles import Role
from tests.storage.broadcast_world import (
    ADMIN,
    BOTH,
    TEXT,
    broadcast,
    found_town,
    let_be,
    outcomes,
    running,
    write,
)
from tests.storage.world import KEYRING, PATHS, at, do, found_enterprises, found_people, know


async def test_receipts_never_step_back(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    for account_id in (11, 21):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, sent_at=at(9))
    async with database.begin() as conn:
        both = [Deed(OpenBroadcast(broadcast_id), one, one, "") for one in (11, 41)]
        await apply(conn, [*both, *(Deed(ConfirmBroadcast(broadcast_id), one, one, "") for one in (41, 51))], at(9), KEYRING)
    assert (await outcomes(database, broadcast_id))[11] == "read"
    await do(database, ConfirmBroadcast(broadcast_id), by=11)
    await do(database, OpenBroadcast(broadcast_id), by=11)
    await do(database, ConfirmBroadcast(broadcast_id), by=21)
    await do(database, ConfirmBroadcast(broadcast_id), by=ADMIN)
    await do(database, ConfirmBroadcast(broadcast_id), by=31)
    expected = {11: "confirmed", 21: "confirmed", 31: "pending", 41: "pending", 51: "pending"}
    assert await outcomes(database, broadcast_id) == expected, "31 cannot have it yet"


async def test_whoever_taps_has_it_also_where_nobody_knew(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.PENDING, queued_at=at(9))
    await let_be(database, broadcast_id, 21, Outcome.FAILED, why=FailureReason.UNKNOWN)
    await let_be(database, broadcast_id, 31, Outcome.FAILED, why=FailureReason.REFUSED)
    for account_id in (11, 21, 31):
        await do(database, ConfirmBroadcast(broadcast_id), by=account_id)
    found = await outcomes(database, broadcast_id)
    assert [found[one] for one in (11, 21, 31)] == ["confirmed", "confirmed", "failed/refused"]


async def test_a_broadcast_about_guidance_is_a_receipt_of_it(database: Database) -> None:
    await found_town(database)
    texts = {name: {"zh-CN": "冷链消毒"} for name in ("title", "summary", "body", "changes")}
    async with database.begin() as conn:
        await conn.execute(insert(t.guidance), [{"id": 1, "created_at": at(8), "by": ADMIN}])
        version = {"id": 7, "guidance_id": 1, "number": 1, "valid_from": at(8).date(), "published_at": at(8), "by": ADMIN}
        await conn.execute(insert(t.guidance_version), [{**version, **texts}])
    broadcast_id = await running(database, broadcast(must_confirm=True, guidance_version_id=7))
    for account_id in (11, 21):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, sent_at=at(9))
    await do(database, OpenBroadcast(broadcast_id), by=11, now=at(10))
    await do(database, ConfirmBroadcast(broadcast_id), by=11, now=at(11))
    await do(database, ConfirmBroadcast(broadcast_id), by=21, now=at(11))
    async with database.read() as conn:
        rows = (await conn.execute(select(t.guidance_receipt).order_by(t.guidance_receipt.c.account_id))).all()
    assert [(row.version_id, row.account_id, row.read_at, row.confirmed_at) for row in rows] == [
        (7, 11, at(10), at(11)), (7, 21, at(11), at(11))
    ]  # fmt: skip
    received = (await know(database, ("received", f"{broadcast_id}:11"))).received[f"{broadcast_id}:11"]
    assert (received.title, received.outcome, received.guidance_version_id) == ("冷链消毒", Outcome.CONFIRMED, 7)


async def test_tests_change_nothing(database: Database) -> None:
    await found_town(database)
    aftermath = await do(database, TryBroadcast(TEXT, must_confirm=True), by=ADMIN)
    assert [chat for chat, _ in aftermath.tested] == [ADMIN]
    async with database.read() as conn:
        assert (await conn.execute(select(t.broadcast))).first() is None


async def test_what_admins_are_shown(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(content=BOTH, must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.SENT, sent_at=at(9))
    await let_be(database, broadcast_id, 21, Outcome.CONFIRMED, sent_at=at(9), confirmed_at=at(9, 1))
    await let_be(database, broadcast_id, 31, Outcome.FAILED, why=FailureReason.UNKNOWN)
    facts = await know(database, ("broadcast", broadcast_id), ("broadcast_list", 0), ("broadcast_list", 7), now=at(9, 0))
    found = facts.broadcasts[broadcast_id]
    assert found.tally.by_outcome == {Outcome.SENT: 1, Outcome.CONFIRMED: 1, Outcome.FAILED: 1, Outcome.PENDING: 2}
    assert (found.tally.failed, found.tally.chaseable, found.tally.total) == ({FailureReason.UNKNOWN: 1}, 1, 5)
    assert (found.content, found.rate) == (BOTH, 2.0)
    (line,) = facts.broadcast_pages[0].broadcasts
    assert (line.titles["zh-CN"], line.total, line.got_it, line.confirmed) == ("请各企业今日开展一次全面消毒。", 5, 2, 1)
    assert facts.broadcast_pages[7] == facts.broadcast_pages[0]
    assert (await know(database, ("broadcast_list", 0))).broadcast_pages[0].pages == 1
    assert line.unreachable == 0
    await let_be(database, broadcast_id, 31, Outcome.UNREACHABLE)
    (line,) = (await know(database, ("broadcast_list", 0))).broadcast_pages[0].broadcasts
    assert (line.total, line.unreachable) == (5, 1)


async def test_pages_of_all_broadcasts(database: Database) -> None:
    await found_town(database)
    assert (await know(database, ("broadcast_list", 0))).broadcast_pages[0].broadcasts == ()
    ids = [await write(database) for _ in range(10)]
    pages = (await know(database, ("broadcast_list", 0), ("broadcast_list", 1))).broadcast_pages
    assert [one.id for page in (0, 1) for one in pages[page].broadcasts] == ids[::-1]
    assert (pages[0].pages, pages[1].page) == (2, 1)


async def test_recipients_by_outcome_and_division(database: Database) -> None:
    await found_town(database, 9)
    async with database.begin() as conn:
        await found_enterprises(conn, [50], "220105")
        await found_people(conn, [501], "manager", lambda _: {"enterprise_id": 50, "path": PATHS["220105"]})
    everybody = Audience((Role.MANAGER, Role.OFFICER, Role.ADMIN))
    broadcast_id = await running(database, broadcast(everybody))
    keys = [f"{broadcast_id}:pending:{page}:{code}" for page, code in ((0, ""), (1, ""), (9, "220104"), (0, "220105"), (0, "000000"))]
    pages = (await know(database, *(("recipients", key) for key in (*keys, "x:y", "1:sent:0:")))).recipient_pages
    assert [pages[key].total for key in keys] == [15, 15, 10, 1, 0]
    assert [len(pages[key].recipients) for key in keys] == [8, 7, 2, 1, 0]
    assert pages[keys[2]].page == 1
    assert pages[keys[3]].recipients[0].name == "企业0050"
    names = [one.name for key in keys[:2] for one in pages[key].recipients]
    assert {"人9101", "区划220104", "企业0001"} <= set(names)
    assert set(pages) == {*keys, "1:sent:0:"}


async def test_audit_holds_no_texts(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    await do(database, TryBroadcast(TEXT, False), PauseBroadcast(broadcast_id), ConfirmBroadcast(broadcast_id), by=ADMIN)
    async with database.read() as conn:
        events = [(row.action, row.details) for row in await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))]
    assert [action for action, _ in events] == ["create_broadcast", "test_broadcast", "pause_broadcast", "confirm_broadcast"]
    assert "消毒" not in str(events)
