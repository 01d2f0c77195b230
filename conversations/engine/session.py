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


PARKED_MOST = 8
"""Runs that wait at most; of more the oldest is dropped."""


@dataclass(frozen=True, slots=True)
class Session:
    """The run in hand and those that wait behind it, the latest last. `version` rises when the question changes: a button with an older
    one is stale. `expired`: the flow whose draft was deleted because nobody went on with it, until the person has been told."""

    flow: str | None = None
    subject: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    version: int = 0
    parked: tuple[Run, ...] = ()
    expired: str = ""

    def begin(self, flow: str, *subject: str, answers: Answers | None = None) -> "Session":
        """A new run of `flow` in place of an older one about the same. Any other run that has answers already waits behind it, and comes
        back at its end."""
        waiting = self._all()
        parked = tuple(run for run in waiting if (run.flow, run.subject) != (flow, subject))[-PARKED_MOST:]
        return Session(flow, subject, answers or Answers(), self.version + 1, parked)

    def draft(self, flow: str, *subject: str) -> Run | None:
        """The run of `flow` about the same that has answers already, in hand or waiting."""
        return next((run for run in self._all() if (run.flow, run.subject) == (flow, subject)), None)

    def resume(self, run: Run) -> "Session":
        """Take up a run that waits, or go on with the one in hand."""
        if (self.flow, self.subject) == (run.flow, run.subject):
            return self
        return self.begin(run.flow, *run.subject, answers=run.answers)

    def drop(self, flow: str, *subject: str) -> "Session":
        """The session without the run of `flow` about this, wherever it stands."""
        kept = replace(self, parked=tuple(run for run in self.parked if (run.flow, run.subject) != (flow, subject)))
        return kept.end() if (self.flow, self.subject) == (flow, subject) else kept

    def end(self) -> "Session":
        """The run is over; what waited behind it is in hand again."""
        if self.parked:
            last = self.parked[-1]
            return Session(last.flow, last.subject, last.answers, self.version + 1, self.parked[:-1])
        return Session(version=self.version + 1)

    def _all(self) -> tuple[Run, ...]:
        in_hand = (Run(self.flow, self.subject, self.answers),) if self.flow is not None and len(self.answers) else ()
        return (*self.parked, *in_hand)

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
    if session.parked:
        raw["parked"] = [[run.flow, list(run.subject), _pairs(run.answers)] for run in session.parked]
    if session.expired:
        raw["expired"] = session.expired
    return raw


def _pairs(answers: Answers) -> list[list[Value]]:
    return [[path, value] for path, value in answers]


def _answers(raw: list[list[Value]]) -> Answers:
    return Answers(tuple((path, value) for path, value in raw))


def session_from_json(raw: dict[str, Any] | None) -> Session:
    """The inverse of `session_to_json`; a chat without a stored session has an empty one."""
    if raw is None:
        return Session()
    behind = tuple(Run(flow, tuple(subject), _answers(pairs)) for flow, subject, pairs in raw.get("parked", ()))
    return Session(raw["flow"], tuple(raw["subject"]), _answers(raw["answers"]), raw["version"], behind, raw.get("expired") or "")
