"""Guidance as it is stored: versions, lists by trade and risk, receipts, what is sent because of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.broadcasts.changed import changed
from bot.storage.broadcasts.receipts import carry_receipts
from bot.storage.database import Conflict, Database
from bot.storage.guidance.records import keep_guidance
from bot.storage.guidance.sending import NewBroadcast, insert_broadcast
from bot.storage.records.deed import Deed
from conversations.audience import Audience, Filter
from conversations.broadcast import Source
from conversations.codes import RiskLevel
from conversations.content import Entity, Part
from conversations.guidance import GuidancePage, GuidanceVersion, ReceiptLine, ReceiptPage, Waiting
from conversations.guidance_notice import notice
from conversations.guidance_records import ConfirmGuidance, ReadGuidance, WithdrawGuidance
from tests.storage.guidance_world import (
    ADMIN,
    CATERER,
    NOBODY,
    OTHER_COUNTY,
    RISKY,
    SHOPS,
    SUPERMARKET,
    audience,
    broadcasts,
    document,
    found,
    publish,
)
from tests.storage.return_world import risk
from tests.storage.world import DAY, at, counting, do, know


@pytest.fixture
async def town(database: Database) -> Database:
    await found(database)
    return database


async def page(database: Database, key: str, hour: int = 12) -> GuidancePage:
    return (await know(database, ("guidance_list", key), now=at(hour))).guidance_pages[key]


async def titles(database: Database, key: str, hour: int = 12) -> list[str]:
    return [one.title["zh-CN"] for one in (await page(database, key, hour)).lines]


async def version(database: Database, key: str) -> GuidanceVersion:
    return (await know(database, ("guidance", key), now=at(12))).guidance[key]


async def receipts(database: Database, key: str) -> ReceiptPage:
    return (await know(database, ("guidance_receipts", key), now=at(12))).guidance_receipts[key]


async def test_a_version_comes_back_as_it_was_published(town: Database) -> None:
    await publish(town, document(sectors=SHOPS, risks=RISKY, must_confirm=True, valid_until=date(2026, 12, 31)), now=at(9))
    one = await version(town, f"1:{ADMIN}")
    assert one.title == {"zh-CN": "口罩", "en": "口罩 in English"}
    assert one.body == {"zh-CN": (Part("第一条"), Part("第二条"))}
    assert (set(one.sectors), set(one.risks)) == (set(SHOPS), set(RISKY))
    assert (one.number, one.must_confirm, one.current, one.withdrawn, one.by) == (1, True, True, False, f"人{ADMIN}")
    assert (one.valid_from, one.valid_until, one.published_at) == (date(2026, 11, 20), date(2026, 12, 31), at(9))
    assert not (await know(town, ("guidance", "2:11"))).guidance


async def test_what_applies_is_trade_by_risk_by_day(town: Database) -> None:
    await publish(
        town,
        document("所有"),
        document("超市", sectors=SHOPS),
        document("中高风险", risks=RISKY),
        document("低风险超市", sectors=SHOPS, risks=(RiskLevel.LOW,)),
        document("明天起", valid_from=DAY + timedelta(days=1)),
        document("到昨天", valid_until=DAY - timedelta(days=1)),
        document("到今天", valid_until=DAY),
    )
    assert await titles(town, f"{SUPERMARKET}:0:") == ["到今天", "低风险超市", "超市", "所有"]
    assert await titles(town, f"{CATERER}:0:") == ["到今天", "所有"]
    assert len(await titles(town, ":0:")) == 7
    await do(town, risk("220104", RiskLevel.HIGH), by=ADMIN)
    assert await titles(town, f"{SUPERMARKET}:0:") == ["到今天", "中高风险", "超市", "所有"]
    assert (await page(town, f"{SUPERMARKET}:0:")).risk is RiskLevel.HIGH
    assert "中高风险" not in await titles(town, f"{OTHER_COUNTY}:0:")
    assert "中高风险" in await titles(town, "d220104:0:")
    assert "低风险超市" not in await titles(town, "d220104:0:")
    # In the city there are counties at both levels.
    assert {"中高风险", "低风险超市"} <= set(await titles(town, "d220100:0:"))


async def test_what_is_stated_of_the_city_counts_for_its_counties(town: Database) -> None:
    await publish(town, document("中高风险", risks=RISKY))
    await do(town, risk("220100", RiskLevel.MEDIUM), by=ADMIN)
    assert await titles(town, f"{OTHER_COUNTY}:0:") == ["中高风险"]
    assert await titles(town, "4:0:") == []


async def test_the_newest_comes_first_and_what_waits_for_the_reader_is_marked(town: Database) -> None:
    await publish(town, document("甲", must_confirm=True), document("乙"), document("丙", must_confirm=True), document("丁"))
    await do(town, ReadGuidance(3), ConfirmGuidance(1), ReadGuidance(4), by=11)
    assert await titles(town, f"{SUPERMARKET}@11:0:") == ["丁", "丙", "乙", "甲"]
    shown = await page(town, f"{SUPERMARKET}@11:0:")
    assert shown.waiting == 2
    assert [(one.read, one.confirmed) for one in shown.lines] == [(True, False), (True, False), (False, False), (True, True)]
    assert await titles(town, f"{SUPERMARKET}@11:0:●") == ["丙", "乙"]
    assert await titles(town, ":0:●") == []
    waiting = (await know(town, ("guidance_waiting", "1@11"), ("guidance_waiting", "1@12"), ("guidance_waiting", "2@21"))).guidance_waiting
    assert waiting == {"1@11": Waiting(1, 1), "1@12": Waiting(2, 2), "2@21": Waiting(2, 2)}


async def test_searching_in_either_language_and_paging(town: Database) -> None:
    await publish(town, *(document(f"文件{n:02}") for n in range(19)), document("口罩", title={"zh-CN": "口罩", "en": "Masks"}))
    assert await titles(town, f"{SUPERMARKET}:0:masks") == ["口罩"]
    assert await titles(town, f"{SUPERMARKET}:0:口罩 asked") == ["口罩"]
    assert await titles(town, f"{SUPERMARKET}:0:没有") == []
    second = await page(town, ":1:文件")
    assert (second.page, second.pages, second.total, len(second.lines)) == (1, 3, 19, 8)
    assert (await page(town, f"{SUPERMARKET}:9:")).page == 2


async def test_a_new_version_follows_the_old_one(town: Database) -> None:
    await publish(town, document(must_confirm=True))
    await do(town, ConfirmGuidance(1), by=11)
    await publish(town, document("口罩新", guidance_id=1, after=1, changes={"zh-CN": "改了"}, must_confirm=True), now=at(10))
    assert await titles(town, f"{SUPERMARKET}@11:0:") == ["口罩新"]
    old, new = await version(town, "1:11"), await version(town, "2:11")
    assert (old.current, old.outdated, old.confirmed) == (False, True, True)
    assert (new.number, new.current, new.confirmed, new.changes) == (2, True, False, {"zh-CN": "改了"})
    numbers = [one.number for one in (await know(town, ("guidance_versions", 1))).guidance_versions[1]]
    assert numbers == [2, 1]
    with pytest.raises(Conflict):
        await publish(town, document("第三", guidance_id=1, after=1))
    assert len(await titles(town, ":0:")) == 1


async def test_the_old_version_holds_until_the_new_one_begins(town: Database) -> None:
    await publish(town, document("旧"), document("更旧"))
    await publish(town, document("将来", guidance_id=1, after=1, valid_from=DAY + timedelta(days=2)))
    await publish(town, document("更远", guidance_id=1, after=2, valid_from=DAY + timedelta(days=3)))
    assert sorted(await titles(town, f"{SUPERMARKET}:0:")) == ["旧", "更旧"]
    assert (await version(town, "1:11")).followed_from == DAY + timedelta(days=2)
    assert not (await version(town, "1:11")).outdated
    later = at(12, day=DAY + timedelta(days=2))
    facts = await know(town, ("guidance_list", "1:0:"), ("guidance_waiting", "1@11"), now=later)
    assert sorted(one.title["zh-CN"] for one in facts.guidance_pages["1:0:"].lines) == ["将来", "更旧"]
    assert facts.guidance_waiting["1@11"] == Waiting(2, 0)


async def test_withdrawn_and_back(town: Database) -> None:
    await publish(town, document())
    await do(town, WithdrawGuidance(1), by=ADMIN)
    assert await titles(town, f"{SUPERMARKET}:0:") == []
    assert (await page(town, ":0:")).lines[0].withdrawn
    assert (await version(town, "1:11")).withdrawn
    assert [row.state for row in await broadcasts(town)] == ["cancelled"]
    await do(town, WithdrawGuidance(1, withdrawn=False), by=ADMIN)
    assert await titles(town, f"{SUPERMARKET}:0:") == ["口罩"]
    assert [row.state for row in await broadcasts(town)] == ["cancelled"]


async def test_receipts_never_step_back(town: Database) -> None:
    await publish(town, document(must_confirm=True))
    await do(town, ReadGuidance(1), by=11, now=at(9))
    await do(town, ConfirmGuidance(1), by=11, now=at(10))
    await do(town, ReadGuidance(1), ConfirmGuidance(1), by=11, now=at(11))
    async with town.read() as conn:
        (row,) = (await conn.execute(select(t.guidance_receipt))).all()
    assert (row.read_at, row.confirmed_at) == (at(9), at(10))
    await do(town, ConfirmGuidance(1), by=21, now=at(11))
    one = await version(town, f"1:{ADMIN}")
    assert (one.readers, one.confirmers, one.read, one.confirmed) == (2, 2, False, False)


async def test_who_has_not_read_it_by_enterprise(town: Database) -> None:
    await publish(town, document(sectors=SHOPS, must_confirm=True), document("看"))
    await do(town, ReadGuidance(1), by=12)
    await do(town, ConfirmGuidance(1), by=31)
    everywhere, county, other = [await receipts(town, key) for key in ("1::0", "1:220104:0", "1:220105:5")]
    counts = (everywhere.total, everywhere.nobody, everywhere.read, everywhere.confirmed, everywhere.owing)
    assert counts == (4, 1, 2, 1, 2)
    assert everywhere.lines == (ReceiptLine(1, "企业0001", read=True), ReceiptLine(4, "企业0004", read=False))
    assert (county.path, county.division_name, county.total, county.owing) == ("/220000/220100/220104/", "区划220104", 2, 1)
    assert (other.total, other.owing, other.page, other.lines) == (1, 0, 0, ())
    second = await receipts(town, "2:220104:0")
    assert [one.enterprise_id for one in second.lines] == [SUPERMARKET, CATERER]
    assert NOBODY not in {one.enterprise_id for one in second.lines}
    assert not (await know(town, ("guidance_receipts", "9::0"), ("guidance_receipts", "1:999999:0"))).guidance_receipts


async def test_receipts_of_guidance_for_places_at_risk(town: Database) -> None:
    await publish(town, document(risks=RISKY), document("低", risks=(RiskLevel.LOW,)))
    assert (await receipts(town, "1::0")).total == 0
    assert (await receipts(town, "2::0")).total == 5
    await do(town, risk("220104", RiskLevel.MEDIUM), by=ADMIN)
    assert (await receipts(town, "1::0")).total == 3
    assert (await receipts(town, "2::0")).total == 2


async def test_publishing_sends(town: Database) -> None:
    await publish(town, document(sectors=SHOPS, risks=RISKY, must_confirm=True), document("不发", send=False), now=at(10))
    (row,) = await broadcasts(town)
    assert (row.state, row.source, row.author_id, row.guidance_version_id) == ("scheduled", "guidance", ADMIN, 1)
    assert (row.dedupe_key, row.must_confirm, row.start_at, row.asked_at) == ("guidance:1", True, at(10), None)
    assert audience(row) == Audience(include=Filter(sectors=tuple(sorted(SHOPS)), risks=tuple(sorted(RISKY))))
    assert row.content["zh-CN"] == [{"text": "口罩\n\n口罩要求", "entities": [["bold", 0, 2, ""]]}]
    assert row.content["en"][0]["text"] == "口罩 in English\n\nWhat is asked"


async def test_what_changed_is_told_first_and_a_later_day_last() -> None:
    told = notice({"zh-CN": "😀题"}, {"zh-CN": "摘要"}, {"zh-CN": "加了一条"}, date(2026, 12, 1))
    assert told == {"zh-CN": (Part("😀题\n\n本版变化：加了一条\n\n摘要\n\n自12月1日 周二起执行。", (Entity("bold", 0, 3),)),)}


async def test_many_readers_wait_for_a_second_pair_of_eyes(town: Database) -> None:
    async def always(_conn: object, asked: Audience) -> tuple[int, bool]:
        return 7, asked == Audience()

    async with town.begin() as conn:
        await keep_guidance(conn, [Deed(document(), ADMIN, ADMIN, "某人")], at(9), always)
    (row,) = await broadcasts(town)
    assert (row.state, row.asked_at, row.expected) == ("draft", at(9), 7)


async def test_a_broadcast_with_a_known_key_is_not_made_again(town: Database) -> None:
    await publish(town, document())
    row = NewBroadcast(Source.RISK, ADMIN, 1, {"zh-CN": (Part("话"),)}, Audience(), False, "risk:1:1:high", at(9))
    async with town.begin() as conn:
        first, second = await insert_broadcast(conn, row, at(9)), await insert_broadcast(conn, row, at(9))
    assert (first, second) == (2, None)


async def test_a_reader_of_a_broadcast_has_read_it(town: Database) -> None:
    await publish(town, document(must_confirm=True))
    about = {"broadcast_id": 1, "language": "zh-CN", "sent_at": at(9)}
    outcomes = {11: "sent", 12: "sent", 21: "pending", 31: "confirmed", 41: "failed"}
    async with town.begin() as conn:
        rows = [{"account_id": n, "chat_id": n, "outcome": outcome, **about} for n, outcome in outcomes.items()]
        await conn.execute(insert(t.broadcast_recipient), rows)
    await do(town, ReadGuidance(1), by=11, now=at(10))
    for n in (12, 21, 31, 41):
        await do(town, ConfirmGuidance(1), by=n, now=at(10))
    await do(town, ReadGuidance(1), by=12, now=at(11))
    async with town.read() as conn:
        c = t.broadcast_recipient.c
        found_now = {row.account_id: row for row in await conn.execute(select(c.account_id, c.outcome, c.read_at, c.confirmed_at))}
    assert {n: row.outcome for n, row in found_now.items()} == {11: "read", 12: "confirmed", 21: "pending", 31: "confirmed", 41: "failed"}
    assert (found_now[11].read_at, found_now[11].confirmed_at) == (at(10), None)
    assert (found_now[12].read_at, found_now[12].confirmed_at) == (at(10), at(10))
    assert found_now[31].confirmed_at is None
    async with town.read() as conn:
        assert await changed(conn, at(12)) == [1], "its card is to tell it"
    async with town.begin() as conn:
        await conn.execute(update(t.broadcast_recipient).where(c.account_id == 21).values(outcome="sent"))
        await carry_receipts(conn, [1], [21, 31])
        confirmed = (await conn.execute(select(c.outcome, c.confirmed_at).where(c.account_id == 21))).one()
    assert tuple(confirmed) == ("confirmed", at(10)), "it has arrived, and was confirmed before"


async def test_the_audit_tells_numbers_and_codes_alone(town: Database) -> None:
    await publish(town, document(sectors=SHOPS))
    await do(town, ReadGuidance(1), by=11)
    await do(town, WithdrawGuidance(1), by=ADMIN)
    async with town.read() as conn:
        events = (await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))).all()
    assert [(one.action, one.subject) for one in events] == [
        ("publish_guidance", "guidance/new"),
        ("read_guidance", "guidance_version/1"),
        ("end_broadcast", "broadcast/1"),
        ("withdraw_guidance", "guidance/1"),
    ]
    assert "口罩" not in str([one.details for one in events])


async def test_the_number_of_statements_does_not_depend_on_how_many_ask(town: Database) -> None:
    await publish(town, document(must_confirm=True), document(sectors=SHOPS))

    async def cost(*wants: tuple[str, int | str]) -> int:
        with counting(town) as counted:
            await know(town, *wants)
        return len(counted)

    one = [("guidance_list", "1@11:0:"), ("guidance_waiting", "1@11"), ("guidance", "1:11"), ("guidance_receipts", "1:220104:0")]
    more = [*one, ("guidance_list", "2@21:0:"), ("guidance_list", "3@31:0:"), ("guidance_waiting", "2@21"), ("guidance", "2:21")]
    more += [("guidance_receipts", "2:220104:0"), ("guidance_receipts", "1:220105:1")]
    assert await cost(*more) == await cost(*one)
