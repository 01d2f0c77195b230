"""A screen on its way to a chat: one call, and its outcome in the mailbox's words. Every refusal of TELEGRAM.md has its place here.

A card's text can be edited; a card with an attachment is always sent as a message of its own. What an author wrote is sent, edited and
taken back in ways of its own (`bot.telegram.contents_out`).
"""

import re
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

import structlog

from bot.mailbox.dead_letters import cause_of
from bot.mailbox.messenger import GONE, Delivered, Gone, Held, NotMade, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.telegram.api import Api
from bot.telegram.attachments import Make, Maker
from bot.telegram.contents_out import content_request, deletion, withdrawn_request
from bot.telegram.errors import NoAnswerError, RefusedError
from bot.telegram.requests import Request, attached_request, text_request

_log = structlog.get_logger(__name__)

TOKEN_PAUSE_SECONDS = 30.0
"""A refused token concerns every message alike: nothing is thrown away, everything waits until the operator has set it right."""

_QUOTED = re.compile('".*"')
_UNCHANGED = ("message is not modified",)
_NO_TEXT = "there is no text in the message to edit"  # it shows a picture
_NO_CAPTION = "there is no caption in the message to edit"  # it shows none
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    _NO_TEXT,
    _NO_CAPTION,
    "there is no media in the message to edit",
)
_NOT_THERE = ("message to delete not found", "message to edit not found")
_TOO_OLD = ("message can't be deleted", "message_delete_forbidden")
_NO_CHAT = ("chat not found", "peer_id_invalid", "user not found", "input_user_deactivated")


class _HeldError(Exception):
    """Nothing may be sent now."""


class TelegramMessenger:
    """Delivers parcels: a card as `sendMessage` or `editMessageText`, one with an attachment as `sendPhoto` or `sendDocument`, content as
    whatever it is. `make` makes attachments (see `bot.telegram.attachments`). Implements `bot.mailbox.messenger.Messenger`."""

    def __init__(self, api: Api, make: Make) -> None:
        self._api = api
        self._maker = Maker(make)

    async def deliver(self, parcel: Parcel) -> Outcome:
        """One call (two when a group has become a supergroup meanwhile, and where what is withdrawn can only be edited). Never raises but
        for cancellation."""
        screen = parcel.screen
        if screen.withdrawn:
            return await self._withdraw(parcel)
        if screen.content is not None:
            outcome = await self._attempt(parcel, content_request(parcel, screen.content))
        elif screen.attachment is None:
            outcome = await self._attempt(parcel, text_request(parcel))
        else:
            try:
                enclosure = await self._maker.enclosure(screen.attachment, screen.language)
            except Exception as error:
                return NotMade(cause_of(error))
            parcel = replace(parcel, edit_message_id=None)
            return await self._attempt(parcel, attached_request(parcel, enclosure))
        return Refused(GONE) if parcel.edit_only and isinstance(outcome, Gone) else outcome

    async def _attempt(self, parcel: Parcel, request: Request) -> Outcome:
        async def once() -> Outcome:
            return _delivered(await self._call(request, parcel), parcel.edit_message_id)

        return await _judged(once(), parcel.edit_message_id)

    async def _withdraw(self, parcel: Parcel) -> Outcome:
        """Take the message away; one that is too old for that shows the screen's text from now on. What is not there is withdrawn."""
        message_id = parcel.edit_message_id
        if message_id is None:
            return Refused(GONE)
        outcome = await _judged(self._take_back(parcel, message_id), message_id)
        return Refused(GONE) if isinstance(outcome, Gone) else outcome

    async def _take_back(self, parcel: Parcel, message_id: int) -> Outcome:
        try:
            await self._call(deletion(message_id, parcel.more), parcel)
        except RefusedError as error:
            if _says(error, _NOT_THERE):
                return Delivered(message_id)
            if not _says(error, _TOO_OLD):
                raise
            return await self._overwrite(parcel, message_id)
        return Delivered(message_id)

    async def _overwrite(self, parcel: Parcel, message_id: int) -> Outcome:
        """Put the screen's text into a text or a caption, whichever the message has."""
        captioned = parcel.screen.content is not None and bool(parcel.screen.content.files)
        try:
            await self._call(withdrawn_request(parcel, message_id, captioned=captioned), parcel)
        except RefusedError as error:
            if _says(error, _NOT_THERE):
                return Delivered(message_id)
            if not _says(error, (_NO_TEXT, _NO_CAPTION)):
                raise
            await self._call(withdrawn_request(parcel, message_id, captioned=not captioned), parcel)
        return Delivered(message_id)

    async def _call(self, request: Request, parcel: Parcel, moved_to: int | None = None) -> Any:
        """What the server answered; a group that has become a supergroup is called there. Asks first whether it may: an attachment takes
        seconds to be made, and another call may have been answered since the one before this."""
        if parcel.held():
            raise _HeldError
        parameters = {"chat_id": moved_to or parcel.chat_id} | request.parameters
        try:
            if request.files:
                return await self._api.upload(request.method, parameters, request.files)
            return await self._api.call(request.method, parameters)
        except RefusedError as error:
            if error.migrate_to is None or moved_to is not None:
                raise
            return await self._call(request, parcel, error.migrate_to)


async def _judged(doing: Awaitable[Outcome], edited: int | None) -> Outcome:
    """What became of a call, `edited` being the message that it edits."""
    try:
        return await doing
    except RefusedError as error:
        return _outcome(error, edited)
    except _HeldError:
        return Held()
    except NoAnswerError as error:
        return Unknown(error.message, never_left=error.never_left)
    except ValueError as error:
        return Refused(str(error))


def _delivered(result: Any, edited: int | None) -> Outcome:
    """From what a successful call gave back: a message, or the messages of an album."""
    if edited is not None:
        return Delivered(edited)
    sent = [_message_id(message) for message in (result if isinstance(result, list) else [result])]
    known = [message_id for message_id in sent if message_id is not None]
    if not known or len(known) < len(sent):
        return Unknown("an answer without message_id")
    return Delivered(known[0], tuple(known[1:]))


def _message_id(message: Any) -> int | None:
    message_id = message.get("message_id") if isinstance(message, dict) else None
    return message_id if type(message_id) is int else None


def _says(error: RefusedError, words: tuple[str, ...]) -> bool:
    return error.description.lower().startswith(words)


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
