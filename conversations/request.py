"""One look at one thing: what a screen or button is asked with."""

from dataclasses import dataclass

from conversations.briefing import Briefing
from conversations.engine.session import Session


@dataclass(frozen=True, slots=True)
class Request:
    """`args` are the parts behind the verb (`roster:17:0` has `("17", "0")`)."""

    session: Session
    briefing: Briefing
    args: tuple[str, ...] = ()

    def number(self, place: int) -> int | None:
        """The argument at `place` as a number; None when it is none."""
        return int(self.args[place]) if len(self.args) > place and self.args[place].isascii() and self.args[place].isdigit() else None

    def text(self, place: int) -> str:
        """The argument at `place`, or nothing."""
        return self.args[place] if len(self.args) > place else ""
