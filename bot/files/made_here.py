"""Draws or writes what a card carries, in this process: `made_child.py` calls it in one of its own."""

import unicodedata
from collections.abc import Callable
from functools import partial

from bot.files.drawing.grid import grid_picture
from bot.files.drawing.painter import png
from bot.files.drawing.track import track_picture
from bot.files.drawing.trend import trend_picture
from bot.files.written import written
from conversations.attachment import Attachment, Grid, TrackMap, Trend, Workbook
from conversations.line import Line
from conversations.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording

_MOST_NAME = 60
"""Characters of a file name, so that no file system refuses it (255 bytes)."""


def make(attachment: Attachment, language: str) -> tuple[str, bytes, bool]:
    """Its file name, its bytes, and whether it is a photo. Raises ValueError for what cannot be drawn or written."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    wording = Wording([language])
    say: Callable[[Line], str] = partial(wording.plain, language=language)
    match attachment:
        case Grid():
            return "grid.png", png(grid_picture(attachment, say)), True
        case TrackMap():
            return "track.png", png(track_picture(attachment, say)), True
        case Trend():
            return "trend.png", png(trend_picture(attachment, say)), True
        case Workbook(name):
            return f"{file_name(say(name))}.xlsx", written(attachment, wording, language), False
        case _:
            raise ValueError("nothing to make")


def file_name(words: str) -> str:
    """Words as a file name that every system takes: without path signs and control characters, neither empty nor hidden."""
    plain = "".join(" " if one in '\\/:*?"<>|' or unicodedata.category(one)[0] == "C" else one for one in words)
    return " ".join(plain.split())[:_MOST_NAME].strip(". ") or "fugong"
