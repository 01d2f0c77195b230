"""A screen on its way to a chat: one call, and its outcome in the mailbox's words. Every refusal of TELEGRAM.md has its place here.

What can be edited is a text; a screen with an attachment is always sent as a message of its own.
"""

import re
from dataclasses import replace
from typing import Any

import structlog

from bot.mailbox.dead_letters import cause_of
from bot.mailbox.messenger import Delivered, Gone, NotMade, Outcome, Parcel, Refused, RetryAt, Screen, Unknown, Unreachable
from bot.telegram.api import Api
from bot.telegram.attachments import Enclosure, Make, Maker
from bot.telegram.errors import NoAnswerError, RefusedError

_log = structlog.get_logger(__name__)

TOKEN_PAUSE_SECONDS = 30.0
"""A refused token concerns every message alike: nothing is thrown away, everything waits until the operator has set it right."""

_PLAIN = "plain"
_QUOTED = re.compile('".*"')
_NO_PREVIEW = {"is_disabled": True}
_UNCHANGED = ("message is not modified",)
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",  # it shows a picture
)
_NO_CHAT = ("chat not found", "peer_id_invalid", "user not found", "input_user_deactivated")


class TelegramMessenger:
    """Delivers parcels as `sendMessage` and `editMessageText`, and, with an attachment, as `sendPhoto` and `sendDocument`. `make` makes
    attachments (see `bot.telegram.attachments`). Implements `bot.mailbox.messenger.Messenger`."""

    def __init__(self, api: Api, make: Make) -> None:
        self._api = api
        self._maker = Maker(make)

    async def deliver(self, parcel: Parcel) -> Outcome:
        """One call (two when a group has become a supergroup meanwhile). Never raises but for cancellation."""
        if parcel.screen.attachment is None:
            return await self._attempt(parcel, None, parcel.chat_id, may_move=True)
        try:
            enclosure = await self._maker.enclosure(parcel.screen.attachment, parcel.screen.language)
        except Exception as error:
            return NotMade(cause_of(error))
        return await self._attempt(replace(parcel, edit_message_id=None), enclosure, parcel.chat_id, may_move=True)

    async def _attempt(self, parcel: Parcel, enclosure: Enclosure | None, chat_id: int, may_move: bool) -> Outcome:
        try:
            result = await self._call(parcel, enclosure, chat_id)
        except RefusedError as error:
            if error.migrate_to is not None and may_move:
                return await self._attempt(parcel, enclosure, error.migrate_to, may_move=False)
            return _outcome(error, parcel.edit_message_id)
        except NoAnswerError as error:
            return Unknown(error.message)
        except ValueError as error:
            return Refused(str(error))
        if parcel.edit_message_id is not None:
            return Delivered(parcel.edit_message_id)
        message_id = result.get("message_id") if isinstance(result, dict) else None
        return Delivered(message_id) if type(message_id) is int else Unknown("an answer without message_id")

    async def _call(self, parcel: Parcel, enclosure: Enclosure | None, chat_id: int) -> Any:
        if enclosure is None:
            method = "sendMessage" if parcel.edit_message_id is None else "editMessageText"
            return await self._api.call(method, _parameters(parcel, chat_id))
        parameters = _caption(parcel, chat_id)
        if enclosure.file is None:
            return await self._api.call(enclosure.method, parameters | {enclosure.field: enclosure.file_id})
        return await self._api.upload(enclosure.method, parameters, {enclosure.field: enclosure.file})


def _outcome(error: RefusedError, edited: int | None) -> Outcome:
    words = error.description.lower()
    if error.code == 429:
        return RetryAt(error.retry_after if error.retry_after is not None else 1.0)
    if error.is_token:
        _log.error("token_refused", code=error.code, setting="FUGONG_TOKEN")
        return RetryAt(TOKEN_PAUSE_SECONDS)
    if error.code == 403 or words.startswith(_NO_CHAT):
        return Unreachable(error.description)
    if edited is not None and words.startswith(_UNCHANGED):
        return Delivered(edited)
    if edited is not None and words.startswith(_GONE):
        return Gone()
    if 400 <= error.code <= 499 and error.code != 409:
        # What the server quotes is a piece of the message, and refusals are logged.
        return Refused(_QUOTED.sub('"…"', error.description))
    return Unknown(f"error {error.code}", answered=True)


def _parameters(parcel: Parcel, chat_id: int) -> dict[str, Any]:
    content = parcel.screen.content
    said = {"text": parcel.screen.text, "parse_mode": "HTML"} if content is None else {"text": content.text}
    parameters: dict[str, Any] = {"chat_id": chat_id, **said, "link_preview_options": _NO_PREVIEW}
    if parcel.edit_message_id is not None:
        parameters["message_id"] = parcel.edit_message_id
    return parameters | _manner(parcel)


def _caption(parcel: Parcel, chat_id: int) -> dict[str, Any]:
    return {"chat_id": chat_id, "caption": parcel.screen.text, "parse_mode": "HTML"} | _manner(parcel)


def _manner(parcel: Parcel) -> dict[str, Any]:
    """What texts and pictures have in common: the buttons below, the sound, and what they answer."""
    manner: dict[str, Any] = {}
    if parcel.screen.buttons:
        manner["reply_markup"] = {"inline_keyboard": _keyboard(parcel.screen)}
    if parcel.silent and parcel.edit_message_id is None:
        manner["disable_notification"] = True
    if parcel.paid and parcel.edit_message_id is None:
        manner["allow_paid_broadcast"] = True
    if parcel.reply_to is not None and parcel.edit_message_id is None:
        manner["reply_parameters"] = {"message_id": parcel.reply_to, "allow_sending_without_reply": True}
    return manner


def _keyboard(screen: Screen) -> list[list[dict[str, str]]]:
    return [
        [
            {"text": button.label, "callback_data": button.data}
            if button.style == _PLAIN
            else {"text": button.label, "callback_data": button.data, "style": button.style}
            for button in row
        ]
        for row in screen.buttons
    ]
