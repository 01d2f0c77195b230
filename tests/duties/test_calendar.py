"""Work days over a table that is handed in."""

from datetime import date

import pytest

from bot.duties.calendar import DayTable, owes_report

TABLE = DayTable(
    holidays=frozenset({date(2026, 2, 16), date(2026, 2, 17), date(2026, 10, 3)}),
    make_up=frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
    announced=frozenset({2026}),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 13), True),  # an ordinary Friday
        (date(2026, 2, 14), True),  # a Saturday made up for
        (date(2026, 2, 15), False),  # an ordinary Sunday
        (date(2026, 2, 16), False),  # a Monday off
        (date(2026, 2, 18), True),
        (date(2026, 10, 3), False),  # a holiday on a Saturday
    ],
)
def test_work_days(day: date, works: bool) -> None:
    assert TABLE.is_work_day(day) is works
    assert owes_report(day, TABLE, works_every_day=False) is works
    assert owes_report(day, TABLE, works_every_day=True) is True


def test_of_an_unknown_year_weekends_rest_and_the_answer_is_not_certain() -> None:
    assert not TABLE.is_work_day(date(2031, 11, 22))
    assert TABLE.is_work_day(date(2031, 11, 24))
    assert not TABLE.is_announced(date(2031, 11, 24))
    assert TABLE.is_announced(date(2026, 11, 24))
