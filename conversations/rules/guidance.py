"""To whom guidance applies (D6, D7): sector × risk of the enterprise's division today × the days on which it holds; and to whom a change
of risk makes it apply that it did not apply to before."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from conversations.codes import RiskLevel, Sector
from conversations.rules.risk import SEVERITY

Levels = Mapping[str, RiskLevel]
"""What is stated of places now, by their path in the administrative tree."""


def fits(sectors: Collection[Sector], risks: Collection[RiskLevel], sector: Sector | None, risk: RiskLevel) -> bool:
    """Whether guidance for these sectors and risks (empty: all) is for an enterprise of this sector at this risk. Guidance for sectors is
    none for an enterprise of which no sector is known."""
    return (not sectors or sector in sectors) and (not risks or risk in risks)


def holds(valid_from: date, valid_until: date | None, today: date) -> bool:
    """Whether it holds today; both days are included."""
    return valid_from <= today and (valid_until is None or today <= valid_until)


def is_over(valid_until: date | None, today: date) -> bool:
    """Whether it held until a day that is past."""
    return valid_until is not None and valid_until < today


def is_found(text: str, titles: Iterable[str]) -> bool:
    """Whether each word that is searched stands in a title or summary, in any language and width."""
    hay = "\n".join(_plain(one) for one in titles)
    return all(word in hay for word in _plain(text).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def level_at(path: str, stated: Levels) -> RiskLevel:
    """The risk of a place: the greatest of what is stated of it and of what it lies in. What is stated of a part counts there."""
    above = (stated[up] for up in _upward(path) if up in stated)
    return max(above, key=lambda level: SEVERITY[level], default=RiskLevel.LOW)


def _upward(path: str) -> Iterator[str]:
    """The place and all that it lies in: `/22/2201/` gives `/22/` and `/22/2201/`."""
    codes = path.strip("/").split("/")
    return ("/" + "/".join(codes[:length]) + "/" for length in range(1, len(codes) + 1))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where guidance newly applies: in `places` (paths), at `level`, but for `without`, where it applied before. `rank`: how many of such
    places lie around; a reach within one that is left out is told of apart."""

    level: RiskLevel
    rank: int
    places: tuple[str, ...]
    without: tuple[str, ...] = ()


class _Change(NamedTuple):
    path: str
    level: RiskLevel
    rank: int


def newly_reached(risks: Collection[RiskLevel], before: Levels, after: Levels, changed: Collection[str]) -> tuple[Reach, ...]:
    """Where guidance for `risks` applies after statements about the places `changed` and did not apply before. No place stands in two of
    them. Guidance for all risks applies everywhere already."""
    if not risks:
        return ()
    known = sorted({*before, *after, *changed})
    had = [path for path in known if level_at(path, before) in risks]
    concerned = [path for path in known if path not in had and any(path.startswith(one) for one in changed)]
    changes = [
        _Change(path, level, sum(path.startswith(one) for one in had)) for path in concerned if (level := level_at(path, after)) in risks
    ]
    return tuple(_reach(level, rank, changes, had) for level, rank in sorted({(one.level, one.rank) for one in changes}))


def _reach(level: RiskLevel, rank: int, changes: Iterable[_Change], had: Iterable[str]) -> Reach:
    places = tuple(one.path for one in changes if (one.level, one.rank) == (level, rank))
    without = tuple(path for path in had if any(path.startswith(place) for place in places))
    return Reach(level, rank, places, without)
