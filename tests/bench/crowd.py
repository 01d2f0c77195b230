"""Managers with the card of the day on their phones, as a reminder leaves it there."""

from collections.abc import Iterable, Iterator
from datetime import date

from conversations.screens.parts import ledger_buttons
from tests.bench.bots import OURS, Bot
from tests.bench.person import Person
from tests.bench.scripts import Script, of_the_day
from tests.bench.stub import Shown
from tests.bench.worlds import FIRST_CHAT

DAY = date(2026, 11, 23)
"""A Monday without holiday: the day on which our bot's clock stands."""
_LABELS = ("✅ 全部正常", "有异常，逐人填写")
_REMINDER = 4999


def person(bot: Bot, number: int) -> Person:
    """The manager of enterprise `number`."""
    data = [button.data for row in ledger_buttons(number, DAY) for button in row] if bot.kind == OURS else ["ok", "bad"]
    card = Shown("sendMessage", _REMINDER, "", tuple(zip(_LABELS, data, strict=True)))
    return Person(bot.stub, FIRST_CHAT + number, card)


def crowd(bot: Bot, numbers: Iterable[int], script: Script | None = None) -> Iterator[tuple[Person, Script]]:
    """The managers of these enterprises, each with a script: `script`, or that of a day's mix."""
    return ((person(bot, number), script or of_the_day(number)) for number in numbers)
