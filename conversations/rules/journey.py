"""Train and flight numbers as people type them: `g1234`, `Ｇ1234 次`, `CZ6543`, several for a journey with changes."""

import re
import unicodedata

from conversations.codes import Transport

NUMBERED = frozenset({Transport.RAIL, Transport.AIR})
"""Ways of travelling that have a number by which contacts are traced."""
_TRAIN = re.compile(r"[CDGKLSTYZ]?[0-9]{1,4}|[CDGKLSTYZ][0-9]{5}")
_FLIGHT = re.compile(r"(?:[A-Z]{2}|[0-9][A-Z])[0-9]{3,4}[A-Z]?|[A-Z][0-9]{5}[A-Z]?")
_FORMS = {Transport.RAIL: _TRAIN, Transport.AIR: _FLIGHT}
_WORDS = re.compile(r"列车|火车|高铁|动车|飞机|航班|车次|次|号")


def tidy_numbers(text: str) -> str:
    """Upper case, without the words around a number, several joined by one blank; a blank inside a number goes (`CZ 6543`). What holds
    nothing but such words stays as it is, to be refused by its name."""
    plain = _WORDS.sub(" ", unicodedata.normalize("NFKC", text[:200]).upper())
    parts = re.split(r"[\s、,;/+转→>至到-]+", plain.strip())
    joined: list[str] = []
    for part in filter(None, parts):
        if joined and joined[-1].isalpha() and part.isdigit():
            joined[-1] += part
        else:
            joined.append(part)
    return " ".join(joined) or " ".join(text[:200].split())


def are_numbers(text: str, transport: Transport) -> bool:
    """Whether every part of a tidied text is a number of this way of travelling; at most six of them."""
    form, parts = _FORMS.get(transport), text.split(" ")
    return form is not None and len(parts) <= 6 and all(form.fullmatch(part) for part in parts)
