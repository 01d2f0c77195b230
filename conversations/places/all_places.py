"""All places at once, made on first use and kept."""

from collections.abc import Iterator
from functools import cache

from conversations.places.names import spoken_name
from conversations.places.place import Place, codes_of
from conversations.places.search import Search
from conversations.places.tables import read_places


class Places:
    """Every place there is, by code and by what people type."""

    def __init__(self) -> None:
        self._by_code = read_places()
        self._search = Search(self._by_code)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Place | None:
        """The place of this code, or None."""
        return self._by_code.get(code)

    def find(self, text: str, near: str = "") -> tuple[Place, ...]:
        """The places that a typed name may mean, best first, at most `MOST`; empty when there is none. Exactly one: that is certain; of
        several one has to be chosen. `near`: the code of a division, whose surroundings come first; it drops nothing."""
        return self._search.find(text, path_of(near) if near in self._by_code else "")

    def spoken(self, code: str) -> str:
        """The Chinese name as people say it, clear without more (`长春市朝阳区`); an unknown code is its own name."""
        place = self._by_code.get(code)
        return spoken_name(place, self._by_code) if place else code


@cache
def places() -> Places:
    """All places. The first call reads the tables, which takes about a tenth of a second."""
    return Places()


def path_of(code: str) -> str:
    """Where a place lies in the administrative tree, `/220000/220100/220104/`; an unknown code lies nowhere else, `/123456/`."""
    place = places().get(code)
    return place.path if place else f"/{code}/"


def ancestors(code: str) -> tuple[str, ...]:
    """The codes of what a place lies in, the outermost first, without itself."""
    return codes_of(path_of(code))[:-1]


def within(inner: str, outer: str) -> bool:
    """Whether the place `inner` is `outer` or lies in it."""
    return path_of(inner).startswith(path_of(outer))
