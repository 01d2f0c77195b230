"""An audience that is being chosen: what is chosen so far, what is on the screen, and what each tap makes of it. Pure, without facts: so
that it is known before a turn whom the audience after it has to be counted for.

Tokens: `+r manager` / `-r manager` a role; `go home`, `go i`, `go i.sectors` screens (`i` include, `x` exclude); `+i.sectors retail` /
`-i.sectors retail` a value; `days i 3`; `open 220100`, `page 2` within the divisions; `keep` the pasted list; `clear i`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conversations.audience import Audience, Filter, Size, audience_from_json, audience_to_json
from conversations.codes import RiskLevel, Sector
from conversations.engine.session import Value
from conversations.roles import Level, Role

PATH = "audience"
"""The name of the question, in every flow that asks it."""
ROLES = (Role.MANAGER, Role.OFFICER, Role.ADMIN)
"""To whom a broadcast can go."""
SIDES = ("i", "x")
"""Included, left out."""
CODED: Mapping[str, tuple[str, ...]] = {
    "sectors": tuple(Sector),
    "risks": tuple(RiskLevel),
    "key_levels": tuple(Level),
    "sizes": tuple(Size),
}
"""Fields whose values are a few codes."""
FIELDS = ("divisions", *CODED, "silent_days", "enterprises", "list")
"""Screens of a side. `list` is a pasted list of enterprises."""
MOST_DAYS = 60
MOST_ENTERPRISES = 1000
MOST_DIVISIONS = 100
HOME = "home"
Hit = tuple[int, str]
"""An enterprise by id and name."""


@dataclass(frozen=True, slots=True)
class Making:
    """`names`: of the enterprises that were chosen, by id. `at`: the screen (`home`, `i`, `i.sectors`). `within`, `page`: of the list of
    divisions; `found`: codes of places that fit what was typed; `hits`: enterprises that were found; `pending`: those of a pasted list."""

    audience: Audience = field(default_factory=Audience)
    names: Mapping[str, str] = field(default_factory=dict)
    at: str = HOME
    within: str = ""
    page: int = 0
    found: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    pending: tuple[Hit, ...] = ()

    @property
    def side(self) -> str:
        """`i` or `x`; empty at home."""
        return self.at[:1] if self.at != HOME else ""

    @property
    def about(self) -> str:
        """The field on the screen; empty where it is none."""
        return self.at[2:] if self.at != HOME else ""

    def filter(self, side: str) -> Filter:
        """What is included, or excluded."""
        return self.audience.include if side == "i" else self.audience.exclude

    def with_filter(self, side: str, changed: Filter) -> "Making":
        """The same with one side changed."""
        if side == "i":
            return replace(self, audience=replace(self.audience, include=changed))
        return replace(self, audience=replace(self.audience, exclude=changed))

    def shown(self, at: str) -> "Making":
        """Another screen."""
        return replace(self, at=at, within="", page=0, found=(), hits=(), pending=())

    def adding(self, side: str, hits: tuple[Hit, ...]) -> "Making":
        """With these enterprises."""
        before = self.filter(side)
        ids = tuple(dict.fromkeys([*before.enterprises, *(key for key, _ in hits)]))[:MOST_ENTERPRISES]
        names = {**self.names, **{str(key): name for key, name in hits if key in ids}}
        return replace(self.with_filter(side, replace(before, enterprises=ids)), names=names)


def audience_key(audience: Audience) -> str:
    """The audience as a key of `Want`."""
    return json.dumps(audience_to_json(audience), ensure_ascii=False, separators=(",", ":"))


def making_to_json(making: Making) -> Value:
    """What is kept of it while it is chosen."""
    raw: dict[str, Any] = {"audience": audience_to_json(making.audience), "names": dict(making.names), "at": making.at}
    raw |= {"within": making.within, "page": making.page, "found": list(making.found)}
    return raw | {"hits": [list(hit) for hit in making.hits], "pending": [list(hit) for hit in making.pending]}


def making_from_json(raw: Value) -> Making:
    """The inverse, for a finished choice too; what is none begins anew."""
    try:
        hits, pending = (tuple((int(key), str(name)) for key, name in raw.get(each, ())) for each in ("hits", "pending"))
        kept = (raw.get("at", HOME), raw.get("within", ""), raw.get("page", 0), tuple(raw.get("found", ())))
        return Making(audience_from_json(raw["audience"]), dict(raw.get("names", {})), *kept, hits, pending)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Making()


def tapped(making: Making, token: str) -> Making | None:
    """What a tap makes of it; None for a button that is none."""
    word, _, rest = token.partition(" ")
    if word == "go":
        return making.shown(rest) if _is_screen(rest) else None
    if word in ("+r", "-r"):
        return _role(making, rest, there=word == "+r")
    if word == "clear" and rest in SIDES:
        return making.with_filter(rest, Filter())
    if word == "days":
        side, _, days = rest.partition(" ")
        return _days(making, side, int(days)) if days.isascii() and days.isdigit() and len(days) < 4 else None
    if word == "keep" and making.side:
        return replace(making.adding(making.side, making.pending), pending=())
    if making.about == "divisions" and word == "open":
        return replace(making, within=rest[:20], page=0, found=())
    if making.about == "divisions" and word == "page" and rest.isascii() and rest.isdigit() and len(rest) < 5:
        return replace(making, page=int(rest))
    if word[:1] in ("+", "-") and word[2:3] == "." and word[1:2] in SIDES:
        return _value(making, word[1:2], word[3:], rest, there=word[:1] == "+")
    return None


def _is_screen(name: str) -> bool:
    return name == HOME or name in SIDES or (name[:1] in SIDES and name[1:2] == "." and name[2:] in FIELDS)


def _role(making: Making, name: str, *, there: bool) -> Making | None:
    if name not in ROLES:
        return None
    chosen = {*making.audience.roles, Role(name)} if there else set(making.audience.roles) - {Role(name)}
    return replace(making, audience=replace(making.audience, roles=tuple(role for role in ROLES if role in chosen)))


def _days(making: Making, side: str, days: int) -> Making | None:
    if side not in SIDES or not 0 <= days <= MOST_DAYS:
        return None
    return making.with_filter(side, replace(making.filter(side), silent_days=days))


def with_days(making: Making, days: int) -> Making | None:
    """A number of silent days that was typed on their screen."""
    return _days(making, making.side, days) if days else None


def with_division(making: Making, code: str) -> Making:
    """A division that was typed on their screen."""
    return replace(_value(making, making.side, "divisions", code, there=True) or making, found=())


def _value(making: Making, side: str, name: str, value: str, *, there: bool) -> Making | None:
    before = making.filter(side)
    if name == "enterprises":
        return _enterprise(making, side, value, there=there)
    if name == "divisions":
        if not 0 < len(value) <= 20 or (there and len(before.divisions) >= MOST_DIVISIONS):
            return None
        known = [code for code in before.divisions if code != value]
        return making.with_filter(side, replace(before, divisions=tuple(sorted([*known, value] if there else known))))
    if value not in CODED.get(name, ()):
        return None
    chosen = {*getattr(before, name), value} if there else set(getattr(before, name)) - {value}
    changed: dict[str, Any] = {name: tuple(one for one in CODED[name] if one in chosen)}
    return making.with_filter(side, replace(before, **changed))


def _enterprise(making: Making, side: str, value: str, *, there: bool) -> Making | None:
    hit = next((hit for hit in making.hits if str(hit[0]) == value), None)
    if there:
        return replace(making.adding(side, (hit,)), hits=()) if hit is not None else None
    before = making.filter(side)
    return making.with_filter(side, replace(before, enterprises=tuple(key for key in before.enterprises if str(key) != value)))
