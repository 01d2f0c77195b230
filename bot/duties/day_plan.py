"""The plan of a local day: what is due at which moment, and until when it still makes sense.

Policy times are wall-clock times of the bot's zone; a plan holds UTC moments. A wall-clock time that a change to summer time leaves
out happens by as much later; one that happens twice is taken the first time; a local day that does not exist is never planned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from conversations.codes import Half
from conversations.policy import Policy

MIDNIGHT = time(0, 0)
THURSDAY, SUNDAY = 3, 6
WARNED_AT, PURGED_AT, DRAFTS_AT = time(10, 0), time(3, 30), time(3, 0)
WARNED_BEFORE = timedelta(days=SUNDAY - THURSDAY)
"""What retention lets go is deleted in the night to Sunday; admins are told on the Thursday before."""


class SlotKind(StrEnum):
    """What a slot does, spelled as its key begins."""

    OPEN = "open"
    REMINDER = "reminder"
    DIGEST = "digest"
    READINGS = "readings"
    DISINFECT = "disinfect"
    DISINFECT_OVERDUE = "disinfect_overdue"
    OVERDUE = "overdue"
    DUTY_WARNING = "duty_warning"
    SILENT_ALERT = "silent_alert"
    READINGS_ALERT = "readings_alert"
    DISINFECTION_ALERT = "disinfection_alert"
    OWN_LEDGER = "own_ledger"
    OWN_READINGS = "own_readings"
    OWN_DISINFECTION = "own_disinfection"
    PURGE_WARNING = "purge_warning"
    PURGE = "purge"
    DRAFTS = "drafts"


OWN_KINDS = frozenset({SlotKind.OWN_LEDGER, SlotKind.OWN_READINGS, SlotKind.OWN_DISINFECTION})
"""Slots for times that people have chosen themselves: they are in no plan, whoever wants them may change that at any time."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that happens once. `key` is unique for ever (`reminder:2026-11-23:0830`); `day` is the local day that it is about;
    from `due_at` (UTC) on it is run, from `expires_at` (UTC) on it is not run any more."""

    key: str
    kind: SlotKind
    day: date
    due_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A local day. Moments are UTC; `ends_at` is the first moment of `next_day`, which is nearly always the date after `day`.
    `slots`, in order of time, are those of the day and the opening of the next one."""

    day: date
    next_day: date
    opens_at: datetime
    cutoff_at: datetime
    ends_at: datetime
    slots: tuple[Slot, ...]

    def has(self, key: str) -> bool:
        """Whether the plan has a slot of that key."""
        return any(slot.key == key for slot in self.slots)


def moment_of(day: date, wall: time, zone: tzinfo) -> datetime:
    """The UTC moment at which clocks in `zone` show `wall` on `day` for the first time (or would have, in a gap)."""
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def end_of(day: date, zone: tzinfo) -> datetime:
    """The first moment (UTC) after the local `day`."""
    return moment_of(day + timedelta(days=1), MIDNIGHT, zone)


def within(day: date, wall: time, zone: tzinfo) -> datetime:
    """The moment of `wall`, kept inside its day where a gap right before midnight would carry it over the end."""
    return min(moment_of(day, wall, zone), end_of(day, zone) - timedelta(seconds=1))


def _opening(day: date, policy: Policy, zone: tzinfo) -> Slot:
    return Slot(f"{SlotKind.OPEN}:{day}", SlotKind.OPEN, day, within(day, policy.day_opens, zone), end_of(day, zone))


def _timed(kind: SlotKind, day: date, walls: Sequence[time], limits: Sequence[datetime], zone: tzinfo) -> list[Slot]:
    """A slot for every wall-clock time; each expires at the first of `limits` that lies after it."""
    slots = []
    for wall in sorted(set(walls)):
        due_at = within(day, wall, zone)
        expires_at = min(limit for limit in limits if limit > due_at)
        slots.append(Slot(f"{kind}:{day}:{wall:%H%M}", kind, day, due_at, expires_at))
    return slots


def _alerts(day: date, policy: Policy, ends_at: datetime, zone: tzinfo) -> list[Slot]:
    """When it is noticed what was not done, once a day each, whatever becomes of the policy meanwhile: who is silent, with the first digest
    after the cutoff; temperatures of half a day, when it is over (the evening's with the quiet hours); disinfection, with its digest."""
    evening = policy.evening_from
    walls = {
        (SlotKind.SILENT_ALERT, ""): min((wall for wall in policy.digests if wall >= policy.cutoff), default=policy.cutoff),
        (SlotKind.READINGS_ALERT, f":{Half.MORNING}"): evening,
        (SlotKind.READINGS_ALERT, f":{Half.EVENING}"): policy.quiet_from if policy.quiet_from > evening else time.max,
        (SlotKind.DISINFECTION_ALERT, ""): policy.disinfection_digest,
    }
    return [Slot(f"{kind}:{day}{more}", kind, day, within(day, wall, zone), ends_at) for (kind, more), wall in walls.items()]


