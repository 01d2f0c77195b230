"""Asking batch and waybill numbers: typed or pasted, in one message or in many."""

import re
import unicodedata
from dataclasses import dataclass

from conversations.engine.kinds import DONE, Choosable, Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Fact, Line, Style

MOST_LENGTH = 40
SHOWN = 10
AGAIN = "again"
"""Token that drops the numbers so far."""
_BETWEEN = re.compile(r"[\s,、;。|]+")
_LABEL = re.compile(r"(?:批号|批次号?|(?:运|快递|订)?单编?号)[:#]?(?=\s*[A-Za-z0-9])")
"""What people write before a number."""


@dataclass(frozen=True, slots=True)
class NumbersList:
    """Up to `most` numbers, each once and in its order. The value is a list of texts."""

    most: int = 200

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """What is there so far."""
        del scope
        numbers = list((half or {}).get("numbers", ()))
        if not numbers:
            return Prompt()
        facts: dict[str, Fact] = {"count": len(numbers), "numbers": tuple(numbers[-SHOWN:]), "more": max(0, len(numbers) - SHOWN)}
        done = Choosable(Line("button-numbers-done", {"count": len(numbers)}), DONE, Style.PRIMARY)
        return Prompt((Line("numbers-here", facts),), ((done,), (Choosable(Line("button-numbers-again"), AGAIN),)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """Enough, or all anew."""
        del scope
        numbers = list((half or {}).get("numbers", ()))
        if token == DONE and numbers:
            return Got(numbers)
        return Half({"numbers": []}) if token == AGAIN else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """More of them. What is too long, or too many, is said and left out; the others are kept."""
        del scope
        known = list((half or {}).get("numbers", ()))
        said = [part for part in _BETWEEN.split(_LABEL.sub(" ", unicodedata.normalize("NFKC", text))) if part]
        long = {part for part in said if len(part) > MOST_LENGTH}
        none = [part for part in said if part not in long and not any(map(str.isdigit, part))]
        numbers = [part for part in said if part not in long and part not in none]
        new = [part for part in dict.fromkeys(numbers) if part not in known]
        kept = new[: self.most - len(known)]
        if not numbers and not (known and long):
            return Refused(Line("refused-numbers", {"most": MOST_LENGTH}))
        line = None
        if len(new) > len(kept):
            line = Line("numbers-too-many", {"most": self.most, "count": len(new) - len(kept), "first": new[len(kept)]})
        elif long:
            line = Line("numbers-too-long", {"most": MOST_LENGTH, "count": len(long)})
        elif none:
            line = Line("numbers-none", {"what": none[0], "count": len(none)})
        elif len(numbers) > len(new):
            line = Line("numbers-known", {"count": len(numbers) - len(new)})
        return Half({"numbers": [*known, *kept]}, line)

    def valid(self, value: Value, scope: Scope) -> bool:
        """Numbers, and at least one."""
        del scope
        return isinstance(value, list) and 0 < len(value) <= self.most and all(isinstance(one, str) for one in value)

    def reopen(self, value: Value) -> Value | None:
        """More may be added."""
        return {"numbers": value or []}
