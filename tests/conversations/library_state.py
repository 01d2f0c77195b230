"""Guidance that a province in memory holds, and who has read it."""

from dataclasses import dataclass, field

from conversations.guidance import GuidanceVersion


@dataclass
class Library:
    """All versions by id, in the order in which they were published; receipts by version and account (whether it was confirmed); and the
    broadcasts that would be made: the version, and where it newly applies (paths), if that is why."""

    versions: dict[int, GuidanceVersion] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    receipts: dict[tuple[int, int], bool] = field(default_factory=dict)
    sent: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
