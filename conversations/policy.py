"""The numbers that an admin may change (口径), with the defaults of DOMAIN.md."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the policy. Times are local (the bot's zone); temperatures in °C."""

    version: int = 1
    fever: Decimal = Decimal("37.3")
    lowest_plausible: Decimal = Decimal("34.0")
    highest_plausible: Decimal = Decimal("43.0")
    day_opens: time = time(7, 0)
    reminders: tuple[time, ...] = (time(8, 30), time(10, 30))
    cutoff: time = time(12, 0)
    digests: tuple[time, ...] = (time(12, 5), time(14, 0))
    quiet_from: time = time(21, 0)
    quiet_until: time = time(7, 0)
    invite_days: int = 7
    roster_most: int = 20_000


DEFAULT_POLICY = Policy()
