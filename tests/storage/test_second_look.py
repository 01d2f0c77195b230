"""The second admin's look on both databases: who is counted, what has grown by its start, sent back and handed in again."""

import pytest
from sqlalchemy import func, select, update

from bot.storage import tables as t
from bot.storage.broadcasts.second_look import Begun, begin_or_ask
from bot.storage.database import Database
from conversations.audience import Audience, Filter
from conversations.broadcast import BackReason, Source, State
from conversations.broadcast_records import ApproveBroadcast, AskAgain, RearrangeBroadcast, SendBackBroadcast
from conversations.policy import DEFAULT_POLICY
from conversations.rules.broadcast_moves import others
from tests.storage.broadcast_world import ADMIN, OTHER_ADMIN, broadcast, found_town, outcomes, state, write
from tests.storage.world import PATHS, at, do, found_people, know

LIMIT = DEFAULT_POLICY.broadcast_second_from


async def grow(database: Database, people: int, *, reachable: bool = True) -> None:
    """So many more managers of enterprise 1."""
    async with database.begin() as conn:
        ids = range(10_000, 10_000 + people)
        await found_people(conn, ids, "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})
        await conn.execute(update(t.account).where(t.account.c.id >= 10_000).values(reachable=reachable))


async def begun(database: Database, broadcast_id: int) -> Begun | None:
    async with database.begin() as conn:
        return await begin_or_ask(conn, broadcast_id, at(9), DEFAULT_POLICY)


async def test_what_has_grown_over_the_limit_by_its_start_asks_another_admin(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    assert await state(database, broadcast_id) == "scheduled"
    await grow(database, LIMIT)
    assert await begun(database, broadcast_id) == Begun(LIMIT + 5, LIMIT + 5, asked=True)
    assert await state(database, broadcast_id) == "draft"
    assert await outcomes(database, broadcast_id) == {}, "nobody is frozen"
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.asked_at, found.started_at, found.expected, found.grown_to) == (at(9), None, 5, LIMIT + 5)
    assert await begun(database, broadcast_id) is None
    assert (await do(database, ApproveBroadcast(broadcast_id), by=ADMIN)).changed_broadcasts == (), "never the author"
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)
    assert await begun(database, broadcast_id) == Begun(LIMIT + 5, LIMIT + 5)
    assert await state(database, broadcast_id) == "running"


async def test_one_below_the_limit_starts(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    await grow(database, LIMIT - 6)
    assert await begun(database, broadcast_id) == Begun(LIMIT - 1, LIMIT - 1)


async def test_they_are_counted_who_can_be_written_to(database: Database) -> None:
    """Of a thousand who cannot be written to nobody gets anything: that asks nobody, neither when it is written nor when it starts."""
    await found_town(database)
    await grow(database, LIMIT, reachable=False)
    broadcast_id = await write(database)
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.state, found.expected) == (State.SCHEDULED, 5)
    assert found.reach is not None
    assert (found.reach.reached, found.reach.unreachable) == (5, LIMIT)
    assert await begun(database, broadcast_id) == Begun(LIMIT + 5, 5)


@pytest.mark.parametrize(("source", "asked"), [(Source.GUIDANCE, True), (Source.TERMINAL, True), (Source.RISK, False)])
async def test_guidance_that_was_published_asks_too_a_change_of_risk_does_not(database: Database, source: Source, asked: bool) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(source=source.value))
    await grow(database, LIMIT)
    assert await begun(database, broadcast_id) == Begun(LIMIT + 5, LIMIT + 5, asked=asked)


async def test_the_card_knows_samples_names_and_the_other_admins(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(Audience(include=Filter(enterprises=(1, 2))), ask=True, paid=True))
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert found.reach is not None
    assert (found.reach.reached, len(found.reach.samples), len(found.names), others(found), found.paid) == (2, 2, 2, 1, True)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == OTHER_ADMIN).values(reachable=False))
    assert others((await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]) == 0


