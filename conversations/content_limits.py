"""What of a message cannot be passed on, and why: said at once, never found out in the middle."""

from conversations.content import MOST_CAPTION, MOST_TEXT, Part, units
from conversations.view import Line


def broken(part: Part) -> Line | None:
    """Why a message cannot be passed on as it is; None where it can."""
    if not part.files:
        if not part.text.strip():
            return Line("content-empty")
        if units(part.text) > MOST_TEXT:
            return Line("content-text-too-long", {"most": MOST_TEXT, "length": units(part.text)})
        return None
    if units(part.text) > MOST_CAPTION:
        return Line("content-caption-too-long", {"most": MOST_CAPTION, "length": units(part.text)})
    return None
