"""What was stated of one place: what is in force at a moment, and what takes its turn next. Statements are never overwritten."""

from collections.abc import Iterable
from datetime import UTC, datetime

from conversations.briefing import Briefing
from conversations.codes import RiskLevel
from conversations.returns import RiskStatement


def statements_of(place: str, briefing: Briefing) -> tuple[RiskStatement, ...]:
    """All that is known to have been stated of the place itself; where only the board was loaded, what is in force and what is to come."""
    known = briefing.risks.get(place, briefing.risk_board)
    return tuple(each for each in known if each.place == place)


def in_force(statements: Iterable[RiskStatement], at: datetime) -> RiskStatement | None:
    """The statement that counts at a moment, of statements about one place: the one with the latest `since`, of several the last made."""
    begun = [each for each in statements if each.since <= at]
    return max(begun, key=lambda each: (each.since.astimezone(UTC), each.id), default=None)


def next_after(statements: Iterable[RiskStatement], at: datetime) -> RiskStatement | None:
    """The statement that takes its turn next after a moment."""
    coming = [each for each in statements if each.since > at]
    return min(coming, key=lambda each: (each.since.astimezone(UTC), -each.id), default=None)


def level_at(statements: Iterable[RiskStatement], at: datetime) -> RiskLevel:
    """The level in force at a moment; a place of which nothing was stated is low."""
    found = in_force(statements, at)
    return found.level if found is not None else RiskLevel.LOW
