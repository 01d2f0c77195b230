"""One delivery as a person writes it in a line: `1023 幸福小区3栋 10:25 无接触`, `订单号1023，幸福小区，10点25分，放门口`, `1024 拒收`."""

import re
from datetime import datetime

from conversations import delivery_words as w
from conversations.courier import NewDelivery
from conversations.delivery_file import RowProblem
from conversations.delivery_orders import MEASURES, Words, labelled_order, may_be_order, unlabelled_order
from conversations.delivery_plain import (
    LONGEST_AREA,
    LONGEST_EXCEPTION,
    LineRead,
    Problem,
    cut,
    half_width,
    joined,
    quote,
    split_exception,
    take_contact,
    take_phones,
)
from conversations.delivery_times import says_day, take_time

LONGEST_LINE = 500
"""Signs of a line that are read."""

_LIST_MARK = re.compile(
    r"[\s>*•·●○◆▪-]*(?:[\u2460-\u24ff\u2776-\u2793🔟]|[(（]\d{1,3}[)）]|\d{1,3}(?:[、)）]|[.．](?!\d)|[.．](?=\d{4}))|\d\ufe0f?\u20e3)?\s*"
)
_HARD, _SOFT = re.compile(r"[,;|\t。]|/(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])/"), re.compile(r"[\s、:]+")
_BRACKETS = re.compile(r"[【】「」『』《》〔〕\[\]]")
_ORDER_AHEAD = r"\s*(?=[A-Za-z0-9-]{4,40}\s+\S)"
_NEXT, _NEXT_AT_COMMA = re.compile(f"[;；。]{_ORDER_AHEAD}"), re.compile(f"[,，]{_ORDER_AHEAD}")
_BESIDE, _DIGIT, _DIGITS = re.compile(r"(\s*[,、/;]\s*|\s+)"), re.compile(r"[0-9]"), re.compile(r"[0-9]+")
_NUMBERS = r"[A-Za-z0-9_-]{4,40}+"
_SEVERAL = re.compile(rf"(?P<orders>{_NUMBERS}(?:(?:\s*[,、/;]\s*|\s+){_NUMBERS})++)(?![A-Za-z0-9_:.\u4e00-\u9fff-])(?P<rest>.*)")
_LISTED = re.compile(rf"(?P<orders>{_NUMBERS}(?:\s*[,、/;]\s*{_NUMBERS})++)(?![A-Za-z0-9_:.-])(?P<rest>.*)")
"""Parted by signs, so that a place may be written right behind them."""
_LONG = 6
"""Signs that an order number has at least where nothing else tells it from that of a house, a room or the end of a phone's."""
_AROUND = ":.=~@+*()[]{}<>「」【】\"'“”-_ "


def read_line(line: str, now: datetime) -> LineRead:
    """Reads one line that holds something."""
    problems: list[Problem] = []
    text = half_width(_BRACKETS.sub(" ", _LIST_MARK.sub("", cut(line, LONGEST_LINE, problems), count=1)))
    order, text = labelled_order(text)
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
        order, pieces = unlabelled_order(pieces)
    if order is None:
        return LineRead(None, ((RowProblem.NO_ORDER, quote(half_width(line[:LONGEST_LINE]))),))
    area, wrong = _area(pieces)
    exception = joined([*wrong, *exceptions, *own_words])
    area, exception = cut(area, LONGEST_AREA, problems), cut(exception, LONGEST_EXCEPTION, problems)
    return LineRead(NewDelivery(order, area, time.at, contactless, exception, phone), tuple(problems))


def read_lines(line: str, now: datetime) -> tuple[LineRead, ...]:
    """The deliveries of a line that may hold several: `1023 幸福小区 10:25；1024 春光苑 拒收`. At commas it is parted only where every
    part begins with an order number and tells what became of it: a number behind a comma may be that of a house."""
    if len(line) > LONGEST_LINE:
        return (read_line(line, now),)
    return tuple(read for part in _parts(_NEXT, line) for one in _each_order(part) for read in _at_commas(one, now))


def _each_order(line: str) -> tuple[str, ...]:
    """A line for each order, where several stand ahead (`SF1001、SF1002 万科城`)."""
    text = half_width(_LIST_MARK.sub("", line, count=1))
    for written in (_SEVERAL, _LISTED):
        ahead = written.match(text)
        orders = _BESIDE.split(ahead["orders"]) if ahead else []
        if ahead and _are_orders(orders[::2], [sign.strip() for sign in orders[1::2]], ahead["rest"]):
            return tuple(f"{order} {ahead['rest']}" for order in orders[::2])
    return (line,)


def _are_orders(orders: list[str], signs: list[str], rest: str) -> bool:
    """Whether all of these are order numbers, and not also those of a house or a room: alike, and long where blanks alone part them, if
    something else stands in the line. Two short ones are taken for orders only where 、 lists them and does not go on to the place."""
    listed, lengths = all(signs), sorted(map(len, orders))
    shapes = {(_DIGITS if listed else _DIGIT).sub("0", order) for order in orders}
    if len(shapes) > 1 or len(set(orders)) < len(orders) or lengths[-1] - lengths[0] > 1:
        return False
    if rest.startswith(MEASURES) or any(map(says_day, orders)) or not all(map(may_be_order, orders)):
        return False
    if lengths[0] >= _LONG:
        return True
    if len(orders) > 2:
        return listed or not rest.strip()
    return signs == ["、"] and not rest.lstrip().startswith("、")


def _at_commas(line: str, now: datetime) -> tuple[LineRead, ...]:
    read = tuple(read_line(part, now) for part in _parts(_NEXT_AT_COMMA, line))
    return read if len(read) == 1 or all(map(_told, read)) else (read_line(line, now),)


def _parts(sign: re.Pattern[str], line: str) -> list[str]:
    parts = sign.split(line)
    return parts if all(may_be_order(part.split()[0]) for part in parts[1:]) else [line]


def _told(read: LineRead) -> bool:
    one = read.delivery
    return one is not None and (bool(read.problems or one.exception) or one.handed_over_at is not None or one.contactless is not None)


def _own_words(text: str, now: datetime) -> tuple[str, list[str]]:
    """The line without what stands behind `异常：`, and that. What between commas there is a time, or a way
    of handing over, belongs to the line."""
    match = w.LABELLED.search(text)
    if not match:
        return text, []
    own: list[str] = []
    back = [text[: match.start()]]
    for piece in _HARD.split(text[match.end() :]):
        plain = w.LABELLED.sub("", piece).strip(" .")
        if not plain or plain.lower() in w.NOTHING or w.ALL_WELL.fullmatch(plain):
            continue
        belongs = not take_time(plain, now).rest.strip() or not take_contact(plain)[1].strip()
        (back if belongs else own).append(plain)
    return "\t".join(back), own


def _pieces(text: str) -> Words:
    """What is left, parted at commas and tabs, and within these at blanks."""
    plain = w.IDLE_LABEL.sub("\t", w.AREA_LABEL.sub("\t", text))
    parts: Words = []
    for part in _HARD.split(plain):
        words = [word for raw in _SOFT.split(part) if any(map(str.isalnum, word := raw.strip(_AROUND)))]
        if words:
            parts.append(words)
    return parts


def _area(pieces: Words) -> tuple[str, list[str]]:
    """The area, and what went wrong: both without the words that add nothing."""
    area: list[str] = []
    wrong: list[str] = []
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