async def test_it_is_sent_back_and_handed_in_again(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(ask=True))
    back = SendBackBroadcast(broadcast_id, BackReason.AUDIENCE)
    assert (await do(database, back, by=ADMIN)).changed_broadcasts == (), "never the author"
    aftermath = await do(database, back, by=OTHER_ADMIN)
    assert (aftermath.changed_broadcasts, aftermath.asked_broadcasts) == ((broadcast_id,), ())
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.state, found.asked_at, found.back_by, found.back_why) == (State.DRAFT, None, "人9102", BackReason.AUDIENCE)
    assert (await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts == (), "it does not ask"
    assert (await do(database, back, by=OTHER_ADMIN)).changed_broadcasts == (), "once"
    assert (await do(database, AskAgain(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts == (), "the author alone"
    aftermath = await do(database, AskAgain(broadcast_id), by=ADMIN)
    assert aftermath.asked_broadcasts == (broadcast_id,)
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.asked_at is not None, found.back_by, found.back_why) == (True, "", None)
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)
    assert await state(database, broadcast_id) == "scheduled"
    async with database.read() as conn:
        said = (await conn.execute(select(t.audit_event.c.action, func.count()).group_by(t.audit_event.c.action))).all()
    assert {"send_back_broadcast", "ask_again"} <= {row.action for row in said}


async def test_its_author_hands_it_in_for_others_and_at_another_time(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(ask=True))
    fewer, later = Audience(include=Filter(enterprises=(1, 2))), at(15)
    changed = RearrangeBroadcast(broadcast_id, fewer, later)
    assert not (await do(database, changed, by=ADMIN)).changed_broadcasts, "it waits for another admin, who looks at what was written"
    await do(database, SendBackBroadcast(broadcast_id, BackReason.AUDIENCE), by=OTHER_ADMIN)
    assert not (await do(database, changed, by=OTHER_ADMIN)).changed_broadcasts, "the author alone"
    aftermath = await do(database, changed, by=ADMIN)
    assert (aftermath.changed_broadcasts, aftermath.asked_broadcasts) == ((broadcast_id,), (broadcast_id,))
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.audience, found.start_at, found.expected, found.revision) == (fewer, later, 2, 2)
    assert (found.state, found.asked_at is not None, found.back_by, found.back_why) == (State.DRAFT, True, "", None)
    assert not (await do(database, changed, by=ADMIN)).changed_broadcasts, "once"
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)
    assert await begun(database, broadcast_id) is None, "at its time"
    async with database.begin() as conn:
        assert await begin_or_ask(conn, broadcast_id, later, DEFAULT_POLICY) == Begun(2, 2)
    assert set(await outcomes(database, broadcast_id)) == {11, 21}
    async with database.read() as conn:
        event = t.audit_event.c
        details = await conn.scalar(select(event.details).where(event.action == "rearrange_broadcast").order_by(event.id).limit(1))
    assert details is not None
    assert details["start_at"] == later.isoformat()


@pytest.mark.parametrize(("more", "asked"), [(LIMIT - 1, False), (LIMIT, True)])
async def test_what_has_grown_by_a_limit_since_it_was_approved_asks_again(database: Database, *, more: int, asked: bool) -> None:
    """So many as nobody may send to alone would get what nobody has looked at for them."""
    await found_town(database)
    broadcast_id = await write(database, broadcast(ask=True, start_at=at(9)))
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN, now=at(8, 30))
    await grow(database, more)
    assert await begun(database, broadcast_id) == Begun(5 + more, 5 + more, asked=asked)
    if not asked:
        return
    assert await outcomes(database, broadcast_id) == {}
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.state, found.approved_by, found.expected, found.grown_to) == (State.DRAFT, "", 5, 5 + more)
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.expected, found.grown_to) == (5 + more, 0), "for so many it is approved now"
    assert await begun(database, broadcast_id) == Begun(5 + more, 5 + more)


async def test_a_few_more_of_very_many_ask_nobody_again(database: Database) -> None:
    """Enrolments of a day: more than a limit, less than a fifth of those for whom it was approved."""
    await found_town(database)
    broadcast_id = await write(database, broadcast(ask=True, start_at=at(9)))
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN, now=at(8, 30))
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(expected=LIMIT * 6))
    await grow(database, LIMIT * 7)
    assert await begun(database, broadcast_id) == Begun(LIMIT * 7 + 5, LIMIT * 7 + 5)
