"""The guidance library (指引): documents by sector and risk with versions. Facts only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conversations.codes import RiskLevel, Sector
from conversations.content import Parts

GUIDANCE_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class GuidanceVersion:
    """One version of a guidance. Texts by language (`zh-CN`, `en`; one at least). `sectors`, `risks`: for which; empty is for all.
    `valid_until`: the last day on which it holds, None: until further notice. `changes`: what is different from the version before.
    `current`: no newer one; `followed_from`: there is one, but it holds from this later day on only. `read`, `confirmed`: of the reader who
    asked; `readers`, `confirmers`: how many have, for those who publish."""

    id: int
    guidance_id: int
    number: int
    title: Mapping[str, str]
    summary: Mapping[str, str]
    body: Mapping[str, Parts]
    sectors: tuple[Sector, ...]
    risks: tuple[RiskLevel, ...]
    must_confirm: bool
    valid_from: date
    valid_until: date | None
    published_at: datetime
    by: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)
    current: bool = True
    withdrawn: bool = False
    read: bool = False
    confirmed: bool = False
    readers: int = 0
    confirmers: int = 0
    followed_from: date | None = None

    @property
    def outdated(self) -> bool:
        """Whether another version holds in its place."""
        return not self.current and self.followed_from is None


@dataclass(frozen=True, slots=True)
class GuidanceLine:
    """A guidance in a list, in its current version."""

    version_id: int
    guidance_id: int
    number: int
    title: Mapping[str, str]
    must_confirm: bool
    published_at: datetime
    read: bool = False
    confirmed: bool = False
    holds: bool = True
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class GuidancePage:
    """Guidance that applies to an enterprise, or somewhere in the division with the code `division`, now; or all of it, for those who
    publish. The newest comes first. `waiting`: how many of these the reader still has to confirm, or to read. `text`: what was searched."""

    page: int
    pages: int
    total: int
    lines: tuple[GuidanceLine, ...]
    text: str = ""
    enterprise_id: int | None = None
    risk: RiskLevel = RiskLevel.LOW
    division: str = ""
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much guidance that applies now a manager has still to confirm, and how much has only to be read and was not opened (`unread`)."""

    unread: int = 0
    to_confirm: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """An enterprise that still owes its receipt. `read`: opened by a manager, but not confirmed."""

    enterprise_id: int
    name: str
    read: bool


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Who has read a version, by enterprises to which it applies now, in a division and below (everywhere: an empty `division`). `total`:
    all of them; `nobody`: those without a manager, who cannot read it; `read`, `confirmed`: those of which a manager has. `owing`: those
    with managers who have not read it, or not confirmed it where that is asked for; `lines`: a page of these, by name, `page` from 0."""

    version_id: int
    division: str
    division_name: str
    path: str
    total: int
    nobody: int
    read: int
    confirmed: int
    owing: int
    page: int
    pages: int
    lines: tuple[ReceiptLine, ...]
