"""How fast the bot may send: about 30 a second over all chats, one a second in a chat, 20 a minute in a group.

Buckets of tokens: short bursts pass, a steady flow above the rate is refused with 429 and the seconds to wait. All
numbers are attributes, so that a benchmark can set its own; `enabled` turns the whole thing off.
"""

import math

from bot.simulator.refusals import RefusedError, too_many_requests
from bot.simulator.timer import Timer

FREE = frozenset({"sendchataction", "sendmessagedraft"})
COUNTED = ("send", "edit", "copy", "forward", "stopmessagelivelocation", "answercallbackquery", "pinchatmessage")


def _counts(method: str) -> bool:
    return method not in FREE and method.startswith(COUNTED)


class Bucket:
    """Holds up to `size` tokens and gains `rate` a second."""

    __slots__ = ("at", "rate", "size", "tokens")

    def __init__(self, rate: float, size: float, now: float) -> None:
        self.rate = rate
        self.size = size
        self.tokens = size
        self.at = now

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when one is."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class Limits:
    """The limits of one bot. Rates are per second; `group` is 20 a minute."""

    def __init__(self, timer: Timer, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self.overall = 30.0
        self.paid = 1000.0
        self.chat = 1.0
        self.chat_burst = 10.0
        self.group = 20 / 60
        self.group_burst = 20.0
        self.refused = 0
        self.hurried = 0
        """Calls that came in a pause that had been told; not counted is what was on its way already, for `grace` seconds."""
        self.grace = 0.25
        self._shut_at = self._shut_until = float("-inf")
        self._timer = timer
        self._buckets: dict[str, Bucket] = {}

    def check(self, method: str, chat_id: str, *, paid: bool = False, count: int = 1) -> None:
        """Count a call of this method (in lower case) into this chat. Raises RefusedError 429 when it is one too many."""
        if not self.enabled or not _counts(method):
            return
        now = self._timer.seconds()
        rate = self.paid if paid else self.overall
        used = [self._bucket("paid" if paid else "overall", rate, rate, now)]
        if chat_id and method != "answercallbackquery":
            group = chat_id.startswith("-")
            rate, burst = (self.group, self.group_burst) if group else (self.chat, self.chat_burst)
            used.append(self._bucket(f"chat:{chat_id}", rate, burst, now))
        wait = max(bucket.wait(now) for bucket in used)
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in used:
            bucket.tokens -= count

    def shut(self, seconds: float) -> None:
        """Take nothing that is counted for so long."""
        self._shut_at = self._timer.seconds()
        self._shut_until = self._shut_at + seconds

    def shut_out(self, method: str) -> RefusedError | None:
        """429 for a counted method (in lower case) while nothing is taken; None otherwise."""
        now = self._timer.seconds()
        if now >= self._shut_until or not _counts(method):
            return None
        self.refused += 1
        self.hurried += now - self._shut_at > self.grace
        return too_many_requests(max(1, math.ceil(self._shut_until - now)))

    def _bucket(self, key: str, rate: float, size: float, now: float) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None or (bucket.rate, bucket.size) != (rate, size):
            bucket = self._buckets[key] = Bucket(rate, size, now)
        return bucket
