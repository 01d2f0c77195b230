"""What tests of duty begin with: two officers of a district, one of the city, one of the province."""

from datetime import date, timedelta

import pytest

from conversations.duty import Hours
from conversations.duty_records import TakeLeave
from tests.conversations.dialogue import Talk
from tests.conversations.world import World
from tests.conversations.world_duty import enrol_officer

ME, COLLEAGUE, CITY, PROVINCE = 2, 3, 4, 5
TODAY = date(2026, 11, 23)  # a Monday
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def talk() -> Talk:
    """Two officers of a district, one of the city, one of the province; 08:31 on a Monday."""
    world = World()
    enrol_officer(world, ME, "崔勇军", "220102")
    enrol_officer(world, COLLEAGUE, "李明", "220102")
    enrol_officer(world, CITY, "赵刚", "220100")
    enrol_officer(world, PROVINCE, "孙平", "220000")
    return Talk(world)


def works(talk: Talk, chat: int, *hours: Hours) -> None:
    talk.world.rotas.hours[chat] = hours


def away(talk: Talk, chat: int, first: date, last: date, stand_in: int | None = None) -> None:
    talk.world.apply(TakeLeave(first, last, stand_in), chat)


def begin(talk: Talk, what: str) -> None:
    talk.type(ME, "/duty")
    talk.tap(ME, what)
