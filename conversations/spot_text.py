"""A place on the ground as people type it: `43.8868, 125.3245`, the other way round where only that can be, with 北纬 and 东经."""

import re
import unicodedata
from decimal import Decimal

from conversations.courier import MICRO, Spot

_LATITUDE, _LONGITUDE = 90 * MICRO, 180 * MICRO
_WORDS = re.compile(r"北纬|纬度|东经|经度|latitude|longitude|lat|lon|lng|[ne:=°度]", re.IGNORECASE)
_EAST_FIRST = re.compile(r"^\s*(?:东经|经度|lon|lng|longitude|e)", re.IGNORECASE)
_PAIR = re.compile(r"\s*(-?[0-9]{1,3}\.[0-9]{2,15})[\s,;，；、/]+(-?[0-9]{1,3}\.[0-9]{2,15})\s*")
MOST_TYPED = 80


def read_spot(text: str) -> Spot | None:
    """The spot, or None where the text is none. Latitude stands first, as maps write it; where the first number is greater than 90 it is
    the longitude."""
    plain = unicodedata.normalize("NFKC", text)
    match = _PAIR.fullmatch(_WORDS.sub(" ", plain)) if len(plain) <= MOST_TYPED else None
    if match is None:
        return None
    first, second = (int((Decimal(part) * MICRO).to_integral_value()) for part in match.groups())
    east_first = abs(first) > _LATITUDE or _EAST_FIRST.match(plain) is not None
    latitude, longitude = (second, first) if east_first else (first, second)
    return Spot(latitude, longitude) if abs(latitude) <= _LATITUDE and abs(longitude) <= _LONGITUDE else None


def spot_text(spot: Spot) -> str:
    """`43.88680, 125.32450`: five decimals, about a metre."""
    return f"{spot.latitude / MICRO:.5f}, {spot.longitude / MICRO:.5f}"
