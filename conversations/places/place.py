"""A place where somebody was or is: a division of China, a reporting unit without a division of its own, a country.

Places stand in the *administrative* tree. Whom a unit reports to is the registry's business (`bot/storage/registry`).
"""

from dataclasses import dataclass
from enum import StrEnum


class PlaceLevel(StrEnum):
    """What kind of place it is. `COUNTRY`: any but China."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """`code`: an adcode (`220104`), a reporting unit's (`JL-CBS`), a country's (`JP`). `parent`: the code of what it lies in, None for
    provinces and countries. `path` leads down to it: `/220000/220100/220104/`. `english`: a country's English name."""

    code: str
    name: str
    level: PlaceLevel
    parent: str | None
    path: str
    english: str = ""


def codes_of(path: str) -> tuple[str, ...]:
    """The codes of a path, the outermost first."""
    return tuple(path.strip("/").split("/"))
