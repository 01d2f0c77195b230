"""From when a new disinfection point is due."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.disinfection import BY_THE_CLOCK, PointKind
from conversations.policy import DEFAULT_POLICY
from conversations.rules.point_since import due_from

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize("kind", PointKind)
@pytest.mark.parametrize(("hour", "minute", "late"), [(7, 0, False), (9, 0, False), (9, 1, True), (18, 0, True)])
def test_nobody_is_late_for_what_was_not_there_yet(kind: PointKind, hour: int, minute: int, late: bool) -> None:
    now = datetime(2026, 11, 23, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert due_from(kind, now, DEFAULT_POLICY) == (TUESDAY if late and kind in BY_THE_CLOCK else MONDAY)
