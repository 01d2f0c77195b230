"""Which points fit a trade: a proposal that the manager unticks and edits. Usual values of DOMAIN.md, strengths as the policy asks.

Goods are there where things are taken in, vehicles where something is driven; everybody has an entrance and things that many hands touch.
"""

from dataclasses import dataclass

from conversations.codes import Sector
from conversations.disinfection import Agent, PointKind, PointPlan, Treatment
from conversations.policy import Policy


@dataclass(frozen=True, slots=True)
class Proposal:
    """A point to be proposed; its name is the message `point-name-KEY`. `often`: times a day, for kinds by the clock."""

    key: str
    kind: PointKind
    agent: Agent = Agent.CHLORINE
    often: int = 0


def _premises(key: str, often: int = 3) -> Proposal:
    return Proposal(key, PointKind.PREMISES, often=often)


def _equipment(key: str, often: int = 3, agent: Agent = Agent.CHLORINE) -> Proposal:
    return Proposal(key, PointKind.EQUIPMENT, agent, often)


def _wiped(key: str, often: int = 3) -> Proposal:
    return _equipment(key, often, Agent.ETHANOL)


ENTRANCE, CHECKOUT, SALES_FLOOR, WAREHOUSE = map(_premises, ("entrance", "entrance_checkout", "sales_floor", "warehouse"))
TOILET, OFFICE, CANTEEN, KITCHEN = map(_premises, ("toilet", "office", "canteen", "kitchen"))
HANDLES, COUNTER, TOOLS, TROLLEYS = _wiped("handles"), _wiped("counter"), _wiped("tools"), _equipment("trolleys")
COLD_CHAIN, INBOUND, LINEN = (Proposal(key, PointKind.GOODS) for key in ("cold_chain", "inbound", "linen"))
VAN = Proposal("van", PointKind.VEHICLE)

GENERAL = (ENTRANCE, OFFICE, TOILET, HANDLES)
"""For an enterprise whose trade is not known."""
BY_SECTOR: dict[Sector, tuple[Proposal, ...]] = {
    Sector.RETAIL: (CHECKOUT, SALES_FLOOR, HANDLES, INBOUND),
    Sector.CATERING: (ENTRANCE, _premises("dining_room"), KITCHEN, _equipment("tableware"), HANDLES, TOILET, COLD_CHAIN),
    Sector.ACCOMMODATION: (_premises("lobby"), _premises("guest_rooms", 1), HANDLES, TOILET, LINEN),
    Sector.LAUNDRY: (COUNTER, _premises("workshop", 2), _equipment("machines", 2), LINEN, VAN),
    Sector.BEAUTY: (ENTRANCE, _equipment("chairs"), TOOLS, TOILET),
    Sector.PHOTOGRAPHY: (ENTRANCE, _premises("studio"), _wiped("costumes"), HANDLES),
    Sector.APPLIANCE_SERVICE: (COUNTER, TOOLS, INBOUND, VAN),
    Sector.HOUSEKEEPING: (OFFICE, TOOLS, HANDLES),
    Sector.WHOLESALE_MARKET: (ENTRANCE, _premises("stalls"), WAREHOUSE, TOILET, TROLLEYS, COLD_CHAIN, VAN),
    Sector.SUPERMARKET: (CHECKOUT, SALES_FLOOR, TROLLEYS, WAREHOUSE, HANDLES, COLD_CHAIN, VAN),
    Sector.CONVENIENCE: (CHECKOUT, SALES_FLOOR, HANDLES, INBOUND),
    Sector.COMMUNITY_GROCERY: (CHECKOUT, SALES_FLOOR, _wiped("scales"), INBOUND),
    Sector.FOREIGN_TRADE: (ENTRANCE, OFFICE, CANTEEN, WAREHOUSE, HANDLES, INBOUND),
    Sector.FOREIGN_INVESTMENT: (ENTRANCE, OFFICE, _premises("workshop"), CANTEEN, HANDLES, INBOUND),
    Sector.ECOMMERCE: (ENTRANCE, WAREHOUSE, _premises("packing"), HANDLES, INBOUND, VAN),
}
NAMES = tuple(dict.fromkeys(each.key for each in (*GENERAL, *(one for found in BY_SECTOR.values() for one in found))))
"""Keys of all names."""


def proposals_for(sector: Sector | None) -> tuple[Proposal, ...]:
    """What is proposed to an enterprise of this trade."""
    return BY_SECTOR.get(sector, GENERAL) if sector is not None else GENERAL


def plan_of(proposal: Proposal, name: str, policy: Policy, plate: str = "") -> PointPlan:
    """The proposal as a plan: strengths and contact time as the policy asks, never more times a day than the policy has."""
    if proposal.agent is Agent.ETHANOL:
        treatment = Treatment(Agent.ETHANOL, ethanol_percent=policy.ethanol_percent)
    else:
        treatment = Treatment(Agent.CHLORINE, chlorine_mg_l=policy.chlorine_mg_l, contact_minutes=policy.contact_minutes)
    return PointPlan(name, proposal.kind, treatment, min(proposal.often, len(set(policy.disinfection_times))), plate)
