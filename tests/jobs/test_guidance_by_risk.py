"""What newly applies when a risk changes is written down to be sent: once, to exactly those it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.jobs.rejudging import Rejudging
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.guidance.by_risk import send_by_risk
from bot.storage.risks import say
from conversations.audience import Audience, Filter
from conversations.codes import RiskLevel, Sector
from conversations.guidance_records import WithdrawGuidance
from conversations.records import SetRisk
from tests.jobs.province import StillClock
from tests.storage.guidance_world import ADMIN, RISKY, SHOPS, audience, broadcasts, document, found, publish
from tests.storage.return_world import risk
from tests.storage.world import DAY, at, do

CITY, COUNTY, OTHER, LONE = "220100", "220104", "220105", "220581"
HIGH, MEDIUM, LOW = RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW


async def look(database: Database, hour: int = 12, minute: int = 0) -> None:
    await Rejudging(database, StillClock(at(hour, minute))).run()


@pytest.fixture
async def town(database: Database) -> Database:
    """Guidance for medium and high, for high alone, for low, and for all levels; the first statements are done with."""
    await found(database)
    documents = (("中高", RISKY), ("高", (HIGH,)), ("低", (LOW,)), ("全部", ()))
    await publish(database, *(document(title, risks=levels, send=False) for title, levels in documents))
    return database


async def sent(database: Database) -> list[tuple[int, Audience]]:
    return [(row.guidance_version_id, audience(row)) for row in await broadcasts(database)]


def to(*divisions: str, level: RiskLevel, without: tuple[str, ...] = (), sectors: tuple[Sector, ...] = ()) -> Audience:
    return Audience(include=Filter(divisions=divisions, sectors=sectors, risks=(level,)), exclude=Filter(divisions=without))


async def test_a_county_that_becomes_medium_gets_what_applies_there_now(town: Database) -> None:
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN)
    await look(town)
    assert await sent(town) == [(1, to(COUNTY, level=MEDIUM))]
    (row,) = await broadcasts(town)
    assert (row.source, row.state, row.author_id, row.dedupe_key) == ("risk", "scheduled", ADMIN, "risk:1:1:medium")
    assert (row.start_at, row.content["zh-CN"][0]["text"]) == (at(12), "中高\n\n中高要求")
    await look(town, 13)
    assert len(await broadcasts(town)) == 1


async def test_from_medium_to_high_only_what_is_for_high_alone(town: Database) -> None:
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN)
    await look(town)
    await do(town, risk(COUNTY, HIGH), by=ADMIN)
    await look(town)
    assert (await sent(town))[1:] == [(2, to(COUNTY, level=HIGH))]
    await do(town, risk(COUNTY, LOW), by=ADMIN)
    await look(town)
    assert (await sent(town))[2:] == [(3, to(COUNTY, level=LOW))]


async def test_the_same_again_is_no_news(town: Database) -> None:
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN)
    await look(town)
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN)
    await look(town)
    assert len(await broadcasts(town)) == 1


async def test_a_city_leaves_out_the_county_where_it_applied_before(town: Database) -> None:
    await do(town, risk(COUNTY, HIGH), by=ADMIN)
    await look(town)
    await do(town, risk(CITY, HIGH), by=ADMIN)
    await look(town)
    assert (await sent(town))[2:] == [(1, to(CITY, level=HIGH, without=(COUNTY,))), (2, to(CITY, level=HIGH, without=(COUNTY,)))]


async def test_a_list_for_city_and_counties_tells_nobody_twice(town: Database) -> None:
    async with town.begin() as conn:
        rows = [SetRisk(place, level, at(8)) for place, level in ((CITY, MEDIUM), (COUNTY, MEDIUM), (OTHER, HIGH), (LONE, MEDIUM))]
        await say(conn, rows, at(8), None)
    await look(town)
    found_now = await sent(town)
    assert found_now == [
        (1, to(OTHER, level=HIGH)),
        (1, to(CITY, COUNTY, LONE, level=MEDIUM)),
        (2, to(OTHER, level=HIGH)),
    ]
    # Of a list of the operator's nobody is the author but whoever has published the guidance.
    assert {row.author_id for row in await broadcasts(town)} == {ADMIN}


async def test_a_city_that_is_low_again_uncovers_what_is_stated_of_a_county(town: Database) -> None:
    await do(town, risk(COUNTY, MEDIUM), risk(CITY, HIGH), by=ADMIN)
    await look(town)
    before = len(await broadcasts(town))
    await publish(town, document("只中", risks=(MEDIUM,), send=False))
    await do(town, risk(CITY, LOW), by=ADMIN)
    await look(town)
    assert (await sent(town))[before:] == [(3, to(CITY, level=LOW)), (5, to(COUNTY, level=MEDIUM))]


async def test_where_there_is_nobody_nothing_is_written(town: Database) -> None:
    await do(town, risk("420100", HIGH), by=ADMIN)
    await publish(town, document("理发", sectors=(Sector.BEAUTY,), risks=(HIGH,), send=False))
    await do(town, risk(LONE, HIGH), by=ADMIN)
    await look(town)
    assert {version for version, _ in await sent(town)} == {1, 2}


async def test_trades_are_named(town: Database) -> None:
    await publish(town, document("商店", sectors=SHOPS, risks=(HIGH,), send=False))
    await do(town, risk(COUNTY, HIGH), by=ADMIN)
    await look(town)
    assert (await sent(town))[-1] == (5, to(COUNTY, level=HIGH, sectors=tuple(sorted(SHOPS))))


async def test_only_newest_versions_that_hold_are_sent(town: Database) -> None:
    await publish(town, document("中高新", risks=RISKY, guidance_id=1, after=1, changes={"zh-CN": "改"}, send=False))
    await do(town, WithdrawGuidance(2), by=ADMIN)
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    await publish(town, document("过期", risks=(HIGH,), valid_until=yesterday, send=False))
    await publish(town, document("将来", risks=(HIGH,), valid_from=tomorrow, send=False))
    await do(town, risk(COUNTY, HIGH), by=ADMIN)
    await look(town)
    rows = await broadcasts(town)
    assert [row.guidance_version_id for row in rows] == [5, 7]
    assert rows[1].content["zh-CN"][0]["text"].endswith("自11月24日 周二起执行。")
    assert rows[0].content["zh-CN"][0]["text"] == "中高新\n\n中高新要求"


@pytest.mark.parametrize(("hour", "starts"), [(3, at(7)), (12, at(12)), (22, at(7, day=DAY + timedelta(days=1)))])
async def test_it_waits_for_the_end_of_the_quiet_hours(town: Database, hour: int, starts: Any) -> None:
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN, now=at(2))
    async with town.begin() as conn:
        await conn.execute(update(t.risk).values(since=at(2)))
    await look(town, hour)
    assert [row.start_at for row in await broadcasts(town)] == [starts]


async def test_a_statement_for_later_waits_for_its_moment(town: Database) -> None:
    await do(town, SetRisk(COUNTY, HIGH, at(12)), by=ADMIN)
    await look(town, 11, 59)
    assert await broadcasts(town) == []
    await look(town, 12)
    assert len(await broadcasts(town)) == 2


async def test_a_second_process_writes_nothing_more(town: Database) -> None:
    await do(town, risk(COUNTY, HIGH), by=ADMIN)
    async with town.begin() as conn:
        assert await send_by_risk(conn, [1], at(12), DAY, at(12)) == 2
        assert await send_by_risk(conn, [1], at(12), DAY, at(12)) == 0
    await look(town)
    async with town.begin() as conn:
        assert await send_by_risk(conn, [1], at(12), DAY, at(12)) == 0
        events = (await conn.execute(select(t.audit_event.c.subject).where(t.audit_event.c.action == "send_guidance"))).scalars().all()
    assert list(events) == ["broadcast/1", "broadcast/2"]
