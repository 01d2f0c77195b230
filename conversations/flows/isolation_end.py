"""隔离期满 On the last day of an isolation and after it: is the person well? Yes ends it, where the readings of a last day are there; no
is a reading with fever or symptoms, and the isolation stays open."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.about_isolation import isolation_concerned, wants_isolation
from conversations.codes import Half, IsolationStep, Symptom
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, Several, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.temperature import Temperature
from conversations.isolation_draft import taking, with_reading, with_step
from conversations.records import ChangeIsolation
from conversations.returns import Isolation
from conversations.roles import Action
from conversations.rules.fitness import is_unfit
from conversations.rules.isolation import CompletionProblem, may_complete
from conversations.rules.words import symptom_words
from conversations.screens.isolation_card import isolation_card, readings_table
from conversations.screens.isolation_parts import half_now, owes_now, reading_at, ward
from conversations.view import Button, Line, Rows, Style

NAME = "isolation_end"
WELL, UNWELL = "well", "unwell"
_SHOWN = 4
"""Missing half days that are named."""


class EndDraft(BaseModel):
    """The manager's word, and what is not well."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    well: str
    temperature: Decimal | None = None
    symptoms: tuple[Symptom, ...] = ()


def isolation_of(scope: Scope) -> Isolation:
    """The isolation as it stands now."""
    return scope.briefing.isolations[int(scope.subject[0])]


def header(scope: Scope) -> tuple[Line, ...]:
    """Who, and since when the isolation is over."""
    isolation = isolation_of(scope)
    return (Line("isowell-header", {"person": ward(isolation), "until": isolation.until}),)


def readings_lines(scope: Scope) -> tuple[Line, ...]:
    """The readings of the last days, which the answer rests on."""
    return tuple(readings_table(isolation_of(scope), scope.briefing))


def not_well(scope: Scope) -> bool:
    """The person is not well."""
    return scope.value("well") == UNWELL


def missing(isolation: Isolation, today: date) -> tuple[tuple[date, Half], ...]:
    """The half days from the last day on, up to today, that nobody measured, newest first."""
    days = [date.fromordinal(day) for day in range(today.toordinal(), isolation.until.toordinal() - 1, -1)]
    return tuple((day, half) for day in days for half in Half if reading_at(isolation, day, half) is None)


def complete_readings(value: Value, scope: Scope) -> Objection | None:
    """A last day has not both temperatures, or they show fever or symptoms."""
    isolation, briefing = isolation_of(scope), scope.briefing
    problem = may_complete(isolation, briefing.today, briefing.policy)
    if value != WELL or problem is None:
        return None
    if problem is not CompletionProblem.UNREAD:
        return Objection(Line(f"isowell-{problem}"), ways=_way_to_reading(isolation, scope))
    halves = tuple(
        Line("half-of-day", {"day": day, "half": Line(f"half-{half}")}) for day, half in missing(isolation, briefing.today)[:_SHOWN]
    )
    return Objection(Line("isowell-unread", {"missing": halves}), ways=_way_to_reading(isolation, scope))


def _way_to_reading(isolation: Isolation, scope: Scope) -> Rows:
    if not owes_now(isolation, scope.briefing):
        return ()
    half = half_now(scope.briefing)
    data = f"read:{isolation.enterprise_id}:{scope.briefing.today}:{half}:{isolation.staff_id}"
    return ((Button(Line("button-reading", {"half": Line(f"half-{half}")}), data, Style.PRIMARY),),)


def something_wrong(value: Value, scope: Scope) -> Objection | None:
    """Neither fever nor symptoms."""
    temperature = scope.value("temperature")
    if is_unfit(None if temperature is None else Decimal(temperature), tuple(value), scope.briefing.policy):
        return None
    return Objection(Line("isowell-nothing-wrong"))


def gone(scope: Scope) -> Line | None:
    """It has ended, or goes on longer than it did."""
    isolation, briefing = scope.briefing.isolations.get(int(scope.subject[0])), scope.briefing
    if isolation is None or not isolation.present:
        return Line("person-gone")
    if isolation.ended is not None:
        return Line(f"isolation-ended-{isolation.ended}")
    return Line("isowell-too-early", {"until": isolation.until}) if briefing.today < isolation.until else None


def record(draft: EndDraft, scope: Scope) -> Finish:
    """End it, or store what is not well."""
    isolation, briefing = isolation_of(scope), scope.briefing
    if draft.well == WELL:
        step = ChangeIsolation(isolation.id, IsolationStep.COMPLETED, isolation.until, isolation.kind)
        return Finish(
            (step,), isolation_card(with_step(isolation, step, briefing), briefing, Line("isowell-completed")), Line("toast-filed")
        )
    assert draft.temperature is not None, "whoever is not well is measured"  # noqa: S101
    taken = taking(isolation, briefing.today, half_now(briefing), draft.temperature, draft.symptoms, briefing.policy)
    after = with_reading(isolation, taken, briefing)
    return Finish((taken,), isolation_card(after, briefing, Line("isowell-goes-on")), Line("toast-filed"))


SYMPTOMS = Several(
    fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)), none=Line("button-no-symptoms"), words=symptom_words
)
ANSWERS = fixed(Option(WELL, Line("button-isowell-well"), Style.SUCCESS), Option(UNWELL, Line("button-isowell-unwell")))

FLOW = Flow(
    name=NAME,
    draft=EndDraft,
    header=header,
    asks=(
        Ask("well", Choice(ANSWERS, per_row=1), lines=readings_lines, check=complete_readings),
        Ask("temperature", Temperature(), when=not_well),
        Ask("symptoms", SYMPTOMS, when=not_well, check=something_wrong),
    ),
    record=record,
    wants=wants_isolation,
    action=Action.TAKE_READING,
    concerns=isolation_concerned,
    obsolete=gone,
)
