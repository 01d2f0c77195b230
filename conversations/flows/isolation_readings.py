"""隔离体温 The temperatures of one half day of all who are in isolation: a tap each, one for "nobody has symptoms", one to confirm.

A half day that is over cannot be made up for: what was not taken then stays missed. Within it a reading may be corrected.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_isolation import wants_wards
from conversations.briefing import Person
from conversations.codes import Half, Symptom
from conversations.engine.flow import Ask, Each, Finish, Flow
from conversations.engine.kinds import Option, Several, fixed
from conversations.engine.people import People
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.temperature import Temperature
from conversations.isolation_draft import READINGS, taking, with_reading
from conversations.pinyin import initials
from conversations.records import TakeReading
from conversations.returns import Isolation
from conversations.roles import Action
from conversations.rules.fitness import has_fever
from conversations.rules.words import symptom_words
from conversations.screens.isolation import ward_list, wards_of
from conversations.screens.isolation_parts import half_now, owes_now, reading_at, ward
from conversations.view import Fact, Line

NAME = READINGS


class TakenDraft(BaseModel):
    """One person's temperature; None: it was not taken."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    temperature: Decimal | None = None


class UnwellDraft(BaseModel):
    """The symptoms of one who has some."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    symptoms: tuple[Symptom, ...] = ()


class ReadingsDraft(BaseModel):
    """All temperatures of one half day, before they are stored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    people: dict[str, TakenDraft] = {}
    ill: dict[str, UnwellDraft] = {}


def half_day(scope: Scope) -> tuple[date, Half]:
    """The half day that is read."""
    return date.fromisoformat(scope.subject[1]), Half(scope.subject[2])


def enterprise_of(scope: Scope) -> int:
    """Whose staff it is about."""
    return int(scope.subject[0])


def whom(scope: Scope) -> dict[str, Isolation]:
    """Whose temperature is asked for, by staff id: who owes it still, or the one person whose reading is taken or corrected."""
    wards = wards_of(enterprise_of(scope), scope.briefing)
    if len(scope.subject) > 3:
        return {str(each.staff_id): each for each in wards if str(each.staff_id) == scope.subject[3]}
    return {str(each.staff_id): each for each in wards if owes_now(each, scope.briefing)}


def owing(scope: Scope) -> tuple[str, ...]:
    """Everybody whose temperature is still owed."""
    return tuple(whom(scope))


def measured(scope: Scope) -> tuple[str, ...]:
    """Whose temperature has been told."""
    return tuple(key for key in whom(scope) if scope.counted.get(f"people/{key}/temperature") is not None)


def several_measured(scope: Scope) -> bool:
    """More than one temperature was told."""
    return len(measured(scope)) > 1


def as_person(isolation: Isolation) -> Person:
    """Somebody in isolation as a line of the roster."""
    return Person(isolation.staff_id, isolation.staff_name, initials(isolation.staff_name), None, isolation.staff_post)


def choosable(scope: Scope) -> tuple[Person, ...]:
    """Those measured, to choose from."""
    known = whom(scope)
    return tuple(as_person(known[key]) for key in measured(scope))


def nobody_will_do(_scope: Scope) -> bool:
    """That nobody is unwell is an answer."""
    return True


UNWELL = People(choosable, may_be_none=nobody_will_do, everybody=choosable, done="button-unwell-count")


def unwell(scope: Scope) -> tuple[str, ...]:
    """Who is asked for symptoms: those chosen, or the only one who was measured."""
    return tuple(UNWELL.still_there(scope.value("unwell"), scope)) if several_measured(scope) else measured(scope)


def header(scope: Scope) -> tuple[Line, ...]:
    """Enterprise and half day."""
    day, half = half_day(scope)
    name = scope.briefing.enterprises[enterprise_of(scope)].name
    return (Line("readings-header", {"enterprise": name, "day": day, "half": Line(f"half-{half}")}),)


def about(scope: Scope) -> tuple[Line, ...]:
    """Whom the question is about, and the reading before."""
    known, keys = whom(scope), owing(scope)
    isolation = known[scope.key]
    lines = [Line("ledger-person", {"person": ward(isolation), "place": keys.index(scope.key) + 1, "count": len(keys)})]
    if isolation.readings:
        last = isolation.readings[-1]
        lines.append(Line("readings-last", {"day": last.day, "half": Line(f"half-{last.half}"), "value": str(last.temperature)}))
    return (*lines, Line("readings-hint")) if len(keys) > 1 else tuple(lines)


def who_is_it(scope: Scope) -> tuple[Line, ...]:
    """Whom the question is about, and the temperature just told."""
    facts: dict[str, Fact] = {"person": ward(whom(scope)[scope.key]), "value": str(scope.counted[f"people/{scope.key}/temperature"])}
    return (Line("readings-person", facts),)


