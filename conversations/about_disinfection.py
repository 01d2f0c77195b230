"""What disinfection's flows and buttons are about: an enterprise's book, or a division; for loading and the access check."""

from conversations.about import number_at
from conversations.briefing import Briefing
from conversations.disinfection import DisinfectionBook, DisinfectionLog, Point
from conversations.roles import Action, Subject, may
from conversations.want import Want


def book_of(enterprise_id: int, briefing: Briefing) -> DisinfectionBook:
    """The enterprise's points and logs; an empty book where there is none yet."""
    return briefing.disinfection.get(enterprise_id) or DisinfectionBook(enterprise_id)


def point_in(book: DisinfectionBook, point_id: int | None) -> Point | None:
    """A point of the book."""
    return next((point for point in book.points if point.id == point_id), None)


def log_in(book: DisinfectionBook, log_id: int | None) -> DisinfectionLog | None:
    """A log of the book."""
    return next((log for log in book.logs if log.id == log_id), None)


def wants_book(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise and its disinfection."""
    return Want("enterprise", number_at(subject, 0)), Want("disinfection", number_at(subject, 0))


def wants_book_and_roster(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The same, and the staff."""
    return (*wants_book(subject), Want("roster", number_at(subject, 0)))


def overdue_key(subject: tuple[str, ...]) -> str:
    """`DIVISION:PAGE` of what was tapped."""
    return f"{subject[0] if subject else ''}:{number_at(subject, 1)}"


def wants_overdue(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """A page of a division's enterprises that have points open."""
    return (Want("overdue", overdue_key(subject)),)


def overdue_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division whose code comes first."""
    page = briefing.overdue.get(overdue_key(subject))
    return Subject(path=page.path) if page is not None else None


def answer_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """Where the enterprise reports that answered a request for a photo."""
    answer = briefing.photo_answers.get(number_at(subject, 0))
    return Subject(answer.request.enterprise_id, answer.path) if answer is not None else None


def manages(enterprise_id: int, briefing: Briefing) -> bool:
    """Whether the reader is of the enterprise itself: then names are shown whole."""
    return may(briefing.account, Action.LOG_DISINFECTION, Subject(enterprise_id))
