"""The buttons of duty: the rota, the own hours, leave and swaps; and of assigning officers."""

from conversations.about_duty import assigning_concerned, own_concerned, rota_concerned, wants_assigning, wants_rota
from conversations.briefing import Briefing
from conversations.entry import Entry
from conversations.handlers import assigning, duty
from conversations.roles import Action, Subject


def _own_concerned(args: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division that comes first, where the person is an officer of it; what stands behind it is something else."""
    return own_concerned(args[:1], briefing)


DUTY_ENTRIES = (
    Entry("duty", Action.SEE_DUTY, duty.show, wants_rota, rota_concerned),
    Entry("dutyset", Action.SET_DUTY, duty.set_hours, wants_rota, _own_concerned),
    Entry("dutyoff", Action.SET_DUTY, duty.take_leave, wants_rota, _own_concerned),
    Entry("dutyswap", Action.SET_DUTY, duty.swap, wants_rota, _own_concerned),
    Entry("dutyend", Action.SET_DUTY, duty.withdraw, wants_rota, _own_concerned),
    Entry("dutyback", Action.SET_DUTY, duty.take_again, wants_rota, _own_concerned),
    Entry("assign", Action.ASSIGN, assigning.show_where, assigning.wants_below, assigning.below_concerned),
    Entry("asg", Action.ASSIGN, assigning.show, wants_assigning, assigning_concerned),
    Entry("asgnew", Action.ASSIGN, assigning.begin, wants_assigning, assigning_concerned),
    Entry("asgend", Action.ASSIGN, assigning.end, wants_assigning, assigning_concerned),
)
