"""The day on which the simulator starts, and where its page may jump."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.duties.day_plan import next_stops, plan_at
from bot.jobs.holidays_cn import ChinaCalendar
from bot.simulator import Stop
from conversations.policy import DEFAULT_POLICY

STARTS = time(8, 25)
"""Five minutes before the first reminder: time enough to enrol before it comes."""

_LABELS = {
    "opening": {"zh": "开始填报", "en": "Opening"},
    "reminder": {"zh": "催报", "en": "Reminder"},
    "readings": {"zh": "测温", "en": "Readings"},
    "cutoff": {"zh": "截报", "en": "Cutoff"},
    "digest": {"zh": "再次汇总", "en": "Second digest"},
    "disinfect": {"zh": "消毒", "en": "Disinfection"},
    "overdue": {"zh": "消毒汇总", "en": "Not disinfected"},
    "tomorrow": {"zh": "明天", "en": "Tomorrow"},
}
"""On the page's buttons, in its two languages."""


def first_moment(today: date, zone: ZoneInfo, calendar: ChinaCalendar) -> datetime:
    """08:25 of `today` where that is a work day, else of the next one."""
    day = today
    while not calendar.is_work_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, STARTS, tzinfo=zone)


def stops_of(clock: Clock) -> list[Stop]:
    """What lies ahead at this moment of the clock: key, label, moment in the bot's zone."""
    now = clock.now()
    stops = next_stops(now, plan_at(now, DEFAULT_POLICY, clock.zone))
    return [(key, _LABELS[key], at.astimezone(clock.zone)) for key, at in stops]
