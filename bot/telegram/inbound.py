"""From a raw update to an Arrival: read by hand, without python-telegram-bot's objects (DESIGN §10: 163 µs against a few).

Nothing in here raises: what cannot be read is an Arrival with a `problem`, and everyone else's updates go on.
"""

import hashlib
import re
from typing import Any

import orjson

from bot.desk.arrival import Arrival
from bot.telegram.contents import edited_signal_of, live_point_of, signal_of
from bot.telegram.fields import MOST, MalformedError, maybe_thing, maybe_words, number, thing, words
from conversations.engine.signals import Signal, Tapped, Typed, command_of

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of update that are asked for. Others are acknowledged and mean nothing."""

_REACHABLE = {"kicked": False, "member": True}


class Inbound:
    """Reads updates for the bot called `username` (without @); in groups only what is addressed to it means anything."""

    def __init__(self, username: str) -> None:
        self._username = username.lower()
        self._mention = re.compile(rf"(?<![\w@])@{re.escape(username)}(?!\w)", re.IGNORECASE | re.ASCII)

    def read(self, raw: Any) -> Arrival:
        """The arrival of one update."""
        try:
            return self._read(raw)
        except MalformedError as error:
            return misread(raw, str(error))

    def _read(self, raw: Any) -> Arrival:
        if type(raw) is not dict:
            raise MalformedError("update: not an object")
        update_id = number(raw, "update_id")
        if update_id < 0:
            raise MalformedError("update_id: negative")
        if "message" in raw:
            return self._message(update_id, raw, thing(raw, "message"), edited=False)
        if "callback_query" in raw:
            return self._tap(update_id, raw, thing(raw, "callback_query"))
        if "edited_message" in raw:
            return self._message(update_id, raw, thing(raw, "edited_message"), edited=True)
        if "my_chat_member" in raw:
            return self._membership(update_id, raw, thing(raw, "my_chat_member"))
        return Arrival(update_id, 0, raw=raw)

    def _message(self, update_id: int, raw: dict[str, Any], message: dict[str, Any], edited: bool) -> Arrival:
        chat_id, group = _chat(thing(message, "chat"))
        sender = maybe_thing(message, "from")
        signal = edited_signal_of(message) if edited else signal_of(message)
        track = live_point_of(message) if edited and signal is None and not group else None
        if sender is None or sender.get("is_bot") is True or (group and not self._is_addressed(signal)):
            signal = track = None
        name, language = _sender(sender)
        return Arrival(update_id, chat_id, signal, group, sender_name=name, sender_language=language, raw=raw, track=track)

    def _is_addressed(self, signal: Signal | None) -> bool:
        """In a group: a command that names no other bot, or a mention. Corrections of either are left alone."""
        if not isinstance(signal, Typed) or signal.edited:
            return False
        if command_of(signal) is None:
            return self._mention.search(signal.text) is not None
        _, at, bot = signal.text.split(None, 1)[0].partition("@")
        return not at or bot.lower() == self._username

    def _tap(self, update_id: int, raw: dict[str, Any], query: dict[str, Any]) -> Arrival:
        """`message` may be absent or inaccessible (its date is 0): the answer then goes to a new message."""
        sender = thing(query, "from")
        message = maybe_thing(query, "message")
        name, language = _sender(sender)
        message_id = None
        if message is None:
            chat_id, group = number(sender, "id"), False
        else:
            chat_id, group = _chat(thing(message, "chat"))
            message_id = number(message, "message_id") if message.get("date") else None
        data = maybe_words(query, "data")
        signal = Tapped(data) if data else None
        return Arrival(update_id, chat_id, signal, group, words(query, "id"), message_id, name, language, raw=raw)

    def _membership(self, update_id: int, raw: dict[str, Any], change: dict[str, Any]) -> Arrival:
        """A person blocks the bot (`kicked`) or lets it in again (`member`); in groups it makes no difference to us."""
        chat_id, group = _chat(thing(change, "chat"))
        name, language = _sender(maybe_thing(change, "from"))
        reachable = None if group else _REACHABLE.get(words(thing(change, "new_chat_member"), "status"))
        return Arrival(update_id, chat_id, None, group, sender_name=name, sender_language=language, raw=raw, reachable=reachable)


def _chat(chat: dict[str, Any]) -> tuple[int, bool]:
    return number(chat, "id"), words(chat, "type") != "private"


def _sender(sender: dict[str, Any] | None) -> tuple[str, str]:
    if sender is None:
        return "", ""
    last = maybe_words(sender, "last_name")
    first = maybe_words(sender, "first_name")
    return _full_name(first, last), maybe_words(sender, "language_code")


def _full_name(first: str, last: str) -> str:
    """In the order of the name's own language: 王 is the surname of 王芳, wherever an app asks for it."""
    chinese = bool(last) and all("\u4e00" <= letter <= "\u9fff" for letter in first + last)
    return last + first if chinese else f"{first} {last}".strip()


def misread(raw: Any, problem: str) -> Arrival:
    """The arrival of something that is no update as the Bot API describes them; chat and tap are kept where they can be made out."""
    update = raw if type(raw) is dict else {}
    query = _dig(update, "callback_query")
    message = _dig(update, "message") or _dig(update, "edited_message") or _dig(query, "message") or _dig(update, "my_chat_member")
    chat_id = _dig(message, "chat").get("id", _dig(query, "from").get("id"))
    callback_id = query.get("id")
    update_id = update.get("update_id")
    return Arrival(
        update_id if type(update_id) is int and 0 <= update_id <= MOST else _made_up_id(raw),
        chat_id if type(chat_id) is int and abs(chat_id) <= MOST else 0,
        group=_dig(message, "chat").get("type", "private") != "private",
        callback_id=callback_id if type(callback_id) is str else None,
        problem=problem,
        raw=_storable(raw),
    )


def _dig(raw: dict[str, Any], name: str) -> dict[str, Any]:
    value = raw.get(name)
    return value if type(value) is dict else {}


def _made_up_id(raw: Any) -> int:
    """An id for what has none, the same whenever it comes again; far below those of what happens inside."""
    digest = hashlib.blake2b(_bytes(raw), digest_size=7).digest()
    return -(1 << 62) - int.from_bytes(digest, "big")


def _bytes(raw: Any) -> bytes:
    try:
        return orjson.dumps(raw, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        return b""


def _storable(raw: Any) -> dict[str, Any] | None:
    """The update as a dead letter can keep it; None when it is nested too deeply to be written again."""
    if not _bytes(raw):
        return None
    return raw if type(raw) is dict else {"update": raw}
