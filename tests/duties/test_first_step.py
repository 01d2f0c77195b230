"""When the chain of an alert begins that the clock opens, and who was asked for a temperature in time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.duties.first_step import after_digests, reminded_at

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)
READINGS = (time(17), time(9), time(10))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute), tzinfo=SHANGHAI)


def test_an_hour_after_the_last_digest_and_not_in_the_past() -> None:
    digests = (time(14), time(12, 5))
    assert after_digests(MONDAY, digests, at(12, 5), SHANGHAI) == at(15)
    assert after_digests(MONDAY, digests, at(18), SHANGHAI) == at(18)


@pytest.mark.parametrize(
    ("begins", "ends", "moment"),
    [(time.min, time(14), at(9)), (time(14), None, at(17)), (time(18), None, at(18)), (time.min, time(8), at(0))],
)
def test_whoever_was_isolated_before_the_first_reminder_of_a_half_was_asked(begins: time, ends: time | None, moment: datetime) -> None:
    assert reminded_at(MONDAY, READINGS, begins, ends, SHANGHAI) == moment
