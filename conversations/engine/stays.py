"""Asking for the stays (停留地) of the look-back, newest first: where somebody was, and for how long, until the strip of days is filled.

A place comes from a button, or typed (in any form that `places` knows, also with its days: `武汉 2.10-2.15`); whenever several
places fit, it is asked which. Nothing that cannot be read takes anything away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conversations.engine.days import OFF
from conversations.engine.kinds import DONE, Got, Half, Prompt, Reading, Refused
from conversations.engine.places import AT as PLACE
from conversations.engine.places import tapped_page
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.stay_making import (
    At,
    Making,
    making_before,
    making_from_json,
    making_to_json,
    stays_from_json,
    stays_to_json,
)
from conversations.engine.stay_prompts import HOME, identity, prompt_of
from conversations.engine.stay_reading import Unread, outside, read_stays
from conversations.engine.stay_sight import Sight
from conversations.places import places
from conversations.returns import Stay
from conversations.rules.window import in_ranges
from conversations.view import Line

MOST = 30
"""Stays that one person may tell of."""


@dataclass(frozen=True, slots=True)
class Stays:
    """The value is a list of `[place, first day, last day]`, newest first. `return_day`: before which day the look-back lies; `home`: the
    code of the place that 本地 means; `recent`: places that are offered as buttons."""

    return_day: Callable[[Scope], date]
    home: Callable[[Scope], str]
    recent: Callable[[Scope], tuple[str, ...]]

    def sight(self, scope: Scope, making: Making) -> Sight:
        """What is in sight of one step."""
        briefing = scope.briefing
        return Sight(making, self.return_day(scope), briefing.policy.look_back_days, briefing.today, self.home(scope), self.recent(scope))

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The strip, what is missing, the list, and the question that stands."""
        return prompt_of(self.sight(scope, making_from_json(half)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """A button of the step that stands; None for one of an earlier step."""
        sight = self.sight(scope, making_from_json(half))
        if token == OFF and sight.making.at in (At.FIRST, At.LAST):
            return Refused(Line("refused-stay-day-off", sight.example))
        if token == DONE:
            return self._done(sight)
        if token == HOME and sight.making.at is At.WHERE and sight.missing:
            return self._at_home(sight, half)
        page = tapped_page(token)
        if page is not None and sight.making.at is At.WHICH:
            return Half(making_to_json(sight.making.turned(page), half, step=False))
        word, _, rest = token.partition(" ")
        after = _list_step(word, rest, sight) or _day_step(word, rest, sight)
        return None if after is None else self._kept(after, half)

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A place, days for the chosen place, or both at once; several stays in several lines."""
        sight = self.sight(scope, making_from_json(half))
        read = read_stays(text, sight)
        if isinstance(read, Unread):
            return Refused(read.line)
        return self._kept(read.making, half, read.said)

    @staticmethod
    def _kept(making: Making, half: Value | None, said: Line | None = None) -> Reading:
        if len(making.stays) > MOST:
            return Refused(Line("refused-too-many-stays", {"most": MOST}))
        return Half(making_to_json(making, half), said)

    @staticmethod
    def _done(sight: Sight) -> Reading | None:
        if sight.making.at is not At.WHERE:
            return None
        return Got(stays_to_json(sight.making.stays)) if sight.making.stays else Refused(Line("refused-no-stays"))

    def _at_home(self, sight: Sight, half: Value | None) -> Reading:
        """Every missing day at home. Where nothing else was told, that is the whole answer."""
        filled = tuple(Stay(sight.home, first, last) for first, last in in_ranges(sight.missing))
        if not sight.making.stays:
            return Got(stays_to_json(filled))
        return self._kept(sight.making.listed((*sight.making.stays, *filled)), half)

    def valid(self, value: Value, scope: Scope) -> bool:
        """A list of known places with days that are past."""
        try:
            stays = stays_from_json(value)
        except (TypeError, ValueError):
            return False
        known, today = places(), scope.briefing.today
        return 0 < len(stays) <= MOST and all(known.get(stay.place) and stay.first <= stay.last <= today for stay in stays)

    def reopen(self, value: Value) -> Value | None:
        """The list as it was."""
        return {"stays": value}

    def step_back(self, scope: Scope, half: Value | None) -> Value | None:
        """The state before the last step."""
        del scope
        return making_before(half)


def _list_step(word: str, rest: str, sight: Sight) -> Making | None:
    """A place is chosen, or a stay of the list is opened, changed or taken out."""
    making = sight.making
    if f"{word} " == PLACE and ((making.at is At.WHERE and rest in sight.offered) or (making.at is At.WHICH and rest in making.found)):
        return making.chose(rest, making.given)
    stay = next((stay for stay in making.stays if identity(stay) == rest), None)
    if stay is None:
        return None
    if word == "o" and making.at is At.WHERE:
        return making.open(stay)
    if making.at is not At.ONE or making.opened != stay:
        return None
    steps = {
        "del": making.without(stay),
        "days": making.change_days(),
        "place": making.asking(At.WHERE),
        "close": making.listed(making.stays),
    }
    return steps.get(word)


def _day_step(word: str, rest: str, sight: Sight) -> Making | None:
    """Days of the chosen place. The buttons name the place, so that none of an older card gives its days to another."""
    making = sight.making
    place, _, day_text = rest.partition(" ")
    if place != making.place or making.at not in (At.DAYS, At.FIRST, At.LAST):
        return None
    if word == "g" and making.at is At.DAYS:
        return making.asking(At.FIRST)
    days = sight.quick_days.get(day_text) if word == "q" and making.at is At.DAYS else None
    if days is not None:
        return making.stayed(*days)
    day = next((day for day in sight.grid if day.isoformat() == day_text), None)
    if day is None or outside(day, day, sight):
        return None
    if word == "f" and making.at is At.FIRST:
        return making.asking(At.LAST, day)
    if word == "l" and making.at is At.LAST and making.first is not None and making.first <= day:
        return making.stayed(making.first, day)
    return None
