"""Whom a broadcast is for: roles, divisions, sectors, risk, lists, silence. Facts only; who that is today is asked of the database.

Within a field any value fits; of the fields of `include` all must fit, an empty one fits everybody. Of `exclude` one fitting field is
enough to be left out, an empty one leaves nobody out.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from conversations.codes import RiskLevel, Sector
from conversations.roles import Level, Role


class Size(StrEnum):
    """Enterprises by the headcount of the registry: under 10, 10 to 49, 50 to 299, 300 and more."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


SIZES = {Size.MICRO: (0, 9), Size.SMALL: (10, 49), Size.MEDIUM: (50, 299), Size.LARGE: (300, None)}
"""From how many heads to how many."""


@dataclass(frozen=True, slots=True)
class Filter:
    """`divisions`: codes, each with all below it in the reporting tree. `risks`: of the enterprise's division today. `key_levels`: of
    which key-enterprise list it is. `silent_days`: has owed the ledger on so many work days running and not reported (0: not asked).
    `enterprises`: ids. Officers have divisions alone (of their memberships); admins nothing: any filter but roles leaves them out."""

    divisions: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    risks: tuple[RiskLevel, ...] = ()
    key_levels: tuple[Level, ...] = ()
    sizes: tuple[Size, ...] = ()
    silent_days: int = 0
    enterprises: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom it is for. One person gets it once, however many enterprises they report for."""

    roles: tuple[Role, ...] = (Role.MANAGER,)
    include: Filter = field(default_factory=Filter)
    exclude: Filter = field(default_factory=Filter)


def audience_to_json(audience: Audience) -> dict[str, Any]:
    """What is empty is left out, so that equal audiences are equal texts."""
    raw: dict[str, Any] = {"roles": sorted(one.value for one in audience.roles)}
    for name in ("include", "exclude"):
        kept = {
            key: sorted(value) if isinstance(value, tuple) else value for key, value in asdict(getattr(audience, name)).items() if value
        }
        if kept:
            raw[name] = kept
    return raw


def _plain(value: Any) -> Any:
    return sorted(one.value if isinstance(one, StrEnum) else one for one in value) if isinstance(value, tuple) else value


def audience_from_json(raw: Mapping[str, Any]) -> Audience:
    """The inverse of `audience_to_json`."""
    return Audience(tuple(Role(one) for one in raw["roles"]), _filter(raw.get("include", {})), _filter(raw.get("exclude", {})))


def _filter(raw: Mapping[str, Any]) -> Filter:
    return Filter(
        tuple(raw.get("divisions", ())),
        tuple(Sector(one) for one in raw.get("sectors", ())),
        tuple(RiskLevel(one) for one in raw.get("risks", ())),
        tuple(Level(one) for one in raw.get("key_levels", ())),
        tuple(Size(one) for one in raw.get("sizes", ())),
        raw.get("silent_days", 0),
        tuple(raw.get("enterprises", ())),
    )
