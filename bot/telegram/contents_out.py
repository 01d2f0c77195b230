"""What an author wrote on its way to a reader: sent as it is, edited, or taken back.

Files go by the `file_id` under which Telegram keeps them. Which file a message shows cannot be asked, so an edit of a message with a file
always says the file again; where nothing changes the server says so, which is a success.
"""

from typing import Any

from bot.mailbox.messenger import Parcel
from bot.telegram.requests import Request, manner
from conversations.content import Entity, MediaFile, MediaKind, Part

_METHODS = {
    MediaKind.PHOTO: "sendPhoto",
    MediaKind.DOCUMENT: "sendDocument",
    MediaKind.VIDEO: "sendVideo",
    MediaKind.VOICE: "sendVoice",
    MediaKind.AUDIO: "sendAudio",
}


def content_request(parcel: Parcel, part: Part) -> Request:
    """The call that sends `part`, or edits the parcel's message into it. An album has no buttons, and only its caption can be edited: that
    of its first message."""
    if parcel.edit_message_id is not None:
        return _edit(parcel, parcel.edit_message_id, part)
    if not part.files:
        return Request("sendMessage", _text(part) | manner(parcel))
    first, *others = part.files
    if not others:
        return Request(_METHODS[first.kind], {first.kind.value: first.file_id} | _caption(part) | manner(parcel))
    media = [_media(first) | _caption(part), *(_media(file) for file in others)]
    return Request("sendMediaGroup", {"media": media} | {name: said for name, said in manner(parcel).items() if name != "reply_markup"})


def _edit(parcel: Parcel, message_id: int, part: Part) -> Request:
    place: dict[str, Any] = {"message_id": message_id}
    if not part.files:
        return Request("editMessageText", place | _text(part) | manner(parcel))
    first, *others = part.files
    if others:
        return Request("editMessageCaption", place | _caption(part))
    if first.kind is MediaKind.VOICE:  # no other voice can be put in the place of one
        return Request("editMessageCaption", place | _caption(part) | manner(parcel))
    return Request("editMessageMedia", place | {"media": _media(first) | _caption(part)} | manner(parcel))


def deletion(message_id: int, more: tuple[int, ...]) -> Request:
    """The call that takes a message away, and the others of its album."""
    if not more:
        return Request("deleteMessage", {"message_id": message_id})
    return Request("deleteMessages", {"message_ids": [message_id, *more]})


def withdrawn_request(parcel: Parcel, message_id: int, *, captioned: bool) -> Request:
    """The call that puts the screen's text in the place of what cannot be taken away any more: `captioned`, below a file, which stays."""
    method, field = ("editMessageCaption", "caption") if captioned else ("editMessageText", "text")
    return Request(method, {"message_id": message_id, field: parcel.screen.text, "parse_mode": "HTML"} | manner(parcel))


def _text(part: Part) -> dict[str, Any]:
    return {"text": part.text} | _formatting("entities", part)


def _caption(part: Part) -> dict[str, Any]:
    return ({"caption": part.text} | _formatting("caption_entities", part)) if part.text else {}


def _formatting(name: str, part: Part) -> dict[str, Any]:
    return {name: [_entity(each) for each in part.entities]} if part.entities else {}


def _entity(entity: Entity) -> dict[str, Any]:
    said = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    return said | {"url": entity.url} if entity.url else said


def _media(file: MediaFile) -> dict[str, Any]:
    return {"type": file.kind.value, "media": file.file_id}
