"""Finding places by what people type.

Readings of a text, the surest first; the first that finds anything counts, and all that it finds is offered:
1. the whole name, without its level too (`长春`), in Chinese, pinyin or English;
2. a part of a name (`郭尔罗斯`), the beginning of its pinyin (`changch`), its initials (`cyq`);
3. a long name cut short (`喀左`, `呼市`), initials that have only begun;
4. an address that begins with a place and its level (`长春市朝阳区红旗街`).
What the place lies in may stand in front of 1 to 3 (`吉林省长春市朝阳区`, `长春朝阳`).
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from conversations.places.keys import Keys
from conversations.places.names import LEVEL_SIGNS, plain
from conversations.places.place import Place, PlaceLevel, codes_of
from conversations.quick.normalise import normal_sign

MOST = 40
"""Places found at most."""
_LONGEST = 40
_LEVELS = (PlaceLevel.PROVINCE, PlaceLevel.CITY, PlaceLevel.COUNTY, PlaceLevel.COUNTRY)
Lookup = Callable[[str], Collection[str]]
Heads = list[set[str]]
"""For every length of the text, the places that its beginning of that length names."""


class _Near(NamedTuple):
    """Paths: of a place, of what lies around it, of its province."""

    path: str
    around: str
    province: str


def _near(path: str) -> _Near:
    codes = codes_of(path)
    return _Near(path, f"/{'/'.join(codes[:-1] or codes)}/", f"/{codes[0]}/")


NOWHERE = _Near("", "-", "-")


class Search:
    """The search over a fixed set of places."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._keys = Keys(places)
        self._order = {code: (_LEVELS.index(place.level), number) for number, (code, place) in enumerate(places.items())}
        self._long = {place.name: code for code, place in places.items() if len(place.name) > 4 and place.level is not PlaceLevel.COUNTRY}
        self._long_names = "\n".join(self._long)

    def find(self, text: str, near: str) -> tuple[Place, ...]:
        """The places that `text` may mean, best first; those around the path `near` (empty: none) come before others."""
        wanted = self._readable(text)
        if not wanted:
            return ()
        heads = self._heads(wanted, self._named)
        found = heads[-1] or self._behind(wanted, heads, self._parts)
        if not found and wanted.isascii():
            found = self._behind(wanted, self._heads(wanted, self._lettered), self._begun)
        elif not found:
            found = self._behind(wanted, heads, self._cut_short) or self._address(wanted, heads)
        around = _near(near) if near else NOWHERE
        best = sorted(found, key=lambda code: self._rank(code, wanted, around))
        return tuple(self._places[code] for code in best[:MOST])

    def _readable(self, text: str) -> str:
        """The text as keys are written; what no name is written with is simplified (not before: 乾安 is no 干安)."""
        signs = (sign if sign in self._keys.signs else normal_sign(sign) for sign in plain(text[: 4 * _LONGEST]))
        wanted = "".join(signs)[:_LONGEST]
        return wanted[2:] if wanted.startswith("中国") else wanted

    def _heads(self, wanted: str, lookup: Lookup) -> Heads:
        heads: Heads = [set()]
        for end in range(1, len(wanted) + 1):
            found = set(lookup(wanted[:end]))
            for cut in range(1, end):
                if heads[cut]:
                    found |= self._inside(lookup(wanted[cut:end]), heads[cut])
            heads.append(found)
        return heads

    def _behind(self, wanted: str, heads: Heads, lookup: Lookup) -> set[str]:
        found = set(lookup(wanted))
        for cut in range(1, len(wanted)):
            if heads[cut]:
                found |= self._inside(lookup(wanted[cut:]), heads[cut])
        return found

    def _inside(self, codes: Collection[str], outer: set[str]) -> set[str]:
        return {code for code in codes if not outer.isdisjoint(codes_of(self._places[code].path)[:-1])}

    def _named(self, text: str) -> Collection[str]:
        return self._keys.whole.get(text, ())

    def _lettered(self, text: str) -> Collection[str]:
        return {*self._named(text), *self._keys.initials.get(text, ())}

    def _parts(self, text: str) -> Collection[str]:
        if not text.isascii():
            return self._keys.containing(text) if text.strip(LEVEL_SIGNS) else ()
        return self._keys.beginning(text) | set(self._keys.initials.get(text, ()))

    def _begun(self, text: str) -> Collection[str]:
        return self._keys.beginning(text) | self._keys.initials_beginning(text)

    def _cut_short(self, text: str) -> Collection[str]:
        """Long names with the first of these signs first and the others in their order; a level only at the end."""
        if not 2 <= len(text) <= 6:
            return ()
        last = f"{text[-1]}$" if text[-1] in LEVEL_SIGNS else text[-1]
        gap = r"[^\n]*?"
        pattern = "^" + gap.join([*map(re.escape, text[:-1]), last]) + ("" if last.endswith("$") else r"[^\n]*$")
        return {self._long[name[0]] for name in re.finditer(pattern, self._long_names, re.MULTILINE)}

    def _address(self, wanted: str, heads: Heads) -> set[str]:
        """The longest beginning that is a place with its level. Where another place follows (`吉林市朝阳区`), both are offered."""
        for end in range(len(wanted) - 1, 2, -1):
            if heads[end] and wanted[end - 1] in LEVEL_SIGNS:
                rest = wanted[end:]
                others = (code for length in range(2, len(rest) + 1) for code in self._named(rest[:length]))
                return heads[end].union(code for code in others if rest.startswith(self._places[code].name))
        return set()

    def _rank(self, code: str, wanted: str, near: _Near) -> tuple[bool, bool, int, bool, int]:
        """What begins so; what lies around, or holds it; the greater; what is in the same province."""
        place = self._places[code]
        level, number = self._order[code]
        close = place.path.startswith(near.around) or near.path.startswith(place.path)
        return not place.name.startswith(wanted), not close, level, not place.path.startswith(near.province), number
