"""A place on a card."""

from conversations.places import PlaceLevel, places
from conversations.view import Line


def place_line(code: str) -> Line:
    """A place as people say it, clear without more: `长春市朝阳区`, `西安市`; a country in the reader's language; an unknown code as is."""
    place = places().get(code)
    if place is not None and place.level is PlaceLevel.COUNTRY:
        return Line("place-country", {"zh": place.name, "en": place.english})
    return Line("place", {"name": places().spoken(code)})
