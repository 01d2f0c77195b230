"""The webhook: 200 only after the commit, with the answer to a tap in it; everything else comes again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import orjson
import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import DatabaseAway
from bot.simulator import Simulator
from bot.telegram.api import Api
from bot.telegram.inbound import Inbound
from bot.telegram.setup import serve_by_webhook
from bot.telegram.webhook import MOST_BYTES, SECRET_HEADER, Webhook
from conversations.engine.signals import Tapped, Typed
from tests.contract import check_request
from tests.telegram.desks import RecordingDesk
from tests.telegram.serving import serving
from tests.telegram.updates import tap, update

SECRET = "the-secret_1"


def webhook_of(desk: RecordingDesk, seconds: float = 5.0) -> Webhook:
    return Webhook(Inbound("fugong_bot"), desk.intake, SECRET, "/hook", seconds)


@asynccontextmanager
async def client_of(webhook: Webhook) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks to the application directly, with the right secret."""
    transport = httpx.ASGITransport(Starlette(routes=[webhook.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot", headers={SECRET_HEADER: SECRET}) as client:
        yield client


async def post(webhook: Webhook, body: Any, **more: Any) -> httpx.Response:
    async with client_of(webhook) as client:
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        return await client.post("/hook", content=content, **more)


async def test_a_message_is_answered_empty() -> None:
    desk = RecordingDesk()
    response = await post(webhook_of(desk), update(text="一"))
    assert (response.status_code, response.content) == (200, b"")
    assert desk.taken[0].signal == Typed("一")


@pytest.mark.parametrize(
    ("toast", "alert", "more"),
    [
        ("已保存", False, {"text": "已保存"}),
        ("请看清楚", True, {"text": "请看清楚", "show_alert": True}),
        (None, False, {}),
        ("", True, {}),
        ("长" * 300, False, {"text": "长" * 200}),
    ],
)
async def test_a_tap_is_answered_in_the_reply(toast: str | None, alert: bool, more: dict[str, Any]) -> None:
    desk = RecordingDesk(lambda arrival: Answer(arrival.update_id, arrival.callback_id, toast, alert))
    response = await post(webhook_of(desk), tap())
    reply = response.json()
    assert reply == {"method": "answerCallbackQuery", "callback_query_id": "4711", **more}
    assert response.headers["content-type"] == "application/json"
    check_request(reply.pop("method"), reply)


@pytest.mark.parametrize("given", [None, "", "wrong", "the-secret_1 ", "秘密"])
async def test_without_the_secret_nothing_is_read(given: str | None) -> None:
    desk = RecordingDesk()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=[webhook_of(desk).route]))) as client:
        headers = {} if given is None else {SECRET_HEADER.encode(): given.encode()}
        response = await client.post("http://bot/hook", json=update(text="一"), headers=headers)
    assert response.status_code == 403
    assert desk.taken == []


async def test_only_posts_are_served() -> None:
    async with client_of(webhook_of(RecordingDesk())) as client:
        assert (await client.get("/hook")).status_code == 405


async def test_a_body_beyond_the_limit_is_refused() -> None:
    desk = RecordingDesk()
    assert (await post(webhook_of(desk), b" " * (MOST_BYTES + 1))).status_code == 413
    assert desk.taken == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"7", b"[]", b"{}", b"[" * 100_000])
async def test_garbage_is_put_aside_and_acknowledged(body: bytes) -> None:
    desk = RecordingDesk()
    assert (await post(webhook_of(desk), body)).status_code == 200
    assert desk.taken[0].problem
    assert desk.taken[0].update_id < 0


async def test_nothing_is_acknowledged_before_the_commit() -> None:
    desk = RecordingDesk()
    desk.open.clear()
    task = asyncio.create_task(post(webhook_of(desk), update(text="一")))
    await desk.asked.wait()
    assert not task.done()
    desk.open.set()
    assert (await task).status_code == 200


async def test_while_the_database_is_away_it_comes_again() -> None:
    desk = RecordingDesk()
    desk.failing = DatabaseAway("connection lost")
    with capture_logs():
        assert (await post(webhook_of(desk, seconds=0.05), update(text="一"))).status_code == 503
        desk.failing = None
        assert (await post(webhook_of(desk), update(text="一") | {"update_id": 501})).status_code == 200
    # The first one was still waiting and was done too: when Telegram brings it again, the inbox knows it.
    assert [arrival.update_id for arrival in desk.taken] == [500, 501]


async def test_while_stopping_it_comes_again_and_what_was_begun_is_finished() -> None:
    desk = RecordingDesk()
    desk.open.clear()
    webhook = webhook_of(desk)
    begun = asyncio.create_task(post(webhook, update(text="一")))
    await desk.asked.wait()
    webhook.stop()
    assert (await post(webhook, update(text="二"))).status_code == 503
    desk.open.set()
    assert (await begun).status_code == 200


async def test_an_intake_that_is_closed_takes_nothing() -> None:
    desk = RecordingDesk()
    await desk.intake.close()
    assert (await post(webhook_of(desk), update(text="一"))).status_code == 503


async def test_whatever_else_fails_is_not_acknowledged(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = RecordingDesk()

    def fail(arrival: Arrival) -> None:
        raise RuntimeError("张三 38.2")

    monkeypatch.setattr(desk.intake, "submit", fail)
    with capture_logs() as logs:
        assert (await post(webhook_of(desk), update(text="一"))).status_code == 503
    assert logs == [{"event": "update_not_committed", "cause": "RuntimeError", "log_level": "error"}]


async def test_a_day_at_a_bot_api_server(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk(lambda arrival: Answer(arrival.update_id, arrival.callback_id, "已保存" if arrival.callback_id else None))
    webhook = webhook_of(desk)
    async with serving(Starlette(routes=[webhook.route])) as address:
        await serve_by_webhook(api, f"{address}/hook", SECRET)
        await simulator.people.start(101, "CODE")
        markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
        card = (await simulator.call("sendMessage", chat_id=101, text="卡", reply_markup=markup))["result"]["message_id"]
        query = await simulator.people.tap(101, card, "ok")
        call = await simulator.wait_for_call(lambda call: call.method == "answerCallbackQuery")
        simulator.updates.inject({"message": "garbage"})
        taken = await desk.have(3)
        await simulator.call("deleteWebhook")
    assert [arrival.signal for arrival in taken] == [Typed("/start CODE"), Tapped("ok"), None]
    assert (call.source, call.ok, call.params) == ("webhook", True, {"callback_query_id": query, "text": "已保存"})
    assert simulator.log.of("setWebhook")[0].params == {
        "url": f"{address}/hook",
        "secret_token": SECRET,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
        "max_connections": 40,
    }