def _retention(day: date, ends_at: datetime, zone: tzinfo) -> list[Slot]:
    if day.weekday() == THURSDAY:
        return _timed(SlotKind.PURGE_WARNING, day, [WARNED_AT], [ends_at], zone)
    return _timed(SlotKind.PURGE, day, [PURGED_AT], [ends_at], zone) if day.weekday() == SUNDAY else []


def plan_day(day: date, policy: Policy, zone: tzinfo) -> DayPlan:
    """The plan of the local `day`.

    The opening may come late until the day is over; a reminder expires at the next one or at the cutoff, whichever is first (one
    after the cutoff at the next or when the day is over); a digest expires when the day is over. A reminder of the readings of those in
    isolation expires at the next one, when the evening begins, or when the day is over. A reminder of disinfection expires at the next one,
    or when it is told what is still open; that, and the officers' digest of it, when the day is over. So do the alerts that are opened by
    the clock, the warning of holes in the next day's duty, the warning of what is going to be deleted, and the deletion: what was not
    warned of in time waits for another week. So does the deletion of drafts that nobody goes on with: the next night's deletes more.
    """
    opening, ends_at = _opening(day, policy, zone), end_of(day, zone)
    cutoff_at = moment_of(day, policy.cutoff, zone)
    next_day = ends_at.astimezone(zone).date()
    limits = [cutoff_at, ends_at, *(moment_of(day, wall, zone) for wall in policy.reminders)]
    halves = [moment_of(day, policy.evening_from, zone), ends_at, *(moment_of(day, wall, zone) for wall in policy.readings)]
    still_open = [policy.disinfection_overdue]
    until_told = [ends_at, *(moment_of(day, wall, zone) for wall in (*policy.disinfection_times, *still_open))]
    slots = [
        opening,
        *_timed(SlotKind.REMINDER, day, policy.reminders, limits, zone),
        *_timed(SlotKind.DIGEST, day, policy.digests, [ends_at], zone),
        *_timed(SlotKind.READINGS, day, policy.readings, halves, zone),
        *_timed(SlotKind.DISINFECT, day, policy.disinfection_times, until_told, zone),
        *_timed(SlotKind.DISINFECT_OVERDUE, day, still_open, [ends_at], zone),
        *_timed(SlotKind.OVERDUE, day, [policy.disinfection_digest], [ends_at], zone),
        *_timed(SlotKind.DUTY_WARNING, day, [policy.duty_warning], [ends_at], zone),
        *_alerts(day, policy, ends_at, zone),
        *_retention(day, ends_at, zone),
        *_timed(SlotKind.DRAFTS, day, [DRAFTS_AT], [ends_at], zone),
        _opening(next_day, policy, zone),
    ]
    slots.sort(key=lambda slot: slot.due_at)  # stable: what is due at one moment keeps the order above
    return DayPlan(day, next_day, opening.due_at, cutoff_at, ends_at, tuple(slots))


def plan_at(now: datetime, policy: Policy, zone: tzinfo) -> DayPlan:
    """The plan of the local day in which the aware moment `now` lies."""
    return plan_day(now.astimezone(zone).date(), policy, zone)


def next_stops(now: datetime, plan: DayPlan) -> list[tuple[str, datetime]]:
    """Moments (UTC) ahead of `now` that are worth a jump of a test clock, in order of time, each key at most once.

    `opening` of this day · `reminder`, the next one · `readings`, the next reminder of temperatures · `cutoff`, the digest that follows
    the cutoff (the cutoff itself where the policy has no digest after it), so that a jump there shows who was silent · `digest`, the next
    one after that · `disinfect`, the next time at which something is due · `overdue`, the officers' digest of what is still open ·
    `tomorrow`, the opening of the next day.
    """
    ahead = [slot for slot in plan.slots if slot.due_at > now]
    digests = [slot.due_at for slot in plan.slots if slot.kind is SlotKind.DIGEST and slot.due_at >= plan.cutoff_at]
    told_at = digests[0] if digests else plan.cutoff_at
    candidates = [
        ("opening", [slot.due_at for slot in ahead if slot.kind is SlotKind.OPEN and slot.day == plan.day]),
        ("reminder", [slot.due_at for slot in ahead if slot.kind is SlotKind.REMINDER]),
        ("readings", [slot.due_at for slot in ahead if slot.kind is SlotKind.READINGS]),
        ("cutoff", [told_at] if told_at > now else []),
        ("digest", [due_at for due_at in digests if due_at > max(now, told_at)]),
        ("disinfect", [slot.due_at for slot in ahead if slot.kind is SlotKind.DISINFECT]),
        ("overdue", [slot.due_at for slot in ahead if slot.kind is SlotKind.OVERDUE]),
        ("tomorrow", [slot.due_at for slot in ahead if slot.kind is SlotKind.OPEN and slot.day == plan.next_day]),
    ]
    return sorted(((key, moments[0]) for key, moments in candidates if moments), key=lambda stop: stop[1])
