"""花名册文件 Take over an uploaded roster: what was read is shown, row errors by row, before anything changes."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned, wants_roster
from conversations.briefing import Person
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.records import ImportRoster
from conversations.roles import Action
from conversations.roster_file import RosterOutcome
from conversations.screens.parts import button, to_today
from conversations.view import Line, Style, View

NAME = "roster_import"
ERRORS_SHOWN = 10
NAMES_SHOWN = 8


class ImportDraft(BaseModel):
    """The confirmed import."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def summary(outcome: RosterOutcome, roster: tuple[Person, ...]) -> Answers:
    """What of a read file is kept in the session: counts and the first errors, no personal data but a few names."""
    known = {person.name for person in roster if not person.departed}
    new = [row.name for row in outcome.staff if row.name not in known]
    return Answers(
        (
            (
                "summary",
                {
                    "read": len(outcome.staff),
                    "new": len(new),
                    "names": new[:NAMES_SHOWN],
                    "errors": [[e.row, e.field.value, e.code.value] for e in outcome.row_errors[:ERRORS_SHOWN]],
                    "all_errors": len(outcome.row_errors),
                    "duplicates": len(outcome.duplicates),
                },
            ),
        )
    )


def header(scope: Scope) -> tuple[Line, ...]:
    """Which enterprise, and what the file held."""
    told: dict[str, Any] = scope.notes["summary"]
    lines = [Line("import-header", {"name": scope.briefing.enterprises[int(scope.subject[0])].name})]
    lines.append(Line("import-read", {"read": told["read"], "new": told["new"], "known": told["read"] - told["new"]}))
    if told["names"]:
        lines.append(Line("import-names", {"names": tuple(told["names"]), "more": told["new"] - len(told["names"])}))
    if told["duplicates"]:
        lines.append(Line("import-duplicates", {"count": told["duplicates"]}))
    lines += [Line(f"import-error-{code}", {"row": row}) for row, _field, code in told["errors"]]
    if told["all_errors"] > len(told["errors"]):
        lines.append(Line("import-more-errors", {"count": told["all_errors"] - len(told["errors"])}))
    return tuple(lines)


def record(draft: ImportDraft, scope: Scope) -> Finish:
    """Take it over."""
    del draft
    enterprise_id = int(scope.subject[0])
    rows = (
        (button("to-roster", "roster", enterprise_id, 0),),
        (button("report", "report", enterprise_id, style=Style.PRIMARY),),
        to_today(),
    )
    return Finish((ImportRoster(enterprise_id, int(scope.subject[1])),), View((Line("import-done"),), rows))


FLOW = Flow(
    name=NAME,
    draft=ImportDraft,
    header=header,
    asks=(Ask("confirm", Choice(fixed(Option("yes", Line("button-import-yes"), Style.SUCCESS)), per_row=1)),),
    record=record,
    wants=wants_roster,
    action=Action.EDIT_ROSTER,
    concerns=enterprise_concerned,
    notes=("summary",),
)
