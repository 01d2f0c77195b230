"""出车 A courier's run begins: temperature, symptoms, and one tap when mask, vehicle and plate are as they should be. Who is unfit, or may
not be on post, does not ride. The subject is the courier, the enterprise and the day: a temperature of yesterday lets nobody ride today."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import courier_concerned, courier_of, wants_start
from conversations.codes import Symptom
from conversations.courier import Courier
from conversations.courier_fitness import alert_at_start, why_not
from conversations.courier_records import RefuseRun, StartRun
from conversations.disinfection import DisinfectionBook, PointKind
from conversations.disinfection_records import LogDisinfection
from conversations.disinfection_twice import log_of
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.fresh_temperature import MEASURED, FreshTemperature, old_lines
from conversations.engine.kinds import Choice, Option, Several, fixed
from conversations.engine.one_plate import Plate
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action
from conversations.rules.disinfection import usual
from conversations.rules.fitness import is_unfit
from conversations.rules.words import symptom_words
from conversations.screens.run_begun import begun, refused
from conversations.screens.run_parts import vehicle
from conversations.view import Fact, Line, Style

NAME = "run_start"
ALL_WELL, DIFFERENT = "well", "different"
YES, NO = "yes", "no"


class StartDraft(BaseModel):
    """What was told before riding."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    temperature: Decimal
    symptoms: tuple[Symptom, ...] = ()
    ready: str = ""
    mask: str = ""
    disinfected: str = ""
    anyway: str = ""
    plate: str = ""


