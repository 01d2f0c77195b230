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

    def forget(self, path: str) -> "Answers":
        """The answers without `path`, its half-made choice (`path~`) and everything below it (`path/…`)."""
        gone = (path, f"{path}~")
        return Answers(tuple(p for p in self.pairs if p[0] not in gone and not p[0].startswith(f"{path}/")))


@dataclass(frozen=True, slots=True)
class Session:
    """`subject` says what the flow is about (`("17", "2026-11-23")`). `version` rises with every turn that changes something:
    a button that carries an older one is stale."""

    flow: str | None = None
    subject: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    version: int = 0

    def begin(self, flow: str, *subject: str, answers: Answers | None = None) -> "Session":
        """A new run of `flow`; whatever ran before is dropped."""
        return Session(flow, subject, answers or Answers(), self.version + 1)

    def end(self) -> "Session":
        """No flow is running any more."""
        return Session(version=self.version + 1)

    def with_answers(self, answers: Answers) -> "Session":
        """The same run with other answers."""
        return replace(self, answers=answers, version=self.version + 1)


def session_to_json(session: Session) -> dict[str, Any]:
    """What is stored of a session."""
    return {
        "flow": session.flow,
        "subject": list(session.subject),
        "answers": [[path, value] for path, value in session.answers],
        "version": session.version,
    }


def session_from_json(raw: dict[str, Any] | None) -> Session:
    """The inverse of `session_to_json`; a chat without a stored session has an empty one."""
    if raw is None:
        return Session()
    answers = Answers(tuple((path, value) for path, value in raw["answers"]))
    return Session(raw["flow"], tuple(raw["subject"]), answers, raw["version"])
