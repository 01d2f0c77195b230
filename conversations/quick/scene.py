"""Where the reader is: whom the text speaks of at this moment, what heads the line, and whether it corrects."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from conversations.quick.ledger import Fact, Field, Ledger
from conversations.quick.tokens import Kind, Token

_FIELDS = {Kind.TEMPERATURE: Field.TEMPERATURE, Kind.SYMPTOM: Field.SYMPTOM, Kind.STATUS: Field.STATUS}


class Mode(Enum):
    """Of whom a statement would be."""

    NOBODY = auto()
    PEOPLE = auto()
    REST = auto()
    IGNORED = auto()


def fact_of(token: Token) -> Fact:
    """The fact that a statement token states; codeless ones only say that something was said."""
    about = _FIELDS.get(token.kind, Field.OTHER)
    if about is Field.STATUS and not token.code:
        about = Field.OTHER
    reading = about is Field.TEMPERATURE
    code = "" if reading or about is Field.OTHER else token.code
    return Fact(about, token.start, code, (token.number or 0.0) if reading else 0.0, denied=token.denied)


@dataclass(slots=True)
class Scene:
    """The reader's memory while it goes through a message."""

    ledger: Ledger
    roster_size: int

    # of the whole message
    named: list[str] = field(default_factory=list)
    head: str = ""
    heading_below: list[Token] = field(default_factory=list)
    correcting: bool = False
    restated: set[tuple[str, Field]] = field(default_factory=set)

    # of the line
    tokens: Sequence[Token] = ()
    place: int = 0
    mode: Mode = Mode.NOBODY
    subject: list[str] = field(default_factory=list)
    fresh: bool = False
    with_rest: bool = False
    people: list[str] = field(default_factory=list)
    pending: list[Token] = field(default_factory=list)
    heading: list[Token] = field(default_factory=list)
    heading_in_brackets: bool = False
    heading_in_sentence: bool = False
    dealing: int | None = None
    dealt: set[Field] = field(default_factory=set)
    excepting: bool = False
    base: list[str] = field(default_factory=list)
    excepted: list[str] = field(default_factory=list)
    excluded: set[str] = field(default_factory=set)
    inline: bool = False
    moving: bool = False
    again: bool = False
    last_name: int = -1
    last_live: int = -1
    below: bool = False
    timed: bool = False  # the line begins like a message of a pasted chat

    def begin(self, tokens: Sequence[Token]) -> None:
        """A new line: nobody is spoken of, unless a sender or a form's person heads it."""
        self.tokens, self.place = tokens, 0
        self.people, self.pending, self.heading = [], [], []
        self.excepting, self.base, self.excepted, self.excluded = False, [], [], set()
        self.inline = self.again = self.moving = False
        self.last_name = -1
        self.last_live = max((place for place, token in enumerate(tokens) if token.live), default=-1)
        self.below = any(token.kind is Kind.BELOW for token in tokens)
        headed = [token.kind for token in tokens if token.kind not in (Kind.BLANK, Kind.LIST_NUMBER)][:2] == [Kind.NAME, Kind.COLON]
        self.timed = headed or any(token.kind is Kind.NUMBER and token.code == "time" for token in tokens)
        self.to_head()

    def to_head(self) -> None:
        """Back to the person at the head of the block, or to nobody."""
        self.point([self.head] if self.head else [], Mode.PEOPLE if self.head else Mode.NOBODY)

    def point(self, subject: list[str], mode: Mode = Mode.PEOPLE, *, fresh: bool = False) -> None:
        """From here on the text speaks of these."""
        self.subject, self.mode, self.fresh = subject, mode, fresh
        self.dealing, self.with_rest = None, False

    def meet(self, key: str) -> None:
        """Somebody is named."""
        if key in self.named:
            self.named.remove(key)
        self.named.append(key)
        if key not in self.people:
            self.people.append(key)

    @property
    def last_named(self) -> str:
        """The person named last in the message, or nobody."""
        return self.named[-1] if self.named else ""

    def state(self, key: str, token: Token) -> None:
        """Write down one statement; in a correction it replaces what it restates."""
        fact = fact_of(token)
        if self.moving and fact.field is not Field.OTHER:
            for other in self.named:
                if other != key:
                    self.ledger.retract_same(other, fact)
        if (self.correcting or self.inline) and not (self.again and fact.field is Field.TEMPERATURE):
            self._replace(key, fact)
        elif token.over and token.kind is Kind.SYMPTOM:
            self.ledger.retract(key, Field.SYMPTOM, code=fact.code)
        self.ledger.state(key, fact)

    def _replace(self, key: str, fact: Fact) -> None:
        if fact.denied:
            self.ledger.retract(key, Field.SYMPTOM, code=fact.code)
        elif fact.field is not Field.OTHER and (key, fact.field) not in self.restated:
            self.ledger.retract(key, fact.field)
            self.restated.add((key, fact.field))
