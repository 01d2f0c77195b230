"""Texts that are too long for where they stand end at a word, and say so by an ellipsis."""

import re

_WITHIN = re.compile(r"[^\W\d_]['’\-]?[^\W\d_]", re.ASCII)
_BEFORE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-])*$", re.ASCII)


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, with `…` at the end where something is left out. A word of Latin letters is left out whole,
    unless that would leave less than a third of the room filled; Chinese is cut anywhere."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    if _WITHIN.fullmatch(text[most - 2 : most]):
        whole = _BEFORE.sub("", kept)
        kept = whole if 3 * len(whole) >= most else kept
    return f"{kept.rstrip(' ,.;:，。；：、')}…"
