"""What officers of a province in memory have written down."""

from dataclasses import dataclass, field
from datetime import time

from conversations.officer_day import DigestKind, Message, Note


@dataclass
class Desk:
    """Notes with their enterprise, messages, chosen times by account. `phones`: the contact's phone of an enterprise; `unreachable`: chats
    of people who cannot be written to."""

    notes: dict[int, tuple[int, Note]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    digests: dict[int, dict[DigestKind, time]] = field(default_factory=dict)
    phones: dict[int, str] = field(default_factory=dict)
    unreachable: set[int] = field(default_factory=set)
