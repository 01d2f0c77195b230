"""What a question may look at: the answers that count so far, the briefing, and which item of a loop it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.briefing import Briefing
from conversations.engine.session import Value


@dataclass(frozen=True, slots=True)
class Scope:
    """`prefix` is empty at the top and `people/17/` inside a loop, where `key` is `17`. `notes`: everything stored, also what
    no question asked for (`Flow.notes`)."""

    briefing: Briefing
    subject: tuple[str, ...]
    counted: Mapping[str, Value]
    prefix: str = ""
    key: str = ""
    notes: Mapping[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value | None:
        """The counted answer to `name`: of the same item of the loop first, then of the whole questionnaire."""
        own = f"{self.prefix}{name}"
        return self.counted[own] if own in self.counted else self.counted.get(name)

    def within(self, prefix: str, key: str) -> "Scope":
        """The scope of one item of a loop."""
        return Scope(self.briefing, self.subject, self.counted, prefix, key, self.notes)
