"""The kinds of file that people upload, and what came of reading one."""

from enum import StrEnum

from conversations.delivery_file import DeliveriesRead
from conversations.point_file import PointsRead
from conversations.roster_file import RosterOutcome


class FileKind(StrEnum):
    """What a file is read as: who asked for it decides, not its contents."""

    ROSTER = "roster"
    DELIVERIES = "deliveries"
    POINTS = "points"


ReadFile = RosterOutcome | DeliveriesRead | PointsRead
"""What a file held."""
