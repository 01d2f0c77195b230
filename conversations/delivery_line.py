"""One delivery as a person writes it in a line: `1023 幸福小区3栋 10:25 无接触`, `订单号1023，幸福小区，10点25分，放门口`, `1024 拒收`."""

import re
import unicodedata
from datetime import datetime
from typing import NamedTuple

from conversations import delivery_words as w
from conversations.courier import NewDelivery
from conversations.delivery_file import RowProblem
from conversations.delivery_times import take_time

LONGEST_LINE = 500
"""Signs of a line that are read."""
LONGEST_ORDER, LONGEST_AREA, LONGEST_EXCEPTION = 40, 60, 120
"""Signs of a value that are kept; the rest is cut off, and said so. A longer order number is none."""
_QUOTED = 20

Problem = tuple[RowProblem, str]

_LIST_MARK = re.compile(
    r"[\s>*•·●○◆▪-]*(?:[\u2460-\u24ff\u2776-\u2793🔟]|[(（]\d{1,3}[)）]|\d{1,3}(?:[、)）]|[.．](?!\d)|[.．](?=\d{4}))|\d\ufe0f?\u20e3)?\s*"
)
_ORDER = r"[A-Za-z0-9][A-Za-z0-9-]*"
_ORDER_LABEL = re.compile(
    rf"(?:(?:外卖|快递|配送)?(?:订单|运单|配送单|快递单|单)(?:编号|号码|号)?|(?<![A-Za-z])order(?:\s?(?:number|no|num|id)\b)?|(?<![A-Za-z])no(?=[.:#\s])|№)"
    rf"\s?[.:#]*\s?(?=[A-Za-z-]*\d)(?P<order>{_ORDER})(?![\w.+-])",
    re.IGNORECASE,
)
_STANDING = re.compile(rf"(?:第|#)?(?P<order>{_ORDER})(?:号单|单|号)?", re.ASCII)
_GLUED = re.compile(rf"#?(?P<order>{_ORDER})(?P<rest>[\u4e00-\u9fff(].*)")
_MEASURE = tuple("室号栋楼单元层座弄米份件度月日点时年分路街周天届栋厂幢期门院#")
_ROOM = re.compile(r"\d{1,2}(?:-\d{1,2})?-\d{1,4}")
_HARD, _SOFT = re.compile(r"[,;|\t。]"), re.compile(r"[\s、]+")
_LEAST_ORDER, _LEAST_GLUED, _LEAST_ELSEWHERE, _MOST_PHONES = 3, 4, 6, 3


class LineRead(NamedTuple):
    """A delivery, or why it is none; and what of it could not be read. A text of a problem holds no phone number."""

    delivery: NewDelivery | None
    problems: tuple[Problem, ...] = ()


def quote(text: str) -> str:
    """At most 20 signs of what was written, phone numbers struck out: they are never shown again."""
    plain = w.HIDDEN_PHONE.sub("***", w.PHONE.sub("***", " ".join(text.split())))
    return plain[:_QUOTED]


def half_width(line: str) -> str:
    """The line in NFKC, without invisible signs, single blanks, its tabs kept."""
    plain = unicodedata.normalize("NFKC", line.replace("№", "No."))
    shown = "".join(
        " " if sign != "\t" and sign.isspace() else sign for sign in plain if sign == "\t" or sign.isprintable() or sign.isspace()
    )
    return re.sub(r" *\t *", "\t", re.sub(" {2,}", " ", shown)).strip()


def is_order(text: str) -> bool:
    """Whether the text can be an order number: at least 3 letters, digits or strokes with a digit, and no day, no number of a flat."""
    if not _LEAST_ORDER <= len(text) <= LONGEST_ORDER or not re.fullmatch(_ORDER, text, re.ASCII):
        return False
    return any(sign.isdigit() for sign in text) and not _ROOM.fullmatch(text)


def cut(text: str, most: int, problems: list[Problem]) -> str:
    """The value as far as it is kept; that it was cut is a problem."""
    if len(text) > most:
        problems.append((RowProblem.TOO_LONG, quote(text)))
    return text[:most]


def read_line(line: str, now: datetime) -> LineRead:
    """Reads one line that holds something."""
    problems: list[Problem] = []
    text = half_width(_LIST_MARK.sub("", cut(line, LONGEST_LINE, problems), count=1))
    order, text = _labelled_order(text)
    phone, text = take_phones(text)
    text, own_words = _own_words(text, now)
    contactless, text = take_contact(text)
    text = w.ALL_WELL.sub("\t", text)
    exceptions = [match[0] for match in w.PUT_OFF.finditer(text)]
    time = take_time(w.PUT_OFF.sub("\t", text), now)
    if time.problem:
        problems.append((time.problem, quote(time.written)))
    pieces = _pieces(time.rest)
    if order is None:
        order, pieces = _unlabelled_order(pieces)
    if order is None:
        return LineRead(None, ((RowProblem.NO_ORDER, quote(half_width(line[:LONGEST_LINE]))),))
    area, wrong = _area(pieces)
    exception = ",".join(one.strip() for one in (*wrong, *exceptions, own_words) if one.strip())
    area, exception = cut(area, LONGEST_AREA, problems), cut(exception, LONGEST_EXCEPTION, problems)
    return LineRead(NewDelivery(order, area, time.at, contactless, exception, phone), tuple(problems))


