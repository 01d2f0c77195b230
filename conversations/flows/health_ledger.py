"""每日健康台账 The daily staff health ledger of one enterprise (D1, D3): only the people of whom something is to be told are asked about.

Who was in isolation or hospital in the last report is asked about again, whether chosen or not.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned, wants_ledger_and_roster
from conversations.briefing import Briefing, Ledger, Person
from conversations.codes import Status, Symptom
from conversations.engine.flow import Ask, Each, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, Several, fixed
from conversations.engine.people import People, namesakes, person_label, person_name
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.temperature import Temperature
from conversations.ledger_draft import NAME
from conversations.records import FileReport, HealthEntry
from conversations.roles import Action
from conversations.rules.fitness import alerts_of, has_fever, is_unfit, totals_of
from conversations.rules.words import status_words, symptom_words
from conversations.screens.reported import reported
from conversations.view import Line

USUAL_WHEN_ILL = (Status.HOSPITAL, Status.HOME_ISOLATION)
"""Statuses that end the choice of symptoms with one tap."""
DOUBTS = "doubts"
"""Kept beside the answers: what a typed message left in doubt, as `[message key, facts]`."""


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


def enterprise_of(scope: Scope) -> int:
    """The enterprise that the ledger is for."""
    return int(scope.subject[0])


def ledger_of(scope: Scope) -> Ledger:
    """What today's ledger builds on."""
    return scope.briefing.ledgers[enterprise_of(scope)]


def roster_of(scope: Scope) -> dict[str, Person]:
    """The present staff by id."""
    return {str(person.id): person for person in scope.briefing.rosters[enterprise_of(scope)] if not person.departed}


def carried(scope: Scope) -> tuple[str, ...]:
    """Who was in isolation or hospital in the last report and is still on the roster."""
    known = roster_of(scope)
    return tuple(str(entry.staff_id) for entry in ledger_of(scope).carried if str(entry.staff_id) in known)


def choosable(scope: Scope) -> tuple[Person, ...]:
    """Everybody on the roster but those who are asked about anyway."""
    asked_anyway = set(carried(scope))
    return tuple(person for key, person in roster_of(scope).items() if key not in asked_anyway)


def nobody_will_do(scope: Scope) -> bool:
    """Whether choosing nobody is an answer: somebody is told of anyway, or a report that told of somebody is corrected to all normal."""
    return bool(carried(scope)) or ledger_of(scope).today is not None


def to_tell_apart(scope: Scope) -> tuple[Person, ...]:
    """The present staff who share their name with somebody."""
    return namesakes(scope.briefing.rosters[enterprise_of(scope)])


CHOSEN = People(choosable, may_be_none=nobody_will_do, everybody=to_tell_apart)


def people_of_the_day(scope: Scope) -> tuple[str, ...]:
    """First those carried over, then those chosen."""
    return (*carried(scope), *CHOSEN.still_there(scope.value("chosen"), scope))


def symptoms_so_far(scope: Scope) -> tuple[Symptom, ...]:
    """Symptoms of the person in question."""
    return tuple(Symptom(code) for code in scope.value("symptoms") or ())


def reading_so_far(scope: Scope) -> Decimal | None:
    """Temperature of the person in question."""
    value = scope.value("temperature")
    return None if value is None else Decimal(value)


def nobody_unfit_on_post(value: Value, scope: Scope) -> Objection | None:
    """Somebody unfit is put on post (D3, nobody works while ill). The attempt itself is kept, because it is alerted."""
    policy = scope.briefing.policy
    temperature, symptoms = reading_so_far(scope), symptoms_so_far(scope)
    if value != Status.ON_POST or not is_unfit(temperature, symptoms, policy):
        return None
    if temperature is not None and has_fever(temperature, (), policy):
        why = Line("why-fever", {"temperature": str(temperature), "fever": str(policy.fever)})
    else:
        why = Line("why-symptoms", {"symptoms": tuple(Line(f"symptom-{code}") for code in symptoms)})
    return Objection(
        Line("refused-unfit-on-post", {"name": person_name(roster_of(scope)[scope.key], to_tell_apart(scope)), "why": why}),
        note="attempted",
    )


def doubt_line(doubt: list[Value]) -> Line:
    """A kept doubt as a line."""
    key, facts = doubt
    return Line(key, {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()})


def header(scope: Scope) -> tuple[Line, ...]:
    """Enterprise and day; in a correction, what it corrects."""
    briefing = scope.briefing
    lines = [Line("ledger-header", {"enterprise": briefing.enterprises[enterprise_of(scope)].name, "day": briefing.today})]
    report = ledger_of(scope).today
    if report is not None:
        lines.append(Line("ledger-correcting", {"by": report.by, "at": report.at}))
    return (*lines, *(doubt_line(doubt) for doubt in scope.notes.get(DOUBTS, ())))


def whom(scope: Scope) -> tuple[Line, ...]:
    """Who is asked about anyway, above the list to choose from."""
    known, same = roster_of(scope), to_tell_apart(scope)
    names = tuple(person_name(known[key], same) for key in carried(scope))
    return (Line("ledger-carried", {"names": names, "count": len(names)}),) if names else ()


