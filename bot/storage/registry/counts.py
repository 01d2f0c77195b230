"""What an import came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows that were added, that were known and differ now, and that were known as they are."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)
