"""Every refusal of the real server, word for word."""

from typing import Any

import pytest

from bot.simulator import ManualTimer, Simulator
from tests.simulator.conftest import ANNA, BORIS, CHEN, Bot, Clock

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(data: str, **more: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "好", "callback_data": data, **more}]]}


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "长" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "parse_mode": "Word"}, "unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
        ({"text": "x", "reply_markup": keyboard("汉" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard("a", style="purple")}, "invalid button style specified"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "http://localhost/"}]]}},
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ],
)
async def test_a_text_is_refused(bot: Bot, params: dict[str, Any], said: str) -> None:
    assert await bot.refused("sendMessage", **{"chat_id": ANNA, **params}) == f"400 Bad Request: {said}"


async def test_limits_are_counted_after_entities_and_in_the_right_unit(bot: Bot) -> None:
    marked = "<b>" + "长" * 4096 + "</b>"
    await bot("sendMessage", chat_id=ANNA, text=marked, parse_mode="HTML")
    await bot("sendMessage", chat_id=ANNA, text="x", reply_markup=keyboard("汉" * 21))


async def test_who_cannot_be_reached(bot: Bot, simulator: Simulator) -> None:
    await simulator.people.block(ANNA)
    await simulator.people.deactivate(BORIS)
    said = [await bot.refused("sendMessage", chat_id=user, text="x") for user in (ANNA, BORIS, CHEN)]
    assert said == [
        "403 Forbidden: bot was blocked by the user",
        "403 Forbidden: user is deactivated",
        "403 Forbidden: bot can't initiate conversation with a user",
    ]
    await simulator.people.block(ANNA, blocked=False)
    await simulator.people.start(CHEN)
    await bot("sendMessage", chat_id=ANNA, text="x")
    await bot("sendMessage", chat_id=CHEN, text="x")


async def test_edits(bot: Bot, simulator: Simulator) -> None:
    sent = await bot("sendMessage", chat_id=ANNA, text=" <b>x</b> ", parse_mode="HTML", reply_markup=keyboard("a"))
    own = await simulator.people.type(ANNA, "mine")
    place = {"chat_id": ANNA, "message_id": sent["message_id"]}
    same = {"text": "<strong>x</strong>", "parse_mode": "HTML", "reply_markup": keyboard("a")}
    assert await bot.refused("editMessageText", **place, **same) == NOT_MODIFIED
    assert await bot.refused("editMessageReplyMarkup", **place, reply_markup=keyboard("a")) == NOT_MODIFIED
    assert await bot.refused("editMessageText", chat_id=ANNA, message_id=99, text="y") == ("400 Bad Request: message to edit not found")
    assert await bot.refused("editMessageText", chat_id=ANNA, message_id=own.message["message_id"], text="y") == (
        "400 Bad Request: message can't be edited"
    )
    assert await bot.refused("editMessageText", text="y") == "400 Bad Request: message identifier is not specified"
    assert await bot.refused("editMessageCaption", **place, caption="y") == ("400 Bad Request: there is no caption in the message to edit")
    assert await bot.refused("editMessageText", **place, text="长" * 4097) == "400 Bad Request: message is too long"
    edited = await bot("editMessageText", **place, text="x", reply_markup=keyboard("b"))
    assert "entities" not in edited
    assert edited["edit_date"] >= edited["date"]
    without = await bot("editMessageText", **place, text="x")
    assert "reply_markup" not in without


async def test_deleting(bot: Bot, clock: Clock) -> None:
    old = await bot("sendMessage", chat_id=ANNA, text="old")
    clock.forward(hours=49)
    new = await bot("sendMessage", chat_id=ANNA, text="new")
    assert await bot.refused("deleteMessage", chat_id=ANNA, message_id=old["message_id"]) == (
        "400 Bad Request: message can't be deleted for everyone"
    )
    assert await bot("deleteMessage", chat_id=ANNA, message_id=new["message_id"]) is True
    assert await bot.refused("deleteMessage", chat_id=ANNA, message_id=new["message_id"]) == (
        "400 Bad Request: message to delete not found"
    )
    assert await bot.refused("editMessageText", chat_id=ANNA, message_id=new["message_id"], text="y") == (
        "400 Bad Request: message to edit not found"
    )
    assert await bot("deleteMessages", chat_id=ANNA, message_ids=[new["message_id"], 4711]) is True


async def test_taps_are_answered_once_and_in_time(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    sent = await bot("sendMessage", chat_id=ANNA, text="x", reply_markup=keyboard("a"))
    first, second = [await simulator.people.tap(ANNA, sent["message_id"], "好") for _ in range(2)]
    assert await bot.refused("answerCallbackQuery", callback_query_id=first, text="长" * 201) == ("400 Bad Request: MESSAGE_TOO_LONG")
    assert await bot("answerCallbackQuery", callback_query_id=first, text="已保存", show_alert=True) is True
    assert await bot.refused("answerCallbackQuery", callback_query_id=first) == TOO_OLD
    assert await bot.refused("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    timer.advance(151)
    assert await bot.refused("answerCallbackQuery", callback_query_id=second) == TOO_OLD
    assert [(toast.text, toast.alert) for toast in simulator.read(ANNA).toasts] == [("已保存", True)]


async def test_a_group_that_was_upgraded(bot: Bot, simulator: Simulator) -> None:
    group = await simulator.people.group("一队", {ANNA, BORIS})
    await bot("sendMessage", chat_id=group.id, text="x")
    new = await simulator.people.upgrade(group.id)
    answer = await simulator.call("sendMessage", chat_id=group.id, text="x")
    assert answer == {
        "ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": new.id},
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
    }  # fmt: skip
    await bot("sendMessage", chat_id=new.id, text="x")
    await bot.updates()


async def test_commands_are_checked(bot: Bot) -> None:
    def command(name: str, description: str = "x") -> list[dict[str, str]]:
        return [{"command": name, "description": description}]

    assert await bot.refused("setMyCommands", commands=command("Today")) == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await bot.refused("setMyCommands", commands=command("x", "")) == ("400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    assert await bot.refused("setMyCommands", commands=command("x") * 101) == ("400 Bad Request: BOT_COMMANDS_TOO_MUCH")
    english = {"commands": command("today", "Today"), "language_code": "en"}
    await bot("setMyCommands", commands=command("/today", "今天"))
    await bot("setMyCommands", **english, scope={"type": "chat", "chat_id": ANNA})
    assert await bot("getMyCommands") == command("today", "今天")
    assert await bot("getMyCommands", language_code="en", scope={"type": "chat", "chat_id": ANNA}) == english["commands"]
    await bot("deleteMyCommands")
    assert await bot("getMyCommands") == []
