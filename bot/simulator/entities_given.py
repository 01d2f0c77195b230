"""Entities that a call gives outright, checked and put right as the server does it."""

from bot.simulator.entities import Entity, checked_link, utf16_length
from bot.simulator.refusals import bad_request

_TAKEN = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link",
    "text_mention", "custom_emoji", "date_time",
})  # fmt: skip
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "media_timestamp", "bank_card_number"})
"""What the server finds by itself: given, it is passed over."""
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_FIELDS = ("url", "user", "language", "custom_emoji_id", "unix_time", "date_time_format")


def given(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities that the message will have, sorted. What begins outside the text is left out, what ends there is cut. Raises
    RefusedError for what is no entity."""
    most = utf16_length(text)
    kept = [one for each in entities if (one := _checked(each, most)) is not None]
    return sorted(kept, key=lambda each: (each["offset"], -each["length"], each["type"] not in _QUOTES))


def _checked(entity: Entity, most: int) -> Entity | None:
    kind, offset, length = entity.get("type"), _number(entity, "offset"), _number(entity, "length")
    if kind not in _TAKEN:
        if kind in _FOUND:
            return None
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    end = min(offset + length, most)
    if offset < 0 or end <= offset:
        return None
    kept: Entity = {"type": kind, "offset": offset, "length": end - offset}
    kept.update({name: entity[name] for name in _FIELDS if entity.get(name)})
    if kind == "text_link":
        kept["url"] = checked_link(str(entity.get("url") or ""))
        return kept if kept["url"] else None
    return kept


def _number(entity: Entity, name: str) -> int:
    value = entity.get(name)
    if type(value) is not int:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return value


def between(entities: list[Entity], start: int, end: int) -> list[Entity]:
    """The entities of the stretch of a text from `start` to `end` (UTF-16), moved and cut to it."""
    cut = []
    for each in entities:
        begin, stop = max(each["offset"], start), min(each["offset"] + each["length"], end)
        if begin < stop:
            cut.append({**each, "offset": begin - start, "length": stop - begin})
    return cut
