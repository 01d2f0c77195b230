"""What the questionnaires of messages share: the text, and the look at it before it leaves."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from conversations.engine.flow import Ask
from conversations.engine.kinds import Reading, Refused, Text
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.officer_day import MOST_MESSAGE
from conversations.view import Line


class MessageDraft(BaseModel):
    """What was typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str


def _items(scope: Scope) -> tuple[Item, ...]:
    """The text as it will be read."""
    label = Line("field-message")
    return (Item("text", Line("message-text", {"text": str(scope.value("text"))}), label, (("text", label),)),)


@dataclass(frozen=True, slots=True)
class Preview(Review):
    """A look at the message before it leaves."""

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del text, scope, half
        return Refused(Line("refused-message-confirm"))


def message_asks(total: Callable[[Scope], tuple[Line, ...]]) -> tuple[Ask, ...]:
    """The text, then the preview with `total` below it."""
    review = Preview(_items, total, confirm=Line("button-message-send"))
    return (Ask("text", Text(most=MOST_MESSAGE)), Ask("review", review))
