"""One delivery as it stands in a row of a table whose header is known (`conversations/delivery_columns.py`)."""

import re
from collections.abc import Mapping
from datetime import datetime

from conversations import delivery_words as w
from conversations.courier import NewDelivery
from conversations.delivery_file import RowProblem
from conversations.delivery_orders import is_order
from conversations.delivery_plain import (
    LONGEST_AREA,
    LONGEST_EXCEPTION,
    LineRead,
    Problem,
    cut,
    half_width,
    joined,
    quote,
    take_contact,
    take_phones,
)
from conversations.delivery_times import says_day, take_time

_WRAPPED = re.compile(r"=?\"(.*)\"|'(.*)|(.*)\.0")
"""What programs put around a number so that it stays as it is, or make of it."""
_MOST_READ = 500
_WISH = re.compile(r"请|麻烦|如果?|若|不要|希望|please|if ", re.IGNORECASE)
"""What the customer asks for in a remark has not happened."""


def read_row(cells: Mapping[str, str], now: datetime) -> LineRead:
    """Reads the cells of a row, by field. Times are those of a system: 24 hours."""
    texts = {field: half_width(cell[:_MOST_READ]) for field, cell in cells.items()}
    order = _order(texts.get("order", ""))
    if order is None:
        told = texts.get("order") or " ".join(text for text in texts.values() if text)
        return LineRead(None, ((RowProblem.NO_ORDER, quote(told)),))
    problems: list[Problem] = []
    at = _time(texts, now, problems)
    phone, _ = take_phones(texts.get("phone", ""))
    other_phone, area = take_phones(texts.get("area", ""))
    area = " ".join(area.split())
    contactless, exception = _contactless(texts), _exception(texts)
    area, exception = cut(area, LONGEST_AREA, problems), cut(exception, LONGEST_EXCEPTION, problems)
    return LineRead(NewDelivery(order, area, at, contactless, exception, phone or other_phone), tuple(problems))


def _order(text: str) -> str | None:
    wrapped = _WRAPPED.fullmatch(text)
    plain = next(part for part in wrapped.groups() if part is not None) if wrapped else text
    plain = plain.lstrip("#")
    return plain if is_order(plain) else None


def _time(texts: Mapping[str, str], now: datetime, problems: list[Problem]) -> datetime | None:
    text = texts.get("time", "")
    if text.strip(" -/").lower() in {*w.NOTHING, ""}:
        return None
    told = text if says_day(text) else f"{texts.get('day', '')} {text}"
    time = take_time(told, now, by_hand=False)
    if time.at is None:
        problems.append((time.problem or RowProblem.TIME, quote(told)))
    return time.at


def _contactless(texts: Mapping[str, str]) -> bool | None:
    answer = texts.get("contactless", "").strip().lower()
    if answer in w.YES or answer in w.NO:
        return answer in w.YES
    for field in ("contactless", "method", "remark"):
        text = texts.get(field, "")
        said = None if field == "remark" and _WISH.search(text) else take_contact(text)[0]
        if said is not None:
            return said
    return None


def _exception(texts: Mapping[str, str]) -> str:
    """What stands in the column for it; of a remark or a status only what tells that something went wrong."""
    own = _without_phones(texts.get("exception", ""))
    if own.strip(" .-/").lower() in {*w.NOTHING, *w.NO, ""} or w.ALL_WELL.fullmatch(own):
        own = ""
    remark = _without_phones(texts.get("remark", ""))
    plain = w.ALL_WELL.sub(" ", remark)
    wrong = w.EXCEPTION_HAN.search(plain) or w.EXCEPTION_WORDS.search(plain) or w.PUT_OFF.search(plain)
    return joined([own, remark if wrong and not _WISH.search(remark) else ""])


def _without_phones(text: str) -> str:
    return " ".join(take_phones(text)[1].split())
