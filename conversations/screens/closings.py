"""歇业 The days on which an enterprise is closed: what is registered, and what can be withdrawn."""

from datetime import date, timedelta

from conversations.briefing import Briefing, Enterprise
from conversations.reminding import MOST_AHEAD, Closing, ClosingBook
from conversations.screens.parts import button, to_today
from conversations.screens.stays import span
from conversations.view import Button, Fact, Line, Rows, Style, View

SHOWN = 10
"""Closings on the card, the next ones first."""


def book_of(enterprise_id: int, briefing: Briefing) -> ClosingBook:
    """The days off of an enterprise."""
    return briefing.closings.get(enterprise_id) or ClosingBook()


def last_over(briefing: Briefing) -> date:
    """The last day that stays as it is, whatever is withdrawn: today once the cutoff has passed, before that yesterday."""
    return briefing.today if briefing.after_cutoff else briefing.today - timedelta(days=1)


def refusal(first: date, last: date, enterprise_id: int, briefing: Briefing) -> Line | None:
    """Why an enterprise cannot be closed from `first` to `last`: the end is before the beginning, a day is over, today's cutoff has passed,
    too far ahead, or it is closed then already."""
    today, days = briefing.today, span(first, last, briefing.today)
    if last < first:
        return Line("day-ahead-problem-backwards")
    if first < today:
        return Line("closing-past", {"days": days})
    if first == today and briefing.after_cutoff:
        return Line("closing-too-late")
    if (last - today).days > MOST_AHEAD:
        return Line("closing-too-far", {"days": days, "most": MOST_AHEAD})
    known = next((one for one in book_of(enterprise_id, briefing).closings if one.first <= last and first <= one.last), None)
    return Line("closing-known", {"days": span(known.first, known.last, today)}) if known is not None else None


def closings_card(enterprise: Enterprise, briefing: Briefing, *said: Line) -> View:
    """What is registered."""
    closings, today = book_of(enterprise.id, briefing).closings, briefing.today
    lines = [*said, Line("closings-title", {"enterprise": enterprise.name})]
    lines += [Line("closing", {"days": span(one.first, one.last, today)}) for one in closings[:SHOWN]]
    lines += [Line("closings-owed")] if closings else [Line("closings-none"), Line("closings-how")]
    over = last_over(briefing)
    rows = tuple((_withdraw(enterprise.id, one, today),) for one in closings[:SHOWN] if one.last > over)
    style = Style.PLAIN if closings else Style.PRIMARY
    return View(tuple(lines), (*rows, (button("closing-new", "closenew", enterprise.id, style=style),), to_today()))


def _withdraw(enterprise_id: int, closing: Closing, today: date) -> Button:
    label = Line("button-closing-withdraw", {"days": span(closing.first, closing.last, today)})
    return Button(label, f"unclose:{enterprise_id}:{closing.first}:{closing.last}")


def closed_now(enterprise: Enterprise, closing: Closing, briefing: Briefing, *, reported: bool) -> View:
    """It is registered; it can be undone."""
    facts: dict[str, Fact] = {"enterprise": enterprise.name, "days": span(closing.first, closing.last, briefing.today)}
    lines = [Line("closing-done", facts)]
    lines += [Line("closing-reported-stays")] if closing.covers(briefing.today) and reported else []
    lines += [Line("closing-wards-stay")]
    rows: Rows = (
        (button("undo", "unclose", enterprise.id, closing.first, closing.last),),
        (button("closings", "closed", enterprise.id), *to_today()),
    )
    return View(tuple(lines), rows)
