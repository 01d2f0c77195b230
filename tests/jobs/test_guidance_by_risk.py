"""What newly applies when a risk changes is written down to be sent: once, to exactly those it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.jobs.rejudging import Rejudging
from bot.storage import tables as t
from bot.storage.broadcasts.second_look import begin_or_ask
from bot.storage.database import Database
from bot.storage.guidance.by_risk import send_by_risk
from bot.storage.risks import say
from conversations.audience import Audience, Filter
from conversations.broadcast import BackReason
from conversations.broadcast_records import (
    ApproveBroadcast,
    AskAgain,
    CancelBroadcast,
    SendBackBroadcast,
    WithdrawBroadcast,
)
from conversations.codes import RiskLevel, Sector
from conversations.content import Part, Parts
from conversations.guidance_records import WithdrawGuidance
from conversations.policy import DEFAULT_POLICY
from conversations.records import SetRisk
from tests.jobs.province import StillClock
from tests.storage.broadcast_world import OTHER_ADMIN, broadcast, found_admins, outcomes
from tests.storage.guidance_world import ADMIN, RISKY, SHOPS, audience, broadcasts, document, found, publish
from tests.storage.return_world import risk
from tests.storage.test_broadcast_edits import do as limited
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


AWAITED = document("口罩", risks=RISKY)


async def looked_at(database: Database, *records: Any, by: int = OTHER_ADMIN, hour: int = 9) -> None:
    """Where one enterprise is too many for one admin alone."""
    await limited(database, *records, by=by, now=at(hour), limit=1)


@pytest.fixture
async def asking(database: Database) -> Database:
    """A county at high, another admin, and guidance for medium and high whose notice (1) waits for that admin."""
    await found(database)
    async with database.begin() as conn:
        await found_admins(conn, OTHER_ADMIN)
    await do(database, risk(OTHER, HIGH), by=ADMIN, now=at(8))
    await look(database, 8)
    await looked_at(database, AWAITED, by=ADMIN)
    return database


async def rises(database: Database) -> list[str]:
    """One more county becomes high. What there is to be sent then."""
    await do(database, risk(COUNTY, HIGH), by=ADMIN, now=at(10))
    await look(database)
    return [f"{row.source}/{row.state}" for row in await broadcasts(database)]


async def begun(database: Database, hour: int = 13) -> set[int]:
    """Whom the notice is for when it starts."""
    async with database.begin() as conn:
        assert await begin_or_ask(conn, 1, at(hour), DEFAULT_POLICY) is not None
    return set(await outcomes(database, 1))


async def test_what_waits_for_another_admin_does_not_leave_by_a_risk(asking: Database) -> None:
    assert await rises(asking) == ["guidance/draft"]
    await looked_at(asking, ApproveBroadcast(1), hour=13)
    assert await begun(asking) == {11, 12, 21, 31}


async def test_what_was_sent_back_reaches_the_new_places_once_it_is_approved(asking: Database) -> None:
    await looked_at(asking, SendBackBroadcast(1, BackReason.CONTENT))
    assert await rises(asking) == ["guidance/draft"]
    await looked_at(asking, AskAgain(1), by=ADMIN, hour=13)
    await looked_at(asking, ApproveBroadcast(1), hour=13)
    assert await begun(asking) == {11, 12, 21, 31}
    assert len(await broadcasts(asking)) == 1


async def test_what_waits_for_its_start_reaches_the_new_places_by_that(asking: Database) -> None:
    await looked_at(asking, ApproveBroadcast(1))
    assert await rises(asking) == ["guidance/scheduled"]
    assert await begun(asking) == {11, 12, 21, 31}


async def test_what_another_admin_has_cancelled_does_not_leave_by_a_risk(asking: Database) -> None:
    await looked_at(asking, CancelBroadcast(1))
    assert await rises(asking) == ["guidance/cancelled"]
    await publish(asking, document("口罩二", risks=RISKY, guidance_id=1, after=1, send=False))
    await do(asking, risk(LONE, HIGH), by=ADMIN, now=at(13))
    await look(asking, 13)
    assert [row.guidance_version_id for row in await broadcasts(asking)] == [1, 2], "a newer version is another matter"


async def test_what_was_taken_back_does_not_leave_by_a_risk(asking: Database) -> None:
    await looked_at(asking, ApproveBroadcast(1))
    await begun(asking, 9)
    await looked_at(asking, WithdrawBroadcast(1))
    assert await rises(asking) == ["guidance/cancelled"]


async def test_what_has_started_reaches_the_new_places_by_the_risk(asking: Database) -> None:
    await looked_at(asking, ApproveBroadcast(1))
    assert await begun(asking, 9) == {31}
    assert await rises(asking) == ["guidance/running", "risk/scheduled"]


async def test_what_guidance_ended_by_itself_goes_by_a_risk_when_it_holds_again(asking: Database) -> None:
    await do(asking, WithdrawGuidance(1), WithdrawGuidance(1, withdrawn=False), by=ADMIN)
    assert await rises(asking) == ["guidance/cancelled", "risk/scheduled"]


async def test_what_an_admin_sends_to_some_is_no_notice_of_its_own(town: Database) -> None:
    text: dict[str, Parts] = {"zh-CN": (Part("请看指引"),)}
    await looked_at(town, broadcast(Audience(include=Filter(divisions=(LONE,))), text, guidance_version_id=1), by=ADMIN)
    await do(town, risk(COUNTY, MEDIUM), by=ADMIN)
    await look(town)
    assert [(row.source, row.state) for row in await broadcasts(town)] == [("guidance", "draft"), ("risk", "scheduled")]
