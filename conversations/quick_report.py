"""Quick reports: one typed or pasted Chinese message about the whole roster for one day, read exactly or not at all.

Store only what the text says; where a name or a number is in doubt, say so instead of guessing. Pure: the same message,
roster and day always give the same reading."""

from collections.abc import Sequence
from datetime import date

from conversations.quick.message import Message
from conversations.quick.reading import Ambiguous, Entry, Implausible, Plausible, Reading

__all__ = ["Ambiguous", "Entry", "Implausible", "Plausible", "Reading", "read_quick_report"]

DEFAULT_BOUNDS = Plausible()


def read_quick_report(text: str, roster: Sequence[str], day: date, bounds: Plausible = DEFAULT_BOUNDS) -> Reading:
    """Read a message about the staff of one enterprise.

    text:   the message as sent
    roster: the names of the enterprise in roster order; people of one name with the department in parentheses
    day:    the report day; what is said of other days is left out
    bounds: the temperatures in °C that may be stored
    Never raises on any text.
    """
    return Message(text, roster, day, bounds).read()
