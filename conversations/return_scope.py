"""What the flow of a manager's return check looks at: whose staff, who was chosen, which check is amended."""

from datetime import date

from conversations.about import number_at
from conversations.briefing import Enterprise, Ledger, Person
from conversations.codes import BarReason
from conversations.engine.people import namesakes, person_name
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.returns import Check, Isolation
from conversations.view import Line
from conversations.want import Want

OWING = frozenset({BarReason.UNCHECKED, BarReason.INCOMPLETE, BarReason.NOT_FIT})
"""Why somebody is barred whom a check would let back."""


def wants_checks(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise, its staff, who is barred, and the checks and isolations there are."""
    key = number_at(subject, 0)
    return tuple(Want(kind, key) for kind in ("enterprise", "roster", "ledger", "checks", "wards"))


def wants_returns(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The same, and what is offered while a check is being filled in."""
    return (*wants_checks(subject), Want("recent_places", number_at(subject, 0)))


def wants_risks(answers: Answers) -> tuple[Want, ...]:
    """What was ever stated about the places of the stays."""
    told = answers.get("stays") or []
    return tuple(Want("risk", str(stay[0])) for stay in told if isinstance(stay, list) and stay)


def enterprise_of(scope: Scope) -> Enterprise:
    """Whose staff it is about."""
    return scope.briefing.enterprises[int(scope.subject[0])]


def ledger_of(scope: Scope) -> Ledger:
    """Today's ledger, with those who are barred."""
    return scope.briefing.ledgers[int(scope.subject[0])]


def home_of(scope: Scope) -> str:
    """The enterprise's division."""
    return enterprise_of(scope).division_code


def recent_of(scope: Scope) -> tuple[str, ...]:
    """Places of the enterprise's last checks."""
    return scope.briefing.recent_places.get(int(scope.subject[0]), ())


def checks_of(scope: Scope) -> tuple[Check, ...]:
    """The current checks of the enterprise."""
    return scope.briefing.checks.get(int(scope.subject[0]), ())


def check_of(key: str, scope: Scope) -> Check | None:
    """The current check of one person."""
    return next((check for check in checks_of(scope) if str(check.staff_id) == key), None)


def wards_of(scope: Scope) -> dict[str, Isolation]:
    """The open isolations by staff id."""
    return {str(each.staff_id): each for each in scope.briefing.wards.get(int(scope.subject[0]), ()) if each.ended is None}


def present(scope: Scope) -> dict[str, Person]:
    """The present staff by id."""
    return {str(person.id): person for person in scope.briefing.rosters[int(scope.subject[0])] if not person.departed}


def owing_first(scope: Scope) -> tuple[Person, ...]:
    """The present staff: first those who owe a check, else in the order of the roster."""
    owing = {bar.staff_id for bar in ledger_of(scope).bars if bar.reason in OWING}
    return tuple(sorted(present(scope).values(), key=lambda person: person.id not in owing))


def alike(scope: Scope) -> tuple[Person, ...]:
    """The present staff who share their name with somebody."""
    return namesakes(scope.briefing.rosters[int(scope.subject[0])])


def name_of(key: str, scope: Scope) -> Line:
    """How somebody is called here."""
    return person_name(present(scope)[key], alike(scope))


def amended(scope: Scope) -> Check | None:
    """The check that is amended; None where a new one is made, or where another one has taken its place."""
    wanted = scope.subject[3] if len(scope.subject) > 3 else ""
    return next((check for check in checks_of(scope) if str(check.id) == wanted), None)


def is_amendment(scope: Scope) -> bool:
    """Whether a check that was filed is opened again."""
    return len(scope.subject) > 3


def opened_on(scope: Scope) -> date:
    """The day on which it was begun."""
    return date.fromisoformat(scope.subject[1])
