"""What a message says: the signal of its text, file or picture."""

from typing import Any

from bot.telegram.fields import maybe_words, thing, words
from conversations.engine.signals import Signal, Typed, Unread, Unreadable, Uploaded

_KINDS = {
    "photo": Unread.PICTURE,
    "live_photo": Unread.PICTURE,
    "animation": Unread.PICTURE,
    "sticker": Unread.STICKER,
    "voice": Unread.VOICE,
    "audio": Unread.VOICE,
    "video_note": Unread.VOICE,
    "location": Unread.LOCATION,
    "venue": Unread.LOCATION,
    "contact": Unread.CONTACT,
}

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

    A caption is not read: the picture above it would be lost without a word, so the person is told to type instead. A kind of
    content that is not known yet is Unreadable too: somebody sent it and waits for an answer.
    """
    if "text" in message:
        return Typed(words(message, "text"), forwarded="forward_origin" in message)
    for name, kind in _KINDS.items():
        if name in message:
            return Unreadable(kind)
    if "document" in message:
        return _uploaded(thing(message, "document"))
    return Unreadable(Unread.OTHER) if _SERVICE.isdisjoint(message) else None


def edited_signal_of(message: dict[str, Any]) -> Signal | None:
    """Only a corrected text says something new: a live location arrives as an edit every few seconds, a file keeps its first reading."""
    if "text" not in message:
        return None
    return Typed(words(message, "text"), edited=True, forwarded="forward_origin" in message)


def _uploaded(document: dict[str, Any]) -> Uploaded:
    size = document.get("file_size")
    return Uploaded(
        words(document, "file_id"),
        maybe_words(document, "file_name"),
        size if type(size) is int and 0 <= size < 2**53 else 0,
    )
