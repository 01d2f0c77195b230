"""Text with a few marks as messages: `**bold**`, `_italic_`, `~~struck~~`, `` `code` ``, `[words](https://…)`.

Marks count by what stands on both sides of their content, not by the words around: `**注意：**今天` is bold up to the colon, which
CommonMark would not say. An underscore within a word is one, and a backslash makes any sign mean itself. A line of three strokes (`---`)
begins the next message.
"""

import re

from conversations.content import Entity, Part, Parts, units

_KINDS = {"**": "bold", "~~": "strikethrough", "_": "italic"}
_MARK = re.compile(
    r"\\(?P<plain>[\\*_~`\[\]()-])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<url>https?://[^\s()]+|tg://[^\s()]+)\)"
    r"|(?P<mark>\*\*|~~)(?P<inner>\S|\S.*?\S)(?P=mark)"
    r"|(?<![A-Za-z0-9_])(?P<low>_)(?P<slanted>[^\s_]|[^\s_].*?[^\s_])_(?![A-Za-z0-9_])",
    re.DOTALL,
)
_NEXT = re.compile(r"^---+[ \t]*$", re.MULTILINE)


def read_marked(text: str) -> Parts:
    """The messages of a file; empty ones are left out. What is no mark stays as it is."""
    pieces = (piece.strip() for piece in _NEXT.split(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")))
    return tuple(_part(piece) for piece in pieces if piece)


def _part(text: str) -> Part:
    found: list[Entity] = []
    plain = _plain(text, 0, found)
    return Part(plain, tuple(sorted(found, key=lambda one: (one.offset, -one.length))))


def _plain(text: str, start: int, found: list[Entity]) -> str:
    """The text without its marks; what they mean is added to `found`. `start`: where it begins, in UTF-16 units."""
    said, at = "", 0
    for mark in _MARK.finditer(text):
        said += text[at : mark.start()]
        at = mark.end()
        offset = start + units(said)
        if mark["plain"]:
            said += mark["plain"]
            continue
        inner = mark["code"] or _plain(mark["words"] or mark["inner"] or mark["slanted"], offset, found)
        said += inner
        kind = "code" if mark["code"] else "text_link" if mark["url"] else _KINDS[mark["mark"] or mark["low"]]
        found.append(Entity(kind, offset, units(inner), mark["url"] or ""))
    return said + text[at:]
