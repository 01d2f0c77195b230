"""Reads an uploaded file as what it was asked for."""

from datetime import datetime

from bot.files.deliveries import read_deliveries_file
from bot.files.points import read_points_file
from bot.files.roster import read_roster
from conversations.file_kind import FileKind, ReadFile
from conversations.roster_file import Rejected


def read_file(kind: FileKind, name: str, content: bytes, now: datetime) -> ReadFile | Rejected:
    """What the file holds. `name` is the file's name, of which only the extension counts; `now` is local and aware.

    Takes up to some seconds for the largest files and touches nothing else.
    """
    match kind:
        case FileKind.ROSTER:
            return read_roster(name, content)
        case FileKind.DELIVERIES:
            return read_deliveries_file(name, content, now)
        case FileKind.POINTS:
            return read_points_file(name, content)
