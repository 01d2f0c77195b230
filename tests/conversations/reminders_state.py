"""What a province in memory holds of reminders and days off."""

from dataclasses import dataclass, field
from datetime import datetime, time

from conversations.reminding import Closing, Duty


@dataclass
class Reminders:
    """Own times and snoozes by account, days off by enterprise."""

    times: dict[int, dict[Duty, tuple[time, ...]]] = field(default_factory=dict)
    until: dict[int, datetime] = field(default_factory=dict)
    closings: dict[int, list[Closing]] = field(default_factory=dict)
