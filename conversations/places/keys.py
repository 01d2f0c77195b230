"""The keys that places are found by, made once: names, sounds and initials."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from conversations.places.names import plain, region_name, short_name
from conversations.places.place import Place, PlaceLevel
from conversations.places.sounds import Sound, read_sounds
from conversations.places.tables import rows

Codes = tuple[str, ...]


class Keys:
    """`whole`: names, short names, other names, codes of divisions, and how they sound. `initials`: first letters of syllables."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.whole: dict[str, Codes] = {}
        self.initials: dict[str, Codes] = {}
        sounds = read_sounds()
        for place in places.values():
            for name in _names(place):
                _add(self.whole, plain(name), place.code)
            for sound in _ways(place, sounds.get(place.code, ())):
                _add(self.whole, "".join(sound), place.code)
                _add(self.initials, "".join(syllable[0] for syllable in sound), place.code)
        for row in rows("place_aliases.csv"):
            for code in row["codes"].split(" "):
                _add(self.whole, plain(row["alias"]), code)
        self._countries(places)
        self.signs = frozenset("".join(self.whole))
        """All signs that occur in names."""
        self._latin = _sorted(self.whole)
        self._initials = _sorted(self.initials)
        self._han = [key for key in self.whole if not key.isascii()]
        self._joined = "\n" + "\n".join(self._han) + "\n"
        self._ends = _ends(self._han)

    def _countries(self, places: Mapping[str, Place]) -> None:
        for row in rows("countries.csv"):
            for name in (row["en"], *filter(None, row["aliases"].split("/"))):
                _add(self.whole, plain(name), places[row["code"]].code)

    def beginning(self, text: str) -> set[str]:
        """Places whose sound or English name begins with this."""
        return _begin(self._latin, self.whole, text)

    def initials_beginning(self, text: str) -> set[str]:
        """Places whose initials begin with this."""
        return _begin(self._initials, self.initials, text)

    def containing(self, text: str) -> set[str]:
        """Places with this somewhere in a Chinese name."""
        found: set[str] = set()
        at = self._joined.find(text)
        while at >= 0:
            line = bisect_left(self._ends, at + len(text))
            found.update(self.whole[self._han[line]])
            at = self._joined.find(text, self._ends[line])
        return found


def _names(place: Place) -> Iterator[str]:
    yield place.name
    yield short_name(place)
    if place.level is PlaceLevel.CITY:
        yield region_name(place)
    if place.code.isdecimal():
        yield place.code


def _ways(place: Place, sounds: Iterable[Sound]) -> Iterator[Sound]:
    """The sounds of the name, and of its short form."""
    short = short_name(place)
    for sound in sounds:
        yield sound
        if short != place.name:
            yield sound[: len(short)]


def _add(table: dict[str, Codes], key: str, code: str) -> None:
    known = table.get(key)
    if known is None:
        table[key] = _alone(code)
    elif code not in known:
        table[key] = (*known, code)


@lru_cache(maxsize=1)  # all keys of a place are added one after another
def _alone(code: str) -> Codes:
    return (code,)


def _sorted(table: Mapping[str, Codes]) -> list[str]:
    return sorted(key for key in table if key.isascii() and not key.isdecimal())


def _begin(keys: list[str], table: Mapping[str, Codes], text: str) -> set[str]:
    first, end = bisect_left(keys, text), bisect_right(keys, f"{text}\x7f")
    return {code for key in keys[first:end] for code in table[key]}


def _ends(lines: list[str]) -> list[int]:
    ends, at = [], 0
    for line in lines:
        at += 1 + len(line)
        ends.append(at)
    return ends
