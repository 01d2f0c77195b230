"""改姓名 Correct the name of a staff member."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned, wants_roster
from conversations.briefing import Person
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Text
from conversations.engine.people import person_label
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.pinyin import initials
from conversations.records import RenameStaff
from conversations.roles import Action
from conversations.rules.names import MOST_LENGTH, is_name, tidy
from conversations.screens.roster import person_card
from conversations.view import Line

NAME = "staff_rename"


class RenameDraft(BaseModel):
    """The new name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str


def _people(scope: Scope) -> tuple[Person, ...]:
    return scope.briefing.rosters[int(scope.subject[0])]


def person_of(scope: Scope) -> Person | None:
    """Who is renamed; None when the person is not on the roster any more."""
    return next((person for person in _people(scope) if str(person.id) == scope.subject[1]), None)


def a_name(value: Value, scope: Scope) -> Objection | None:
    """Something that can be a name."""
    del scope
    return None if is_name(value) else Objection(Line("refused-not-a-name", {"what": value}))


def header(scope: Scope) -> tuple[Line, ...]:
    """Whom it is about."""
    person = person_of(scope)
    return (Line("rename-header", {"person": person_label(person, _people(scope))}),) if person else ()


def gone(scope: Scope) -> Line | None:
    """Nobody to rename."""
    return None if person_of(scope) else Line("person-gone")


def record(draft: RenameDraft, scope: Scope) -> Finish:
    """Rename, and show the person."""
    person = person_of(scope)
    assert person is not None, "gone() ends a run whose person is gone"  # noqa: S101
    renamed = Person(person.id, draft.name, initials(draft.name), person.department, person.post, person.departed)
    people = tuple(renamed if each.id == person.id else each for each in _people(scope))
    view = person_card(scope.briefing.enterprises[int(scope.subject[0])], renamed, people, Line("renamed", {"old": person.name}))
    return Finish((RenameStaff(person.id, draft.name, initials(draft.name)),), view)


FLOW = Flow(
    name=NAME,
    draft=RenameDraft,
    header=header,
    asks=(Ask("name", Text(most=MOST_LENGTH, read=tidy), check=a_name),),
    record=record,
    wants=wants_roster,
    action=Action.EDIT_ROSTER,
    concerns=enterprise_concerned,
    obsolete=gone,
)
