"""Failures in a row are told seldom."""

from bot.jobs.streak import TOLD_EVERY, Streak


def test_the_first_failure_of_every_row_is_told_and_then_every_sixtieth() -> None:
    streak = Streak()
    told = [number for number in range(1, 200) if streak.failed()]
    assert told == [1, 1 + TOLD_EVERY, 1 + 2 * TOLD_EVERY, 1 + 3 * TOLD_EVERY]
    streak.succeeded()
    assert streak.failed()
    assert not streak.failed()
