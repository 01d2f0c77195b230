"""The one call that a screen becomes: its method and what is said with it. The chat is named when it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.mailbox.messenger import Parcel, Screen
from bot.telegram.attachments import Enclosure
from bot.telegram.transport import File

_PLAIN = "plain"
_NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Request:
    """A call that is to be made: parameters without the chat, and files by the names of their parameters."""

    method: str
    parameters: dict[str, Any]
    files: Mapping[str, File] = field(default_factory=dict)


def text_request(parcel: Parcel) -> Request:
    """A card of text, new or in the place of an older one."""
    parameters: dict[str, Any] = {"text": parcel.screen.text, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    if parcel.edit_message_id is None:
        return Request("sendMessage", parameters | manner(parcel))
    return Request("editMessageText", {"message_id": parcel.edit_message_id} | parameters | manner(parcel))


def attached_request(parcel: Parcel, enclosure: Enclosure) -> Request:
    """A card below what is attached to it; always new."""
    parameters = {"caption": parcel.screen.text, "parse_mode": "HTML"} | manner(parcel)
    if enclosure.file is None:
        return Request(enclosure.method, parameters | {enclosure.field: enclosure.file_id})
    return Request(enclosure.method, parameters, {enclosure.field: enclosure.file})


def manner(parcel: Parcel) -> dict[str, Any]:
    """What all messages have in common: the buttons below, the sound, what they answer, and at which rate they go."""
    said: dict[str, Any] = {}
    if parcel.screen.buttons:
        said["reply_markup"] = {"inline_keyboard": _keyboard(parcel.screen)}
    if parcel.edit_message_id is not None:
        return said
    if parcel.silent:
        said["disable_notification"] = True
    if parcel.reply_to is not None:
        said["reply_parameters"] = {"message_id": parcel.reply_to, "allow_sending_without_reply": True}
    if parcel.paid:
        said["allow_paid_broadcast"] = True
    return said


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
