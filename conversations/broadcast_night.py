"""A broadcast leaves when its author says, at night too (DOMAIN.md: only routine messages wait for the end of the quiet hours): so it is
said before, and the first moment after them is offered."""

from datetime import datetime, timedelta

from conversations.engine.kinds import Choosable
from conversations.policy import Policy
from conversations.reminding import is_quiet
from conversations.screens.moment import moment
from conversations.view import Fact, Line

MORNING = "morning"
"""Token of the button for that moment, below the last look."""


def after_night(at: datetime, policy: Policy) -> datetime:
    """The first moment from `at` (local, aware) on that is not in the quiet hours."""
    if not is_quiet(at.time(), policy):
        return at
    next_day = policy.quiet_from > policy.quiet_until and at.time() >= policy.quiet_from
    return datetime.combine(at.date() + timedelta(days=next_day), policy.quiet_until, at.tzinfo)


def night_lines(begins: datetime, ends: datetime, policy: Policy) -> tuple[Line, ...]:
    """Where it begins in the quiet hours, or lasts into them, for whoever is about to send it."""
    facts: dict[str, Fact] = {"begins": f"{policy.quiet_from:%H:%M}", "ends": f"{policy.quiet_until:%H:%M}"}
    if is_quiet(begins.time(), policy):
        return (Line("broadcast-night", facts),)
    return (Line("broadcast-night-later", facts),) if is_quiet(ends.time(), policy) else ()


def morning_button(begins: datetime, now: datetime, policy: Policy) -> tuple[Choosable, ...]:
    """The way out of the night; none by day."""
    if not is_quiet(begins.time(), policy):
        return ()
    return (Choosable(Line("button-broadcast-morning", {"at": moment(after_night(begins, policy), now)}), MORNING),)
