"""Reminders of managers, composed when they leave: of one duty, or of all that fall on one moment."""

from collections.abc import Callable

from conversations.about import allowed, enterprise_concerned, wants_ledger
from conversations.about_disinfection import wants_book
from conversations.about_isolation import wants_wards
from conversations.about_reminders import wants_wishes
from conversations.briefing import Briefing
from conversations.reminding import Duty
from conversations.roles import Account, Action
from conversations.screens.reminders import reminders
from conversations.view import View
from conversations.want import Want

_ACTIONS = {
    Duty.LEDGER: Action.REPORT,
    Duty.READINGS: Action.TAKE_READING,
    Duty.DISINFECTION: Action.LOG_DISINFECTION,
    Duty.OVERDUE: Action.LOG_DISINFECTION,
    Duty.RETURNS: Action.CHECK_RETURN,
}
_WANTS = {
    Duty.LEDGER: wants_ledger,
    Duty.READINGS: wants_wards,
    Duty.DISINFECTION: wants_book,
    Duty.OVERDUE: wants_book,
    Duty.RETURNS: wants_ledger,
}
ALONE = {"reminder": Duty.LEDGER, "readings": Duty.READINGS, "disinfect": Duty.DISINFECTION, "disinfect_overdue": Duty.OVERDUE}
"""Screens of one duty; their subject is the enterprise."""
BUNDLE = "reminders"
"""The screen of several; its subject is the enterprise and the duties, `17:ledger+readings`."""


def duties_of(subject: tuple[str, ...]) -> tuple[Duty, ...]:
    """The duties that a bundle names; words that are none are left out."""
    named = subject[1].split("+") if len(subject) > 1 else []
    return tuple(duty for duty in Duty if duty.value in named)


def wants_reminders(subject: tuple[str, ...], duties: tuple[Duty, ...]) -> tuple[Want, ...]:
    """What the duties need to know, and whether the reader had put them off."""
    wanted = (*wants_wishes(subject), *(want for duty in duties for want in _WANTS[duty](subject[:1])))
    return tuple(dict.fromkeys(wanted))


def reminders_view(subject: tuple[str, ...], duties: tuple[Duty, ...], briefing: Briefing) -> View | None:
    """What is still owed of the duties; None where it is nothing, or nothing of this person's."""
    whom = enterprise_concerned(subject, briefing)
    mine = [duty for duty in duties if allowed(_ACTIONS[duty], whom, briefing)]
    return reminders(briefing.enterprises[int(subject[0])], mine, briefing) if mine else None


Wants = Callable[[tuple[str, ...], Account | None], tuple[Want, ...]]
Show = Callable[[tuple[str, ...], Briefing], View | None]


def _alone(duty: Duty) -> tuple[Wants, Show]:
    return (lambda subject, _account: wants_reminders(subject, (duty,))), (
        lambda subject, briefing: reminders_view(subject, (duty,), briefing)
    )


REMINDERS: dict[str, tuple[Wants, Show]] = {
    **{name: _alone(duty) for name, duty in ALONE.items()},
    BUNDLE: (
        lambda subject, _account: wants_reminders(subject, duties_of(subject)),
        lambda subject, briefing: reminders_view(subject, duties_of(subject), briefing),
    ),
}
"""By name of the screen: what it needs to know, and what it shows."""
