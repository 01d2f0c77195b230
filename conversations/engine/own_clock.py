"""Asking for times of the own: some as buttons, one or several typed, or those of the policy again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.said_clock import read_clock
from conversations.view import Line, Style

AS_USUAL = "policy"
_BETWEEN = re.compile(r"[\s,，、;；和]+|\band\b")
_SPACED = re.compile(r"\s+(?=[ap]m\b)", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class OwnClock:
    """The value is the times as `HH:MM`, none for those of the policy. `offered`: times with a button. `refused`: why such times cannot be
    chosen, None where they can."""

    offered: Callable[[Scope], tuple[time, ...]]
    refused: Callable[[Sequence[time], Scope], Line | None]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        buttons = [Choosable(Line("own-time", {"at": f"{at:%H:%M}"}), f"{at:%H%M}") for at in self.offered(scope)]
        usual = Choosable(Line("button-times-of-policy"), AS_USUAL, Style.PRIMARY)
        return Prompt((Line("own-times-hint"),), (*in_rows(buttons, 4), (usual,)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token == AS_USUAL:
            return Got([])
        chosen = next((at for at in self.offered(scope) if f"{at:%H%M}" == token), None)
        return None if chosen is None else self._taken([chosen], scope)

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        said = [part for part in _BETWEEN.split(_SPACED.sub("", text.strip())) if part] if len(text) <= _LONGEST else []
        read = [read_clock(part) for part in said]
        if not read or None in read:
            return Refused(Line("own-times-unread"))
        return self._taken([time(*each) for each in read if each is not None], scope)

    def valid(self, value: Value, scope: Scope) -> bool:
        times = times_of(value)
        return times is not None and (not times or self.refused(times, scope) is None)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None

    def _taken(self, times: Sequence[time], scope: Scope) -> Reading:
        chosen = sorted(set(times))
        line = self.refused(chosen, scope)
        return Refused(line) if line is not None else Got([f"{at:%H:%M}" for at in chosen])


def times_of(value: Value) -> tuple[time, ...] | None:
    """The times of an answer; None where it is none."""
    try:
        return tuple(time.fromisoformat(each) for each in value)
    except (TypeError, ValueError):
        return None
