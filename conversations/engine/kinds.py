"""Kinds of question: how each is shown, and how a tap or a typed text is read.

A kind never stores anything. It answers with `Got` (the value), `Half` (a choice that is still being made) or `Refused` (why not).
Tokens of multiple choices say what is wanted (`+cough`, `-cough`), not "toggle": tapping twice is tapping once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from conversations.content import Part
from conversations.disinfection import Photo
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.signals import Located
from conversations.view import Line, Style

DONE, NONE = "done", "none"
"""Tokens that end a multiple choice: with what was chosen, or with nothing."""


@dataclass(frozen=True, slots=True)
class Got:
    """The question is answered, and with `beside` others of the same item or level too, by name."""

    value: Value
    beside: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Half:
    """A choice that is being made: kept, and shown again. `line` is said above it."""

    state: Value
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Not taken, and why."""

    line: Line


Reading = Got | Half | Refused


@dataclass(frozen=True, slots=True)
class Choosable:
    """A button of a question. The engine puts the question's path and version before `token`."""

    label: Line
    token: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a kind shows below its question."""

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Choosable, ...], ...] = ()


class Kind(Protocol):
    """What every kind of question can do. `half` is the half-made choice, None at first."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """What is shown with the question."""

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """A button of this question; None when it has no such button (any more)."""

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A text sent while this question stands."""

    def valid(self, value: Value, scope: Scope) -> bool:
        """Whether a stored answer still is one."""

    def reopen(self, value: Value) -> Value | None:
        """The half-made choice to begin with when an answer is taken back."""


@runtime_checkable
class InSteps(Protocol):
    """A kind whose answer is made in several steps: *back* takes back the last of them."""

    def step_back(self, scope: Scope, half: Value | None) -> Value | None:
        """The half-made choice before its last step; None when there is no step to take back."""


@runtime_checkable
class TakesLocation(Protocol):
    """A kind whose question may be answered by a location."""

    def located(self, signal: Located, scope: Scope, half: Value | None) -> Reading:
        """A location sent while this question stands."""


@runtime_checkable
class TakesPhotos(Protocol):
    """A kind that a photo answers, or several."""

    def pictured(self, photo: Photo, album: str, scope: Scope, half: Value | None) -> Reading:
        """A photo sent while this question stands; `album` is the same for those that were sent together, empty for a single one."""


@runtime_checkable
class TakesContent(Protocol):
    """A kind whose answer is made of messages as they were sent: texts with their formatting, files of all kinds, forwarded ones too."""

    def sent(self, part: Part, scope: Scope, half: Value | None) -> Reading:
        """A message sent while this question stands."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its token (also what is stored) and its label."""

    token: str
    label: Line
    style: Style = Style.PLAIN


Options = Callable[[Scope], tuple[Option, ...]]
Words = Callable[[str], tuple[str, ...]]
"""Reads typed words as tokens; empty when they are none."""


def fixed(*options: Option) -> Options:
    """Options that never change."""
    return lambda _scope: options


def no_words(_text: str) -> tuple[str, ...]:
    """For choices that can only be tapped."""
    return ()


def in_rows(items: list[Choosable], per_row: int) -> tuple[tuple[Choosable, ...], ...]:
    """Buttons laid out `per_row` a row."""
    return tuple(tuple(items[start : start + per_row]) for start in range(0, len(items), per_row))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: Options
    per_row: int = 2
    words: Words = no_words

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        return Prompt(rows=in_rows([Choosable(o.label, o.token, o.style) for o in self.options(scope)], self.per_row))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        return Got(token) if self.valid(token, scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        found = [token for token in self.words(text) if self.valid(token, scope)]
        return Got(found[0]) if len(found) == 1 else Refused(Line("refused-tap-one"))

    def valid(self, value: Value, scope: Scope) -> bool:
        return any(option.token == value for option in self.options(scope))

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


@dataclass(frozen=True, slots=True)
class Several:
    """Any number of several, `none` saying that it is none of them. Once something is chosen, `endings` finish the choice and answer the
    question named `ending_for` with the same tap; `done` finishes it alone. `unread`: what is said to a text that names none."""

    options: Options
    none: Line
    per_row: int = 2
    words: Words = no_words
    endings: tuple[Option, ...] = ()
    ending_for: str = ""
    done: str = "button-done"
    unread: str = "refused-tap-several"

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        chosen = set(half or ())
        buttons = [
            Choosable(Line("chosen", {"label": o.label}) if o.token in chosen else o.label, ("-" if o.token in chosen else "+") + o.token)
            for o in self.options(scope)
        ]
        rows = in_rows(buttons, self.per_row)
        if not chosen:
            return Prompt(rows=(*rows, (Choosable(self.none, NONE, Style.SUCCESS),)))
        endings = in_rows([Choosable(o.label, f"={o.token}", Style.PRIMARY) for o in self.endings], 2)
        said = (Line(f"then-{self.ending_for}"),) if self.endings else ()
        return Prompt(said, (*rows, *endings, (Choosable(Line(self.done), DONE, Style.PLAIN if endings else Style.PRIMARY),)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        chosen = list(half or ())
        if token == NONE:
            return Got([])
        if token == DONE:
            return Got(chosen) if chosen else Refused(Line("refused-choose-some"))
        sign, name = token[:1], token[1:]
        if sign == "=" and chosen and any(option.token == name for option in self.endings):
            return Got(chosen, ((self.ending_for, name),))
        if sign not in ("+", "-") or not any(option.token == name for option in self.options(scope)):
            return None
        kept = [known for known in chosen if known != name]
        return Half([*kept, name] if sign == "+" else kept)

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        known = {option.token for option in self.options(scope)}
        found = [token for token in self.words(text) if token in known]
        if not found:
            return Refused(Line(self.unread))
        return Half(list(dict.fromkeys([*(half or ()), *found])))

    def valid(self, value: Value, scope: Scope) -> bool:
        known = {option.token for option in self.options(scope)}
        return isinstance(value, list) and all(token in known for token in value)

    def reopen(self, value: Value) -> Value | None:
        return value


@dataclass(frozen=True, slots=True)
class Text:
    """A typed text of `least` to `most` characters; `suggested` are offered as buttons."""

    least: int = 1
    most: int = 200
    suggested: tuple[Option, ...] | Options = ()
    read: Callable[[str], Any] = field(default=str.strip)

    def _offered(self, scope: Scope) -> tuple[Option, ...]:
        return self.suggested(scope) if callable(self.suggested) else self.suggested

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        return Prompt(rows=in_rows([Choosable(o.label, o.token, o.style) for o in self._offered(scope)], 2))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        return Got({"suggested": token}) if any(o.token == token for o in self._offered(scope)) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        value = self.read(text)
        if len(value) < self.least:
            return Refused(Line("refused-too-short", {"least": self.least}))
        if len(value) > self.most:
            return Refused(Line("refused-too-long", {"most": self.most, "length": len(value)}))
        return Got(value)

    def valid(self, value: Value, scope: Scope) -> bool:
        if isinstance(value, Mapping):
            return any(o.token == value.get("suggested") for o in self._offered(scope))
        return isinstance(value, str) and self.least <= len(value) <= self.most

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
