"""Alerts of an enterprise that the registry has in another county now: who answers for it there hears of them."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.registry.enterprises import upsert_enterprises
from conversations.alert_records import AcknowledgeAlert
from conversations.codes import Sector
from tests.jobs.chases import ADMIN, CITY, COUNTY, Runner, alert, fever, found, heard, timeline
from tests.storage.test_taking_over import officers
from tests.storage.world import KEYRING, at, do

THERE, ELSEWHERE = 9004, "220105"


@dataclass(frozen=True)
class Listed:
    """The first enterprise, as a list has it."""

    credit_code: str
    division: str = ELSEWHERE
    name: str = "企业0001"
    sector: Sector = Sector.RETAIL
    headcount: int = 3
    address: str | None = None
    contact: str | None = None
    phone: str | None = None
    works_weekends: bool = False


async def moves(database: Database, division: str = ELSEWHERE) -> None:
    async with database.begin() as conn:
        code = await conn.scalar(select(t.enterprise.c.uscc).where(t.enterprise.c.id == 1))
        await upsert_enterprises(conn, [Listed(str(code), division)], KEYRING)


@pytest.fixture
async def runner(database: Database) -> Runner:
    await found(database)
    await officers(database, THERE, code=ELSEWHERE)
    return Runner(database, at(9))


async def test_the_officers_of_the_new_county_are_told_at_once(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await moves(runner.database)
    await runner.play(at(9, 1), at(9, 20))
    assert [(one.at, one.account) for one in await heard(runner.database, number)] == [
        (at(9), COUNTY),
        (at(9, 1), THERE),
        (at(9, 16), CITY),
    ]
    assert [kind for _, kind in await timeline(runner.database, number)] == ["opened", "told", "moved", "told", "skipped", "told"]


async def test_also_of_what_a_clock_that_was_ahead_opened(runner: Runner) -> None:
    """It was ten to ten for a moment, and is nine o'clock."""
    number = await fever(runner.database, at(9, 50))
    await runner.tick(at(9, 50))
    await moves(runner.database)
    await runner.tick(at(9))
    assert [(one.at, one.account) for one in await heard(runner.database, number)] == [(at(9), THERE), (at(9, 50), COUNTY)]


async def test_whoever_holds_it_and_may_not_see_it_any_more_loses_it(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9, 1))
    await moves(runner.database)
    row = await alert(runner.database, number)
    assert (row.state, row.holder_id, row.acknowledged_at) == ("open", None, None)
    await runner.tick(at(9, 2))
    assert [one.account for one in await heard(runner.database, number)] == [COUNTY, THERE]
    assert [kind for _, kind in await timeline(runner.database, number)][2:] == ["acknowledged", "moved", "taken_back", "told"]


@pytest.mark.parametrize("holder", [CITY, ADMIN])
async def test_whoever_holds_it_and_still_may_see_it_keeps_it(runner: Runner, holder: int) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=holder, now=at(9, 1))
    await moves(runner.database)
    await runner.play(at(9, 2), at(13, 40))
    found_ = [(one.account, one.kind) for one in await heard(runner.database, number) if one.kind != "back"]
    assert found_[1:] == [(holder, "ask"), (THERE, "step")]


async def test_what_stays_where_it_is_goes_on_as_it_was(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    before = await alert(runner.database, number)
    await moves(runner.database, "220104")
    assert await alert(runner.database, number) == before
    async with runner.database.begin() as conn:
        await conn.execute(update(t.alert).values(state="resolved", next_at=None))
    await moves(runner.database)
    assert (await alert(runner.database, number)).chain == before.chain, "what is done with is left alone"
