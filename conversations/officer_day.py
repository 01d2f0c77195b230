"""The officer's day (联络员的一天): what is known of an enterprise's people, notes, messages, figures of divisions, chosen digests."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

PAGE = 8
"""Lines of a list."""
NOTES_PAGE, THREAD_PAGE = 5, 3
"""Notes and messages on a card: as many as fit at their longest."""
MOST_FOUND = 50
"""Enterprises that a search lists; of more it asks for a narrower text."""
MOST_NOTE, MOST_MESSAGE = 500, 1000
"""Characters."""
TREND_DAYS = 14


class DigestKind(StrEnum):
    """The digests that officers choose a time for; as `wish.what` keeps it."""

    MORNING = "morning"
    EVENING = "evening"


class Instead(StrEnum):
    """Why somebody else gets the answer to an officer's message: whoever wrote is no officer of the place any more, or cannot be written
    to."""

    LEFT = "left"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class EnterpriseHit:
    """An enterprise that a search found."""

    id: int
    name: str
    division_name: str


@dataclass(frozen=True, slots=True)
class ManagerSeen:
    """Who reports for an enterprise, and whether they can be written to."""

    name: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note of officers on an enterprise. `at` is local; `by_id`: the author's account."""

    id: int
    text: str
    at: datetime
    by_id: int
    by: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Whom an officer deals with at an enterprise. `contact`: the registry's; `newest`: the newest of its `notes`; `waiting`: the last
    message, but for what went to all laggards, is the enterprise's."""

    contact: str = ""
    managers: tuple[ManagerSeen, ...] = ()
    notes: int = 0
    newest: Note | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class NotePage:
    """Notes on an enterprise, newest first, five a page."""

    enterprise_id: int
    total: int
    page: int
    pages: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What an officer (`by_officer`) or a manager wrote. `officer_id`: the officer's account, whoever wrote; `post`: the division that
    the officer answered for then, empty for none (an admin); `to_many`: it went to all laggards; `answered`: the other side has written
    since, to all laggards left aside: in answer to it, or the officer whom it concerns, or one who took it over."""

    id: int
    enterprise_id: int
    enterprise_name: str
    path: str
    officer_id: int
    by_officer: bool
    post: str
    text: str
    at: datetime
    to_many: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What was written between officers and an enterprise, newest first, three a page."""

    enterprise_id: int
    total: int
    page: int
    pages: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """An enterprise with which an officer has exchanged messages. `waiting`: the enterprise wrote last, and no officer has since."""

    enterprise_id: int
    name: str
    at: datetime
    waiting: bool


@dataclass(frozen=True, slots=True)
class ThreadList:
    """An officer's enterprises with messages, those that wait for an answer first, then the newest; eight a page."""

    total: int
    waiting: int
    page: int
    pages: int
    threads: tuple[ThreadLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """A division and all below it, today: enterprises that owe the ledger and those still silent; people in isolation and with symptoms;
    open alerts by how they are told; enterprises with disinfection still open."""

    owed: int = 0
    silent: int = 0
    isolated: int = 0
    symptomatic: int = 0
    urgent: int = 0
    routine: int = 0
    overdue: int = 0

    @property
    def reported(self) -> int:
        """Those who owe it and have reported."""
        return max(0, self.owed - self.silent)


@dataclass(frozen=True, slots=True)
class Part:
    """A division right below."""

    code: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day of the trend: enterprises that owed the ledger and those that never reported it; heads that were told of."""

    day: date
    owed: int
    silent: int
    symptomatic: int
    isolated: int

    @property
    def reported(self) -> int:
        """Those who owed it and reported."""
        return max(0, self.owed - self.silent)


@dataclass(frozen=True, slots=True)
class DivisionDay:
    """A division today, its parts, and the days of the trend, the newest last."""

    code: str
    name: str
    path: str
    figures: Figures
    parts: tuple[Part, ...] = ()
    trend: tuple[DayFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenDay:
    """What is open in a division, for one officer. Alerts that are `mine`, that nobody has taken, that others hold; enterprises that never
    reported yesterday; people whose isolation ends today; whether tomorrow is a day of rest for those who do not work every day;
    enterprises that have not confirmed a broadcast that must be confirmed."""

    code: str
    name: str
    path: str
    mine: int
    unassigned: int
    others: int
    missed_yesterday: int
    ending: int
    rest_tomorrow: bool
    owing: int = 0


DigestTimes = dict[DigestKind, time]
"""The chosen times; a kind that is not there was not chosen."""
