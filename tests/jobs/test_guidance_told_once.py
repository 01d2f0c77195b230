"""What newly applies by a risk is told once: not while it waits already, nor to who gets it by another, nor beside a notice of its own."""

from bot.storage.broadcasts.feeding import take_turns
from bot.storage.broadcasts.moves import cancel
from bot.storage.broadcasts.second_look import begin_or_ask
from bot.storage.database import Database
from conversations.audience import Audience, Filter
from conversations.broadcast import BackReason, Outcome
from conversations.broadcast_records import ApproveBroadcast, RearrangeBroadcast, SendBackBroadcast
from conversations.codes import RiskLevel
from conversations.policy import DEFAULT_POLICY
from conversations.records import SetRisk
from tests.jobs.test_guidance_by_risk import COUNTY, HIGH, LOW, OTHER, asking, begun, look, looked_at, rises, sent, to, town
from tests.storage.broadcast_world import let_be, outcomes
from tests.storage.guidance_world import ADMIN, audience, broadcasts
from tests.storage.world import at, do

__all__ = ["asking", "town"]


async def says(database: Database, place: str, level: RiskLevel, hour: int, minute: int = 0) -> None:
    """It is stated of a place, and what follows is written down."""
    await do(database, SetRisk(place, level, at(hour, minute)), by=ADMIN, now=at(hour, minute))
    await look(database, hour, minute)


async def started(database: Database, number: int, hour: int) -> set[int]:
    """Whom a broadcast is for when it starts."""
    async with database.begin() as conn:
        assert await begin_or_ask(conn, number, at(hour), DEFAULT_POLICY) is not None
    return set(await outcomes(database, number))


async def test_high_low_and_high_again_in_one_night_is_one_message(town: Database) -> None:
    for minute, level in enumerate((HIGH, LOW, HIGH)):
        await says(town, COUNTY, level, 2, minute)
    waiting = await sent(town)
    assert [one for one in waiting if one[0] != 3] == [(1, to(COUNTY, level=HIGH)), (2, to(COUNTY, level=HIGH))]
    assert await started(town, 1, 7) == {11, 12, 21}


async def _raised_again(town: Database) -> tuple[int, int]:
    """It was lowered by mistake and is raised again while what followed is still on its way to 12 and 21. Both broadcasts."""
    await says(town, COUNTY, HIGH, 10)
    number = next(row.id for row in await broadcasts(town) if row.guidance_version_id == 2)
    assert await started(town, number, 10) == {11, 12, 21}
    await let_be(town, number, 11, Outcome.SENT, parts=1, queued_at=at(10), sent_at=at(10))
    await says(town, COUNTY, LOW, 10, 1)
    await says(town, COUNTY, HIGH, 10, 2)
    again = [row.id for row in await broadcasts(town) if row.guidance_version_id == 2][-1]
    assert again != number
    return number, again


async def _turns(town: Database, number: int, most: int) -> list[int]:
    async with town.begin() as conn:
        return [one.account_id for one in await take_turns(conn, number, most, at(11))]


async def _gets(town: Database, number: int, account: int) -> None:
    await let_be(town, number, account, Outcome.SENT, parts=1, sent_at=at(11))


async def test_who_gets_it_by_another_is_not_told_twice(town: Database) -> None:
    number, again = await _raised_again(town)
    await let_be(town, number, 12, Outcome.SENT, parts=1, queued_at=at(10, 3), sent_at=at(10, 3))
    assert await started(town, again, 11) == {11, 21}, "11 had it before it was low"
    assert await _turns(town, number, 9) == [21]
    assert await _turns(town, again, 9) == [11], "to 21 it is on its way"
    assert await _turns(town, again, 9) == []
    await _gets(town, number, 21)
    assert await _turns(town, again, 9) == []
    assert (await outcomes(town, again))[21] == Outcome.SKIPPED


async def test_nor_by_the_older_one_where_the_newer_was_first(town: Database) -> None:
    number, again = await _raised_again(town)
    assert await started(town, again, 11) == {11, 12, 21}
    assert await _turns(town, again, 2) == [11, 12]
    assert await _turns(town, number, 1) == [], "to 12 it is on its way"
    await _gets(town, again, 12)
    assert await _turns(town, number, 9) == [21]
    await _gets(town, number, 21)
    assert await _turns(town, again, 9) == []
    assert await outcomes(town, number) == {11: "sent", 12: "skipped", 21: "sent"}
    assert (await outcomes(town, again))[21] == "skipped"


async def test_whoever_waits_for_one_that_is_cancelled_gets_the_other(town: Database) -> None:
    number, again = await _raised_again(town)
    await started(town, again, 11)
    assert await _turns(town, number, 1) == [12]
    assert await _turns(town, again, 9) == [11, 21]
    async with town.begin() as conn:
        assert await cancel(conn, [number], at(11)) == [number]
    assert await _turns(town, again, 9) == [], "to 12 it may be on its way still"
    await let_be(town, number, 12, Outcome.SKIPPED)
    assert await _turns(town, again, 9) == [12]


async def test_a_notice_for_which_others_were_chosen_holds_no_risk_back(asking: Database) -> None:
    """Sent back, and handed in for one county alone: what newly applies elsewhere goes its own way."""
    await looked_at(asking, SendBackBroadcast(1, BackReason.AUDIENCE))
    await looked_at(asking, RearrangeBroadcast(1, Audience(include=Filter(divisions=(OTHER,)))), by=ADMIN)
    assert await rises(asking) == ["guidance/draft", "risk/scheduled"]


async def test_a_notice_that_leaves_at_another_time_reaches_the_new_places_by_that(asking: Database) -> None:
    await looked_at(asking, SendBackBroadcast(1, BackReason.TIME))
    (row,) = await broadcasts(asking)
    await looked_at(asking, RearrangeBroadcast(1, audience(row), at(13)), by=ADMIN)
    assert await rises(asking) == ["guidance/draft"]
    await looked_at(asking, ApproveBroadcast(1), hour=13)
    assert await begun(asking) == {11, 12, 21, 31}
