"""What the questions of a health ledger look at: the roster, of whom it has to tell, who was chosen, and the answers about one person."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.briefing import Ledger, Person
from conversations.codes import Status, Symptom
from conversations.engine.people import People, namesakes
from conversations.engine.scope import Scope
from conversations.ledger_people import filed_again, may_wait, not_returned, to_be_told
from conversations.records import HealthEntry
from conversations.return_facts import Bar


class PersonDraft(BaseModel):
    """What is told of one person."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    temperature: Decimal | None = None
    symptoms: tuple[Symptom, ...] = ()
    status: Status
    attempted: bool = False


class LedgerDraft(BaseModel):
    """A complete ledger, before it is filed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    people: dict[str, PersonDraft] = {}


TOGETHER = "together"
"""The question whether all who may wait are filed as not returned with one answer."""


def enterprise_of(scope: Scope) -> int:
    """The enterprise that the ledger is for."""
    return int(scope.subject[0])


def ledger_of(scope: Scope) -> Ledger:
    """What today's ledger builds on."""
    return scope.briefing.ledgers[enterprise_of(scope)]


def roster_of(scope: Scope) -> dict[str, Person]:
    """The present staff by id."""
    return {str(person.id): person for person in scope.briefing.rosters[enterprise_of(scope)] if not person.departed}


def asked_anyway(scope: Scope) -> tuple[str, ...]:
    """Who has to be told of, chosen or not, and is still on the roster."""
    known, together = roster_of(scope), set(waiting(scope))
    keys = map(str, to_be_told(ledger_of(scope), scope.briefing.policy))
    return tuple(key for key in keys if key in known and key not in together)


def those_who_may_wait(scope: Scope) -> tuple[str, ...]:
    """Who may be filed as not returned together with the others."""
    known = roster_of(scope)
    return tuple(key for bar in may_wait(ledger_of(scope), scope.briefing.policy) if (key := str(bar.staff_id)) in known)


def several_may_wait(scope: Scope) -> bool:
    """Whether it is worth asking."""
    return len(those_who_may_wait(scope)) > 1


def waiting(scope: Scope) -> tuple[str, ...]:
    """Who is filed as not returned together with the others: of whom nothing else was told."""
    if scope.value(TOGETHER) != "yes":
        return ()
    told = {path.split("/")[1] for path in scope.notes if path.startswith("people/")}
    return tuple(key for key in those_who_may_wait(scope) if key not in told)


def standing(scope: Scope) -> tuple[str, ...]:
    """Who is filed as not returned without a question, because nobody was chosen to tell otherwise."""
    told = set(people_of_the_day(scope))
    again = (str(entry.staff_id) for entry in filed_again(ledger_of(scope), scope.briefing.policy))
    return tuple(key for key in (*again, *waiting(scope)) if key not in told)


def bars_by_key(scope: Scope) -> dict[str, Bar]:
    """Why somebody may not be on post, by id."""
    return {str(bar.staff_id): bar for bar in ledger_of(scope).bars}


def choosable(scope: Scope) -> tuple[Person, ...]:
    """Everybody on the roster but those who are asked about anyway."""
    anyway = set(asked_anyway(scope))
    return tuple(person for key, person in roster_of(scope).items() if key not in anyway)


def nobody_will_do(scope: Scope) -> bool:
    """Whether choosing nobody is an answer: somebody is told of anyway, or a report that told of somebody is corrected to all normal."""
    ledger = ledger_of(scope)
    return bool(asked_anyway(scope) or waiting(scope) or ledger.standing) or ledger.today is not None


def to_tell_apart(scope: Scope) -> tuple[Person, ...]:
    """The present staff who share their name with somebody."""
    return namesakes(scope.briefing.rosters[enterprise_of(scope)])


CHOSEN = People(choosable, may_be_none=nobody_will_do, everybody=to_tell_apart)


def people_of_the_day(scope: Scope) -> tuple[str, ...]:
    """First those who are asked about anyway, then those chosen."""
    return (*asked_anyway(scope), *CHOSEN.still_there(scope.value("chosen"), scope))


def symptoms_so_far(scope: Scope) -> tuple[Symptom, ...]:
    """Symptoms of the person in question."""
    return tuple(Symptom(code) for code in scope.value("symptoms") or ())


def reading_so_far(scope: Scope) -> Decimal | None:
    """Temperature of the person in question."""
    value = scope.value("temperature")
    return None if value is None else Decimal(value)


def person_draft(scope: Scope, key: str) -> PersonDraft:
    """The answers about one person."""
    prefix = f"people/{key}/"
    return PersonDraft.model_validate({p.removeprefix(prefix): v for p, v in scope.counted.items() if p.startswith(prefix)})


def entries(draft: LedgerDraft, scope: Scope) -> tuple[HealthEntry, ...]:
    """The draft as it is filed, with those who are filed as not returned without a question."""
    told = (
        HealthEntry(int(key), person.temperature, person.symptoms, person.status, person.attempted) for key, person in draft.people.items()
    )
    return (*told, *(not_returned(int(key)) for key in standing(scope)))
