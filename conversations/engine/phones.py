"""Asking a mobile number; it may be left open."""

from dataclasses import dataclass

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roster_file import read_phone
from conversations.view import Line

LATER = "later"


@dataclass(frozen=True, slots=True)
class Phone:
    """The value is eleven digits, empty where none is told."""

    later: Line

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt(rows=((Choosable(self.later, LATER),),))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del scope, half
        return Got("") if token == LATER else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        phone = read_phone(text[:40])
        return Refused(Line("refused-phone")) if phone is None else Got(phone)

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return isinstance(value, str) and (not value or read_phone(value) == value)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
