"""Which reporting unit (上报单位) a place belongs to: within it somebody counts as having stayed at home."""

from functools import cache, lru_cache

from conversations.places import PlaceLevel, path_of, places
from conversations.places.place import codes_of
from conversations.places.tables import rows


@lru_cache(maxsize=8192)
def unit_of(code: str) -> str:
    """The innermost reporting unit that the place is or lies in; elsewhere its city, or its province where there is none. A whole province,
    a country and an unknown code are their own."""
    upwards = codes_of(path_of(code))[::-1]
    cities = (each for each in upwards if (place := places().get(each)) is not None and place.level is PlaceLevel.CITY)
    return next((each for each in upwards if each in _units()), next(cities, upwards[-1]))


@cache
def _units() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("jilin_units.csv"))
