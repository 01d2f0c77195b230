"""口径 The policy as admins see it: every value with its version, and the way to change each."""

from datetime import time
from decimal import Decimal
from typing import Any

from conversations.briefing import Briefing
from conversations.codes import MediumRule
from conversations.policy import Policy
from conversations.policy_values import POLICY_VALUES, Group
from conversations.screens.moment import moment
from conversations.screens.parts import to_today
from conversations.view import Button, Fact, Line, View


def policy_card(briefing: Briefing, *said: Line) -> View:
    """All values in their groups, and a button for each."""
    lines = [*said, Line("policy-title"), _version(briefing)]
    for group in Group:
        lines.append(Line(f"policy-group-{group}"))
        lines += [value_line(name, briefing.policy) for name, value in POLICY_VALUES.items() if value.group is group]
    buttons = [Button(value_name(name), f"polset:{name}") for name in POLICY_VALUES]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return View((*lines, Line("policy-hint")), (*rows, to_today()))


def _version(briefing: Briefing) -> Line:
    saved = briefing.policy_version
    if saved is None or saved.version != briefing.policy.version:
        return Line("policy-version", {"version": str(briefing.policy.version)})
    facts: dict[str, Fact] = {"version": str(saved.version), "since": moment(saved.since, briefing.now), "by": saved.by}
    return Line("policy-version-by" if saved.by else "policy-version-since", facts)


def value_name(name: str) -> Line:
    """What a value is called."""
    return Line(f"policy-name-{name}")


def value_line(name: str, policy: Policy) -> Line:
    """A value with its name."""
    return Line("policy-value", {"name": value_name(name), "value": shown(name, getattr(policy, name))})


def shown(name: str, value: Any) -> Fact:
    """The value of that name as it is read."""
    if isinstance(value, MediumRule):
        return Line(f"policy-medium-{value}")
    if isinstance(value, bool):
        return Line("policy-on" if value else "policy-off")
    if isinstance(value, Decimal):
        return Line("degrees", {"value": str(value)})
    if isinstance(value, int):
        return Line(f"policy-{POLICY_VALUES[name].kind}", {"count": value})
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return tuple(shown(name, each) for each in value) if isinstance(value, tuple) else str(value)
