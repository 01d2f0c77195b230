"""What admins publish, and what readers answer, as records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conversations.codes import RiskLevel, Sector
from conversations.content import Parts


@dataclass(frozen=True, slots=True)
class PublishGuidance:
    """A new guidance, or (`guidance_id`) the next version of one: the old one stays readable. `send`: it goes as a broadcast to whomever it
    applies to now. `after`: the number of the version that the author had before their eyes."""

    title: Mapping[str, str]
    summary: Mapping[str, str]
    body: Mapping[str, Parts]
    sectors: tuple[Sector, ...]
    risks: tuple[RiskLevel, ...]
    must_confirm: bool
    valid_from: date
    valid_until: date | None = None
    guidance_id: int | None = None
    changes: Mapping[str, str] = field(default_factory=dict)
    send: bool = True
    after: int = 0


@dataclass(frozen=True, slots=True)
class WithdrawGuidance:
    """It does not hold any more (`withdrawn` false: it does again); all versions stay readable for those who publish."""

    guidance_id: int
    withdrawn: bool = True


@dataclass(frozen=True, slots=True)
class ReadGuidance:
    """A reader has opened a version."""

    version_id: int


@dataclass(frozen=True, slots=True)
class ConfirmGuidance:
    """A reader: 已阅, of this version."""

    version_id: int


GuidanceRecord = PublishGuidance | WithdrawGuidance | ReadGuidance | ConfirmGuidance
