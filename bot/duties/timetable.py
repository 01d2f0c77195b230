"""What is to become of the slots that are due: run now, or closed with a reason and never run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.duties.day_plan import OWN_KINDS, DayPlan, Slot, SlotKind


class Verdict(StrEnum):
    """What is decided about a slot; also the outcome that is kept with it (a slot that was run is `done`)."""

    RUN = "done"
    EXPIRED = "expired"  # the bot was away until it made no sense any more
    OVERTAKEN = "overtaken"  # a later digest of the same day is due as well and says the same
    WITHDRAWN = "withdrawn"  # the policy does not plan it any more


@dataclass(frozen=True, slots=True)
class Facts:
    """`pending`: all slots that are neither run nor closed and due by now; `plan`: the plan of the local day of now."""

    plan: DayPlan
    pending: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one slot."""

    slot: Slot
    verdict: Verdict


def decide(facts: Facts, now: datetime) -> tuple[Decision, ...]:
    """Judge every slot due at `now`, in the order in which they were due: a day is opened before anybody is reminded of it."""
    due = sorted((slot for slot in facts.pending if slot.due_at <= now), key=lambda slot: slot.due_at)
    digests = [slot for slot in due if slot.kind is SlotKind.DIGEST and slot.day == facts.plan.day and facts.plan.has(slot.key)]
    newest = digests[-1].key if digests else ""
    return tuple(Decision(slot, _judge(slot, facts.plan, newest, now)) for slot in due)


def _judge(slot: Slot, plan: DayPlan, newest_digest: str, now: datetime) -> Verdict:
    if now >= slot.expires_at:
        return Verdict.EXPIRED
    if slot.kind not in OWN_KINDS and slot.day in (plan.day, plan.next_day) and not plan.has(slot.key):
        return Verdict.WITHDRAWN
    if slot.kind is SlotKind.DIGEST and slot.key != newest_digest:
        return Verdict.OVERTAKEN
    return Verdict.RUN
