"""What the bot notices by the clock: who is silent, whose temperature was not taken, what was not disinfected. A slot opens the alerts, and
closes those of which nothing is owed any more; the cards that stand on phones are edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

import structlog

from bot.duties.day_plan import Slot, SlotKind
from bot.duties.first_step import after_digests, reminded_at
from bot.mailbox.alert_edits import edit_cards
from bot.storage import disinfection_alerts, reading_alerts, silent_alerts
from bot.storage.job_alerts import Noticed, Told
from bot.storage.statements import Connection
from conversations.codes import AlertKind, Half
from conversations.policy import Policy

log = structlog.get_logger(__name__)

KINDS = {
    SlotKind.SILENT_ALERT: AlertKind.SILENT,
    SlotKind.READINGS_ALERT: AlertKind.READINGS_MISSED,
    SlotKind.DISINFECTION_ALERT: AlertKind.DISINFECTION_OVERDUE,
}
"""The slots that open alerts, and of which kind."""


@dataclass(frozen=True, slots=True)
class Noticing:
    """By what it is noticed. `is_work_day`: the calendar's."""

    policy: Policy
    zone: tzinfo
    is_work_day: Callable[[date], bool]

    async def run(self, conn: Connection, slot: Slot, now: datetime) -> int:
        """Do the work of one of the slots of `KINDS`, in its transaction. Returns how many edits of cards were queued."""
        kind = KINDS[slot.kind]
        match kind:
            case AlertKind.SILENT:
                closed, told = await self._silent(conn, slot.day, now)
            case AlertKind.READINGS_MISSED:
                closed, told = await self._readings(conn, slot, now)
            case _:
                closed, told = await self._disinfection(conn, slot.day, now)
        log.info("alerts_noticed", kind=kind.value, day=str(slot.day), opened=len(told.opened), folded=len(told.folded), closed=len(closed))
        return await edit_cards(conn, sorted({*closed, *told.folded}), now)

    async def _silent(self, conn: Connection, day: date, now: datetime) -> tuple[Sequence[int], Told]:
        closed = await silent_alerts.close_not_owed(conn, day, now)
        begins = after_digests(day, self.policy.digests or (self.policy.cutoff,), now, self.zone)
        return closed, await silent_alerts.tell_silent(conn, Noticed(AlertKind.SILENT, day, now, begins))

    async def _readings(self, conn: Connection, slot: Slot, now: datetime) -> tuple[Sequence[int], Told]:
        half, evening = Half(slot.key.rpartition(":")[2]), self.policy.evening_from
        begins, ends = (time.min, evening) if half is Half.MORNING else (evening, None)
        reminded = reminded_at(slot.day, self.policy.readings, begins, ends, self.zone)
        closed = await reading_alerts.close_not_isolated(conn, now)
        return closed, await reading_alerts.tell_missed(conn, Noticed(AlertKind.READINGS_MISSED, slot.day, now, now), half, reminded)

    async def _disinfection(self, conn: Connection, day: date, now: datetime) -> tuple[Sequence[int], Told]:
        closed = await disinfection_alerts.close_not_due(conn, day, now, self.policy)
        begins = after_digests(day, [self.policy.disinfection_digest], now, self.zone)
        noticed = Noticed(AlertKind.DISINFECTION_OVERDUE, day, now, begins)
        return closed, await disinfection_alerts.tell_overdue(conn, noticed, self.is_work_day(day), self.policy)
