"""What a message says: the signal of its text, file, photo or place."""

from typing import Any

from bot.desk.arrival import LivePoint
from bot.telegram.fields import MalformedError, maybe_number, maybe_thing, maybe_words, moment, number, thing, things, words
from bot.telegram.parts import entities_of, file_part, photo_part, size_of
from conversations.courier import Spot
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Signal, Typed, Unread, Unreadable, Uploaded

_KINDS = {
    "animation": Unread.OTHER,  # comes with a `document`, and is no photo of anything
    "sticker": Unread.STICKER,
    "voice": Unread.VOICE,
    "audio": Unread.VOICE,
    "video_note": Unread.VOICE,
    "contact": Unread.CONTACT,
    "video": Unread.OTHER,
}

_PASSED_ON = frozenset({"animation", "voice", "audio", "video"})
"""Of those, what an author may pass on all the same."""

_SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "chat_owner_left",
        "chat_owner_changed",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "successful_payment",
        "refunded_payment",
        "users_shared",
        "chat_shared",
        "gift",
        "unique_gift",
        "gift_upgrade_sent",
        "connected_website",
        "write_access_allowed",
        "passport_data",
        "proximity_alert_triggered",
        "boost_added",
        "chat_background_set",
        "checklist_tasks_done",
        "checklist_tasks_added",
        "direct_message_price_changed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "giveaway_created",
        "giveaway_completed",
        "managed_bot_created",
        "paid_message_price_changed",
        "poll_option_added",
        "poll_option_deleted",
        "suggested_post_approved",
        "suggested_post_approval_failed",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "web_app_data",
    }
)
"""What Telegram itself says in a chat: nobody typed it, so nobody waits for an answer."""


def signal_of(message: dict[str, Any]) -> Signal | None:
    """What the person did with this message; None for a service message. Raises MalformedError.

    A caption says nothing but as a part of what is passed on: half of what was sent would be lost without a word. A kind of content that
    is not known yet is Unreadable: somebody sent it and waits for an answer.
    """
    if "text" in message:
        return _typed(message)
    for name, kind in _KINDS.items():
        if name in message:
            return Unreadable(kind, file_part(message, name) if name in _PASSED_ON else None)
    if "photo" in message:
        return _pictured(message)
    if "document" in message:
        return _uploaded(message, thing(message, "document"))
    if "location" in message or "venue" in message:
        return _located(message)
    return Unreadable(Unread.OTHER) if _SERVICE.isdisjoint(message) else None


def edited_signal_of(message: dict[str, Any]) -> Signal | None:
    """Only a corrected text says something new: a file keeps its first reading, and a live location is a track (`live_point_of`)."""
    if "text" not in message:
        return None
    return _typed(message, edited=True)


def live_point_of(message: dict[str, Any]) -> LivePoint | None:
    """The next point of a live location: it arrives as an edit of its message every few seconds. None for any other edit. Raises
    MalformedError."""
    location = maybe_thing(message, "location")
    if location is None:
        return None
    at = moment(message, "edit_date")
    return LivePoint(number(message, "message_id"), _spot(location), at, ended=location.get("live_period") is None)


def _typed(message: dict[str, Any], *, edited: bool = False) -> Typed:
    text = words(message, "text")
    return Typed(text, edited, "forward_origin" in message, entities_of(message, "entities", text))


def _pictured(message: dict[str, Any]) -> Pictured:
    """Telegram keeps a photo in several sizes: the largest counts."""
    sizes = things(message, "photo")
    if not sizes:
        raise MalformedError("photo: empty")
    size = max(sizes, key=lambda one: number(one, "width") * number(one, "height"))
    photo = Photo(words(size, "file_id"), words(size, "file_unique_id"))
    return Pictured(photo, maybe_words(message, "media_group_id"), photo_part(message, size))


def _uploaded(message: dict[str, Any], document: dict[str, Any]) -> Uploaded | Pictured:
    """A photo that was sent as a file is a photo; every other file is one that may be read."""
    part = file_part(message, "document")
    if maybe_words(document, "mime_type").lower().startswith("image/"):
        photo = Photo(words(document, "file_id"), words(document, "file_unique_id"), as_file=True)
        return Pictured(photo, part.album, part)
    return Uploaded(words(document, "file_id"), maybe_words(document, "file_name"), size_of(document), part)


def _located(message: dict[str, Any]) -> Located:
    """A venue is its place. `live_period` counts in seconds; 0x7FFFFFFF is Telegram's word for ever."""
    location = maybe_thing(message, "location") or thing(thing(message, "venue"), "location")
    live = maybe_number(location, "live_period")
    if live < 0:
        raise MalformedError("live_period: negative")
    return Located(_spot(location), moment(message, "date"), number(message, "message_id"), live)


def _spot(location: dict[str, Any]) -> Spot:
    return Spot(_millionths(location, "latitude", 90), _millionths(location, "longitude", 180))


def _millionths(location: dict[str, Any], name: str, most: int) -> int:
    """Degrees in millionths, some ten centimetres on the ground: finer than any phone can tell."""
    degrees = location.get(name)
    if isinstance(degrees, bool) or not isinstance(degrees, int | float) or not -most <= degrees <= most:
        raise MalformedError(f"{name}: not a coordinate")
    return round(degrees * 1_000_000)
