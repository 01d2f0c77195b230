"""Every call that the bot made, as it came and as it was answered."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.simulator.params import JsonDict


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `at` is the simulated time, `seconds` the timer's; `files` names the uploaded parts.

    `reached` is false when the answer was lost on purpose. `source` is "http" or "webhook" (a method in the answer to
    a webhook call).
    """

    method: str
    params: JsonDict
    files: tuple[str, ...]
    at: datetime
    seconds: float
    status: int
    answer: JsonDict
    reached: bool
    source: str

    @property
    def ok(self) -> bool:
        return bool(self.answer["ok"])

    @property
    def result(self) -> Any:
        return self.answer.get("result")


class CallLog:
    """The newest calls, oldest first; `keep` of them. `counts` counts all by method, whether kept or not."""

    def __init__(self, keep: int = 200_000) -> None:
        self.calls: deque[Call] = deque(maxlen=keep)
        self.counts: dict[str, int] = {}

    def add(self, call: Call) -> None:
        self.calls.append(call)
        self.counts[call.method] = self.counts.get(call.method, 0) + 1

    def of(self, *methods: str) -> list[Call]:
        """The calls of these methods; of all but getUpdates when none is named."""
        return [call for call in self.calls if (call.method in methods if methods else call.method != "getUpdates")]

    def clear(self) -> None:
        self.calls.clear()
        self.counts.clear()
