"""Reply markup: read, checked and put into the form in which messages carry it."""

import re
from typing import Any

from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import bad_request

MOST_IN_A_ROW = 12
MOST_BUTTONS = 300
_STYLES = frozenset({"danger", "success", "primary"})
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_LINK = re.compile(r"(https?://[^\s/]+\.[^\s/]+(/\S*)?|tg://\S+|[\w-]+(\.[\w-]+)+(/\S*)?)")


def inline_keyboard(markup: JsonDict | None) -> JsonDict | None:
    """An InlineKeyboardMarkup as messages carry it, or None when it holds no button.

    Raises RefusedError: BUTTON_DATA_INVALID beyond 64 bytes, buttons without text or action, bad links. Buttons beyond 12 a
    row or 300 are silently cut, as the server does.
    """
    if not markup or not isinstance(markup.get("inline_keyboard"), list):
        return None
    rows: list[list[JsonDict]] = []
    left = MOST_BUTTONS
    for row in markup["inline_keyboard"]:
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        buttons = [_inline_button(button) for button in row[: min(MOST_IN_A_ROW, left)]]
        left -= len(buttons)
        if buttons:
            rows.append(buttons)
    return {"inline_keyboard": rows} if rows else None


def _text(button: Any, where: str) -> str:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {where}: {where[0].upper()}{where[1:]} must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f"can't parse {where}: Can't find field \"text\"")
    return text.strip()


def _inline_button(button: Any) -> JsonDict:
    text = _text(button, "inline keyboard button")
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "", False)]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not text:
        raise bad_request("BUTTON_TEXT_INVALID")
    action = actions[0]
    kept: JsonDict = {"text": text, action: button[action]}
    _check_style(button, kept)
    if action == "callback_data" and len(str(button[action]).encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        if not _LINK.fullmatch(button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        kept["url"] = button["url"]
    if action == "copy_text":
        copied = button["copy_text"].get("text", "") if isinstance(button["copy_text"], dict) else ""
        if not 1 <= len(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return kept


def _check_style(button: JsonDict, kept: JsonDict) -> None:
    style = button.get("style")
    if style is None or style == "":
        return
    if style not in _STYLES:
        raise bad_request("invalid button style specified")
    kept["style"] = style


def reply_markup(params: Params, *, private: bool) -> tuple[JsonDict | None, JsonDict | None]:
    """(inline keyboard of the message, reply keyboard for the chat) of a sending call; both may be None.

    The second is a ReplyKeyboardMarkup, a ReplyKeyboardRemove or a ForceReply, to be kept beside the message.
    """
    markup = params.json("reply_markup")
    if not markup:
        return None, None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return inline_keyboard(markup), None
    if "keyboard" in markup:
        rows = [[_reply_button(button, private=private) for button in row] for row in markup["keyboard"]]
        rows = [row for row in rows if row]
        return None, {**markup, "keyboard": rows} if rows else {"remove_keyboard": True}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return None, markup
    return None, None


def _reply_button(button: Any, *, private: bool) -> JsonDict:
    if isinstance(button, str):
        button = {"text": button}
    kept = {**button, "text": _text(button, "keyboard button")}
    if not kept["text"]:
        raise bad_request("keyboard button text must be non-empty")
    _check_style(button, kept)
    for asks, what in (("request_contact", "phone number"), ("request_location", "location")):
        if button.get(asks) and not private:
            raise bad_request(f"{what} can be requested in private chats only")
    return kept
