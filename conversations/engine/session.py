"""A chat's memory: which flow is running, about what, and the ordered answers given so far. Nothing else is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Value = Any
"""What an answer holds: anything JSON can say."""


@dataclass(frozen=True, slots=True)
class Answers:
    """An ordered list of `(path, value)`. Kept as an array of pairs, because JSON objects lose their order in some databases."""

    pairs: tuple[tuple[str, Value], ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def get(self, path: str) -> Value | None:
        """The value at `path`, or None."""
        return next((value for known, value in self.pairs if known == path), None)

    def has(self, path: str) -> bool:
        """Whether something is stored at `path`."""
        return any(known == path for known, _ in self.pairs)

    def put(self, path: str, value: Value) -> "Answers":
        """The answers with `value` at `path` as the latest one."""
        return Answers((*(pair for pair in self.pairs if pair[0] != path), (path, value)))

    def amend(self, path: str, value: Value) -> "Answers":
        """The answers with `value` at `path`, in its old place when it had one."""
        if not self.has(path):
            return self.put(path, value)
        return Answers(tuple((known, value if known == path else old) for known, old in self.pairs))

    def without(self, path: str) -> "Answers":
        """The answers without `path` alone."""
        return Answers(tuple(pair for pair in self.pairs if pair[0] != path))

    def forget(self, path: str) -> "Answers":
        """The answers without `path`, its half-made choice (`path~`) and everything below it (`path/…`)."""
        gone = (path, f"{path}~")
        return Answers(tuple(p for p in self.pairs if p[0] not in gone and not p[0].startswith(f"{path}/")))


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a flow. `subject` says what it is about (`("17", "2026-11-23")`)."""

    flow: str
    subject: tuple[str, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Session:
    """The run in hand and the one that waits behind it. `version` rises when the question changes: a button with an older one is stale."""

    flow: str | None = None
    subject: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    version: int = 0
    parked: Run | None = None

    def begin(self, flow: str, *subject: str, answers: Answers | None = None) -> "Session":
        """A new run of `flow`. A run of another flow that has answers already waits behind it, and comes back at its end."""
        parked = self.parked
        if self.flow is not None and self.flow != flow and len(self.answers):
            parked = Run(self.flow, self.subject, self.answers)
        if parked is not None and parked.flow == flow:
            parked = None
        return Session(flow, subject, answers or Answers(), self.version + 1, parked)

    def end(self) -> "Session":
        """The run is over; what waited behind it is in hand again."""
        if self.parked is not None:
            return Session(self.parked.flow, self.parked.subject, self.parked.answers, self.version + 1)
        return Session(version=self.version + 1)

    def with_half(self, answers: Answers) -> "Session":
        """The same question, with a choice half made."""
        return replace(self, answers=answers)

    def with_answers(self, answers: Answers) -> "Session":
        """The same run with other answers."""
        return replace(self, answers=answers, version=self.version + 1)


def session_to_json(session: Session) -> dict[str, Any]:
    """What is stored of a session."""
    raw: dict[str, Any] = {"flow": session.flow, "subject": list(session.subject), "version": session.version}
    raw["answers"] = _pairs(session.answers)
    if session.parked is not None:
        raw["parked"] = [session.parked.flow, list(session.parked.subject), _pairs(session.parked.answers)]
    return raw


def _pairs(answers: Answers) -> list[list[Value]]:
    return [[path, value] for path, value in answers]


def _answers(raw: list[list[Value]]) -> Answers:
    return Answers(tuple((path, value) for path, value in raw))


def session_from_json(raw: dict[str, Any] | None) -> Session:
    """The inverse of `session_to_json`; a chat without a stored session has an empty one."""
    if raw is None:
        return Session()
    parked = raw.get("parked")
    behind = Run(parked[0], tuple(parked[1]), _answers(parked[2])) if parked else None
    return Session(raw["flow"], tuple(raw["subject"]), _answers(raw["answers"]), raw["version"], behind)
