"""Polling: nothing is acknowledged before it is committed, nothing that was acknowledged comes again, trouble is waited out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import DatabaseAway
from bot.simulator import Fault, FaultKind, Simulator
from bot.telegram import persist, poll
from bot.telegram.api import Api
from bot.telegram.inbound import ALLOWED_UPDATES, Inbound
from bot.telegram.poll import Poll
from conversations.engine.signals import Tapped, Typed
from tests.telegram.desks import RecordingDesk
from tests.telegram.fake_server import refusal, scripted, success
from tests.telegram.updates import tap, update


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between attempts are a hundredth of a second."""
    monkeypatch.setattr(poll, "backoff", lambda *_, **__: 0.01)
    monkeypatch.setattr(persist, "backoff", lambda *_, **__: 0.01)


@asynccontextmanager
async def polling(api: Api, desk: RecordingDesk) -> AsyncIterator[Poll]:
    """A poller at work; it has to stop in good order."""
    poller = Poll(api, Inbound("fugong_bot"), desk.intake, wait_seconds=5)
    task = asyncio.create_task(poller.run())
    try:
        yield poller
        poller.stop()
        async with asyncio.timeout(5):
            await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def offsets(simulator: Simulator) -> list[int | None]:
    return [call.params.get("offset") for call in simulator.log.of("getUpdates")]


