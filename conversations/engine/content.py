"""Asking for messages that are passed on as they are."""

from dataclasses import dataclass

from conversations.content import MOST_PARTS, MOST_TEXT, Part, Parts, units
from conversations.content_json import part_to_json, parts_from_json, parts_to_json
from conversations.engine.kinds import DONE, Choosable, Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style


def parts_of(value: Value) -> Parts:
    """The messages of an answer, or of one that is being made; none where it is neither."""
    raw = value.get("parts") if isinstance(value, dict) else value
    try:
        return parts_from_json(raw or ())
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()


@dataclass(frozen=True, slots=True)
class Content:
    """Up to `most` messages; the value is a list of them as JSON."""

    most: int = MOST_PARTS

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """How many are there so far."""
        del scope
        count = len(parts_of(half))
        if not count:
            return Prompt((Line("guidance-body-how", {"most": self.most}),))
        done = Choosable(Line("button-guidance-body-done", {"count": count}), DONE, Style.PRIMARY)
        return Prompt((Line("guidance-body-here", {"count": count, "most": self.most}),), ((done,),))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """Enough."""
        del scope
        parts = parts_of(half)
        return Got(parts_to_json(parts)) if token == DONE and parts else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A text without formatting."""
        return self.sent(Part(text), scope, half)

    def sent(self, part: Part, scope: Scope, half: Value | None) -> Reading:
        """One more message."""
        del scope
        parts = parts_of(half)
        if units(part.text) > MOST_TEXT or (not part.text.strip() and not part.files):
            return Refused(Line("refused-too-long", {"most": MOST_TEXT, "length": units(part.text)}))
        if len(parts) >= self.most:
            return Refused(Line("guidance-body-full", {"most": self.most}))
        return Half({"parts": [*parts_to_json(parts), part_to_json(part)]})

    def valid(self, value: Value, scope: Scope) -> bool:
        """Some messages."""
        del scope
        return isinstance(value, list) and 0 < len(parts_of(value)) <= self.most

    def reopen(self, value: Value) -> Value | None:
        """More may be added."""
        return {"parts": value or []}
