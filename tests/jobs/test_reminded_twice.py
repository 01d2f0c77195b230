"""A time of the policy and an own one that fall on the same second, whichever comes first: nobody is reminded twice."""

from datetime import time, timedelta

import pytest

from conversations.policy import Policy
from conversations.reminder_records import SetOwnTimes
from conversations.reminding import Duty
from tests.jobs.province import World, at, looks, outcomes
from tests.jobs.test_reminders import MONDAY, do, told, world

__all__ = ["world"]


async def test_an_own_time_chosen_in_the_second_in_which_the_policy_s_was_told_tells_nobody_twice(world: World) -> None:
    """The desk's transaction began before the slot ran, and ended after it."""
    await world.play(looks(MONDAY, end="09:00"))
    await world.tick(at(MONDAY, 9))
    await do(world, at(MONDAY, 8, 59), SetOwnTimes(Duty.READINGS, (time(9),)))
    await world.tick(at(MONDAY, 9) + timedelta(seconds=1))
    await world.tick(at(MONDAY, 10, 30))
    await do(world, at(MONDAY, 10, 29), SetOwnTimes(Duty.LEDGER, (time(10, 30),)))
    await world.tick(at(MONDAY, 10, 30) + timedelta(seconds=1))
    assert (await outcomes(world.database))["own_ledger:2026-11-23:1030"] == "done"
    assert await told(world, 11) == [
        ("08:30", "reminder", "1"),
        ("09:00", "reminders", "1:readings+disinfection"),
        ("10:30", "reminder", "1"),
    ]


@pytest.mark.parametrize("duty", [Duty.READINGS, Duty.DISINFECTION])
@pytest.mark.parametrize("wall", [time(9), time(10, 30)], ids=["two duties", "with the ledger"])
async def test_nor_of_a_duty_that_was_told_with_another(world: World, duty: Duty, wall: time) -> None:
    """The letter that told of it has the key of the other duty."""
    world.policy = Policy(version=2, readings=(wall, time(17)), disinfection_times=(wall, time(17)))
    world.restart()
    begin = at(MONDAY, wall.hour, wall.minute)
    await world.play([*looks(MONDAY, end=f"{wall:%H:%M}"), begin])
    before = await told(world, 11, 12)
    assert (before[-1][0], f"{duty}" in before[-1][2]) == (f"{wall:%H:%M}", True)
    await do(world, begin - timedelta(seconds=1), SetOwnTimes(duty, (wall,)))
    await world.tick(begin + timedelta(seconds=1))
    assert (await outcomes(world.database))[f"own_{duty}:{MONDAY}:{wall:%H%M}"] == "done"
    assert await told(world, 11, 12) == before


async def test_of_another_duty_at_that_time_it_is_told(world: World) -> None:
    """The ledger was told at that time, and in the same second temperatures are wanted for it."""
    await world.play([*looks(MONDAY, end="10:30"), at(MONDAY, 10, 30)])
    await do(world, at(MONDAY, 10, 29), SetOwnTimes(Duty.READINGS, (time(10, 30),)))
    await world.tick(at(MONDAY, 10, 30) + timedelta(seconds=1))
    assert [one for one in await told(world, 11) if one[0] == "10:30"] == [("10:30", "reminder", "1"), ("10:30", "readings", "1")]


async def test_a_time_of_the_policy_that_comes_in_the_second_in_which_an_own_one_was_told_tells_nobody_twice(world: World) -> None:
    await world.play(looks(MONDAY, end="10:00"))
    await do(world, at(MONDAY, 10), SetOwnTimes(Duty.LEDGER, (time(10, 45),)), SetOwnTimes(Duty.DISINFECTION, (time(10, 45),)))
    await world.play([at(MONDAY, 10, 30), at(MONDAY, 10, 45)])
    world.policy = Policy(version=2, reminders=(time(8, 30), time(10, 45)))
    world.restart()
    await world.tick(at(MONDAY, 10, 45) + timedelta(seconds=1))
    assert (await outcomes(world.database))["reminder:2026-11-23:1045"] == "done"
    assert [one for one in await told(world, 11) if one[0] == "10:45"] == [("10:45", "reminders", "1:ledger+disinfection")]
    assert [one for one in await told(world, 12) if one[0] == "10:45"] == [("10:45", "reminder", "1")]
