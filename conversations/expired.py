"""What is said to whoever comes back after a draft was deleted because nobody went on with it."""

from dataclasses import replace

from conversations.briefing import Briefing
from conversations.catalog import FLOWS
from conversations.engine.turn import Turn
from conversations.view import Line


def told_of_expired(turn: Turn, flow: str, briefing: Briefing) -> Turn:
    """The turn with a line above its first card, where the draft of `flow` was deleted (empty: none was). A card without words of ours,
    or with a caption, carries none: the next one tells."""
    first = turn.replies[0] if turn.replies else None
    if not flow or first is None or first.content is not None or first.attachment is not None:
        return replace(turn, session=replace(turn.session, expired=flow))
    what = Line(f"flow-{flow}" if flow in FLOWS else "flow-other")
    told = replace(first, lines=(Line("draft-expired", {"what": what, "days": briefing.policy.draft_days}), *first.lines))
    return replace(turn, session=replace(turn.session, expired=""), replies=(told, *turn.replies[1:]))
