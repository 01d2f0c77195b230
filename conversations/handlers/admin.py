"""An admin's cards and buttons: the policy and the risk of places."""

from conversations.briefing import Want
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.policy_change import FLOW as POLICY_CHANGE
from conversations.policy_values import POLICY_VALUES
from conversations.request import Request
from conversations.screens.policy import policy_card
from conversations.view import Line


def wants_policy(_args: tuple[str, ...]) -> tuple[Want, ...]:
    """Since when the policy counts."""
    return (Want("policy_version", ""),)


def show_policy(request: Request) -> Turn:
    """The policy card."""
    return Turn(request.session, (policy_card(request.briefing),))


def change_policy(request: Request) -> Turn:
    """One value is to be changed: `args` is its name."""
    name = request.text(0)
    if name not in POLICY_VALUES:
        return Turn(request.session, (policy_card(request.briefing),), toast=Line("toast-stale"))
    session = request.session.begin(POLICY_CHANGE.name, name)
    return Turn(session, (card(POLICY_CHANGE, session, request.briefing),))
