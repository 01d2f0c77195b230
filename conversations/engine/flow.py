"""A flow is a list of named questions with one rule: the next question is the first that applies and has no valid answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from conversations.briefing import Briefing
from conversations.engine.kinds import Kind
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Session, Value
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
from conversations.records import Record
from conversations.roles import Action, Subject
from conversations.view import Line, Rows, View
from conversations.want import Want

SAID = "~said"
"""Where `Flow.also_wants` finds what was just typed or tapped."""

When = Callable[[Scope], bool]


def always(_scope: Scope) -> bool:
    """The question applies in any case."""
    return True


def nothing(_scope: Scope) -> tuple[Line, ...]:
    """No lines."""
    return ()


@dataclass(frozen=True, slots=True)
class Objection:
    """Why an answer is not taken although it is one; `note` is kept as an answer of its own beside it. `ways`: buttons that lead out of
    it, to be opened beside the questionnaire."""

    line: Line
    note: str = ""
    ways: Rows = ()


def no_objection(_value: Value, _scope: Scope) -> Objection | None:
    """Any valid answer is taken."""
    return None


def no_ways(_scope: Scope) -> Rows:
    """No buttons."""
    return ()


def hears_nothing(_session: Session, _signal: Signal, _briefing: Briefing) -> Turn | None:
    """Every signal speaks to the question that stands."""
    return None


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. Its text is the message `ask-FLOW-NAME`; `lines` stand above it, `ways` are buttons below it that open something
    beside the questionnaire. A question whose meaning changes gets a new name. `skip`: the text of the button that leaves an optional
    one out."""

    name: str
    kind: Kind
    when: When = always
    optional: bool = False
    lines: Callable[[Scope], tuple[Line, ...]] = nothing
    check: Callable[[Value, Scope], Objection | None] = no_objection
    ways: Callable[[Scope], Rows] = no_ways
    skip: str = "button-skip"


@dataclass(frozen=True, slots=True)
class Each:
    """A loop: `asks` for every key of `over`, answers at `NAME/KEY/QUESTION`. Never counters: an item that goes takes its answers along."""

    name: str
    over: Callable[[Scope], tuple[str, ...]]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """What a completed flow leads to: what is stored, the card that tells so, and what is sent below it."""

    records: tuple[Record, ...]
    view: View
    toast: Line | None = None
    also: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A questionnaire. `record` turns the typed draft into what is stored; `header` opens every card; `obsolete` says why a running
    draft can no longer be finished (None: it can). `notes` names answers that no question asks for: what an `Objection` kept.
    `wants` is what it is about; `also_wants` what the answers given so far are about. What is being said right now stands at `SAID` among
    them, because the card after it may show what it is about: the typed text, or the data of the button. `traces_refusals`: answers that
    are not taken leave their trace in the audit. `listens` takes signals that are no answer to a question but store something at once;
    None where the signal is not one of these."""

    name: str
    draft: type[BaseModel]
    asks: tuple[Ask | Each, ...]
    record: Callable[[Any, Scope], Finish]
    wants: Callable[[tuple[str, ...]], tuple[Want, ...]]
    action: Action
    concerns: Callable[[tuple[str, ...], Briefing], Subject | None]
    header: Callable[[Scope], tuple[Line, ...]] = nothing
    obsolete: Callable[[Scope], Line | None] = lambda _scope: None
    notes: tuple[str, ...] = ()
    also_wants: Callable[[Answers], tuple[Want, ...]] = lambda _answers: ()
    traces_refusals: bool = False
    listens: Callable[[Session, Signal, Briefing], Turn | None] = hears_nothing


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a flow in its place."""

    ask: Ask
    path: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a run stands: the answers that count, the questions they belong to, and the next one (None: all is answered)."""

    counted: dict[str, Value]
    asked: tuple[Question, ...]
    next: Question | None
    scope: Scope

    def latest(self, answers: Answers) -> Question | None:
        """The question whose answer was given last among those that count."""
        order = {path: place for place, (path, _) in enumerate(answers)}
        return max(self.asked, key=lambda question: order.get(question.path, -1), default=None)

    def question(self, path: str) -> Question | None:
        """The answered question at `path`."""
        return next((question for question in self.asked if question.path == path), None)


def _questions(flow: Flow, top: Scope) -> Iterator[Question]:
    for ask in flow.asks:
        if isinstance(ask, Ask):
            yield Question(ask, ask.name, top)
            continue
        for key in ask.over(top):
            scope = top.within(f"{ask.name}/{key}/", key)
            for inner in ask.asks:
                yield Question(inner, f"{scope.prefix}{inner.name}", scope)


def counts(question: Question, value: Value) -> bool:
    """Whether a stored value is a valid answer to the question. A stored null counts only while the question is optional."""
    if value is None:
        return question.ask.optional
    return question.ask.kind.valid(value, question.scope) and question.ask.check(value, question.scope) is None


def walk(flow: Flow, session: Session, briefing: Briefing) -> Walk:
    """Go through the questions in order, as far as they are answered."""
    stored = dict(session.answers)
    counted: dict[str, Value] = {}
    asked: list[Question] = []
    top = Scope(briefing, session.subject, counted, notes=stored)
    for question in _questions(flow, top):
        if not question.ask.when(question.scope):
            continue
        if question.path not in stored or not counts(question, stored[question.path]):
            return Walk(counted, tuple(asked), question, top)
        counted[question.path] = stored[question.path]
        asked.append(question)
    return Walk(counted, tuple(asked), None, top)


def draft_of(flow: Flow, at: Walk, answers: Answers) -> BaseModel:
    """The typed draft of a complete run: `people/17/status` becomes `draft.people["17"].status`. A note counts while its item does."""
    items = {path.rpartition("/")[0] for path in at.counted}
    notes = {p: v for p, v in answers if p.rpartition("/")[2] in flow.notes and p.rpartition("/")[0] in items}
    tree: dict[str, Any] = {}
    for path, value in {**at.counted, **notes}.items():
        *folders, name = path.split("/")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value
    return flow.draft.model_validate(tree)