def about(scope: Scope) -> tuple[Line, ...]:
    """Whom the question is about, and how many are still to come."""
    told = people_of_the_day(scope)
    person = person_label(roster_of(scope)[scope.key], to_tell_apart(scope))
    lines = [Line("ledger-person", {"person": person, "place": told.index(scope.key) + 1, "count": len(told)})]
    last = next((entry for entry in ledger_of(scope).carried if str(entry.staff_id) == scope.key), None)
    if last is not None:
        lines.append(Line("ledger-last-status", {"status": Line(f"status-{last.status}")}))
    return tuple(lines)


def entry_line(person: Line, draft: PersonDraft) -> Line:
    """One person in the review."""
    facts: list[Line] = [] if draft.temperature is None else [Line("degrees", {"value": str(draft.temperature)})]
    facts += [Line(f"symptom-{code}") for code in draft.symptoms] or [Line("no-symptoms")]
    return Line("entry", {"person": person, "status": Line(f"status-{draft.status}"), "facts": tuple(facts)})


def person_draft(scope: Scope, key: str) -> PersonDraft:
    """The answers about one person."""
    prefix = f"people/{key}/"
    return PersonDraft.model_validate({p.removeprefix(prefix): v for p, v in scope.counted.items() if p.startswith(prefix)})


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each person told of."""
    known, staff = roster_of(scope), to_tell_apart(scope)
    people = (
        Item(
            key,
            entry_line(person_label(known[key], staff), person_draft(scope, key)),
            person_name(known[key], staff),
            tuple((f"people/{key}/{name}", Line(f"field-{name}")) for name in ("temperature", "symptoms", "status")),
        )
        for key in people_of_the_day(scope)
    )
    return (*people, Item("chosen", Line("ledger-whom"), Line("field-chosen"), (("chosen", Line("field-chosen")),)))


def entries(draft: LedgerDraft) -> tuple[HealthEntry, ...]:
    """The draft as it is filed."""
    return tuple(
        HealthEntry(int(key), person.temperature, person.symptoms, person.status, person.attempted) for key, person in draft.people.items()
    )


def totals_line(scope: Scope) -> tuple[Line, ...]:
    """The heads of the day as they will be filed."""
    drafts = {key: person_draft(scope, key) for key in people_of_the_day(scope)}
    totals = totals_of(ledger_of(scope).headcount, entries(LedgerDraft(people=drafts)), scope.briefing.policy)
    heads = {"count": totals.headcount - len(drafts), "headcount": totals.headcount, "on_post": totals.on_post}
    late = (Line("ledger-will-be-late"),) if scope.briefing.after_cutoff else ()
    return (*left_out(scope, drafts), Line("ledger-rest", heads), *late)


def left_out(scope: Scope, told: Collection[str]) -> tuple[Line, ...]:
    """Whom today's report told of and this one does not: another manager's, perhaps, filed while this one was being filled in."""
    report, known, same = ledger_of(scope).today, roster_of(scope), to_tell_apart(scope)
    keys = [str(entry.staff_id) for entry in report.entries] if report is not None else []
    names = tuple(person_name(known[key], same) for key in keys if key in known and key not in told)
    return (Line("ledger-left-out", {"names": names}),) if names else ()


def revision_of(scope: Scope) -> int:
    """The report that a confirmation replaces; 0 for the first of the day."""
    report = ledger_of(scope).today
    return 0 if report is None else report.revision


def filing(enterprise_id: int, told: tuple[HealthEntry, ...], briefing: Briefing) -> FileReport:
    """The record of a ledger: the next revision of its day, late after the cutoff, with the alerts it gives rise to."""
    ledger = briefing.ledgers[enterprise_id]
    revision = 1 if ledger.today is None else ledger.today.revision + 1
    totals = totals_of(ledger.headcount, told, briefing.policy)
    alerts = alerts_of(enterprise_id, told, briefing.policy)
    return FileReport(enterprise_id, briefing.today, revision, briefing.after_cutoff, totals, told, alerts)


def record(draft: LedgerDraft, scope: Scope) -> Finish:
    """File it."""
    report = filing(enterprise_of(scope), entries(draft), scope.briefing)
    return Finish((report,), reported(report, scope.briefing), Line("toast-filed"))


def over(scope: Scope) -> Line | None:
    """A ledger is of one day: what was not confirmed by its end was not filed."""
    if date.fromisoformat(scope.subject[1]) != scope.briefing.today:
        return Line("ledger-day-over", {"day": date.fromisoformat(scope.subject[1])})
    return None


FLOW = Flow(
    name=NAME,
    draft=LedgerDraft,
    header=header,
    asks=(
        Ask("chosen", CHOSEN, lines=whom),
        Each(
            "people",
            over=people_of_the_day,
            asks=(
                Ask("temperature", Temperature(), optional=True, lines=about),
                Ask(
                    "symptoms",
                    Several(
                        fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)),
                        none=Line("button-no-symptoms"),
                        words=symptom_words,
                        endings=tuple(Option(code.value, Line(f"status-{code}")) for code in USUAL_WHEN_ILL),
                        ending_for="status",
                        done="button-other-status",
                    ),
                    lines=about,
                ),
                Ask(
                    "status",
                    Choice(fixed(*(Option(code.value, Line(f"status-{code}")) for code in Status)), words=status_words),
                    lines=about,
                    check=nobody_unfit_on_post,
                ),
            ),
        ),
        Ask("review", Review(items, totals_line, confirm=Line("button-file-report"), basis=revision_of)),
    ),
    record=record,
    wants=wants_ledger_and_roster,
    action=Action.REPORT,
    concerns=enterprise_concerned,
    obsolete=over,
    notes=("attempted", DOUBTS),
)
