"""The day on which the simulator starts, and where its page may jump."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.duties.day_plan import next_stops, plan_at
from bot.jobs.holidays_cn import ChinaCalendar
from conversations.policy import DEFAULT_POLICY

STARTS = time(8, 25)
"""Five minutes before the first reminder: time enough to enrol before it comes."""

_LABELS = {"opening": "开始填报", "reminder": "催报", "cutoff": "截报", "digest": "再次汇总", "tomorrow": "明天"}
"""Under the page's buttons, which the page itself words in the person's language where it knows the key."""


def first_moment(today: date, zone: ZoneInfo, calendar: ChinaCalendar) -> datetime:
    """08:25 of `today` where that is a work day, else of the next one."""
    day = today
    while not calendar.is_work_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, STARTS, tzinfo=zone)


def stops_of(clock: Clock) -> list[tuple[str, str, datetime]]:
    """What lies ahead at this moment of the clock: key, label, UTC moment."""
    now = clock.now()
    return [(key, _LABELS[key], at) for key, at in next_stops(now, plan_at(now, DEFAULT_POLICY, clock.zone))]
