"""The evening before: who is to hear that nobody is on duty tomorrow, in the own division or in one right below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.duty import Officer
from conversations.rules.coverage import Post, uncovered


@dataclass(frozen=True, slots=True)
class Facts:
    """Who is an officer of what, and the officers with their hours and leaves on `day` (local)."""

    day: date
    posts: Iterable[Post]
    officers: Mapping[int, Officer]


def decide(facts: Facts) -> tuple[int, ...]:
    """The accounts that get the warning, each once whatever the number of divisions; nobody where there is no hole."""
    return tuple(sorted(uncovered(facts.posts, facts.officers, facts.day)))
