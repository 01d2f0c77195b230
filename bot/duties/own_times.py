"""Slots for the times that people have chosen themselves: one for each duty and time that anybody wants, however many they are."""

from collections.abc import Iterable
from datetime import date, time, tzinfo

from bot.duties.day_plan import Slot, SlotKind, end_of, within
from conversations.policy import Policy
from conversations.reminding import Duty, allowed, good_until

OWN = {Duty.LEDGER: SlotKind.OWN_LEDGER, Duty.READINGS: SlotKind.OWN_READINGS, Duty.DISINFECTION: SlotKind.OWN_DISINFECTION}
"""The kind of slot for own times of a duty."""


def own_slots(day: date, wished: Iterable[tuple[Duty, time]], policy: Policy, zone: tzinfo) -> list[Slot]:
    """The slots of the local `day` for times that somebody wishes, as far as the policy allows them. They expire like the policy's own:
    at the cutoff, when the half of the day is over, when it is told what is still open."""
    slots = []
    for duty, wall in sorted(set(wished)):
        until = good_until(duty, wall, policy)
        due_at = within(day, wall, zone)
        expires_at = end_of(day, zone) if until is None else within(day, until, zone)
        if allowed(duty, wall, policy) and due_at < expires_at:
            slots.append(Slot(f"{OWN[duty]}:{day}:{wall:%H%M}", OWN[duty], day, due_at, expires_at))
    return slots
