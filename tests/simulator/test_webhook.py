"""Delivery to a webhook: order, retries, one in flight in each queue, and methods in the answer."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.simulator import ManualTimer, Simulator
from tests.contract import check_update
from tests.simulator.conftest import ANNA, BORIS, Bot, Clock


@dataclass
class Receiver:
    """A bot's webhook that answers as the test says; `waiting` calls are held until released."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    reply: dict[str, Any] | None = None
    hold: bool = False
    got: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    held: list[asyncio.Future[None]] = field(default_factory=list)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def answer(self, request: web.Request) -> web.Response:
        update = await request.json()
        async with self.came:
            self.got.append(update)
            self.headers.append(dict(request.headers))
            self.came.notify_all()
        if self.hold:
            future = asyncio.get_running_loop().create_future()
            self.held.append(future)
            await future
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200 and self.reply is not None:
            return web.json_response(self.reply)
        return web.Response(status=status)

    async def until(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(5), self.came:
            await self.came.wait_for(lambda: len(self.got) >= count)
        return self.got

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] if "message" in update else "tap" for update in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture
async def hooked(bot: Bot, simulator: Simulator, receiver: Receiver) -> AsyncIterator[Receiver]:
    await bot("setWebhook", url=receiver.url, secret_token="se-cret_1", max_connections=10)
    yield receiver
    await simulator.close()


async def test_updates_come_with_the_secret(hooked: Receiver, simulator: Simulator, bot: Bot) -> None:
    await simulator.people.type(ANNA, "a")
    (update,) = await hooked.until(1)
    check_update(update)
    assert hooked.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "se-cret_1"
    info = await bot("getWebhookInfo")
    assert info["url"] == hooked.url
    assert info["max_connections"] == 10


async def test_what_waited_comes_first(bot: Bot, simulator: Simulator, receiver: Receiver) -> None:
    await simulator.people.type(ANNA, "a")
    await bot("setWebhook", url=receiver.url)
    await simulator.people.type(ANNA, "b")
    await receiver.until(2)
    assert receiver.texts == ["a", "b"]
    await bot("deleteWebhook")


async def test_retries_at_once_then_2_4_8_to_60_seconds(hooked: Receiver, simulator: Simulator, timer: ManualTimer, bot: Bot) -> None:
    hooked.statuses = [500] * 8
    await simulator.people.type(ANNA, "a")
    await simulator.people.type(ANNA, "b")
    pauses = []
    for _ in range(7):
        await timer.until_sleeping()
        pauses += timer.sleeping
        timer.advance(timer.sleeping[0])
    await hooked.until(10)
    assert pauses == [2, 4, 8, 16, 32, 60, 60]
    assert hooked.texts == ["a"] * 9 + ["b"], "the next in the queue waits"
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_one_in_flight_in_each_queue(hooked: Receiver, simulator: Simulator, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=ANNA, text="x",
                     reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]})  # fmt: skip
    hooked.hold = True
    await simulator.people.type(ANNA, "a1")
    await simulator.people.type(ANNA, "a2")
    await simulator.people.tap(ANNA, sent["message_id"], "好")
    await simulator.people.type(BORIS, "b1")
    await hooked.until(3)
    assert sorted(hooked.texts) == ["a1", "b1", "tap"], "a tap overtakes the message, the second message waits"
    hooked.hold = False
    for future in hooked.held:
        future.set_result(None)
    await hooked.until(4)
    assert hooked.texts[3] == "a2"


async def test_no_more_connections_than_allowed(bot: Bot, simulator: Simulator, receiver: Receiver) -> None:
    await bot("setWebhook", url=receiver.url, max_connections=1)
    receiver.hold = True
    await simulator.people.type(ANNA, "a")
    await simulator.people.type(BORIS, "b")
    await receiver.until(1)
    assert receiver.texts == ["a"]
    receiver.hold = False
    receiver.held[0].set_result(None)
    await receiver.until(2)
    await simulator.close()


async def test_taps_that_are_too_old_are_given_up(hooked: Receiver, simulator: Simulator, timer: ManualTimer, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=ANNA, text="x",
                     reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]})  # fmt: skip
    hooked.statuses = [500, 500]
    await simulator.people.tap(ANNA, sent["message_id"], "好")
    await timer.until_sleeping()
    timer.advance(151)
    await simulator.people.type(ANNA, "later")
    await hooked.until(3)
    assert hooked.texts == ["tap", "tap", "later"]


async def test_a_method_in_the_answer_is_carried_out(hooked: Receiver, simulator: Simulator, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=ANNA, text="x",
                     reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]})  # fmt: skip
    query_id = await simulator.people.tap(ANNA, sent["message_id"], "好")
    hooked.reply = {"method": "answerCallbackQuery", "callback_query_id": query_id, "text": "已保存"}
    toast = await simulator.wait_for(ANNA, lambda chat: chat.toast())
    assert toast.text == "已保存"
    (call,) = simulator.log.of("answerCallbackQuery")
    assert (call.source, call.ok) == ("webhook", True)


async def test_setting_and_deleting(bot: Bot, simulator: Simulator, receiver: Receiver, clock: Clock) -> None:
    async def said(**params: object) -> str:
        answer = await simulator.call("setWebhook", **params)
        return str(answer["description"])

    assert await said(url=receiver.url) == "Webhook was set"
    assert await said(url=receiver.url) == "Webhook is already set"
    assert await said(url="") == "Webhook was deleted"
    assert (await simulator.call("deleteWebhook"))["description"] == "Webhook is already deleted"
    assert await said(url="http://bot.example/") == ("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    assert await said(url="https://bot.example:9000/") == (
        "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    )
    assert await said(url=receiver.url, secret_token="密") == "Bad Request: secret token contains unallowed characters"
    await simulator.people.type(ANNA, "a")
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 1
    await bot("deleteWebhook", drop_pending_updates=True)
    assert (await bot("getWebhookInfo")) == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
