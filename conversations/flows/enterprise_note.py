"""备注 A note on an enterprise, seen by all its officers."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_officer_day import notes_of, wants_first_notes
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Text
from conversations.engine.scope import Scope
from conversations.officer_day import MOST_NOTE
from conversations.officer_day_records import AddNote
from conversations.roles import Action
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "enterprise_note"


class NoteDraft(BaseModel):
    """What was typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str


def header(scope: Scope) -> tuple[Line, ...]:
    """On which enterprise, and who reads it."""
    enterprise = scope.briefing.enterprises[int(scope.subject[0])]
    count = notes_of(scope.subject, scope.briefing).total
    return Line("notes-title", {"name": enterprise.name, "count": count}), Line("notes-who")


def record(draft: NoteDraft, scope: Scope) -> Finish:
    """Keep it."""
    key = int(scope.subject[0])
    line = Line("note-added", {"name": scope.briefing.enterprises[key].name, "text": draft.text})
    rows = ((button("notes-see", "notes", key, 0), button("enterprise-card", "ent", key)), to_today())
    return Finish((AddNote(key, draft.text),), View((line,), rows))


FLOW = Flow(
    name=NAME,
    draft=NoteDraft,
    header=header,
    asks=(Ask("text", Text(most=MOST_NOTE)),),
    record=record,
    wants=wants_first_notes,
    action=Action.WRITE_NOTE,
    concerns=enterprise_concerned,
)
