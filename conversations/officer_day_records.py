"""What officers store during their day, and the answers of managers, as records."""

from dataclasses import dataclass
from datetime import date, time

from conversations.officer_day import DigestKind


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note on an enterprise, seen by all its officers."""

    enterprise_id: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """The own note is taken away (`removed` false: brought back)."""

    enterprise_id: int
    note_id: int
    removed: bool = True


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """An officer writes to the managers of an enterprise. `answers`: the message of theirs that it answers."""

    enterprise_id: int
    text: str
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class WriteToLaggards:
    """An officer writes to every enterprise of the division at `path` that owes the ledger of `day`."""

    day: date
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerMessage:
    """A manager answers an officer's message."""

    enterprise_id: int
    message_id: int
    text: str


@dataclass(frozen=True, slots=True)
class SetDigest:
    """The officer wants the digest at `at` (wall clock) from now on; None: not at all."""

    kind: DigestKind
    at: time | None


OfficerDayRecord = AddNote | RemoveNote | WriteMessage | WriteToLaggards | AnswerMessage | SetDigest
