"""Updates as Telegram sends them, one of every kind that matters."""

from dataclasses import replace
from typing import Any

from bot.desk.arrival import Arrival
from conversations.engine.signals import Pictured, Unreadable, Uploaded

PERSON = {"id": 101, "is_bot": False, "first_name": "小红", "last_name": "李", "language_code": "zh-hans"}
PRIVATE = {"id": 101, "type": "private", "first_name": "小红", "last_name": "李"}
GROUP = {"id": -1001, "type": "supergroup", "title": "群"}
BOT = {"id": 999, "is_bot": True, "first_name": "复工", "username": "fugong_bot"}
DATE = 1795395600


def message(**content: Any) -> dict[str, Any]:
    """A message in a private chat."""
    return {"message_id": 7, "date": DATE, "from": PERSON, "chat": PRIVATE, **content}


def update(kind: str = "message", **content: Any) -> dict[str, Any]:
    """An update with such a message."""
    return {"update_id": 500, kind: message(**content)}


def in_group(**content: Any) -> dict[str, Any]:
    """An update with a message in a group."""
    return update(chat=GROUP, **content)


def tap(**content: Any) -> dict[str, Any]:
    """A tap on one of our cards; `content` replaces fields, None takes them away."""
    card = {"message_id": 40, "date": DATE, "from": BOT, "chat": PRIVATE, "text": "今日应报"}
    query = {"id": "4711", "from": PERSON, "chat_instance": "1", "message": card, "data": "ok:17", **content}
    return {"update_id": 501, "callback_query": {name: value for name, value in query.items() if value is not None}}


def membership(status: str, chat: dict[str, Any] | None = None) -> dict[str, Any]:
    """The bot's own standing changed."""
    more = {"until_date": 0} if status == "kicked" else {}
    change = {
        "chat": chat or PRIVATE,
        "from": PERSON,
        "date": DATE,
        "old_chat_member": {"status": "left", "user": BOT},
        "new_chat_member": {"status": status, "user": BOT, **more},
    }
    return {"update_id": 502, "my_chat_member": change}


DOCUMENT = {"file_id": "BQAC", "file_unique_id": "AQ", "file_name": "名单.xlsx", "mime_type": "application/zip", "file_size": 8122}
IMAGE = {**DOCUMENT, "mime_type": "image/jpeg", "file_name": "a.jpg"}
PHOTO = [{"file_id": "AgAC", "file_unique_id": "AQ", "width": 90, "height": 60}]
LARGER = [
    {"file_id": "small", "file_unique_id": "AQ1", "width": 320, "height": 240},
    {"file_id": "large", "file_unique_id": "AQ2", "width": 960, "height": 1280},
    {"file_id": "middle", "file_unique_id": "AQ3", "width": 800, "height": 600},
]
VOICE = {"file_id": "AwAC", "file_unique_id": "AQ", "duration": 3}
VIDEO = {**VOICE, "width": 90, "height": 60}
STICKER = {"file_id": "CAAC", "file_unique_id": "AQ", "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
PLACE = {"latitude": 43.8868, "longitude": 125.3245}
LIVE = {**PLACE, "live_period": 60, "heading": 90, "horizontal_accuracy": 12.5}
VENUE = {"location": PLACE, "title": "店", "address": "街"}
CONTACT = {"phone_number": "13800000000", "first_name": "小红", "user_id": 101}
CHANNEL = {"type": "channel", "date": DATE, "chat": {"id": -1002, "type": "channel", "title": "频道"}, "message_id": 3}


def without_part(arrival: Arrival) -> Arrival:
    """The arrival as those see it who pass nothing on."""
    match arrival.signal:
        case Uploaded() | Pictured() | Unreadable() as signal:
            return replace(arrival, signal=replace(signal, part=None))
    return arrival
