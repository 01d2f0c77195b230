"""Entities that nobody marked up: commands, links, mentions, hashtags and addresses that the server finds by itself."""

import re

from bot.simulator.entities import Entity, utf16_length

_FOUND = re.compile(
    r"(?P<url>(?:https?://|tg://)[^\s<>\"，。；！？、（）]+)"
    r"|(?P<email>[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z0-9])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<!\w)(?P<mention>@[A-Za-z][A-Za-z0-9_]{2,31})\b"
    r"|(?<![\w&])(?P<hashtag>#[^\W\d_]\w*)"
)


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities together with those found in the text, leaving alone what lies in code, pre or a link."""
    if not any(mark in text for mark in "/@#"):
        return entities
    closed = [(each["offset"], each["offset"] + each["length"]) for each in entities if each["type"] in ("code", "pre", "text_link")]
    found: list[Entity] = []
    for match in _FOUND.finditer(text):
        start = utf16_length(text[: match.start()])
        length = utf16_length(match.group())
        if not any(begin < start + length and start < end for begin, end in closed):
            found.append({"type": str(match.lastgroup), "offset": start, "length": length})
    return sorted([*entities, *found], key=lambda each: (each["offset"], -each["length"])) if found else entities
