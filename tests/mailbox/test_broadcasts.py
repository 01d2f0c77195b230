"""Broadcasts leave once, to everybody whose turn comes, whatever Telegram answers, whoever stops them and whatever is killed."""

import asyncio
import itertools
from collections import Counter

import pytest
from sqlalchemy import select

from bot.mailbox.broadcast_claims import Feeder
from bot.mailbox.finishing import write_down
from bot.mailbox.letters import Fate, Finished
from bot.mailbox.messenger import Delivered, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.audience import Audience
from conversations.broadcast_records import CancelBroadcast, CreateBroadcast, PauseBroadcast, ResumeBroadcast, RetryFailed
from conversations.content import MediaFile, MediaKind, Part
from conversations.roles import Role
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import ADMIN, BOTH, OTHER_ADMIN, TEXT, begin, broadcast, found_town, outcomes, recipients, state, write
from tests.storage.world import PATHS, do, found_people

ALBUM = Part("两张图", files=(MediaFile(MediaKind.PHOTO, "a"), MediaFile(MediaKind.PHOTO, "b")), album="1")


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


async def found_managers(database: Database, count: int) -> None:
    """Enterprise 1 with so many managers, 101 and on, and two admins."""
    await found_town(database, 1)
    async with database.begin() as conn:
        await found_people(conn, range(101, 100 + count), "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})


async def sent(database: Database, url: str, clock: ManualClock, messenger: Recording, record: CreateBroadcast | None = None) -> int:
    """Have a broadcast sent to its end by a process that nobody kills."""
    broadcast_id = await write(database, record, now=clock.local())
    process = Process.on(url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    return broadcast_id


async def test_everybody_gets_it_once(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger = Recording()
    broadcast_id = await sent(database, database_url, clock, messenger)
    got = await outcomes(database, broadcast_id)
    assert set(got.values()) == {"sent"}
    assert {chat: n for (chat, card), n in messenger.arrived.items() if card == f"broadcast/{broadcast_id}/0"} == dict.fromkeys(got, 1)
    (parcel,) = [one for one in messenger.parcels if one.chat_id == 11]
    assert (parcel.screen.content, parcel.screen.buttons, parcel.paid) == (TEXT["zh-CN"][0], (), False)


async def test_many_outcomes_are_written_down_together(database: Database, clock: ManualClock) -> None:
    """One transaction for all of them, whatever became of each: what fails would be split, and written down one by one."""
    await found_managers(database, 9)
    broadcast_id = await write(database, broadcast(content={"zh-CN": (Part("一"), Part("二"))}), now=clock.local())
    await begin(database, broadcast_id, clock.local())
    async with database.begin() as conn:
        letters = await Feeder(50, 0).next(conn, clock.local(), clock.local())
        fates = [*Fate, *Fate]
        await write_down(conn, [Finished(one, fates[place], 5) for place, one in enumerate(letters)], clock.local())
    async with database.begin() as conn:
        again = await Feeder(50, 0).next(conn, clock.local(), clock.local())
        await write_down(conn, [Finished(one, Fate.DELIVERED, 6) for one in again], clock.local())
    got = list((await outcomes(database, broadcast_id)).values())
    # Delivered: the second message, and that is all. Dropped and superseded: given back, the first message, and their turn again.
    assert got == [
        *("sent", "pending", "pending", "failed/trouble", "unreachable", "failed/refused", "failed/unknown"),
        *("sent", "pending"),
    ]


async def test_the_author_sees_how_it_goes_and_how_it_went(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 180)
    messenger = Recording()
    messenger.answers[11] = [Unreachable("Forbidden: bot was blocked by the user")]
    messenger.answers[101] = [Refused("Bad Request: wrong")]
    broadcast_id = await sent(database, database_url, clock, messenger)
    cards = [one for one in messenger.parcels if one.chat_id == ADMIN]
    assert cards[0].edit_message_id is None
    assert all(one.edit_message_id == 1 for one in cards[1:]), "one message, edited"
    assert 3 <= len(cards) <= 8, "seven seconds, an edit every five, and whatever begins and ends it"
    told = cards[-1].screen.text
    assert all(line in told for line in ("已送达 <b>178</b> / 180 人", "失败 1 人：被拒收 1", "收不到消息 1 人", "已发完"))
    assert await state(database, broadcast_id) == "finished"


async def test_several_messages_with_the_buttons_below_the_last(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 5)
    async with database.begin() as conn:
        await conn.execute(t.account.update().where(t.account.c.id == 101).values(language="en"))
    messenger = Recording()

    async def album(_parcel: Parcel) -> Outcome:
        return Delivered(7, (8,))

    messenger.answers[11] = [Delivered(5), album]
    content = {"zh-CN": (Part("先看图"), ALBUM), "en": (Part("Read this."),)}
    broadcast_id = await sent(database, database_url, clock, messenger, broadcast(content=content, must_confirm=True))
    shown = [(one.screen.content, one.screen.buttons) for one in messenger.parcels if one.chat_id == 11]
    assert [content for content, _ in shown] == [*content["zh-CN"], None], "an album cannot carry buttons"
    assert [[button.data for row in rows for button in row] for _, rows in shown] == [[], [], [f"bcok:{broadcast_id}:1"]]
    (english,) = [one for one in messenger.parcels if one.chat_id == 101]
    assert english.screen.content == content["en"][0]
    rows = {row.account_id: row for row in await recipients(database, broadcast_id)}
    assert (rows[11].parts, rows[11].outcome, rows[11].album) == (3, "sent", {"1": [8]})
    assert (rows[101].parts, rows[101].outcome) == (1, "sent")


async def test_what_telegram_answers(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger = Recording()
    messenger.answers[11] = [Unknown("error 502", answered=True), Unknown("error 502", answered=True)]
    messenger.answers[101] = [Unknown("time-out")]
    messenger.answers[102] = [Refused("Bad Request: wrong")]
    messenger.answers[103] = [Unreachable("Forbidden: bot was blocked by the user")]
    messenger.answers[104] = [RetryAt(20.0)]
    messenger.answers[106] = [Unknown("ClientConnectorError", never_left=True)]
    broadcast_id = await sent(database, database_url, clock, messenger)
    got = await outcomes(database, broadcast_id)
    assert [got[n] for n in (11, 101, 102, 103, 104, 106)] == ["sent", "failed/unknown", "failed/refused", "unreachable", "sent", "sent"]
    asked = Counter(one.chat_id for one in messenger.parcels)
    assert [asked[n] for n in (11, 101, 102, 103, 104, 105, 106)] == [3, 1, 1, 1, 2, 1, 2]
    async with database.read() as conn:
        reachable = await conn.scalar(select(t.account.c.reachable).where(t.account.c.id == 103))
    assert not reachable
    await do(database, RetryFailed(broadcast_id), by=ADMIN, now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    got = await outcomes(database, broadcast_id)
    assert [got[n] for n in (101, 102, 103)] == ["failed/unknown", "sent", "unreachable"], "those alone of whom it is known"


async def test_no_request_during_a_pause(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger, moments = Recording(), []

    async def note() -> None:
        moments.append(clock.now())

    messenger.pace = note
    messenger.answers[105] = [RetryAt(30.0)]
    await sent(database, database_url, clock, messenger)
    longest = max((after - before).total_seconds() for before, after in itertools.pairwise(moments))
    assert 30.0 <= longest < 33.0


async def test_it_can_be_paused_resumed_and_cancelled_at_any_moment(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger = Recording()
    broadcast_id = await write(database, now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: len(messenger.parcels) >= 10)
        await do(database, PauseBroadcast(broadcast_id), by=OTHER_ADMIN, now=clock.local())
        await process.until(lambda: process.mailbox.sender.in_hand == 0)
        at_rest = len(messenger.parcels)
        moment = clock.now()
        await process.until(lambda: (clock.now() - moment).total_seconds() > 20)
        assert len(messenger.parcels) - at_rest <= 2, "nothing but the card"
        await do(database, ResumeBroadcast(broadcast_id), by=OTHER_ADMIN, now=clock.local())
        assert await process.until(lambda: sum(messenger.arrived.values()) >= 25)
        await do(database, CancelBroadcast(broadcast_id), by=OTHER_ADMIN, now=clock.local())
        assert await process.until(lambda: is_over(database, broadcast_id))
    got = Counter((await outcomes(database, broadcast_id)).values())
    assert set(got) == {"sent", "skipped"}
    assert got["sent"] >= 23
    assert got["sent"] == sum(1 for (_, card) in messenger.arrived if card == f"broadcast/{broadcast_id}/0")
    assert max(messenger.arrived.values()) == 1


async def test_told_to_stop_it_gives_back_what_it_has_not_sent(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger = Recording()
    broadcast_id = await write(database, now=clock.local())
    for _ in range(3):
        process, before = Process.on(database_url, clock, messenger), len(messenger.parcels)
        async with process.living():
            assert await process.until(lambda before=before: len(messenger.parcels) >= before + 10)  # type: ignore[misc]
            closing = asyncio.create_task(process.mailbox.close(30.0))
            while not closing.done():
                clock.advance(0.01)
                await asyncio.sleep(0.001)
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    assert set((await outcomes(database, broadcast_id)).values()) == {"sent"}
    assert max(messenger.arrived.values()) == 1


async def test_a_call_that_hangs_when_told_to_stop_is_unknown(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 3)
    messenger, begun = Recording(), asyncio.Event()

    async def never(_parcel: Parcel) -> Outcome:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    messenger.answers[11] = [never]
    broadcast_id = await write(database, now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        await process.job.run()
        while not begun.is_set():
            clock.advance(0.1)
            await asyncio.sleep(0.001)
        await process.mailbox.close(0.05)
    clock.advance(61)
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    assert await outcomes(database, broadcast_id) == {11: "failed/unknown", 101: "sent", 102: "sent"}
    assert Counter(one.chat_id for one in messenger.parcels if one.chat_id != ADMIN) == {11: 1, 101: 1, 102: 1}


async def test_two_broadcasts_take_turns(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 40)
    messenger = Recording()
    long = await write(database, now=clock.local())
    short = await write(database, broadcast(Audience((Role.OFFICER,))), now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over_alone(database, short))
        assert await state(database, long) == "running", "the short one did not wait for the end of the long one"
        assert await process.until(lambda: is_over(database, long))
    assert max(messenger.arrived.values()) == 1


async def is_over_alone(database: Database, broadcast_id: int) -> bool:
    return await state(database, broadcast_id) == "finished"


async def test_the_paid_rate(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 200)
    messenger = Recording()
    broadcast_id = await write(database, broadcast(paid=True), now=clock.local())
    process, began = Process.on(database_url, clock, messenger, paid=500.0), clock.now()
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    assert all(one.paid == (one.chat_id != ADMIN) for one in messenger.parcels)
    assert (clock.now() - began).total_seconds() < 5, "at 25 a second it takes eight"


async def test_both_languages(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_managers(database, 2)
    async with database.begin() as conn:
        await conn.execute(t.account.update().where(t.account.c.id == 101).values(language="en"))
    messenger = Recording()
    await sent(database, database_url, clock, messenger, broadcast(content=BOTH))
    told = {chat: [one.screen.content for one in messenger.parcels if one.chat_id == chat] for chat in (11, 101)}
    assert told == {11: list(BOTH["zh-CN"]), 101: list(BOTH["en"])}


@pytest.mark.slow
async def test_killed_at_every_statement(database: Database, database_url: str, clock: ManualClock) -> None:
    """A process dies at its first statement, another one, with another broadcast, at its second, and so on, later in greater steps, until
    one comes through. Each time a successor ends what was begun: everybody has exactly one outcome, and nobody has got it twice."""
    await found_managers(database, 4)
    kill_at, unknown = 0, 0
    while True:
        kill_at += 1 if kill_at < 60 else 9
        messenger = Recording()
        messenger.answers[101] = [Unknown("error 502", answered=True)]
        broadcast_id = await write(database, broadcast(content={"zh-CN": (Part("一"), Part("二"))}), now=clock.local())
        process = Process.on(database_url, clock, messenger, kill_at=kill_at)
        async with process.living():
            came_through = await process.until(lambda: is_over(database, broadcast_id))  # noqa: B023 - done with before the next round
        if came_through:
            break
        clock.advance(61)
        successor = Process.on(database_url, clock, messenger)
        async with successor.living():
            assert await successor.until(lambda: is_over(database, broadcast_id))  # noqa: B023
        got = await outcomes(database, broadcast_id)
        assert set(got.values()) <= {"sent", "failed/unknown"}, (kill_at, got)
        mine = {key: n for key, n in messenger.arrived.items() if key[1].startswith(f"broadcast/{broadcast_id}/")}
        assert all(n == 1 for n in mine.values()), (kill_at, mine)
        for account_id, outcome in got.items():
            if outcome == "sent":
                assert {card for chat, card in mine if chat == account_id} == {f"broadcast/{broadcast_id}/{part}" for part in (0, 1)}
        unknown += sum(outcome != "sent" for outcome in got.values())
    assert kill_at > 20
    assert unknown > 0
