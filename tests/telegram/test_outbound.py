"""Parcels become calls; every answer of TELEGRAM.md becomes the outcome that the mailbox knows."""

import pytest

from bot.mailbox.messenger import Delivered, Gone, Messenger, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.simulator import Fault, FaultKind, Simulator
from bot.telegram.api import Api
from bot.telegram.outbound import TOKEN_PAUSE_SECONDS, TelegramMessenger
from conversations import wording
from conversations.view import Style
from tests.telegram.fake_server import refusal, scripted, success
from tests.telegram.screens import Button, Screen, nothing

CARD = Screen(
    "今日应报：<b>某某超市 &lt;分店&gt;</b> https://example.com",
    ((Button("全部正常", "ok:17", "success"), Button("有异常", "bad:17")), (Button("取消", "stop", "danger"),)),
)


def messenger_of(api: Api) -> Messenger:
    """What assembly hands to the mailbox."""
    return TelegramMessenger(api, nothing)


async def test_a_new_card_and_its_next_shape(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    messenger = messenger_of(api)
    sent = await messenger.deliver(Parcel(101, CARD))
    assert isinstance(sent, Delivered)
    assert await messenger.deliver(Parcel(101, Screen("已上报"), edit_message_id=sent.message_id)) == sent
    first, second = simulator.log.of("sendMessage")[0], simulator.log.of("editMessageText")[0]
    assert first.params["parse_mode"] == "HTML"
    assert first.params["link_preview_options"] == {"is_disabled": True}
    assert first.params["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "全部正常", "callback_data": "ok:17", "style": "success"}, {"text": "有异常", "callback_data": "bad:17"}],
            [{"text": "取消", "callback_data": "stop", "style": "danger"}],
        ]
    }
    assert "disable_notification" not in first.params
    assert second.params == {
        "chat_id": 101,
        "message_id": sent.message_id,
        "text": "已上报",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    assert not simulator.read(101).keyboard


async def test_a_silent_message_makes_no_sound(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    await messenger_of(api).deliver(Parcel(101, CARD, silent=True))
    assert simulator.log.of("sendMessage")[0].params["disable_notification"] is True


async def test_a_nudge_answers_the_card_and_is_sent_all_the_same_without_it(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    messenger = messenger_of(api)
    card = await messenger.deliver(Parcel(101, CARD))
    assert isinstance(card, Delivered)
    assert isinstance(await messenger.deliver(Parcel(101, Screen("仍无人接单"), reply_to=card.message_id)), Delivered)
    assert isinstance(await messenger.deliver(Parcel(101, Screen("再说一遍"), reply_to=999)), Delivered)
    replies = [call.params.get("reply_parameters") for call in simulator.log.of("sendMessage")][-2:]
    assert replies == [{"message_id": number, "allow_sending_without_reply": True} for number in (card.message_id, 999)]
    await messenger.deliver(Parcel(101, Screen("改过了"), edit_message_id=card.message_id, reply_to=999))
    assert "reply_parameters" not in simulator.log.of("editMessageText")[-1].params


async def test_an_edit_that_changes_nothing_is_delivered(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    messenger = messenger_of(api)
    sent = await messenger.deliver(Parcel(101, CARD))
    assert isinstance(sent, Delivered)
    assert await messenger.deliver(Parcel(101, CARD, edit_message_id=sent.message_id)) == sent


async def test_an_edit_of_what_is_not_there_is_gone(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    assert await messenger_of(api).deliver(Parcel(101, CARD, edit_message_id=999)) == Gone()


async def test_people_who_cannot_be_written_to(simulator: Simulator, api: Api) -> None:
    messenger = messenger_of(api)
    await simulator.people.start(101)
    await simulator.people.block(101)
    assert await messenger.deliver(Parcel(101, CARD)) == Unreachable("bot was blocked by the user")
    assert isinstance(await messenger.deliver(Parcel(102, CARD)), Unreachable)  # never started the bot
    assert await messenger.deliver(Parcel(999_999, CARD)) == Unreachable("chat not found")


async def test_a_group_that_became_a_supergroup_gets_it_there(simulator: Simulator, api: Api) -> None:
    group = await simulator.people.group("群", {101, 102})
    await simulator.people.upgrade(group.id)
    assert isinstance(await messenger_of(api).deliver(Parcel(group.id, CARD)), Delivered)
    assert [call.status for call in simulator.log.of("sendMessage")] == [400, 200]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(FaultKind.FLOOD, retry_after=7), RetryAt(7.0)),
        (Fault(FaultKind.ERROR, code=502), Unknown("error 502", answered=True)),
        (Fault(FaultKind.ERROR_AFTER, code=500), Unknown("error 500", answered=True)),
        (Fault(FaultKind.LOST), Unknown("ServerDisconnectedError")),
        (Fault(FaultKind.DROPPED), Unknown("ServerDisconnectedError")),
    ],
)
async def test_trouble_at_the_server(simulator: Simulator, api: Api, fault: Fault, outcome: Outcome) -> None:
    await simulator.people.start(101)
    simulator.faults.add(fault)
    assert await messenger_of(api).deliver(Parcel(101, CARD)) == outcome


EDIT = 55


@pytest.mark.parametrize(
    ("reply", "edited", "outcome"),
    [
        (refusal(400, "Bad Request: message is not modified: specified new message content …"), EDIT, Delivered(EDIT)),
        (refusal(400, "Bad Request: message to edit not found"), EDIT, Gone()),
        (refusal(400, "Bad Request: message can't be edited"), EDIT, Gone()),
        (refusal(400, "Bad Request: MESSAGE_ID_INVALID"), EDIT, Gone()),
        (refusal(400, "Bad Request: there is no text in the message to edit"), EDIT, Gone()),
        (refusal(400, "Bad Request: message is not modified"), None, Refused("message is not modified")),
        (refusal(400, "Bad Request: chat not found"), EDIT, Unreachable("chat not found")),
        (refusal(400, "Bad Request: message text is empty"), None, Refused("message text is empty")),
        (refusal(400, "Bad Request: message is too long"), None, Refused("message is too long")),
        (refusal(400, "Bad Request: can't parse entities: x"), EDIT, Refused("can't parse entities: x")),
        (
            refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "张三" at byte offset 5'),
            None,
            Refused('can\'t parse entities: Unsupported start tag "…" at byte offset 5'),
        ),
        (refusal(400, "Bad Request: BUTTON_DATA_INVALID"), None, Refused("BUTTON_DATA_INVALID")),
        (refusal(400, "Bad Request: message to be replied not found"), None, Refused("message to be replied not found")),
        (refusal(413, "Request Entity Too Large"), None, Refused("Request Entity Too Large")),
        (refusal(403, "Forbidden: bot was blocked by the user"), EDIT, Unreachable("bot was blocked by the user")),
        (refusal(403, "Forbidden: user is deactivated"), None, Unreachable("user is deactivated")),
        (
            refusal(403, "Forbidden: bot can't initiate conversation with a user"),
            None,
            Unreachable("bot can't initiate conversation with a user"),
        ),
        (refusal(429, "Too Many Requests: retry after 35", {"retry_after": 35}), None, RetryAt(35.0)),
        (refusal(429, "Too Many Requests"), None, RetryAt(1.0)),
        (refusal(401, "Unauthorized"), None, RetryAt(TOKEN_PAUSE_SECONDS)),
        (refusal(404, "Not Found"), None, RetryAt(TOKEN_PAUSE_SECONDS)),
        (refusal(400, "Bad Request: x", {"migrate_to_chat_id": -1001}), None, Refused("x")),
        (refusal(500, "Internal Server Error"), None, Unknown("error 500", answered=True)),
        ((502, b"<html>bad gateway</html>"), None, Unknown("error 502", answered=True)),
        ((200, b"<html>a captive portal</html>"), None, Unknown("the answer is not a Bot API server's")),
        ((200, b"[]"), None, Unknown("the answer is not a Bot API server's")),
        ((200, b'{"ok": false, "error_code": 400, "description": "Bad Request: odd"}'), None, Refused("odd")),
        (success({"no": "id"}), None, Unknown("an answer without message_id")),
        (success(True), EDIT, Delivered(EDIT)),
    ],
)
async def test_every_answer_has_an_outcome(reply: tuple[int, bytes], edited: int | None, outcome: Outcome) -> None:
    async with scripted(reply) as (api, _):
        assert await messenger_of(api).deliver(Parcel(101, CARD, edit_message_id=edited)) == outcome


async def test_screens_of_the_wording_fit(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    screen = wording.Screen("好", ((wording.ScreenButton("是", "y", Style.DANGER), wording.ScreenButton("否", "n", Style.PLAIN)),), "task")
    assert isinstance(await messenger_of(api).deliver(Parcel(101, screen)), Delivered)
    keyboard = simulator.log.of("sendMessage")[0].params["reply_markup"]["inline_keyboard"]
    assert keyboard == [[{"text": "是", "callback_data": "y", "style": "danger"}, {"text": "否", "callback_data": "n"}]]


async def test_what_json_cannot_say_is_refused_not_raised() -> None:
    async with scripted(success({"message_id": 1})) as (api, script):
        outcome = await messenger_of(api).deliver(Parcel(101, Screen("\ud83d")))
        assert outcome == Refused("the parameters cannot be written as JSON")
        assert script.calls == []


async def test_no_server_at_all_is_unknown() -> None:
    async with scripted(success(True)) as (api, _):
        await api.transport.shutdown()
        assert await messenger_of(api).deliver(Parcel(101, CARD)) == Unknown("the transport is closed", never_left=True)
