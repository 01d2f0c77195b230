"""A list of stays while it is being made: where its making stands, and what each step makes of it. Goes through JSON between turns."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from conversations.engine.session import Value
from conversations.returns import Stay
from conversations.screens.stays import joined

STEPS_BACK = 8
"""Steps that *back* can take back before it leaves the question."""


class At(StrEnum):
    """What is asked: where somebody was, which of several places it was, for how long (in one go, or first day and last day), or what is
    to be done with a stay of the list."""

    WHERE = "where"
    WHICH = "which"
    DAYS = "days"
    FIRST = "first"
    LAST = "last"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Making:
    """`place`: chosen, its days are asked for. `found`: places that fit `find`, which of them is asked; `given`: days that were typed with
    it. `first`: chosen, the last day is asked for. `opened`: the stay of the list that is being changed."""

    stays: tuple[Stay, ...] = ()
    at: At = At.WHERE
    place: str = ""
    find: str = ""
    found: tuple[str, ...] = ()
    page: int = 0
    given: tuple[date, date] | None = None
    first: date | None = None
    opened: Stay | None = None

    def listed(self, stays: tuple[Stay, ...]) -> "Making":
        """With these stays, and asking where again."""
        return Making(joined(stays))

    def without(self, stay: Stay) -> "Making":
        """The list without one stay."""
        return self.listed(tuple(each for each in self.stays if each != stay))

    def among(self, find: str, found: tuple[str, ...], given: tuple[date, date] | None) -> "Making":
        """Several places fit."""
        return Making(self.stays, At.WHICH, find=find, found=found, given=given, opened=self.opened)

    def chose(self, place: str, given: tuple[date, date] | None = None) -> "Making":
        """A place: with its days it is a stay of the list; else they are asked for. A stay that gets another place keeps its days."""
        if given is None and self.opened is not None:
            given = (self.opened.first, self.opened.last)
        chosen = Making(self.stays, At.DAYS, place, opened=self.opened)
        return chosen if given is None else chosen.stayed(*given)

    def stayed(self, first: date, last: date) -> "Making":
        """The days of the chosen place. A stay that was opened is replaced."""
        return self.listed((*(each for each in self.stays if each != self.opened), Stay(self.place, first, last)))

    def asking(self, at: At, first: date | None = None) -> "Making":
        """The same with another question."""
        return replace(self, at=at, first=first, page=0)

    def turned(self, page: int) -> "Making":
        """Another page of the places that fit."""
        return replace(self, page=page)

    def open(self, stay: Stay) -> "Making":
        """What is to be done with one stay?"""
        return Making(self.stays, At.ONE, opened=stay)

    def change_days(self) -> "Making":
        """Other days for the stay that was opened."""
        return replace(self, at=At.DAYS, place=self.opened.place if self.opened else "")


def stays_to_json(stays: tuple[Stay, ...]) -> Value:
    """`[place, first, last]` each, days in ISO."""
    return [[stay.place, stay.first.isoformat(), stay.last.isoformat()] for stay in stays]


def stays_from_json(raw: Value) -> tuple[Stay, ...]:
    """The inverse; raises ValueError or TypeError for anything else."""
    return tuple(Stay(str(place), date.fromisoformat(first), date.fromisoformat(last)) for place, first, last in raw)


def making_from_json(half: Value | None) -> Making:
    """The state that a half-made answer holds; nothing yet is an empty list."""
    raw: dict[str, Any] = half or {}
    given, first, opened = raw.get("given"), raw.get("first"), raw.get("opened")
    return Making(
        stays_from_json(raw.get("stays", [])),
        At(raw["at"]) if raw.get("at") in set(At) else At.WHERE,
        raw.get("place", ""),
        raw.get("find", ""),
        tuple(raw.get("found", ())),
        raw.get("page", 0),
        (date.fromisoformat(given[0]), date.fromisoformat(given[1])) if given else None,
        date.fromisoformat(first) if first else None,
        stays_from_json([opened])[0] if opened else None,
    )


def making_to_json(making: Making, before: Value | None, *, step: bool = True) -> Value:
    """What is kept of it. `before`: the state until now, which a `step` can be taken back to (turning a page is none)."""
    raw: dict[str, Any] = {"stays": stays_to_json(making.stays), "at": making.at.value}
    raw |= {"place": making.place} if making.place else {}
    raw |= {"find": making.find, "found": list(making.found), "page": making.page} if making.found else {}
    raw |= {"given": [day.isoformat() for day in making.given]} if making.given else {}
    raw |= {"first": making.first.isoformat()} if making.first else {}
    raw |= {"opened": stays_to_json((making.opened,))[0]} if making.opened else {}
    known: dict[str, Any] = before or {}
    steps = list(known.get("back", ()))
    if step:
        steps.append({name: value for name, value in known.items() if name != "back"})
    return raw | ({"back": steps[-STEPS_BACK:]} if steps else {})


def making_before(half: Value | None) -> Value | None:
    """The state before the last step; None when there is none to take back."""
    steps = list((half or {}).get("back", ()))
    return {**steps[-1], **({"back": steps[:-1]} if len(steps) > 1 else {})} if steps else None
