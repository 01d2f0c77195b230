"""A briefing as it will be once a turn's disinfection is stored: what the answer to a tap shows."""

from collections.abc import Sequence
from dataclasses import replace

from conversations.about_disinfection import book_of, point_in
from conversations.briefing import Briefing
from conversations.disinfection import DisinfectionBook, DisinfectionLog, Point, Treated
from conversations.screens.disinfection_parts import logged_line
from conversations.view import Line

SHOWN = 10
"""Points named in the answer; the rest is counted."""


def with_book(briefing: Briefing, book: DisinfectionBook) -> Briefing:
    """The briefing with another book of this enterprise."""
    return replace(briefing, disinfection={**briefing.disinfection, book.enterprise_id: book})


def with_logs(briefing: Briefing, enterprise_id: int, treated: Sequence[Treated]) -> Briefing:
    """With these logged; they have no ids yet."""
    by = briefing.account.name if briefing.account is not None else ""
    book = book_of(enterprise_id, briefing)
    logs = (*book.logs, *(DisinfectionLog(0, one, by, briefing.now) for one in treated))
    return with_book(briefing, replace(book, logs=logs))


def without_logs(briefing: Briefing, enterprise_id: int, log_ids: Sequence[int]) -> Briefing:
    """With these withdrawn."""
    book = book_of(enterprise_id, briefing)
    return with_book(briefing, replace(book, logs=tuple(log for log in book.logs if log.id not in log_ids)))


def without_point(briefing: Briefing, point: Point) -> Briefing:
    """With this point taken away."""
    book = book_of(point.enterprise_id, briefing)
    return with_book(briefing, replace(book, points=tuple(one for one in book.points if one.id != point.id)))


def logged_lines(enterprise_id: int, treated: Sequence[Treated], briefing: Briefing) -> tuple[Line, ...]:
    """What was taken down, a line a point."""
    book = book_of(enterprise_id, briefing)
    names = ((one, point_in(book, one.point_id)) for one in treated)
    lines = [logged_line(one, point.plan.name, briefing.policy) for one, point in names if point is not None]
    more = (Line("disinfect-more", {"count": len(lines) - SHOWN}),) if len(lines) > SHOWN else ()
    below = (Line("logged-below-note"),) if any(one.shortfalls for one in treated) else ()
    return (*lines[:SHOWN], *more, *below)