def symptoms_of(scope: Scope, key: str) -> tuple[Symptom, ...]:
    """What was told of one person."""
    return tuple(Symptom(code) for code in scope.counted.get(f"ill/{key}/symptoms") or ())


def line_of(scope: Scope, key: str) -> Line:
    """One person in the review."""
    temperature = scope.counted.get(f"people/{key}/temperature")
    person = ward(whom(scope)[key])
    if temperature is None:
        return Line("readings-skipped", {"person": person})
    symptoms = symptoms_of(scope, key)
    ill = bool(symptoms) or has_fever(Decimal(temperature), (), scope.briefing.policy)
    told = tuple(Line(f"symptom-{code}") for code in symptoms) or (Line("no-symptoms"),)
    facts = (Line("degrees", {"value": str(temperature)}), *told)
    return Line("readings-entry-unfit" if ill else "readings-entry", {"person": person, "facts": facts})


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each person, and one for who is unwell."""
    known, ill = whom(scope), unwell(scope)
    people = []
    for key in owing(scope):
        fields = [(f"people/{key}/temperature", Line("field-temperature"))]
        fields += [(f"ill/{key}/symptoms", Line("field-symptoms"))] if key in ill else []
        people.append(Item(key, line_of(scope, key), ward(known[key]), tuple(fields)))
    label = Line("field-unwell")
    return (*people, *((Item("unwell", Line("readings-whom"), label, (("unwell", label),)),) if several_measured(scope) else ()))


def totals(scope: Scope) -> tuple[Line, ...]:
    """How many are stored, how many left out."""
    count = len(measured(scope))
    return (Line("readings-totals", {"count": count, "skipped": len(owing(scope)) - count}),)


def gone(scope: Scope) -> Line | None:
    """The half day is over, or somebody else has told it all."""
    day, half = half_day(scope)
    if (day, half) != (scope.briefing.today, half_now(scope.briefing)):
        return Line("readings-half-over", {"day": day, "half": Line(f"half-{half}")})
    return None if whom(scope) else Line("readings-all-taken", {"half": Line(f"half-{half}")})


def records_of(draft: ReadingsDraft, scope: Scope) -> tuple[TakeReading, ...]:
    """What is stored of a complete draft."""
    (day, half), policy, known = half_day(scope), scope.briefing.policy, whom(scope)
    told: Mapping[str, UnwellDraft] = draft.ill
    return tuple(
        taking(known[key], day, half, taken.temperature, told[key].symptoms if key in told else (), policy)
        for key, taken in draft.people.items()
        if taken.temperature is not None
    )


def record(draft: ReadingsDraft, scope: Scope) -> Finish:
    """Store them, and show the list as it is then."""
    taken = records_of(draft, scope)
    enterprise = enterprise_of(scope)
    by_isolation = {each.isolation_id: each for each in taken}
    wards = tuple(
        with_reading(each, by_isolation[each.id], scope.briefing) if each.id in by_isolation else each
        for each in scope.briefing.wards.get(enterprise, ())
    )
    after = replace(scope.briefing, wards={**scope.briefing.wards, enterprise: wards})
    alarms = sum(each.alert is not None for each in taken)
    said = [Line("readings-stored", {"count": len(taken)}) if taken else Line("readings-nothing")]
    said += [Line("readings-alerted", {"count": alarms})] if alarms else []
    return Finish(taken, ward_list(scope.briefing.enterprises[enterprise], after, 0, *said), Line("toast-filed") if taken else None)


def before(scope: Scope) -> list[list[object]]:
    """The readings of this half day that are there already: a correction of theirs confirms nothing that was shown before it."""
    day, half = half_day(scope)
    found = ((key, reading_at(each, day, half)) for key, each in whom(scope).items())
    return [[key, str(reading.temperature), *reading.symptoms] for key, reading in found if reading is not None]


SYMPTOMS = Several(
    fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)), none=Line("button-no-symptoms"), words=symptom_words
)

FLOW = Flow(
    name=NAME,
    draft=ReadingsDraft,
    header=header,
    asks=(
        Each("people", over=owing, asks=(Ask("temperature", Temperature(), optional=True, lines=about),)),
        Ask("unwell", UNWELL, when=several_measured),
        Each("ill", over=unwell, asks=(Ask("symptoms", SYMPTOMS, lines=who_is_it),)),
        Ask("review", Review(items, totals, confirm=Line("button-store-readings"), basis=before)),
    ),
    record=record,
    wants=wants_wards,
    action=Action.TAKE_READING,
    concerns=enterprise_concerned,
    obsolete=gone,
)
