"""Drafts that nobody goes on with are deleted in the night after the policy's days, once, with an event in the audit."""

import asyncio
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.drafts import expire_drafts
from bot.storage.held_shares import hold, keep_held, waiting_of
from bot.storage.seats import load_seats, read_sessions, save_sessions
from conversations.engine.session import Answers, Session
from conversations.policy import DEFAULT_POLICY, Policy
from tests.jobs.province import StillClock, World, at, found, outcomes, outgoing
from tests.storage.world import KEYRING, counting

MONDAY = date(2026, 11, 23)
WRITING = Session("message_write", ("17",), Answers((("text", "请报库存，13804314821"),)), 3)
IDLE = Session(version=8)
ASKED = Session("trace", (), version=5)
TWO = ASKED.begin("trace", "9", answers=Answers()).begin("broadcast", answers=Answers((("content", "x"),)))
BEHIND = Session("trace", (), Answers(), 6, WRITING.begin("trace").parked)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


async def begun(database: Database, sessions: dict[int, Session], when: datetime) -> None:
    async with database.begin() as conn:
        await save_sessions(conn, sessions, when, KEYRING)


async def pass_by(database: Database, days: int, policy: Policy = DEFAULT_POLICY) -> list[date]:
    """The leader looks every few hours, for so many days from Monday on. The days on which the first chat's draft was gone for the first
    time."""
    world, gone = World(database, StillClock(at(MONDAY, 0)), policy), []
    for number in range(days):
        for hour in (0, 2, 4, 11, 23):
            await world.tick(at(day(number), hour))
        if (await sessions(database))[11].flow is None:
            gone.append(day(number))
    return gone[:1]


async def sessions(database: Database) -> dict[int, Session]:
    async with database.read() as conn:
        return await read_sessions(conn, [11, 12, 21, 31, 77], KEYRING)


async def events(database: Database) -> list[tuple[str, object]]:
    async with database.read() as conn:
        rows = select(t.audit_event).where(t.audit_event.c.action == "expire_draft").order_by(t.audit_event.c.id)
        return [(row.subject, row.details) for row in await conn.execute(rows)]


async def test_weeks_pass_and_only_what_lies_is_deleted(database: Database) -> None:
    await found(database)
    before = {11: WRITING, 21: IDLE, 31: ASKED, 77: WRITING}
    await begun(database, before, at(MONDAY, 9))
    await begun(database, {12: WRITING}, at(day(10), 9))
    assert await pass_by(database, 15) == [day(8)], "the eighth night is the first that ends more than seven days later"
    now = await sessions(database)
    gone = Session(version=4, expired="message_write")
    assert now == {11: gone, 12: WRITING, 21: IDLE, 31: Session(version=6), 77: gone}
    told = [{"account": 11, "flow": "message_write"}, {"account": None, "flow": "message_write"}]
    assert await events(database) == [("draft", one) for one in told], "nobody had answered anything in the third"
    assert not [one for one in await outgoing(database) if one.chat_id == 77], "nothing is sent for it"
    kept = [outcome for key, outcome in (await outcomes(database)).items() if key.startswith("drafts:")]
    assert kept == ["done"] * 15


async def test_the_policy_says_how_long(database: Database) -> None:
    await found(database)
    await begun(database, {11: WRITING}, at(MONDAY, 1))
    assert await pass_by(database, 4, Policy(draft_days=2)) == [day(2)]


async def test_what_waits_behind_the_one_in_hand_goes_too(database: Database) -> None:
    assert BEHIND.parked
    assert TWO.flow == "broadcast"
    await begun(database, {11: TWO, 12: BEHIND}, at(MONDAY, 9))
    async with database.begin() as conn:
        assert await expire_drafts(conn, at(day(1), 0), at(day(1), 0)) == 2
    now = await sessions(database)
    assert now[11] == Session(version=TWO.version + 1, expired="broadcast")
    assert now[12] == Session(version=7, expired="message_write")


async def test_once_and_whoever_goes_on_meanwhile_keeps_it(database: Database) -> None:
    """The person taps while it is being deleted: their turn comes first, and the draft stays."""
    await begun(database, {11: WRITING, 12: WRITING}, at(MONDAY, 9))
    went_on = WRITING.with_answers(WRITING.answers.put("text", "请报库存"))

    async def expires() -> int:
        async with database.begin() as conn:
            return await expire_drafts(conn, at(day(7), 10), at(day(7), 10))

    async with database.begin() as conn:
        await load_seats(conn, [11], KEYRING)
        expiring = asyncio.create_task(expires())
        await save_sessions(conn, {11: went_on}, at(day(7), 10), KEYRING)
    assert await expiring == 1
    now = await sessions(database)
    assert (now[11], now[12].expired) == (went_on, "message_write")
    assert await expires() == 0


async def test_a_thousand_take_as_many_statements_as_one(database: Database) -> None:
    counts = []
    for chats in (range(1), range(1_000)):
        await begun(database, dict.fromkeys(chats, WRITING), at(MONDAY, 9))
        async with database.begin() as conn:
            with counting(database) as counted:
                assert await expire_drafts(conn, at(day(1), 0), at(day(1), 0)) == len(chats)
        counts.append(len(counted))
    assert counts == [3, 3]


async def test_points_that_wait_for_an_answer_go_the_night_after_the_day_after(database: Database) -> None:
    await found(database)
    async with database.begin() as conn:
        await hold(conn, {(11, 5): at(MONDAY, 12), (11, 6): at(day(1), 12)})
        await keep_held(conn, [((11, 5), (int(at(MONDAY, 10).timestamp()), 0, 0), False)], await waiting_of(conn, {(11, 5)}))
    world = World(database, StillClock(at(MONDAY, 0)), DEFAULT_POLICY)
    left = []
    for number in (1, 2, 3):
        for hour in (0, 2, 4, 11):
            await world.tick(at(day(number), hour))
        async with database.read() as conn:
            left.append([len((await conn.execute(select(table))).all()) for table in (t.held_share, t.held_point)])
    assert left == [[2, 1], [1, 0], [0, 0]]
