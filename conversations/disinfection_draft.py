"""A detailed disinfection log before it is stored: what its answers come to."""

from pydantic import BaseModel, ConfigDict

from conversations.about_disinfection import book_of
from conversations.briefing import Briefing, Person
from conversations.disinfection import Photo, Point, PointKind, Treated, Treatment
from conversations.engine.moments import on_day, time_of
from conversations.engine.photos import photos_from_json
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.rules.disinfection import shortfalls, slot_at, slots_of
from conversations.treatment_asks import treatment_of

NAME = "disinfection_log"
PLANNED = "planned"
"""Answer to `agent`: each point as it is planned."""
LEFT_OUT = ("ventilation", "operator", "verifier", "photos", "remark")
"""What is not asked unless the review is told to: most logs have nothing to say there."""


class LogDraft(BaseModel):
    """The points that were done, and whether once more where somebody else has logged them; all else is read from the answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    points: tuple[str, ...]
    again: str = ""


def enterprise_id(scope: Scope) -> int:
    """Whose points they are."""
    return int(scope.subject[0])


def chosen(scope: Scope) -> tuple[Point, ...]:
    """The points that were done, as far as they are still there."""
    wanted = scope.value("points") or ()
    return tuple(point for point in book_of(enterprise_id(scope), scope.briefing).points if str(point.id) in wanted)


def of_kind(scope: Scope, kind: PointKind) -> tuple[Point, ...]:
    """Those of a kind among them."""
    return tuple(point for point in chosen(scope) if point.plan.kind is kind)


def present(scope: Scope) -> tuple[Person, ...]:
    """The staff who may be chosen."""
    return tuple(person for person in scope.briefing.rosters.get(enterprise_id(scope), ()) if not person.departed)


def own_name(briefing: Briefing) -> str:
    """Who logs it."""
    return briefing.account.name if briefing.account is not None else ""


def name_of(value: Value, scope: Scope) -> str:
    """The person of an answer; empty where nobody was told."""
    said = str(value or "")
    if said.startswith("name:"):
        return said.removeprefix("name:")
    if said.startswith("="):
        return own_name(scope.briefing)
    return next((person.name for person in present(scope) if f"id:{person.id}" == said), "")


def treatment(point: Point, scope: Scope) -> Treatment:
    """How this point was done: as planned, or as told; air only for premises."""
    air = scope.value("ventilation") if point.plan.kind is PointKind.PREMISES else None
    if scope.value("agent") != PLANNED:
        return treatment_of(scope.value, air)
    plan = point.plan.treatment
    ventilation = air if air is not None else plan.ventilation_minutes
    return Treatment(plan.agent, plan.chlorine_mg_l, plan.ethanol_percent, plan.contact_minutes, ventilation, plan.other_agent)


def photos(scope: Scope) -> tuple[Photo, ...]:
    """The photos of all of it."""
    return photos_from_json(scope.value("photos"))


def treated(scope: Scope) -> tuple[Treated, ...]:
    """What is stored, one for each point, judged under the policy of today."""
    return tuple(_treated(point, scope) for point in chosen(scope))


def _treated(point: Point, scope: Scope) -> Treated:
    policy, plan, how = scope.briefing.policy, point.plan, treatment(point, scope)
    moment = time_of(scope.value("when"))
    at = on_day(moment, scope.briefing.now) if moment is not None else scope.briefing.now
    return Treated(
        point.id,
        at,
        how,
        slot_at(at.time(), slots_of(plan, policy)),
        batch_nos=tuple(scope.value("batches") or ()) if plan.kind is PointKind.GOODS else (),
        plate=(plan.plate or (scope.value("plate") or [""])[0]) if plan.kind is PointKind.VEHICLE else "",
        operator=name_of(scope.value("operator"), scope) or point.operator or own_name(scope.briefing),
        verifier=name_of(scope.value("verifier"), scope),
        photos=photos(scope),
        remark=str(scope.value("remark") or ""),
        shortfalls=shortfalls(how, plan.kind, policy),
    )
