"""Pages of lists: rows numbered within what they are about, and which of them a page shows."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, or_

from bot.storage.columns import among


def parse(key: str) -> tuple[int, int]:
    """`ABOUT:PAGE`; 0 for what is no number."""
    about, _, page = key.partition(":")
    return _number(about), _number(page)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def numbered(rows: Select[Any], about: ColumnElement[Any], order: tuple[ColumnElement[Any], ...]) -> Subquery:
    """`rows` with their `number` (from 1) and `total` among all that are about the same."""
    number = func.row_number().over(partition_by=about, order_by=order)
    return rows.add_columns(number.label("number"), func.count().over(partition_by=about).label("total")).subquery("page")


def wanted_rows(listed: Subquery, pages: Collection[int], size: int) -> ColumnElement[bool]:
    """Rows on `pages`, and those on the last page."""
    page: ColumnElement[int] = (listed.c.number - 1) // size
    return or_(among(page, sorted(pages)), page == (listed.c.total - 1) // size)


def fitting(rows: Sequence[Any], page: int, size: int) -> tuple[int, int, int]:
    """How many there are, how many pages, and the page that is shown: the last one for a page behind it."""
    total = rows[0].total if rows else 0
    pages = max(1, -(-total // size))
    return total, pages, min(page, pages - 1)
