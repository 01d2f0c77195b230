"""What tests of isolation begin with: people in isolation, time that passes half day by half day, and temperatures taken."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from conversations.codes import IsolationKind, Rule
from conversations.engine.signals import Tapped
from conversations.records import OpenIsolation
from conversations.returns import Isolation
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.world import ZONE

MORNING, AFTERNOON = time(9, 5), time(17, 5)


def isolate(talk: Talk, staff_id: int, first: date, until: date | None = None, rule: Rule = Rule.MEDIUM_RISK) -> Isolation:
    """Somebody's isolation begins now, by a verdict; 14 days from `first`, the day of leaving."""
    enterprise = talk.world.enterprise_of(staff_id)
    last = until or first + timedelta(days=14)
    talk.world.apply(OpenIsolation(enterprise, staff_id, IsolationKind.HOME, first, last, rule), 1)
    found = talk.world.open_isolation(staff_id)
    assert found is not None
    return found


def at(talk: Talk, day: date, wall: time = MORNING) -> None:
    """It is this moment."""
    talk.world.now = datetime.combine(day, wall, ZONE)


def half_days(talk: Talk, first: date, last: date) -> Iterator[datetime]:
    """Time passes: every half day from `first` to `last`."""
    day = first
    while day <= last:
        for wall in (MORNING, AFTERNOON):
            at(talk, day, wall)
            yield talk.world.now
        day += timedelta(days=1)


def take(talk: Talk, *values: str) -> None:
    """The temperatures that are owed now, nobody with symptoms."""
    talk.type(1, "/isolation")
    talk.tap(1, "体温（")
    for value in values:
        talk.type(1, value)
    talk.tap(1, "都没有症状" if len(values) > 1 else "无症状")
    talk.tap(1, "确认录入")


def toast(talk: Talk, data: str, chat: int = 1) -> str:
    """What a tap is answered with for a moment."""
    turn = talk.send(chat, Tapped(data), "> tap")
    assert turn.toast is not None
    return WORDING.toast(turn.toast, "zh-CN")
