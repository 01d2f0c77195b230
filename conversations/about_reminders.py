"""What the buttons of reminders and days off need to know."""

from conversations.about import number_at, wants_ledger
from conversations.briefing import Briefing
from conversations.reminding import OwnTimes
from conversations.want import Want


def wants_wishes(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise, and what its managers want of reminders."""
    return Want("enterprise", number_at(subject, 0)), Want("wishes", number_at(subject, 0))


def wants_closings(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise, its days off, and whether it has reported."""
    return (*wants_ledger(subject[:1]), Want("closings", number_at(subject, 0)))


def own_times(enterprise_id: int, briefing: Briefing) -> OwnTimes:
    """What the reader wants."""
    who = briefing.account.id if briefing.account is not None else 0
    return briefing.wishes.get(enterprise_id, {}).get(who) or OwnTimes()
