"""The checker finds what is wrong and says where."""

from typing import Any

import pytest

from tests.contract import ContractError, check_answer, check_request, check_result, check_update

BUTTON = {"text": "好", "callback_data": "a"}


@pytest.mark.parametrize(
    ("method", "params", "where"),
    [
        ("sendNothing", {}, "sendNothing: no such method"),
        ("sendMessage", {"chat_id": 1}, "sendMessage.text: required"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage.text: String"),
        ("sendMessage", {"chat_id": 1, "text": "x", "parsemode": "HTML"}, "sendMessage.parsemode: no such"),
        ("getUpdates", {"timeout": True}, "getUpdates.timeout: Integer"),
        ("editMessageText", {"text": "x", "message_id": "abc"}, "editMessageText.message_id: Integer"),
        (
            "editMessageText",
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
            "editMessageText.reply_markup.inline_keyboard[0][0].text: required",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{**BUTTON, "colour": "red"}]]}},
            "sendMessage.reply_markup.inline_keyboard[0][0].colour: no such",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "汉" * 22}]]}},
            "sendMessage.reply_markup.inline_keyboard[0][0].callback_data: 1-64",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[BUTTON] * 9]}},
            "sendMessage.reply_markup.inline_keyboard[0][0]: more than 8",
        ),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "长" * 201}, "answerCallbackQuery.text: longer"),
        ("setChatMenuButton", {"menu_button": {"type": "nonsense"}}, "setChatMenuButton.menu_button"),
    ],
)
def test_bad_requests(method: str, params: dict[str, Any], where: str) -> None:
    with pytest.raises(ContractError) as found:
        check_request(method, params)
    assert str(found.value).startswith(where)


def test_good_requests() -> None:
    check_request("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard":[[{"text":"x","url":"a.b"}]]}'})
    check_request("getUpdates", {"offset": "5", "allowed_updates": '["message"]'})
    check_request("sendDocument", {"chat_id": "1", "disable_notification": "true"}, files=["document"])
    check_request("setChatMenuButton", {"menu_button": {"type": "commands"}})


@pytest.mark.parametrize("result", [None, 1, {}, {"message_id": 1, "date": 1}, {"message_id": 1, "date": 1, "chat": {"id": 1, "type": 5}}])
def test_bad_results(result: Any) -> None:
    with pytest.raises(ContractError):
        check_result("sendMessage", result)


def test_bad_updates_and_answers() -> None:
    updates: tuple[Any, ...] = ({"message": {}}, {"update_id": 1}, {"update_id": 1, "poll_thing": {}}, [])
    for update in updates:
        with pytest.raises(ContractError):
            check_update(update)
    for answer in ({}, {"ok": True}, {"ok": False, "error_code": "400"}, {"ok": False, "error_code": 400}):
        with pytest.raises(ContractError):
            check_answer(answer)
    check_answer({"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}})
