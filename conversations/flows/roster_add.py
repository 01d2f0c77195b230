"""添加员工 Add staff by pasting names: what will be added is shown before it is."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned, wants_roster
from conversations.briefing import Person
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Got, Prompt, Reading, Refused
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.pinyin import initials
from conversations.records import AddStaff, NewPerson
from conversations.roles import Action
from conversations.rules.names import read_names
from conversations.screens.parts import button, to_today
from conversations.view import Line, Style, View

NAME = "roster_add"
SHOWN = 40
"""Names shown in the review; the rest is counted."""


class AddDraft(BaseModel):
    """People to be added, as (name, post)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    names: tuple[tuple[str, str | None], ...]


def roster_of(scope: Scope) -> tuple[Person, ...]:
    """The roster as it is."""
    return scope.briefing.rosters[int(scope.subject[0])]


class PastedRoster:
    """The value is a list of `[name, post]`."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """Typing only."""
        del scope, half
        return Prompt()

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """No buttons."""
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """New names are taken; when there are none, it is said why."""
        del half
        there: dict[str, list[str | None]] = {}
        for person in roster_of(scope):
            if not person.departed:
                there.setdefault(person.name, []).append(person.post)
        pasted = read_names(text, there)
        if pasted.refused and len(pasted.refused) >= len(pasted.people):
            return Refused(Line("refused-not-names", {"what": pasted.refused[0]}))
        if not pasted.people:
            return Refused(Line("refused-all-known", {"count": len(pasted.known)}))
        return Got([[name, post] for name, post in pasted.people])

    def valid(self, value: Value, scope: Scope) -> bool:
        """A list that is not empty."""
        del scope
        return isinstance(value, list) and bool(value)

    def reopen(self, value: Value) -> Value | None:
        """Typed again from the start."""
        del value
        return None


def items(scope: Scope) -> tuple[Item, ...]:
    """All new names in one line."""
    names = tuple(name if post is None else f"{name}（{post}）" for name, post in scope.value("names") or ())
    shown = Line("roster-new-names", {"count": len(names), "names": names[:SHOWN], "more": max(0, len(names) - SHOWN)})
    return (Item("names", shown, Line("field-names"), (("names", Line("field-names")),)),)


def header(scope: Scope) -> tuple[Line, ...]:
    """Which enterprise."""
    return (Line("roster-add-header", {"name": scope.briefing.enterprises[int(scope.subject[0])].name}),)


def record(draft: AddDraft, scope: Scope) -> Finish:
    """Add them, and lead on to the ledger."""
    people = tuple(NewPerson(name, initials(name), post=post) for name, post in draft.names)
    enterprise_id = int(scope.subject[0])
    rows = (
        (button("to-roster", "roster", enterprise_id, 0),),
        (button("report", "report", enterprise_id, style=Style.PRIMARY),),
        to_today(),
    )
    return Finish((AddStaff(enterprise_id, people),), View((Line("roster-added", {"count": len(people)}),), rows))


def no_total(_scope: Scope) -> tuple[Line, ...]:
    """Nothing below the names."""
    return ()


FLOW = Flow(
    name=NAME,
    draft=AddDraft,
    header=header,
    asks=(
        Ask("names", PastedRoster()),
        Ask("review", Review(items, no_total, confirm=Line("button-add-them"))),
    ),
    record=record,
    wants=wants_roster,
    action=Action.EDIT_ROSTER,
    concerns=enterprise_concerned,
)
