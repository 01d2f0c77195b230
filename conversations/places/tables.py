"""The packaged tables of places (`conversations/data`): read into `Place`s, the outermost first."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files

from conversations.places.place import Place, PlaceLevel


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of a packaged table by column."""
    yield from csv.DictReader((files("conversations") / "data" / name).read_text("utf-8-sig").splitlines())


def read_places() -> dict[str, Place]:
    """Every division, the reporting units that are none, and the countries, by code. A unit below a province is of a city's level."""
    found: dict[str, Place] = {}
    for row in rows("divisions.csv"):
        _add(found, row["adcode"], row["name"], PlaceLevel(row["level"]), row["parent"])
    for row in rows("jilin_units.csv"):
        if row["code"] not in found:
            above = found[row["administrative_parent"]]
            level = PlaceLevel.CITY if above.level is PlaceLevel.PROVINCE else PlaceLevel.COUNTY
            _add(found, row["code"], row["name"], level, above.code)
    for row in rows("countries.csv"):
        found[row["code"]] = Place(row["code"], row["zh"], PlaceLevel.COUNTRY, None, f"/{row['code']}/", row["en"])
    return found


def _add(found: dict[str, Place], code: str, name: str, level: PlaceLevel, parent: str) -> None:
    above = found[parent].path if parent else "/"
    found[code] = Place(code, name, level, parent or None, f"{above}{code}/")
