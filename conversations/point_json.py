"""Plans of points as a session keeps them between a file that was read and its confirmation."""

from typing import Any

from conversations.disinfection import Agent, PointKind, PointPlan, Treatment


def plan_to_json(plan: PointPlan) -> list[Any]:
    """A JSON array."""
    used = plan.treatment
    amounts = [used.chlorine_mg_l, used.ethanol_percent, used.contact_minutes, used.ventilation_minutes]
    return [plan.name, plan.kind.value, plan.times_a_day, plan.plate, used.agent.value, *amounts, used.other_agent]


def plan_from_json(raw: list[Any]) -> PointPlan:
    """The inverse of `plan_to_json`; the operator is never in a file."""
    name, kind, often, plate, agent, chlorine, ethanol, contact, air, other = raw
    return PointPlan(name, PointKind(kind), Treatment(Agent(agent), chlorine, ethanol, contact, air, other), often, plate)
