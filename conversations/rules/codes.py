"""Invitation codes as people type them: twelve characters of Crockford's base 32, in groups of four or not."""

import re
import unicodedata

_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")


def normal_code(text: str) -> str:
    """Upper case, without blanks and dashes, and with I, L and O read as the digits they are mistaken for."""
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"[\s\-–—_]", "", plain)
    return plain.replace("O", "0").replace("I", "1").replace("L", "1")


def looks_like_code(text: str) -> bool:
    """Whether a typed text can be an invitation code."""
    return len(text) <= 40 and any(c.isdigit() for c in text) and _CODE.fullmatch(normal_code(text)) is not None
