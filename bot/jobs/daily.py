"""The day's work: open the day, remind, digest, ask for readings and for disinfection, warn of holes in the duty and of deletion.

A thin sandwich: load what is due, let the duty decide, save. Each slot is closed and its work is done in one transaction of its own.
Whatever is killed when, and with any number of processes, it has happened once or will happen once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import structlog

from bot.clock import Clock
from bot.duties import coverage
from bot.duties.day_plan import WARNED_BEFORE, DayPlan, Slot, SlotKind, plan_at
from bot.duties.own_times import OWN, own_slots
from bot.duties.timetable import Decision, Facts, Verdict, decide
from bot.jobs.noticing import KINDS, Noticing
from bot.storage import coverage as covered
from bot.storage import disinfection_schedule, drafts, held_shares, purging, reminding, schedule
from bot.storage.database import Database
from bot.storage.statements import Connection
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.reminding import Duty, is_quiet

log = structlog.get_logger(__name__)

DUTIES = {
    SlotKind.REMINDER: Duty.LEDGER,
    SlotKind.READINGS: Duty.READINGS,
    SlotKind.DISINFECT: Duty.DISINFECTION,
    SlotKind.DISINFECT_OVERDUE: Duty.OVERDUE,
    **{kind: duty for duty, kind in OWN.items()},
}
"""What managers are reminded of by the slots that do so: whatever is due at one moment is told in one message."""
LONGEST_PAUSE = 60.0
"""Seconds of real time at most between two attempts at a slot that fails."""


class Daily:
    """Looks at what is due at this moment of `clock`, and does it. Call `run` on every tick, in the leader alone."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        is_work_day: Callable[[date], bool],
        *,
        policy: Policy = DEFAULT_POLICY,
        on_queued: Callable[[], None] = lambda: None,
    ) -> None:
        """`is_work_day`: the calendar's. `policy` may be replaced at any time: the rest of the day is then planned anew. `on_queued` is
        called after a commit that has left reminders or digests in the outbox, to wake a sender that does not look by itself."""
        self._database = database
        self._clock = clock
        self.policy = policy
        self._is_work_day = is_work_day
        self._on_queued = on_queued
        self._planned: DayPlan | None = None
        self._looked = datetime.min.replace(tzinfo=UTC)
        self._failures: dict[str, tuple[int, float]] = {}

    async def run(self) -> None:
        """Plan the local day if that is still to be done, and run or close every slot that is due.

        A slot that fails is left for a later tick and does not hold up the others. Raises what the database raises while slots
        are being looked up.
        """
        now = self._clock.now()
        plan = plan_at(now, self.policy, self._clock.zone)
        if plan != self._planned or now < self._looked:
            await self._plan(plan, now)
        self._looked = now
        async with self._database.read() as conn:
            pending = [
                Slot(row.key, SlotKind(row.kind), row.day, row.due_at, row.expires_at) for row in await schedule.due_slots(conn, now)
            ]
            awake = await reminding.anybody_awake(conn, now)
        unopened: set[date] = set()
        reminders: list[Slot] = []
        # What was due while the bot was away is not told in the quiet hours: it waits for their end, or expires.
        quiet = is_quiet(now.astimezone(self._clock.zone).time(), self.policy)
        for decision in decide(Facts(plan, pending), now):
            slot = decision.slot
            # While a day cannot be opened nobody is known to be silent: its reminders and digests wait.
            if slot.day in unopened:
                continue
            if decision.verdict is Verdict.RUN and slot.kind in DUTIES:
                reminders += [] if quiet else [slot]
            elif not await self._patiently(slot.key, partial(self._carry_out, decision)) and slot.kind is SlotKind.OPEN:
                unopened.add(slot.day)
        if reminders or (awake and not quiet and plan.day not in unopened):
            key = reminders[0].key if reminders else "awake"
            await self._patiently(key, partial(self._remind, reminders, plan, now, anybody_awake=awake))

    async def open_again(self) -> int:
        """Let enterprises that came after the opening owe today's ledger too, if the day has been opened; for imports. Returns how many."""
        today = self._clock.local().date()
        async with self._database.begin() as conn:
            if not await schedule.is_done(conn, f"{SlotKind.OPEN}:{today}"):
                return 0
            return await schedule.open_day(conn, today, self._is_work_day(today))

    async def _plan(self, plan: DayPlan, now: datetime) -> None:
        async with self._database.begin() as conn:
            if again := await schedule.take_up_again(conn, plan.day, now):
                log.warning("clock_was_ahead", slots=again)
            own = own_slots(plan.day, await reminding.wished_times(conn), self.policy, self._clock.zone)
            await schedule.insert_slots(conn, [schedule.SlotRow(**asdict(slot)) for slot in (*plan.slots, *own)])
        self._planned = plan

    async def _patiently(self, key: str, do: Callable[[], Awaitable[None]]) -> bool:
        """Do something; after a failure (False) wait a while, twice as long each time, before it is tried again."""
        stopwatch = asyncio.get_running_loop().time
        failures, not_before = self._failures.get(key, (0, 0.0))
        if stopwatch() < not_before:
            return False
        try:
            await do()
        except Exception as error:
            self._failures[key] = (failures + 1, stopwatch() + min(LONGEST_PAUSE, 2.0 ** min(failures, 10)))
            if self._database.is_away(error) or self._database.is_conflict(error):
                log.warning("slot_postponed", slot=key, cause=type(error).__name__)
            else:
                log.exception("slot_failed", slot=key)
            return False
        self._failures.pop(key, None)
        return True

    async def _carry_out(self, decision: Decision) -> None:
        slot, now, queued = decision.slot, self._clock.now(), 0
        async with self._database.begin() as conn:
            if not await schedule.finish_slot(conn, slot.key, decision.verdict, now):
                return  # another process was first
            if decision.verdict is Verdict.RUN:
                queued = await self._do(conn, slot)
        log.info("slot_closed", slot=slot.key, outcome=decision.verdict.value, rows=queued)
        if queued and slot.kind is not SlotKind.OPEN:
            self._on_queued()

    async def _do(self, conn: Connection, slot: Slot) -> int:
        now = self._clock.now()
        if slot.kind in KINDS:
            return await Noticing(self.policy, self._clock.zone, self._is_work_day).run(conn, slot, now)
        match slot.kind:
            case SlotKind.OPEN:
                return await schedule.open_day(conn, slot.day, self._is_work_day(slot.day))
            case SlotKind.DIGEST:
                first = slot.key.endswith(f":{min(self.policy.digests):%H%M}")
                return await schedule.queue_digests(conn, slot.day, slot.key, now, slot.expires_at, also_complete=first)
            case SlotKind.OVERDUE:
                return await disinfection_schedule.queue_digest(conn, self._asked(slot), now.astimezone(self._clock.zone))
            case SlotKind.DUTY_WARNING | SlotKind.PURGE_WARNING:
                return await (self._warn_of_holes if slot.kind is SlotKind.DUTY_WARNING else self._warn_of_purge)(conn, slot)
            case SlotKind.DRAFTS:
                await drafts.expire_drafts(conn, now - timedelta(days=self.policy.draft_days), now)
                await held_shares.forget_held(conn, now - timedelta(days=1))
                return 0  # nothing is sent: whoever comes back is told then
            case SlotKind.PURGE:
                await purging.begin(conn, slot.day, self._kept(slot.day), now)  # carried on by `Purging`, chunk by chunk
                return 0
            case _:
                raise ValueError(f"{slot.kind} is told with all that is due at its moment")

    async def _remind(self, slots: Sequence[Slot], plan: DayPlan, moment: datetime, *, anybody_awake: bool) -> None:
        """All that managers are reminded of now, in one transaction: each gets one message for an enterprise, whatever it is about."""
        now = moment.astimezone(self._clock.zone)
        at = reminding.At(now, plan.ends_at, self.policy, self._is_work_day(now.date()))
        async with self._database.begin() as conn:
            mine = [slot for slot in slots if await schedule.finish_slot(conn, slot.key, Verdict.RUN, now)]
            awake = await reminding.wake(conn, at) if anybody_awake else []
            queued = await reminding.queue_reminders(conn, [self._reminding(slot) for slot in mine], at, awake)
        for slot in mine:
            log.info("slot_closed", slot=slot.key, outcome=Verdict.RUN.value, rows=queued)
        if queued:
            self._on_queued()

    def _reminding(self, slot: Slot) -> reminding.Reminding:
        wall = time.fromisoformat(slot.key.rpartition(":")[2])
        return reminding.Reminding(schedule.SlotRow(**asdict(slot)), DUTIES[slot.kind], wall, own=slot.kind in OWN.values())

    def _asked(self, slot: Slot) -> disinfection_schedule.Asked:
        wall = time.fromisoformat(slot.key.rpartition(":")[2])
        row = schedule.SlotRow(**asdict(slot))
        return disinfection_schedule.Asked(row, wall, self.policy, self._is_work_day(slot.day))

    async def _warn_of_holes(self, conn: Connection, slot: Slot) -> int:
        tomorrow = slot.day + timedelta(days=1)
        told = coverage.decide(coverage.Facts(tomorrow, *await covered.load_posts(conn, tomorrow)))
        return await covered.queue_warnings(conn, told, tomorrow, self._clock.now(), slot.expires_at)

    async def _warn_of_purge(self, conn: Connection, slot: Slot) -> int:
        now, day = self._clock.now(), slot.day + WARNED_BEFORE
        old = await purging.announce(conn, day, self._kept(day), now)
        return await purging.queue_warnings(conn, day, now, now, slot.expires_at) if old else 0

    def _kept(self, day: date) -> purging.Before:
        return purging.retention(day, self.policy, self._clock.zone)
