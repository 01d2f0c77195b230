"""The pieces of a line: what kind they are, where they stand, and what later passes have found out about them."""

from dataclasses import dataclass
from enum import Enum, auto

from conversations.quick.roster import Who


class Kind(Enum):
    """What a piece of text does in a report."""

    # signs
    BLANK = auto()
    COMMA = auto()
    JOIN = auto()
    SLASH = auto()
    STOP = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    LIST_NUMBER = auto()
    MARK = auto()
    # statements
    NAME = auto()
    TEMPERATURE = auto()
    SYMPTOM = auto()
    COMPLAINT = auto()
    NORMAL = auto()
    STATUS = auto()
    # what turns statements round
    NO = auto()
    NOBODY = auto()
    YES = auto()
    SOME = auto()
    ETC = auto()
    BUT = auto()
    OVER = auto()
    STILL = auto()
    ENDED = auto()
    # days
    OTHER_DAY = auto()
    TODAY = auto()
    SINCE = auto()
    FUTURE = auto()
    # whom
    REST = auto()
    ALL = auto()
    STAFF = auto()
    ABOVE = auto()
    BELOW = auto()
    COUNT = auto()
    SHARE = auto()
    DEAL = auto()
    EXCEPT = auto()
    EXCEPT_END = auto()
    EXCLUDED = auto()
    PRONOUN = auto()
    SELF = auto()
    ROLE = auto()
    DEPARTMENT = auto()
    RELATIVE = auto()
    PREFIX = auto()
    OF = auto()
    # what is no report
    WORK = auto()
    ASK = auto()
    WISH = auto()
    REQUEST = auto()
    REPORTER = auto()
    ELSEWHERE = auto()
    # corrections
    CORRECTION = auto()
    RESTATED = auto()
    IS = auto()
    IS_NOT = auto()
    STANDS = auto()
    AGAIN = auto()
    # the remainder
    LABEL = auto()
    CLOCK = auto()
    NUMBER = auto()
    FILLER = auto()
    WORD = auto()
    LATIN = auto()


def bodily(value: float | None) -> bool:
    """Whether a number looks like a person's temperature at all; what may be stored is the policy's business."""
    return value is not None and 34 <= value <= 43


STATEMENTS = frozenset({Kind.TEMPERATURE, Kind.SYMPTOM, Kind.COMPLAINT, Kind.NORMAL, Kind.STATUS})
CLAUSE_ENDS = frozenset({Kind.COMMA, Kind.STOP})


@dataclass(slots=True)
class Token:
    """One piece. `start` and `end` are places in the normal form of the message.

    code:   symptom or status code, or a shade of the kind ("weak", "place", …)
    number: a temperature in °C, or the number of a count
    denied: the symptom is denied (无发热), the status not held
    dead:   found to be no report: another day, a question, somebody's child
    over:   denied because it has passed (退烧了), so that it takes back what was said before
    sums:   a denied list that amounts to "normal" (无…等症状)
    """

    kind: Kind
    text: str
    start: int
    end: int
    code: str = ""
    number: float | None = None
    who: Who | None = None
    denied: bool = False
    dead: bool = False
    over: bool = False
    sums: bool = False

    @property
    def live(self) -> bool:
        """A statement that still counts."""
        return self.kind in STATEMENTS and not self.dead
