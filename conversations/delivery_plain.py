"""What lines and rows of a table share: half-width text, phones, how it was handed over, what went wrong, what is cut off."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from conversations import delivery_words as w
from conversations.courier import NewDelivery
from conversations.delivery_file import RowProblem
from conversations.roster_file import is_han

LONGEST_AREA, LONGEST_EXCEPTION = 60, 120
"""Signs of a value that are kept; the rest is cut off, and said so."""
_QUOTED = 20
_MOST_PHONES = 3

Problem = tuple[RowProblem, str]


class LineRead(NamedTuple):
    """A delivery, or why it is none; and what of it could not be read. A text of a problem holds no phone number."""

    delivery: NewDelivery | None
    problems: tuple[Problem, ...] = ()


def half_width(line: str) -> str:
    """The line in NFKC, without invisible signs, single blanks, its tabs kept."""
    plain = unicodedata.normalize("NFKC", line.replace("№", "No."))
    shown = "".join(
        " " if sign != "\t" and sign.isspace() else sign for sign in plain if sign == "\t" or sign.isprintable() or sign.isspace()
    )
    return re.sub(r" *\t *", "\t", re.sub(" {2,}", " ", shown)).strip()


def quote(text: str) -> str:
    """At most 20 signs of what was written, phone numbers struck out: they are never shown again. Nor is what looks like one only where
    the text is cut off."""
    return struck(struck(" ".join(text.split()))[:_QUOTED])


def struck(text: str) -> str:
    """The text, phone numbers in it struck out: what is typed in words is shown to officers, recipients' phones never are."""
    plain = unicodedata.normalize("NFKC", text)
    return w.HIDDEN_PHONE.sub("***", w.PHONE.sub("***", plain)).strip() if w.PHONE.search(plain) else text.strip()


def cut(text: str, most: int, problems: list[Problem]) -> str:
    """The value as far as it is kept; that it was cut is a problem."""
    if len(text) > most:
        problems.append((RowProblem.TOO_LONG, quote(text)))
    return text[:most]


def joined(texts: Iterable[str]) -> str:
    """Several exceptions as one text, each said once."""
    told = dict.fromkeys(plain for text in texts if (plain := text.strip()))
    return ("，" if any(is_han(sign) for text in told for sign in text) else ", ").join(told)


def take_phones(text: str) -> tuple[str, str]:
    """The recipient's numbers (the first three, parted by a stroke), and the text without any."""
    phones = []
    for match in w.PHONE.finditer(text):
        digits = match["digits"].replace(" ", "")
        plain = digits if digits.startswith("0") else digits.replace("-", "")
        phones.append(plain + (f"-{match['extension']}" if match["extension"] else ""))
    return "/".join(dict.fromkeys(phones[:_MOST_PHONES])), w.HIDDEN_PHONE.sub("\t", w.PHONE.sub("\t", text))


def take_contact(text: str) -> tuple[bool | None, str]:
    """Whether a delivery went without contact, None if nothing is said, and the text without these words. Where both is said there was
    contact: a parcel put down and signed for was handed over."""
    said = []
    for match in w.CONTACT.finditer(text):
        answer = (match["answer"] or match["told"] or "").lower()
        contactless = bool(match["contactless"])
        if match["denied"] and match["denied"].startswith(("非", "不是")) and match["in_person"] and match["in_person"].startswith("本人"):
            said.append(False)  # somebody else took it
        else:
            said.append(contactless != (bool(match["denied"]) != (answer in w.NO)))
    return (all(said) if said else None), w.CONTACT.sub("\t", text)


def split_exception(word: str) -> tuple[str, str]:
    """`幸福小区3栋拒收` is a place and what went wrong there, `鸡蛋破损` is all that went wrong."""
    match = w.EXCEPTION_HAN.search(word)
    if not match:
        return word, ""
    before = word[: match.start()]
    return (before, match[0]) if not before or w.PLACE_END.search(before) else ("", word)
