"""What a province in memory knows of broadcasts."""

from dataclasses import dataclass, field

from conversations.broadcast import Broadcast, FailureReason, Outcome
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.roles import Level


@dataclass
class Broadcasts:
    """`outcomes`: by broadcast and account; `tested`: what authors sent to themselves; `levels`: key enterprises; `silent`: days without a
    report, by enterprise; `edits`: the number of the newest that waited; `texts`: since which revision it reads so, by language; `hurried`:
    broadcasts and chats."""

    held: dict[int, Broadcast] = field(default_factory=dict)
    outcomes: dict[int, dict[int, Outcome]] = field(default_factory=dict)
    failures: dict[int, dict[int, FailureReason]] = field(default_factory=dict)
    tested: list[Tried] = field(default_factory=list)
    levels: dict[int, Level] = field(default_factory=dict)
    silent: dict[int, int] = field(default_factory=dict)
    edits: dict[int, int] = field(default_factory=dict)
    texts: dict[int, dict[str, int]] = field(default_factory=dict)
    hurried: list[tuple[int, int]] = field(default_factory=list)
