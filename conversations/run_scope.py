"""What the flows of one run look at: the run itself, whether it is still under way, and what was doubtful in a list."""

from conversations.about_couriers import run_card_of
from conversations.courier import RunCard
from conversations.delivery_file import RowDoubt
from conversations.engine.scope import Scope
from conversations.view import Line

DOUBTS_SHOWN = 10
"""Doubts that are shown one by one; of the others, how many."""


def the_run(scope: Scope) -> RunCard:
    """The run whose id comes first in the subject."""
    found = run_card_of(scope.subject, scope.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def over(scope: Scope) -> Line | None:
    """The run has been ended."""
    return None if the_run(scope).run.ended_at is None else Line("run-ended-already")


def doubt_lines(doubts: tuple[RowDoubt, ...], count: int) -> tuple[Line, ...]:
    """The first doubts by row, and how many more of `count` there are."""
    lines = [Line(f"row-doubt-{doubt.problem}", {"row": doubt.row, "text": doubt.text}) for doubt in doubts[:DOUBTS_SHOWN]]
    more = count - len(lines)
    return (*lines, *((Line("row-doubts-more", {"count": more}),) if more > 0 else ()))
