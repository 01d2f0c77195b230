"""What questionnaires that take messages as they are share: the look at them as they will arrive."""

from collections.abc import Mapping

from conversations.briefing import Briefing
from conversations.content import Parts
from conversations.engine.advance import ANSWER, card
from conversations.engine.content import PREVIEW, Content, parts_of, settled
from conversations.engine.flow import Flow, Question, walk
from conversations.engine.session import Session
from conversations.engine.signals import Signal, Tapped
from conversations.engine.turn import Turn
from conversations.screens.broadcast_letter import all_messages
from conversations.view import Line, Rows, View


def tapped_here(flow: Flow, session: Session, signal: Signal, briefing: Briefing) -> tuple[Question, str] | None:
    """The question that stands and the token of its button that was tapped; None for anything else."""
    if not isinstance(signal, Tapped):
        return None
    verb, version, path, token = [*signal.data.split(":", 3), "", "", ""][:4]
    if verb != ANSWER or version != str(session.version):
        return None
    at = walk(flow, session, briefing)
    standing = at.next if flow.obsolete(at.scope) is None else None
    return (standing, token) if standing is not None and standing.path == path else None


def looked_at(flow: Flow, session: Session, briefing: Briefing, content: Mapping[str, Parts], rows: Rows = ()) -> Turn:
    """The messages as they will arrive, and below them the card of the question again."""
    shown: list[View] = []
    for language, parts in content.items():
        if len(content) > 1:
            shown.append(View((Line("preview-language", {"language": Line(f"language-{language}")}),), card=f"preview/{language}"))
        shown += all_messages(settled(parts), rows, f"preview/{language}")
    return Turn(session, (*shown, card(flow, session, briefing)), below=True)


def content_preview(flow: Flow, session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """For `Flow.listens`: the look at what was sent so far, from the question that takes it."""
    found = tapped_here(flow, session, signal, briefing)
    if found is None or found[1] != PREVIEW or not isinstance(found[0].ask.kind, Content):
        return None
    parts = parts_of(session.answers.get(f"{found[0].path}~"))
    return looked_at(flow, session, briefing, {"": parts}) if parts else None
