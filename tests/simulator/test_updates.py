"""Offsets, limits, lifetimes, 409s and the kinds of updates."""

import asyncio

import aiohttp

from bot.simulator import ManualTimer, Simulator
from tests.contract import check_update
from tests.simulator.conftest import ANNA, BORIS, CHEN, Bot

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000001000000008008060000005c72a866")
OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def test_an_offset_forgets_everything_below_it(bot: Bot, simulator: Simulator) -> None:
    for text in "abcde":
        await simulator.people.type(ANNA, text)
    first = await bot.updates(limit=2)
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    assert await bot.updates(limit=2) == first, "nothing is confirmed without an offset"
    rest = await bot.updates(offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["c", "d", "e"]
    assert [update["update_id"] for update in first + rest] == list(range(first[0]["update_id"], first[0]["update_id"] + 5))
    assert [update["message"]["text"] for update in await bot.updates(offset=1)] == ["c", "d", "e"]
    assert [update["message"]["text"] for update in await bot.updates(offset=-1)] == ["e"]
    assert len(simulator.updates) == 1


async def test_at_most_a_hundred(bot: Bot, simulator: Simulator) -> None:
    for number in range(120):
        await simulator.people.type(ANNA, str(number))
    assert len(await bot.updates(limit=1000)) == 100
    assert len(await bot.updates(limit=0)) == 1


async def test_messages_live_a_day_and_taps_150_seconds(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    await simulator.people.type(ANNA, "hello")
    sent = await bot("sendMessage", chat_id=ANNA, text="x",
                     reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]})  # fmt: skip
    await simulator.people.tap(ANNA, sent["message_id"], "a")
    timer.advance(149)
    assert len(await bot.updates()) == 2
    timer.advance(2)
    assert [sorted(update)[0] for update in await bot.updates()] == ["message"]
    timer.advance(24 * 3600)
    assert await bot.updates() == []


async def test_a_long_poll_ends_with_an_update_or_the_time(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    poll = asyncio.create_task(bot.updates(timeout=50))
    await timer.until_sleeping()
    await simulator.people.type(ANNA, "hello")
    updates = await poll
    assert len(updates) == 1
    poll = asyncio.create_task(bot.updates(timeout=9999, offset=updates[0]["update_id"] + 1))
    await timer.until_sleeping()
    assert timer.sleeping == [50]
    timer.advance(50)
    assert await poll == []


async def test_a_second_poller_ends_the_first(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    first = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await timer.until_sleeping()
    second = asyncio.create_task(bot.updates(timeout=50))
    assert await first == f"409 {OTHER}"
    await timer.until_sleeping()
    await simulator.people.type(ANNA, "hello")
    assert len(await second) == 1


async def test_no_polling_beside_a_webhook(bot: Bot, timer: ManualTimer) -> None:
    poll = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await timer.until_sleeping()
    await bot("setWebhook", url="http://127.0.0.1:9/")
    assert await poll == "409 Conflict: terminated by setWebhook request"
    assert await bot.refused("getUpdates") == f"409 {ACTIVE}"
    await bot("deleteWebhook")
    assert await bot.updates() == []


async def test_the_allowed_kinds_stay_until_changed(bot: Bot, simulator: Simulator) -> None:
    await bot.updates(allowed_updates=["message"])
    post = await simulator.people.type(ANNA, "a")
    await simulator.people.edit(ANNA, post.message["message_id"], "b")
    assert [sorted(update)[0] for update in await bot.updates()] == ["message"]
    await bot.updates(allowed_updates=[])
    await simulator.people.edit(ANNA, post.message["message_id"], "c")
    assert [sorted(update)[0] for update in await bot.updates()] == ["message", "edited_message"]


async def test_raw_updates_and_jumping_identifiers(bot: Bot, simulator: Simulator) -> None:
    await simulator.people.type(ANNA, "a")
    simulator.updates.jump(1000)
    await simulator.people.type(ANNA, "b")
    simulator.updates.inject({"something_new": {"x": [1]}})
    simulator.updates.inject({"message": {"garbage": True}, "update_id": 5})
    answer = await simulator.call("getUpdates")
    ids = [update["update_id"] for update in answer["result"]]
    assert ids[0] == 5
    assert ids[2] - ids[1] == 1001
    assert "something_new" in answer["result"][3]
    assert len(simulator.updates.log) == 4


async def test_every_kind_that_people_make_is_true_to_the_specification(bot: Bot, simulator: Simulator) -> None:
    people = simulator.people
    await people.start(CHEN, "CODE-9")
    await people.type(ANNA, "/today@trial_bot https://a.example/ @someone #tag a@b.example")
    await people.document(ANNA, "名单.xlsx", b"PK", caption="名单", size=30 * 2**20)
    await people.photo(ANNA, PNG)
    await people.voice(ANNA)
    await people.sticker(ANNA)
    place = await people.location(ANNA, 43.9, 125.3, live_period=600)
    await people.move(ANNA, place.message["message_id"], 43.8, 125.2)
    await people.contact(ANNA)
    await people.contact(ANNA, other={"phone_number": "+8613900000000", "first_name": "国强"})
    await people.forward(ANNA, "转发")
    mine = await people.type(ANNA, "x")
    await people.edit(ANNA, mine.message["message_id"], "/y")
    await people.block(BORIS)
    await people.block(BORIS, blocked=False)
    await people.send(ANNA, {"dice": {"emoji": "🎲", "value": 4}})
    sent = await bot("sendMessage", chat_id=ANNA, text="x",
                     reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]})  # fmt: skip
    for kind in ("full", "inaccessible", "absent"):
        await people.tap(ANNA, sent["message_id"], "好", message=kind)
    await people.tap(ANNA, 999, "stale", forged=True)
    updates = await bot.updates()
    assert len(updates) == 20
    commands = updates[1]["message"]["entities"]
    assert [entity["type"] for entity in commands] == ["bot_command", "url", "mention", "hashtag", "email"]


async def test_groups_show_the_bot_only_what_is_meant_for_it(bot: Bot, simulator: Simulator) -> None:
    group = await simulator.people.group("一队", {ANNA, BORIS})
    sent = await bot("sendMessage", chat_id=group.id, text="大家好")
    await simulator.people.type(ANNA, "闲聊", chat=group.id)
    await simulator.people.type(ANNA, "/today", chat=group.id)
    await simulator.people.type(ANNA, "回复", chat=group.id, reply_to=sent["message_id"])
    updates = await bot.updates()
    assert [update.get("message", {}).get("text") for update in updates] == [None, "/today", "回复"]
    assert "my_chat_member" in updates[0]


async def test_polling_over_http(http: aiohttp.ClientSession, simulator: Simulator) -> None:
    await simulator.people.type(ANNA, "hello")
    async with http.get("getupdates", params={"timeout": "50", "limit": "5"}) as response:
        answer = await response.json()
    assert answer["ok"]
    check_update(answer["result"][0])
    async with http.post("setWebhook", json={"url": "http://127.0.0.1:9/"}):
        pass
    async with http.post("getUpdates") as response:
        assert response.status == 409
        assert (await response.json())["description"] == ACTIVE


async def test_a_very_long_text_comes_in_pieces(bot: Bot, simulator: Simulator) -> None:
    await simulator.people.type(ANNA, "长" * 5000)
    assert [len(update["message"]["text"]) for update in await bot.updates()] == [4096, 904]
