"""The only reader of the time.

`FUGONG_CLOCK=2026-11-23T08:29:00+08:00@60` starts the process's clock at that moment, running 60 times faster than real time
(no `@`: normal speed). With `/REAL_MOMENT` behind it, the clock showed `MOMENT` then instead: processes that start one after the other so
have the same time. It is for trying and testing; `settings.py` refuses it where real people would be written to.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ClockStart:
    """Where a test clock starts, how many of its seconds pass in a real one, and the real moment of its start (None: when it is made)."""

    at: datetime
    speed: float = 1.0
    since: datetime | None = None


def parse_clock(text: str) -> ClockStart:
    """Read `MOMENT[@SPEED][/REAL_MOMENT]`. Raises ValueError, saying what is wrong, for a moment without a zone or a speed that is not
    above 0."""
    start, _, real = text.partition("/")
    moment, _, speed = start.partition("@")
    at, since = _moment(moment), _moment(real) if real else None
    factor = float(speed) if speed else 1.0
    if not 0 < factor <= 100_000:
        raise ValueError("the speed must be above 0 and at most 100000")
    return ClockStart(at, factor, since)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text.strip())
    if at.tzinfo is None:
        raise ValueError("the moment needs a zone, as in 2026-11-23T08:29:00+08:00")
    return at


class Clock:
    """Tells the time, sleeps in it, and can jump forward when it is a test clock."""

    def __init__(self, zone: ZoneInfo, start: ClockStart | None = None) -> None:
        self.zone = zone
        self._start = start
        self._epoch = time.monotonic()
        if start is not None and start.since is not None:
            self._epoch -= (datetime.now(UTC) - start.since).total_seconds()  # noqa: TID251 - the one place that may
        self._jumped = asyncio.Event()

    @property
    def setting(self) -> str:
        """What FUGONG_CLOCK has to be in another process on this machine that shall have the same time; empty for the real clock."""
        if self._start is None:
            return ""
        real = datetime.now(UTC)  # noqa: TID251 - the one place that may
        return f"{self.now().isoformat()}@{self.speed:g}/{real.isoformat()}"

    @property
    def is_test_clock(self) -> bool:
        """Whether this is not the real time."""
        return self._start is not None

    @property
    def speed(self) -> float:
        """Seconds of this clock in one real second."""
        return self._start.speed if self._start else 1.0

    def now(self) -> datetime:
        """This moment in UTC, aware."""
        if self._start is None:
            return datetime.now(UTC)  # noqa: TID251 - the one place that may
        passed = (time.monotonic() - self._epoch) * self._start.speed
        return (self._start.at + timedelta(seconds=passed)).astimezone(UTC)

    def local(self) -> datetime:
        """This moment in the bot's zone, aware."""
        return self.now().astimezone(self.zone)

    def jump(self, to: datetime) -> None:
        """Move a test clock forward to `to`. Raises ValueError for the real clock; a moment in the past leaves it where it is."""
        if self._start is None:
            raise ValueError("only a test clock can jump")
        if to <= self.now():
            return
        self._start = ClockStart(to, self._start.speed)
        self._epoch = time.monotonic()
        self._jumped.set()
        self._jumped = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of this clock; a jump wakes every sleeper, who then looks at the time again."""
        try:
            # Not wait_for: cancelled in the moment of a jump, it would sleep on as if nothing had happened.
            async with asyncio.timeout(seconds / self.speed):
                await self._jumped.wait()
        except TimeoutError:
            return
