"""How disinfection lies in rows: treatments and plans in columns, times as texts or minutes, shortfalls as codes between spaces."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from conversations.disinfection import BY_THE_CLOCK, Agent, Photo, PointKind, PointPlan, Shortfall, Treatment
from conversations.policy_values import MOST_TIMES


def treatment_columns(treatment: Treatment) -> dict[str, Any]:
    """The columns that `treatment_of` reads."""
    return {
        "agent": treatment.agent.value,
        "chlorine_mg_l": treatment.chlorine_mg_l,
        "ethanol_percent": treatment.ethanol_percent,
        "contact_minutes": treatment.contact_minutes,
        "ventilation_minutes": treatment.ventilation_minutes,
        "other_agent": treatment.other_agent,
    }


def treatment_of(row: Any) -> Treatment:
    """The treatment in a row of `disinfection_point` or `disinfection_log`."""
    return Treatment(
        Agent(row.agent), row.chlorine_mg_l, row.ethanol_percent, row.contact_minutes, row.ventilation_minutes, row.other_agent
    )  # fmt: skip


def plan_columns(plan: PointPlan) -> dict[str, Any]:
    """The columns that `plan_of` reads. How often a day is kept of what is due by the clock alone, and never as more than any policy has
    times: that means all of them anyway."""
    return {
        "name": plan.name,
        "kind": plan.kind.value,
        **treatment_columns(plan.treatment),
        "times_a_day": min(plan.times_a_day, MOST_TIMES) if plan.kind in BY_THE_CLOCK else 0,
        "plate": plan.plate,
        "operator_id": plan.operator_id,
    }


def plan_of(row: Any) -> PointPlan:
    """The plan in a row of `disinfection_point`."""
    return PointPlan(row.name, PointKind(row.kind), treatment_of(row), row.times_a_day, row.plate, row.operator_id)


def minute_of(wall: time) -> int:
    """What clocks show, as minutes of the day."""
    return wall.hour * 60 + wall.minute


def slot_text(slot: time) -> str:
    """A time of the plan as a column holds it."""
    return f"{slot:%H:%M}"


def slot_of(text: str | None) -> time | None:
    """The inverse of `slot_text`."""
    return None if text is None else time.fromisoformat(text)


def shortfalls_text(shortfalls: Iterable[Shortfall]) -> str:
    """Codes, separated by spaces."""
    return " ".join(shortfalls)


def shortfalls_of(text: str) -> tuple[Shortfall, ...]:
    """The inverse of `shortfalls_text`."""
    return tuple(Shortfall(code) for code in text.split())


def photo_columns(photo: Photo) -> dict[str, Any]:
    """The columns that `photo_of` reads."""
    return {"file_id": photo.file_id, "unique_id": photo.unique_id, "as_file": photo.as_file}


def photo_of(row: Any) -> Photo:
    """The photo in a row of `disinfection_photo` or of an answered `photo_request`."""
    return Photo(row.file_id, row.unique_id, row.as_file)
