"""What the desk asks of the core: `conversations.dialogue` and `conversations.wording`, or a small one made for a test."""

from typing import Protocol

from bot.mailbox import rendering
from conversations.briefing import Briefing
from conversations.engine.session import Session
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
from conversations.roles import Account
from conversations.view import Line
from conversations.want import Want


class Dialogue(rendering.Composer, Protocol):
    """Pure: what a turn wants to know, the turn, and the screens that leave by themselves."""

    def wants(self, session: Session, signal: Signal, account: Account | None) -> tuple[Want, ...]:
        """What to load before the turn."""
        ...

    def respond(self, session: Session, signal: Signal, briefing: Briefing) -> Turn:
        """The turn."""
        ...


class Wording(rendering.Wording, Protocol):
    """Words cards and toasts."""

    def toast(self, line: Line, language: str) -> str:
        """At most 200 characters, without markup."""
        ...
