"""Trouble on demand: refusals, server errors, slow and lost answers, by method, for the next calls or by chance."""

import random
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from bot.simulator.refusals import RefusedError, server_error, too_many_requests


class FaultKind(StrEnum):
    """What goes wrong."""

    FLOOD = "flood"  # 429, not carried out
    ERROR = "error"  # 5xx, not carried out
    ERROR_AFTER = "error_after"  # 5xx, though carried out
    DELAY = "delay"  # carried out and answered after `seconds`
    LOST = "lost"  # carried out, the connection closed without an answer
    DROPPED = "dropped"  # not carried out, the connection closed without an answer


@dataclass(slots=True)
class Fault:
    """One trouble. `method` None means any, `send*` all that begin so; `times` None means until cleared; `probability` is 0..1. After a
    `firm` flood whatever is sent before `retry_after` seconds are over is refused too, and counted (see `Limits.hurried`)."""

    kind: FaultKind
    method: str | None = None
    times: int | None = None
    probability: float = 1.0
    seconds: float = 0.0
    code: int = 500
    retry_after: int = 1
    firm: bool = False

    def fits(self, method: str) -> bool:
        """Whether it may befall a call of this method."""
        return self.method is None or fnmatchcase(method.lower(), self.method.lower())

    def refusal(self) -> RefusedError | None:
        """The answer given in place of the true one, if any."""
        if self.kind is FaultKind.FLOOD:
            return too_many_requests(self.retry_after)
        if self.kind in (FaultKind.ERROR, FaultKind.ERROR_AFTER):
            return server_error(self.code)
        return None


class Faults:
    """The troubles that are on. Chance comes from a seeded generator, so that a failing run can be repeated."""

    def __init__(self, seed: int = 20200228) -> None:
        self._faults: list[Fault] = []
        self._random = random.Random(seed)

    def add(self, fault: Fault) -> Fault:
        """Turn a trouble on."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Turn all troubles off."""
        self._faults.clear()

    def pick(self, method: str) -> Fault | None:
        """The trouble that this call gets, counted; the first that fits."""
        for fault in self._faults:
            if not fault.fits(method):
                continue
            if fault.probability < 1 and self._random.random() >= fault.probability:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
            return fault
        return None
