"""Which composed screen reminds of which duties, and how the subject of the outbox says of which."""

from conversations.reminding import Duty

BITS = {duty: 1 << place for place, duty in enumerate(Duty)}
"""A set of duties as one number in SQL."""
_SCREENS = {Duty.LEDGER: "reminder", Duty.READINGS: "readings", Duty.DISINFECTION: "disinfect", Duty.OVERDUE: "disinfect_overdue"}
SINGLE = {BITS[duty]: screen for duty, screen in _SCREENS.items()}
"""The composed screens of one duty alone; their subject is the enterprise."""
BUNDLE = "reminders"
"""The composed screen of several; its subject is `ENTERPRISE:DUTIES`, `17:ledger+readings`."""


def subjects(most: int) -> dict[int, str]:
    """What stands behind the enterprise in the subject of a bundle of duties out of `most`: of each row no more than that is asked."""
    asked = [bits for bits in range(1, 1 << len(Duty)) if bits & ~most == 0 and bits not in SINGLE]
    return {bits: ":" + "+".join(duty for duty, bit in BITS.items() if bits & bit) for bits in asked}
