"""What a quick report says, as the reader hands it over. Nothing here decides what is done with it."""

from dataclasses import dataclass
from typing import Literal

from conversations.codes import Status, Symptom


@dataclass(frozen=True, slots=True)
class Plausible:
    """The temperatures that may be stored, in °C, both ends included (policy values, 34.0 and 43.0)."""

    lowest: float = 34.0
    highest: float = 43.0

    def holds(self, celsius: float) -> bool:
        """Whether a reading may be stored."""
        return self.lowest <= celsius <= self.highest


@dataclass(frozen=True, slots=True)
class Entry:
    """What the text says of one person of the roster; null, () and None together mean "normal"."""

    name: str
    temperature: float | None
    symptoms: tuple[Symptom, ...]
    status: Status | None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name as written that fits several people, or one only by a likely slip; candidates in roster order."""

    token: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implausible:
    """A reading in °C that was offered for a person of the roster and not stored."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The exact reading of one message for one day. Every tuple is in the order of the text."""

    entries: tuple[Entry, ...] = ()
    rest: Literal["normal"] | None = None
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    implausible: tuple[Implausible, ...] = ()
