"""The questions about a treatment that a point's plan and a log ask alike, and what their answers come to."""

from collections.abc import Callable

from conversations.disinfection import Agent, Treatment
from conversations.engine.amount_kinds import chlorine, ethanol, minutes
from conversations.engine.flow import Ask
from conversations.engine.kinds import Text
from conversations.engine.scope import Scope
from conversations.engine.session import Value

Asked = Callable[[Scope], Value]
MOST_AGENT = 20
"""Characters of an agent that has no name of its own here."""


def offered_chlorine(scope: Scope) -> tuple[int, ...]:
    """What the policy asks, and twice and half of it."""
    asked = scope.briefing.policy.chlorine_mg_l
    return asked, asked * 2, asked // 2


def offered_ethanol(scope: Scope) -> tuple[int, ...]:
    """What the policy asks."""
    return (scope.briefing.policy.ethanol_percent,)


def offered_contact(scope: Scope) -> tuple[int, ...]:
    """What the policy asks, and the usual others."""
    return scope.briefing.policy.contact_minutes, 10, 60


def offered_ventilation(scope: Scope) -> tuple[int, ...]:
    """What the policy asks, and the usual others."""
    return scope.briefing.policy.ventilation_minutes, 10, 60


def is_agent(*agents: Agent) -> Callable[[Scope], bool]:
    """Whether one of these was answered to `agent`."""
    return lambda scope: scope.value("agent") in agents


TIMED = is_agent(*(agent for agent in Agent if agent is not Agent.ETHANOL))
"""Agents that need a time to work; ethanol is wiped."""

STRENGTHS = (
    Ask("other_agent", Text(most=MOST_AGENT), when=is_agent(Agent.OTHER)),
    Ask("chlorine", chlorine(offered_chlorine), when=is_agent(Agent.CHLORINE)),
    Ask("ethanol", ethanol(offered_ethanol), when=is_agent(Agent.ETHANOL)),
    Ask("contact", minutes(offered_contact), when=TIMED, optional=True, skip="button-not-timed"),
)
"""What is asked after `agent`."""
TREATMENT_FIELDS = ("agent", "other_agent", "chlorine", "ethanol", "contact")


def treatment_of(get: Callable[[str], Value], ventilation: int | None = None) -> Treatment:
    """What the answers come to, `get` giving each by its name; `agent` has to be one."""
    return Treatment(Agent(str(get("agent"))), get("chlorine"), get("ethanol"), get("contact"), ventilation, get("other_agent") or "")


def answers_of(treatment: Treatment) -> list[tuple[str, Value]]:
    """A treatment as answers."""
    told: list[tuple[str, Value]] = [("agent", treatment.agent.value)]
    told += [("other_agent", treatment.other_agent)] if treatment.other_agent else []
    told += [("chlorine", treatment.chlorine_mg_l)] if treatment.agent is Agent.CHLORINE and treatment.chlorine_mg_l else []
    told += [("ethanol", treatment.ethanol_percent)] if treatment.agent is Agent.ETHANOL and treatment.ethanol_percent else []
    return [*told, ("contact", treatment.contact_minutes)] if treatment.agent is not Agent.ETHANOL else told
