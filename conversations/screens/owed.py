"""通告未阅 What somebody in a division has not confirmed, and who that is: for its officers."""

from datetime import datetime

from conversations.broadcast import Outcome
from conversations.broadcast_lists import OwedLine, OwedPage, RecipientPage
from conversations.guidance_language import in_language
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, View

OWING = (Outcome.SENT, Outcome.READ)
"""Who has it and owes the confirmation."""


def owed_list(page: OwedPage, now: datetime, language: str) -> View:
    """The broadcasts, the newest first, in the words of the reader's language, each with a way to the names."""
    lines = [Line("owed-title", {"division": page.name}), *(_line(one, now, language) for one in page.broadcasts)]
    lines += [] if page.broadcasts else [Line("owed-none")]
    ways: Rows = tuple(
        (Button(Line("button-owed", {"number": one.id, "count": one.owes}), f"owed:{page.code}:{one.id}:{Outcome.SENT}:0"),)
        for one in page.broadcasts
    )
    return View(tuple(lines), (*ways, (button("division-back", "div", page.code), *to_today())))


def _line(one: OwedLine, now: datetime, language: str) -> Line:
    words = in_language(one.titles, language) or Line("broadcast-no-words")
    facts: dict[str, Fact] = {"number": one.id, "words": words, "at": moment(one.started_at, now)}
    return Line("owed-line", {**facts, "owes": one.owes, "got": one.got})


def owing(division: OwedPage, page: RecipientPage) -> View:
    """A page of those who have it, or have opened it, and owe the confirmation."""
    about = (division.code, page.broadcast_id)
    head = Line("owed-of", {"number": page.broadcast_id, "division": division.name, "total": page.total})
    lines = [head, Line(f"outcome-{page.outcome}-owes"), *(Line("recipient", {"name": one.name}) for one in page.recipients)]
    lines += [Line("page-of", {"page": page.page + 1, "pages": page.pages})] if page.pages > 1 else []
    lines += [] if page.recipients else [Line("recipients-nobody-now")]
    turning = [button("previous", "owed", *about, page.outcome, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        facts: dict[str, Fact] = {"page": page.page + 2, "pages": page.pages}
        turning.append(Button(Line("button-next", facts), f"owed:{division.code}:{page.broadcast_id}:{page.outcome}:{page.page + 1}"))
    turned: Rows = (tuple(turning),) if turning else ()
    other = Outcome.READ if page.outcome is Outcome.SENT else Outcome.SENT
    across = Button(Line(f"outcome-{other}-owes"), f"owed:{division.code}:{page.broadcast_id}:{other}:0")
    return View(tuple(lines), (*turned, (across,), (button("owed-all", "owed", division.code), *to_today())))
