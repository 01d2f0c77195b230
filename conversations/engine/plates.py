"""Asking for plates: one, or several in one message."""

import re
import unicodedata
from dataclasses import dataclass

from conversations.engine.kinds import Got, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.plate import read_plate
from conversations.view import Line

_BETWEEN = re.compile(r"[,、;\n]+|\s{2,}|(?<=[A-Za-z0-9挂学警港澳]) +(?=[^A-Za-z0-9 ])")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Plates:
    """Up to `most` plates, also of electric bicycles; the value is a list of them, in their stored form."""

    most: int = 20

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """Typing only."""
        del scope, half
        return Prompt()

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """No buttons."""
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """All of them have to be plates; nothing is kept of a message in which one is none."""
        del scope, half
        said = [part.strip() for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if part.strip()]
        plates: list[str] = []
        for part in said:
            plate = read_plate(part, light=True)
            if plate is None:
                return Refused(Line("refused-plate", {"what": part[:_SHOWN]}))
            plates += [] if plate in plates else [plate]
        if not plates:
            return Refused(Line("refused-plate", {"what": text.strip()[:_SHOWN]}))
        if len(plates) > self.most:
            return Refused(Line("refused-plates-many", {"most": self.most, "count": len(plates)}))
        return Got(plates)

    def valid(self, value: Value, scope: Scope) -> bool:
        """Plates, and at least one."""
        del scope
        return isinstance(value, list) and 0 < len(value) <= self.most and all(isinstance(one, str) for one in value)

    def reopen(self, value: Value) -> Value | None:
        """Typed anew."""
        del value
        return None
