"""值班空档 Holes in the coverage: which divisions have nobody on duty, whom that concerns, and which holes a change would make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conversations.duty import Officer, Rota, Stretch, Uncovered
from conversations.rules.duty import holes


@dataclass(frozen=True, slots=True)
class Post:
    """That somebody (an account) is an officer of a division."""

    officer: int
    division: str
    division_name: str
    path: str


def uncovered(posts: Iterable[Post], officers: Mapping[int, Officer], day: date) -> Mapping[int, tuple[Uncovered, ...]]:
    """Whom a hole on a local day concerns, and where it is: the officers of the division, and those of the next level up that has any. A
    division without officers has no holes: others answer for it."""
    at: dict[str, list[Post]] = {}
    for post in sorted(posts, key=lambda one: (one.path, one.officer)):
        at.setdefault(post.path, []).append(post)
    found: dict[int, list[Uncovered]] = {}
    for path, own in at.items():
        when = holes([one.officer for one in own], officers, day)
        if not when:
            continue
        told = Uncovered(own[0].division, own[0].division_name, day, when, path)
        for officer in dict.fromkeys(one.officer for one in (*own, *_next_up(path, at))):
            found.setdefault(officer, []).append(told)
    return {officer: tuple(told) for officer, told in found.items()}


def _next_up(path: str, at: Mapping[str, Sequence[Post]]) -> Sequence[Post]:
    above = [other for other in at if other != path and path.startswith(other)]
    return at[max(above, key=len)] if above else ()


def grown(before: Mapping[int, Iterable[Uncovered]], after: Mapping[int, Iterable[Uncovered]]) -> tuple[int, ...]:
    """Those whom a hole concerns (as `uncovered` says of one day, before and after a change) that was not there before the change, or has
    become longer."""
    known: dict[str, frozenset[int]] = {one.path: _minutes(one.stretches) for some in before.values() for one in some}
    return tuple(
        officer
        for officer, some in sorted(after.items())
        if any(not _minutes(one.stretches) <= known.get(one.path, frozenset()) for one in some)
    )


def new_holes(before: Rota, after: Rota, days: Iterable[date]) -> tuple[Uncovered, ...]:
    """The holes on these days that were not there before a change."""
    found = []
    for day in days:
        old = _minutes(_of(before, day))
        fresh = tuple(one for one in _of(after, day) if not _minutes([one]) <= old)
        if fresh:
            found.append(Uncovered(after.division, after.division_name, day, fresh, after.path))
    return tuple(found)


def _of(rota: Rota, day: date) -> tuple[Stretch, ...]:
    return holes([one.id for one in rota.officers], rota.people(), day)


def _minutes(told: Iterable[Stretch]) -> frozenset[int]:
    spans = ((one.begins.hour * 60 + one.begins.minute, one.ends.hour * 60 + one.ends.minute or 24 * 60) for one in told)
    return frozenset(minute for begins, ends in spans for minute in range(begins, ends))
