"""What turns about return checks, isolation and risk may know, besides the records themselves (`returns.py`)."""

from dataclasses import dataclass
from datetime import date, datetime

from conversations.codes import BarReason, RiskLevel, Verdict
from conversations.returns import Check, Isolation, RiskStatement


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a staff member may not be put on post today (`rules/bars.py`). `until`: the last day of isolation, or the day before the return
    day. What leads out of it: the check or the isolation. `away`: the day on which the person was told of as not returned last, where a
    check is owed for that: none with a return day before it will do."""

    staff_id: int
    reason: BarReason
    until: date | None = None
    check_id: int | None = None
    isolation_id: int | None = None
    away: date | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One staff member with the enterprise, for somebody who answers for themselves. `home`: the division's code. `isolated_until`: the
    last day of the open isolation, where there is one."""

    id: int
    name: str
    post: str | None
    departed: bool
    enterprise_id: int
    enterprise_name: str
    home: str
    isolated_until: date | None = None


@dataclass(frozen=True, slots=True)
class IsolationPage:
    """One page of those in isolation in a division and all below it. `total` of the filter; `open` all of them; `missed`: those who lack
    a reading of yesterday, or of this morning once it is evening."""

    division: str
    division_name: str
    path: str
    filter: str
    open: int
    missed: int
    total: int
    page: int
    pages: int
    isolations: tuple[Isolation, ...]


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """Whose verdict a change of risk changed, and the check as it stands now."""

    before: Verdict
    check: Check


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What a statement about a place changed in one enterprise. `level_before`: what was in force at the statement's `since` before it was
    said; None where that is not known."""

    statement: RiskStatement
    enterprise_id: int
    enterprise_name: str
    changes: tuple[VerdictChange, ...]
    level_before: RiskLevel | None = None


@dataclass(frozen=True, slots=True)
class RejudgedIn:
    """What a statement about a place changed in a division and all below it (division "": everywhere). `judged`: checks that were judged
    again there; `changed` by verdict after the change; `enterprises` (id, name, changes), the most first, at most 20. `level_before` as
    in `Rejudged`. `finished`: the pass is done; until then the numbers still grow."""

    statement: RiskStatement
    division: str
    division_name: str
    path: str
    judged: int
    changed: tuple[tuple[Verdict, int], ...]
    enterprises: tuple[tuple[int, str, int], ...]
    level_before: RiskLevel | None = None
    finished: bool = True


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A version of the policy that was saved: since when it counts (local), and who saved it ("" for the operator)."""

    version: int
    since: datetime
    by: str = ""
