"""Another admin is asked by a card of their own, in their language; the author hears what became of it; what a risk has made is told of."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.mailbox import broadcast_letters, outbox
from bot.mailbox.messenger import Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.policies import save_policy
from conversations.audience import Audience, Filter
from conversations.broadcast import BackReason, Source
from conversations.broadcast_records import ApproveBroadcast, CancelBroadcast, SendBackBroadcast
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import (
    ADMIN,
    OTHER_ADMIN,
    THIRD_ADMIN,
    broadcast,
    found_admins,
    found_town,
    outcomes,
    state,
)
from tests.storage.world import PATHS, do, found_people

LIMIT = 8
ASKED = (
    (OTHER_ADMIN, ("请确认通告 1", "请各企业今日开展一次全面消毒。", "现在共 <b>5</b> 人能收到", "如：企业0001")),
    (THIRD_ADMIN, ("Please confirm broadcast 1", "请各企业今日开展一次全面消毒。", "Now <b>5</b> people", "Such as: 企业0001")),
)


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def town(database: Database, clock: ManualClock) -> Database:
    """Five managers; two send to eight together, of three admins; the third reads English."""
    await found_town(database)
    async with database.begin() as conn:
        await found_admins(conn, THIRD_ADMIN)
        await conn.execute(update(t.account).where(t.account.c.id == THIRD_ADMIN).values(language="en"))
        await save_policy(conn, replace(DEFAULT_POLICY, broadcast_second_from=LIMIT), clock.local(), ADMIN)
    return database


@pytest.fixture
def process(database: Database, database_url: str, clock: ManualClock) -> Process:
    del database
    return Process.on(database_url, clock, Recording())


async def deed(process: Process, record: Record, by: int, tapped: Collection[tuple[int, int]] = ()) -> None:
    """Somebody does this, and what follows is queued, as the desk does it."""
    now = process.clock.local()
    aftermath = await do(process.database, record, by=by, now=now)
    async with process.database.begin() as conn:
        told = (aftermath.changed_broadcasts, aftermath.asked_broadcasts, aftermath.tested, aftermath.broadcast_news)
        await outbox.queue(conn, await broadcast_letters.about(conn, *told, tapped=tapped), now, now, set())


def parcels(process: Process, chat_id: int) -> Sequence[Parcel]:
    return [one for one in process.messenger.parcels if one.chat_id == chat_id]


def said(process: Process, chat_id: int) -> str:
    """All that arrived in a chat."""
    return "\n".join(one.screen.text for one in parcels(process, chat_id))


async def settled(process: Process) -> None:
    """Whatever is queued has left."""

    async def nothing() -> bool:
        async with process.database.read() as conn:
            return await conn.scalar(select(t.outbox.c.id).where(t.outbox.c.outcome.is_(None)).limit(1)) is None

    assert await process.until(nothing)


async def due(process: Process, broadcast_id: int) -> None:
    """The time of a broadcast has come, and all that follows has left."""

    async def over() -> bool:
        return await state(process.database, broadcast_id) in ("draft", "finished")

    assert await process.until(over)
    await settled(process)


async def grow(database: Database, people: int = LIMIT) -> None:
    async with database.begin() as conn:
        await found_people(conn, range(101, 101 + people), "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})


async def test_other_admins_get_the_card_that_asks_each_in_the_own_language(town: Database, process: Process) -> None:
    async with process.living():
        await deed(process, broadcast(ask=True), ADMIN)
        await settled(process)
        for chat, words in ASKED:
            (card,) = parcels(process, chat)
            assert all(one in card.screen.text for one in words), card.screen.text
            data = [button.data for row in card.screen.buttons for button in row]
            assert data[:3] == ["bcyes:1:1", "bc:1:show", "bcback:1"]
        assert "请确认" not in said(process, ADMIN)
        assert "可以确认的还有 2 位管理员" in said(process, ADMIN)
        await deed(process, ApproveBroadcast(1), OTHER_ADMIN)
        assert await process.until(lambda: is_over(town, 1))
        assert "已由 人9102 确认" in said(process, ADMIN)
        answered = parcels(process, THIRD_ADMIN)[1]
        assert answered.edit_message_id is not None, "the card that asked says so, and asks no more"
        assert "does not wait for you any more" in answered.screen.text
        assert "bcyes" not in str(answered.screen.buttons)


async def test_who_taps_the_card_sees_what_they_tapped_for(town: Database, process: Process) -> None:
    """Their card becomes the one with the progress: nothing else overwrites it."""
    async with process.living():
        await deed(process, broadcast(ask=True), ADMIN)
        await settled(process)
        await deed(process, ApproveBroadcast(1), OTHER_ADMIN, tapped={(OTHER_ADMIN, 1)})
        await settled(process)
    assert len(parcels(process, OTHER_ADMIN)) == 1
    assert len(parcels(process, THIRD_ADMIN)) == 2


async def test_what_has_grown_by_its_start_does_not_leave_and_says_so(town: Database, process: Process) -> None:
    async with process.living():
        await deed(process, broadcast(start_at=process.clock.local() + timedelta(minutes=1)), ADMIN)
        await grow(town)
        await due(process, 1)
        assert await state(town, 1) == "draft"
        assert await outcomes(town, 1) == {}
        assert "没有发出：等另一位管理员确认" in said(process, ADMIN)
        assert "对象已有 13 人（上次核对时 5 人）" in said(process, ADMIN)
        assert "请确认通告 1" in said(process, OTHER_ADMIN)
        assert "it was for 13 people (5 when it was last looked at)" in said(process, THIRD_ADMIN)
        assert not parcels(process, 101)
        await deed(process, ApproveBroadcast(1), OTHER_ADMIN)
        assert await process.until(lambda: is_over(town, 1))
    assert set((await outcomes(town, 1)).values()) == {"sent"}
    assert len(await outcomes(town, 1)) == 13


async def test_the_author_hears_that_it_was_sent_back(town: Database, process: Process) -> None:
    async with process.living():
        await deed(process, broadcast(ask=True), ADMIN)
        await settled(process)
        await deed(process, SendBackBroadcast(1, BackReason.CONTENT), OTHER_ADMIN)
        await settled(process)
    new = [one.screen.text for one in parcels(process, ADMIN) if one.edit_message_id is None]
    assert "人9102 退回了通告 1：内容需要修改" in new[-1], "a message, no silent edit"
    assert await state(town, 1) == "draft"
    assert not parcels(process, 11)


async def test_without_another_admin_the_author_is_told_what_to_do(town: Database, process: Process) -> None:
    async with town.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id.in_((OTHER_ADMIN, THIRD_ADMIN))).values(reachable=False))
    async with process.living():
        await deed(process, broadcast(ask=True), ADMIN)
        await settled(process)
    assert "目前没有别的管理员可以确认" in said(process, ADMIN)


async def test_an_audience_that_has_become_empty_is_told(town: Database, process: Process) -> None:
    """A list of enterprises that have closed down, and one of people who all have stopped the bot."""
    async with process.living():
        at = process.clock.local() + timedelta(minutes=1)
        await deed(process, broadcast(Audience(include=Filter(enterprises=(1, 2))), start_at=at), ADMIN)
        await deed(process, broadcast(Audience(include=Filter(enterprises=(3,))), start_at=at), ADMIN)
        async with town.begin() as conn:
            await conn.execute(update(t.enterprise).where(t.enterprise.c.id.in_((1, 2))).values(active=False))
            await conn.execute(update(t.account).where(t.account.c.id == 31).values(reachable=False))
        await due(process, 1)
        await due(process, 2)
    for number in (1, 2):
        assert await state(town, number) == "finished"
        assert f"通告 {number} 到了发出时间，但对象中已没有能收到消息的人" in said(process, ADMIN)
    assert "已经没有符合条件的人，没有发给任何人" in said(process, ADMIN)


async def test_all_admins_are_told_of_what_a_changed_risk_has_sent(town: Database, process: Process) -> None:
    await grow(town)
    async with process.living():
        later = broadcast(start_at=process.clock.local() + timedelta(minutes=1))
        await do(town, later, by=ADMIN, now=process.clock.local())
        async with town.begin() as conn:
            await conn.execute(update(t.broadcast).values(source=Source.RISK.value, state="scheduled", asked_at=None))
        await due(process, 1)
    for chat in (ADMIN, OTHER_ADMIN, THIRD_ADMIN):
        assert [one.screen.card for one in parcels(process, chat) if one.edit_message_id is None] == ["broadcast/1"]
    assert "sent" in set((await outcomes(town, 1)).values())


async def test_a_cancelled_one_asks_nobody_any_more(town: Database, process: Process) -> None:
    async with process.living():
        await deed(process, broadcast(ask=True), ADMIN)
        await settled(process)
        await deed(process, CancelBroadcast(1), ADMIN)
        await settled(process)
    assert "cancelled" in parcels(process, THIRD_ADMIN)[-1].screen.text