async def test_updates_come_in_order_and_are_asked_for_by_name(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    async with polling(api, desk):
        for text in ("一", "二", "三"):
            await simulator.people.type(101, text)
        taken = await desk.have(3)
    assert [arrival.signal for arrival in taken] == [Typed("一"), Typed("二"), Typed("三")]
    first = simulator.log.of("getUpdates")[0]
    assert first.params == {"timeout": 5, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
    assert len(simulator.updates) == 0  # the last offset was confirmed


async def test_the_offset_moves_only_after_the_commit(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    desk.open.clear()
    for text in ("一", "二"):
        await simulator.people.type(101, text)
    async with polling(api, desk):
        await desk.asked.wait()
        assert offsets(simulator) == [None]
        desk.open.set()
        await desk.have(2)
        await simulator.people.type(101, "三")
        await desk.have(3)
    ids = [update["update_id"] for update in simulator.updates.log]
    assert offsets(simulator) == [None, ids[1] + 1, ids[2] + 1]


async def test_killed_before_the_commit_everything_comes_again(simulator: Simulator, api: Api) -> None:
    dying = RecordingDesk()
    dying.open.clear()
    await simulator.people.type(101, "一")
    poller = asyncio.create_task(Poll(api, Inbound("fugong_bot"), dying.intake).run())
    await dying.asked.wait()
    poller.cancel()
    await asyncio.gather(poller, return_exceptions=True)
    desk = RecordingDesk()
    async with polling(api, desk):
        assert [arrival.signal for arrival in await desk.have(1)] == [Typed("一")]
    dying.open.set()
    await dying.intake.close()


async def test_stopping_while_the_database_is_away_acknowledges_nothing(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    desk.failing = DatabaseAway("connection lost")
    await simulator.people.type(101, "一")
    async with polling(api, desk) as poller:
        await desk.asked.wait()
        poller.stop()
        await desk.intake.close()
    assert offsets(simulator) == [None]
    assert len(simulator.updates) == 1


async def test_what_was_begun_is_finished_and_confirmed(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    desk.open.clear()
    await simulator.people.type(101, "一")
    async with polling(api, desk) as poller:
        await desk.asked.wait()
        poller.stop()
        desk.open.set()
    assert len(desk.taken) == 1
    assert len(simulator.updates) == 0


async def test_a_tap_is_answered_after_the_commit(simulator: Simulator, api: Api) -> None:
    def answer(arrival: Arrival) -> Answer:
        toast = "已保存" * 100 if arrival.signal == Tapped("ok") else None
        return Answer(arrival.update_id, arrival.callback_id, toast, alert=True)

    desk = RecordingDesk(answer)
    desk.open.clear()
    await simulator.people.start(101)
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}, {"text": "不", "callback_data": "no"}]]}
    card = (await simulator.call("sendMessage", chat_id=101, text="卡", reply_markup=markup))["result"]["message_id"]
    async with polling(api, desk):
        first = await simulator.people.tap(101, card, "ok")
        second = await simulator.people.tap(101, card, "no")
        await desk.asked.wait()
        assert simulator.log.of("answerCallbackQuery") == []
        desk.open.set()
        await simulator.wait_for_call(lambda call: call.params.get("callback_query_id") == second)
    answers = [call.params for call in simulator.log.of("answerCallbackQuery")]
    assert answers == [
        {"callback_query_id": first, "text": ("已保存" * 100)[:200], "show_alert": True},
        {"callback_query_id": second},
    ]


async def test_a_tap_that_is_too_old_to_answer_is_nobodys_fault(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    with capture_logs() as logs:
        async with polling(api, desk):
            simulator.updates.inject({"callback_query": {**tap()["callback_query"], "id": "1"}})
            call = await simulator.wait_for_call(lambda call: call.method == "answerCallbackQuery")
    assert call.status == 400
    assert logs == []


async def test_an_answer_to_a_tap_that_fails_is_told_and_forgotten(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    simulator.faults.add(Fault(FaultKind.ERROR, method="answerCallbackQuery", times=1))
    simulator.faults.add(Fault(FaultKind.DROPPED, method="answerCallbackQuery", times=1))
    with capture_logs() as logs:
        async with polling(api, desk):
            simulator.updates.inject(tap() | {"update_id": 700_000_001})
            simulator.updates.inject(tap() | {"update_id": 700_000_002})
            await desk.have(2)
    assert [line["event"] for line in logs] == ["tap_not_answered"] * 2


async def test_garbage_stops_nobody(simulator: Simulator, api: Api) -> None:
    desk = RecordingDesk()
    simulator.updates.inject({"message": 7})
    simulator.updates.inject({"callback_query": {"id": "9"}})
    simulator.updates.inject({})
    await simulator.people.type(101, "一")
    async with polling(api, desk):
        taken = await desk.have(4)
    assert [arrival.problem for arrival in sorted(taken, key=lambda arrival: arrival.update_id)] == [
        "message: not an object",
        "from: not an object",
        None,
        None,
    ]
    assert len(simulator.updates) == 0


@pytest.mark.parametrize("kind", [FaultKind.ERROR, FaultKind.LOST, FaultKind.DROPPED])
async def test_trouble_is_waited_out(simulator: Simulator, api: Api, kind: FaultKind) -> None:
    desk = RecordingDesk()
    simulator.faults.add(Fault(kind, times=3))
    await simulator.people.type(101, "一")
    with capture_logs():
        async with polling(api, desk):
            assert [arrival.signal for arrival in await desk.have(1)] == [Typed("一")]


async def test_a_webhook_that_is_left_over_is_taken_away(simulator: Simulator, api: Api) -> None:
    await simulator.call("setWebhook", url="http://127.0.0.1:9/nobody")
    desk = RecordingDesk()
    async with polling(api, desk):
        await simulator.people.type(101, "一")
        await desk.have(1)


@pytest.mark.parametrize(
    ("reply", "event"),
    [
        (refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance"), "polled_elsewhere"),
        (refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"), "webhook_set_elsewhere"),
        (refusal(401, "Unauthorized"), "token_refused"),
        (refusal(502, "Bad Gateway"), "poll_refused"),
        ((200, b"<html>"), "poll_unanswered"),
        (success({"not": "a list"}), "poll_unanswered"),
        (success([{"message": {}}]), "updates_without_id"),
    ],
)
async def test_what_goes_wrong_is_named_and_tried_again(reply: tuple[int, bytes], event: str) -> None:
    desk = RecordingDesk()
    with capture_logs() as logs:
        async with scripted(success(True), reply, success([update(text="一")]), success([])) as (api, _), polling(api, desk):
            await desk.have(2 if event == "updates_without_id" else 1)
    assert logs[0]["event"] == event


async def test_a_refused_token_at_the_start_is_tried_again() -> None:
    desk = RecordingDesk()
    replies = [refusal(401, "Unauthorized"), success(True), success([update(text="一")]), success([])]
    with capture_logs() as logs:
        async with scripted(*replies) as (api, _), polling(api, desk):
            await desk.have(1)
    assert logs[0]["event"] == "token_refused"


async def test_the_servers_own_pause_is_kept() -> None:
    with capture_logs() as logs:
        async with scripted(success(True), refusal(429, "Too Many Requests", {"retry_after": 600})) as (api, script):
            async with polling(api, RecordingDesk()):
                await script.called(2)
            assert [method for method, _ in script.calls] == ["deleteWebhook", "getUpdates"]
    assert [line["again_in"] for line in logs] == [600.0]


async def test_after_an_empty_answer_the_offset_is_not_needed_any_more() -> None:
    replies = [success(True), success([update(text="一")]), success([]), success([update(text="二") | {"update_id": 3}]), success([])]
    desk = RecordingDesk()
    async with scripted(*replies) as (api, script), polling(api, desk):
        await script.called(6)
    sent: list[Any] = [parameters.get("offset") for method, parameters in script.calls if method == "getUpdates"]
    assert sent[:5] == [None, 501, None, 4, None]


async def test_a_last_offset_that_cannot_be_confirmed_costs_nothing() -> None:
    desk = RecordingDesk()
    desk.open.clear()
    with capture_logs() as logs:
        async with scripted(success(True), success([update(text="一")]), refusal(500, "x")) as (api, _), polling(api, desk) as poller:
            await desk.asked.wait()
            poller.stop()
            desk.open.set()
    assert [line["event"] for line in logs] == ["last_offset_not_confirmed"]
