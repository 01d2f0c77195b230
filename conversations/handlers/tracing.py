"""配送溯源 The way into "whom did X serve"."""

from conversations.about import division_concerned
from conversations.engine.advance import card
from conversations.engine.session import Answers
from conversations.engine.turn import Turn
from conversations.flows.trace import FLOW
from conversations.request import Request
from conversations.trace_draft import FRAME


def begin(request: Request) -> Turn:
    """A new question, or the one that was begun. `args`: the division."""
    division, briefing = request.args[:1], request.briefing
    there = division_concerned(division, briefing)
    assert there is not None, "the access check comes first"  # noqa: S101
    session = request.session
    offset = briefing.now.utcoffset()
    frame = [there.path, int(offset.total_seconds()) if offset is not None else 0]
    session = session.begin(FLOW.name, *division, answers=Answers(((FRAME, frame),)))
    return Turn(session, (card(FLOW, session, briefing),))