def courier(scope: Scope) -> Courier:
    """Who is to ride."""
    found = courier_of(scope.subject[:2], scope.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def unfit(scope: Scope) -> bool:
    """Fever, or any symptom."""
    temperature, symptoms = scope.value("temperature"), scope.value("symptoms")
    return is_unfit(Decimal(temperature) if temperature else None, tuple(symptoms or ()), scope.briefing.policy)


def fit(scope: Scope) -> bool:
    """Neither fever nor symptoms."""
    return not unfit(scope)


def different(scope: Scope) -> bool:
    """Something is not as usual."""
    return fit(scope) and scope.value("ready") == DIFFERENT


def not_disinfected(scope: Scope) -> bool:
    """The vehicle is not disinfected."""
    return different(scope) and scope.value("disinfected") == NO


def to_be_confirmed(scope: Scope) -> bool:
    """Something deviates."""
    return unfit(scope) or different(scope)


def masked_up(value: Value, scope: Scope) -> Objection | None:
    """Without a mask."""
    del scope
    return Objection(Line("refused-no-mask")) if value == NO else None


def usual_plates(scope: Scope) -> tuple[str, ...]:
    """The courier's usual plate."""
    return (courier(scope).plate,)


def ways_to_start(scope: Scope) -> tuple[Option, ...]:
    """All is well, or something differs."""
    plate = courier(scope).plate
    well = Line("button-ride-well", {"plate": plate}) if plate else Line("button-ride-well-no-plate")
    return Option(ALL_WELL, well, Style.SUCCESS), Option(DIFFERENT, Line("button-ride-different"))


def header(scope: Scope) -> tuple[Line, ...]:
    """Who rides."""
    one = courier(scope)
    return (Line("run-start-header", {"courier": one.name, "vehicle": vehicle(one.plate)}),)


def first_disinfect(_scope: Scope) -> tuple[Line, ...]:
    """That it should be done first."""
    return (Line("run-disinfect-first"),)


def is_disinfected(scope: Scope) -> bool:
    """Said to be, now or by the one tap."""
    return scope.value("ready") == ALL_WELL or scope.value("disinfected") == YES or scope.value("anyway") == "done"


def items(scope: Scope) -> tuple[Item, ...]:
    """Every answer, each to be changed."""
    findings: tuple[Fact, ...] = tuple(Line(f"symptom-{code}") for code in scope.value("symptoms") or ()) or (Line("no-symptoms"),)
    degrees = Line("degrees", {"value": str(scope.value("temperature"))})
    fields = (("temperature", Line("field-temperature")), ("symptoms", Line("field-symptoms")))
    line = Line("run-told-unfit" if unfit(scope) else "run-told-fit", {"findings": (degrees, *findings)})
    health = Item("health", line, Line("field-health"), fields)
    if unfit(scope):
        return (health,)
    disinfected = Line("disinfected-yes" if is_disinfected(scope) else "disinfected-no")
    plate = scope.value("plate") or ""
    return (
        health,
        Item(
            "disinfected",
            Line("run-told-vehicle", {"state": disinfected}),
            Line("field-disinfected"),
            (("disinfected", Line("field-disinfected")),),
        ),
        Item("plate", Line("run-told-plate", {"vehicle": vehicle(plate)}), Line("field-plate"), (("plate", Line("field-plate")),)),
    )


def consequence(scope: Scope) -> tuple[Line, ...]:
    """What confirming leads to."""
    return (Line("run-will-be-refused"),) if unfit(scope) else ()


def gone(scope: Scope) -> Line | None:
    """Begun on another day, or another run is under way, or the courier may not be on post."""
    one = courier(scope)
    if scope.subject[2:] != (scope.briefing.today.isoformat(),):
        return Line("run-start-old", {"courier": one.name})
    if one.open_run is not None:
        return Line("run-open-already", {"courier": one.name})
    why = why_not(one, scope.briefing)
    return None if why is None else Line("run-barred", {"courier": one.name, "why": why})


def vehicle_log(plate: str, one: Courier, scope: Scope) -> tuple[LogDisinfection, ...]:
    """The usual treatment of the vehicle, logged where the enterprise has a point for its plate."""
    book = scope.briefing.disinfection.get(one.enterprise_id, DisinfectionBook(one.enterprise_id))
    point = next((p for p in book.points if p.plan.kind is PointKind.VEHICLE and plate and p.plan.plate == plate), None)
    if point is None:
        return ()
    treated = usual(point, scope.briefing.now, one.name, scope.briefing.policy)
    return (log_of(one.enterprise_id, (treated,), scope.briefing),)


def record(draft: StartDraft, scope: Scope) -> Finish:
    """The run begins, or is refused."""
    one = courier(scope)
    if is_unfit(draft.temperature, draft.symptoms, scope.briefing.policy):
        alert = alert_at_start(one, draft.temperature, draft.symptoms)
        return Finish((RefuseRun(one.enterprise_id, one.staff_id, alert),), refused(one, scope.briefing))
    usually = draft.ready == ALL_WELL
    plate, disinfected = one.plate if usually else draft.plate, is_disinfected(scope)
    run = StartRun(one.enterprise_id, one.staff_id, plate, scope.briefing.today, draft.temperature, True, disinfected)
    logged = vehicle_log(plate, one, scope) if disinfected else ()
    return Finish((run, *logged), begun(one, run, scope.briefing, logged=bool(logged)), Line("toast-run-begun"))


SYMPTOMS = Several(
    fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)), none=Line("button-no-symptoms"), words=symptom_words
)
MASK = fixed(Option(YES, Line("button-mask-yes"), Style.SUCCESS), Option(NO, Line("button-mask-no")))
DISINFECTED = fixed(Option(YES, Line("button-disinfected-yes"), Style.SUCCESS), Option(NO, Line("button-disinfected-no")))
ANYWAY = fixed(Option("done", Line("button-disinfected-now"), Style.SUCCESS), Option("anyway", Line("button-ride-anyway")))

FLOW = Flow(
    name=NAME,
    draft=StartDraft,
    header=header,
    asks=(
        Ask("temperature", FreshTemperature(also=("symptoms",)), lines=old_lines),
        Ask("symptoms", SYMPTOMS),
        Ask("ready", Choice(ways_to_start, per_row=1), when=fit),
        Ask("mask", Choice(MASK), when=different, check=masked_up),
        Ask("disinfected", Choice(DISINFECTED), when=different),
        Ask("anyway", Choice(ANYWAY, per_row=1), when=not_disinfected, lines=first_disinfect),
        Ask("plate", Plate(usual_plates), when=different),
        Ask("review", Review(items, consequence, confirm=Line("button-confirm")), when=to_be_confirmed),
    ),
    record=record,
    wants=wants_start,
    action=Action.RIDE,
    concerns=lambda subject, briefing: courier_concerned(subject[:2], briefing),
    obsolete=gone,
    notes=(MEASURED,),
)
