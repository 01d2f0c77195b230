"""What Telegram's apps make of a text as it is typed: `**bold**`, `__italic__`, `~~struck~~`, `||hidden||`, `code`, ```blocks``` and
[words](address) become entities when the message is sent."""

import re

from bot.simulator.entities import Entity, checked_link, utf16_length

_MARKS = re.compile(
    r"```(?P<pre>.+?)```"
    r"|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<bold>(?!\s).+?(?<!\s))\*\*"
    r"|__(?P<italic>(?!\s).+?(?<!\s))__"
    r"|~~(?P<strikethrough>(?!\s).+?(?<!\s))~~"
    r"|\|\|(?P<spoiler>(?!\s).+?(?<!\s))\|\|"
    r"|\[(?P<text_link>[^\]\n]+)\]\((?P<url>[^)\s]+)\)",
    re.DOTALL,
)


def typed(text: str, at: int = 0) -> tuple[str, list[Entity]]:
    """The text without marks and its entities, longer ones first. `at`: where the text begins within a longer one, in UTF-16 units. What is
    marked within code stays as it is."""
    out: list[str] = []
    entities: list[Entity] = []
    end = 0
    for match in _MARKS.finditer(text):
        before = text[end : match.start()]
        end = match.end()
        out.append(before)
        at += utf16_length(before)
        inner, within = _inside(match, at)
        out.append(inner)
        entities += within
        at += utf16_length(inner)
    out.append(text[end:])
    return "".join(out), entities


def _inside(match: re.Match[str], at: int) -> tuple[str, list[Entity]]:
    kind = "text_link" if match["text_link"] else str(match.lastgroup)
    entity: Entity = {"type": kind, "offset": at}
    if kind == "text_link":
        entity["url"] = checked_link(match["url"])
        if not entity["url"]:
            return match.group(), []
    words, nested = (match[kind].strip("\n"), list[Entity]()) if kind in ("pre", "code") else typed(match[kind], at)
    entity["length"] = utf16_length(words)
    return words, [entity, *nested]
