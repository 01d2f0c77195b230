"""Reading one temperature that a person typed. No digit is ever guessed: `365` is asked again, not turned into 36.5."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from conversations.policy import Policy


class Celsius(NamedTuple):
    """A temperature in °C, as written."""

    value: Decimal


class NotPlausible(NamedTuple):
    """A number, but no body's temperature. `hint`: it looks like a reading without its point."""

    value: Decimal
    hint: bool


_FORM = re.compile(
    r"(?:体温)?(?:摄氏)?(?P<whole>[0-9]{1,4})(?:(?:[.,。·点]|度|℃|°C?|°)(?P<part>[0-9]{1,2}|半))?(?:度|℃|°C?|C|F|°F|℉)?", re.IGNORECASE
)


def read_temperature(text: str, policy: Policy) -> Celsius | NotPlausible | None:
    """`38.2`, `３８．２`, `38度2`, `38。2`, `38℃2`, `38度半`, `100.8F`; None when it is no number at all."""
    plain = unicodedata.normalize("NFKC", text).strip().upper().replace("°C", "℃").replace("摄氏度", "度").replace(" ", "")
    match = _FORM.fullmatch(plain.removeprefix("体温").lstrip(":"))
    if match is None or len(plain) > 20:
        return None
    part = match["part"] or "0"
    value = Decimal(f"{match['whole']}.{'5' if part == '半' else part}")
    if plain.endswith(("F", "℉")):
        value = ((value - 32) * 5 / 9).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if policy.lowest_plausible <= value <= policy.highest_plausible:
        return Celsius(value)
    if match["part"] is None:
        value = value.to_integral_value()
    hint = match["part"] is None and policy.lowest_plausible <= value / 10 <= policy.highest_plausible
    return NotPlausible(value, hint)
