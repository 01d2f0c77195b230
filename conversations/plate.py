"""车牌 Plates: what is one, and how it is written where it is stored."""

import re
import unicodedata

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_PLATE = re.compile(rf"[{_PROVINCES}][A-Z](?:[A-Z0-9]{{4}}[A-Z0-9挂学警港澳]|[A-Z0-9]{{6}})")
"""Cars and lorries (吉A12345, 吉A1234挂) and new-energy vehicles, which have a sign more (吉AD12345)."""
_TOO_SHORT = re.compile(rf"[{_PROVINCES}][A-Z][A-Z0-9]{{0,4}}")
"""A car's, of which a sign is missing."""
_LIGHT = re.compile(r"[\u4e00-\u9fff]{0,6}[A-Z0-9]{5,10}")
"""Electric bicycles: each city numbers them in its own way (长春A12345, 0431123456)."""


_NUMBERS = str.maketrans("OI", "01")
"""No plate has O or I among its numbers: who writes them means these."""


def read_plate(text: str, *, light: bool = False) -> str | None:
    """The plate in its stored form (`吉A12345`, capitals, no blanks or dots), or None when the text is no plate. `light`: one of an
    electric bicycle will do, too; it has to hold a digit."""
    signs = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    plain = re.sub(r"[\s·•・.．\-–—]", "", "".join(signs)).strip("。,，、;；:：").upper()
    if _PLATE.fullmatch(plain):
        return plain[:2] + plain[2:].translate(_NUMBERS)
    if not light or _TOO_SHORT.fullmatch(plain):
        return None
    return plain if _LIGHT.fullmatch(plain) and any(sign in "0123456789" for sign in plain) else None
