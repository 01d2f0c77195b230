"""Lists of open alerts, as a conversation may know them."""

from dataclasses import dataclass
from enum import StrEnum

from conversations.alert import Alert

EVERYWHERE = "all"
"""In the place of a division's code: the whole province, and the system itself. For admins."""
PAGE = 8
"""Alerts on a page."""
OF_ENTERPRISE = 8
"""Alerts of one enterprise that its card has room for."""


class Tab(StrEnum):
    """Which of the open alerts are listed: those the reader holds, those nobody does, all of them."""

    MINE = "mine"
    FREE = "free"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AlertCounts:
    """The open alerts of a division and of all below it, for one reader. `mine`: held by the reader; `free`: by nobody."""

    urgent: int = 0
    routine: int = 0
    mine: int = 0
    free: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.urgent + self.routine

    def of(self, tab: Tab) -> int:
        """How many a tab lists."""
        return {Tab.MINE: self.mine, Tab.FREE: self.free, Tab.ALL: self.all}[tab]


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One page of the open alerts of a division, urgent ones first, then the longest open. `page` from 0. For `EVERYWHERE` neither name
    nor path."""

    division: str
    division_name: str
    path: str
    tab: Tab
    counts: AlertCounts
    page: int
    pages: int
    alerts: tuple[Alert, ...]