def _labelled_order(text: str) -> tuple[str | None, str]:
    match = _ORDER_LABEL.search(text)
    if not match or not is_order(match["order"].rstrip("-")):
        return None, text
    return match["order"].rstrip("-"), f"{text[: match.start()]}\t{text[match.end() :]}"


def take_phones(text: str) -> tuple[str, str]:
    """The recipient's numbers (the first three, parted by a stroke), and the text without any."""
    phones = []
    for match in w.PHONE.finditer(text):
        digits = match["digits"].replace(" ", "")
        plain = digits if digits.startswith("0") else digits.replace("-", "")
        phones.append(plain + (f"-{match['extension']}" if match["extension"] else ""))
    return "/".join(dict.fromkeys(phones[:_MOST_PHONES])), w.HIDDEN_PHONE.sub("\t", w.PHONE.sub("\t", text))


def _own_words(text: str, now: datetime) -> tuple[str, str]:
    """The line without what stands behind `异常：`, and that. A time between commas there belongs to the line."""
    match = w.LABELLED.search(text)
    if not match:
        return text, ""
    own: list[str] = []
    back = [text[: match.start()]]
    for piece in _HARD.split(text[match.end() :]):
        plain = w.LABELLED.sub("", piece).strip(" .")
        if plain.lower() in w.NOTHING or w.ALL_WELL.fullmatch(plain):
            continue
        is_time = not plain.isdecimal() and not take_time(plain, now).rest.strip()
        is_contact = take_contact(plain)[1].strip() == ""
        (back if is_time or is_contact else own).append(plain)
    return "\t".join(back), ",".join(own)


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


def _pieces(text: str) -> list[list[str]]:
    """What is left, parted at commas and tabs, and within these at blanks."""
    plain = w.IDLE_LABEL.sub("\t", w.AREA_LABEL.sub("\t", text))
    parts = []
    for part in _HARD.split(plain):
        words = [word for raw in _SOFT.split(part) if (word := raw.strip(":.=~@+*()[]{}<>「」【】\"'“”-_ ")) or raw.startswith("#")]
        if words:
            parts.append(words)
    return parts


def _unlabelled_order(pieces: list[list[str]]) -> tuple[str | None, list[list[str]]]:
    """The order number: what stands first, or a long number that is the only one; a short one further on may be that of a house."""
    words = [(row, column, word) for row, part in enumerate(pieces) for column, word in enumerate(part)]
    ahead = words[1:] if words and re.fullmatch(r"\d{1,2}", words[0][2]) else words  # without the number of the line
    if not ahead:
        return None, pieces
    row, column, first = ahead[0]
    standing = _STANDING.fullmatch(first)
    if standing and is_order(standing["order"].rstrip("-")):
        return standing["order"].rstrip("-"), _replaced(pieces, row, column, "", drop=words[: len(words) - len(ahead)])
    others = [one for one in ahead[1:] if len(one[2]) >= _LEAST_ELSEWHERE and is_order(one[2])]
    glued = _GLUED.fullmatch(first)
    if (
        glued
        and is_order(glued["order"].rstrip("-"))
        and not glued["rest"].startswith(_MEASURE)
        and (len(glued["order"]) >= _LEAST_GLUED or not others)
    ):
        return glued["order"].rstrip("-"), _replaced(pieces, row, column, glued["rest"])
    if len(others) == 1:
        row, column, order = others[0]
        return order, _replaced(pieces, row, column, "")
    return None, pieces


def _replaced(pieces: list[list[str]], row: int, column: int, word: str, drop: list[tuple[int, int, str]] | None = None) -> list[list[str]]:
    changed = [list(part) for part in pieces]
    changed[row][column] = word
    for other_row, other_column, _ in drop or ():
        changed[other_row][other_column] = ""
    return changed


def _area(pieces: list[list[str]]) -> tuple[str, list[str]]:
    """The area, and what went wrong: both without the words that add nothing."""
    area, wrong = [], []
    for part in pieces:
        text = " ".join(word for word in part if word)
        english = w.EXCEPTION_WORDS.search(text)
        if english:
            wrong.append(english[0].strip())
            text = text[: english.start()]
        for word in text.split(" "):
            place, trouble = split_exception(word)
            if trouble:
                wrong.append(trouble)
            if place and place.lower() not in w.NOTHING and any(sign.isalnum() for sign in place):
                area.append(place)
    return " ".join(area), wrong


def split_exception(word: str) -> tuple[str, str]:
    """`幸福小区3栋拒收` is a place and what went wrong there, `鸡蛋破损` is all that went wrong."""
    match = w.EXCEPTION_HAN.search(word)
    if not match:
        return word, ""
    before = word[: match.start()]
    return (before, match[0]) if not before or w.PLACE_END.search(before) else ("", word)
