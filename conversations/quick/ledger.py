"""What has been said of whom so far, fact by fact, so that a correction can take back exactly what it restates."""

from dataclasses import dataclass, field
from enum import Enum, auto

from conversations.codes import Status, Symptom
from conversations.quick.health_words import ORDER_OF_STATUSES
from conversations.quick.reading import Ambiguous, Entry, Implausible, Plausible, Reading
from conversations.quick.roster import Who

_SYMPTOMS = {symptom.value: place for place, symptom in enumerate(Symptom)}


class Field(Enum):
    """What a fact is about."""

    TEMPERATURE = auto()
    SYMPTOM = auto()
    STATUS = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one person: a reading in °C, a symptom or status code, or merely that something was said."""

    field: Field
    place: int
    code: str = ""
    celsius: float = 0.0
    denied: bool = False

    def same(self, other: "Fact") -> bool:
        """Whether both say the same thing, wherever they stand."""
        return (self.field, self.code, self.celsius) == (other.field, other.code, other.celsius)


@dataclass(slots=True)
class Ledger:
    """Facts by person; a person is known by roster name, or by the token where the name fits nobody for sure."""

    bounds: Plausible
    people: dict[str, Who] = field(default_factory=dict)
    named_at: dict[str, int] = field(default_factory=dict)
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    rest_normal: bool = False

    def name(self, who: Who, place: int) -> str:
        """The key of a person named here; the first naming fixes the order of the reading."""
        key = who.name or "\0" + who.token
        self.people.setdefault(key, who)
        self.named_at[key] = min(place, self.named_at.get(key, place))
        self.facts.setdefault(key, [])
        return key

    def state(self, key: str, fact: Fact) -> None:
        """One more fact; symptoms and readings add up."""
        self.facts[key].append(fact)

    def retract(self, key: str, about: Field, *, code: str | None = None, before: int | None = None) -> None:
        """Take back what was said of a person about one thing; only before a place, only one code, if given."""
        self.facts[key] = [
            fact
            for fact in self.facts[key]
            if fact.field is not about or (code is not None and fact.code != code) or (before is not None and fact.place >= before)
        ]

    def retract_same(self, key: str, wrong: Fact) -> None:
        """Take back exactly this."""
        self.facts[key] = [fact for fact in self.facts[key] if not fact.same(wrong)]

    def recovered(self, key: str, place: int) -> None:
        """Every symptom told of so far is over."""
        if any(fact.field is Field.SYMPTOM and not fact.denied for fact in self.facts[key]):
            self.retract(key, Field.SYMPTOM)
            self.state(key, Fact(Field.OTHER, place))

    def reading(self) -> Reading:
        """The whole, in the order of the text."""
        told = sorted((key for key, facts in self.facts.items() if facts), key=lambda key: self.named_at[key])
        known = [key for key in told if self.people[key].name]
        doubtful = [self.people[key] for key in told if not self.people[key].name]
        return Reading(
            entries=tuple(self._entry(key) for key in known),
            rest="normal" if self.rest_normal else None,
            unknown=tuple(who.token for who in doubtful if not who.candidates),
            ambiguous=tuple(Ambiguous(who.token, who.candidates) for who in doubtful if who.candidates),
            implausible=self._implausible(known),
        )

    def _entry(self, key: str) -> Entry:
        facts = self.facts[key]
        readings = [f.celsius for f in facts if f.field is Field.TEMPERATURE and self.bounds.holds(f.celsius)]
        symptoms = {f.code for f in facts if f.field is Field.SYMPTOM and not f.denied}
        statuses = {f.code for f in facts if f.field is Field.STATUS}
        status = next((code for code in ORDER_OF_STATUSES if code in statuses), None)
        return Entry(
            name=key,
            temperature=max(readings, default=None),
            symptoms=tuple(Symptom(code) for code in sorted(symptoms, key=_SYMPTOMS.__getitem__)),
            status=Status(status) if status else None,
        )

    def _implausible(self, known: list[str]) -> tuple[Implausible, ...]:
        bad = [
            (fact.place, Implausible(key, fact.celsius))
            for key in known
            for fact in self.facts[key]
            if fact.field is Field.TEMPERATURE and not self.bounds.holds(fact.celsius)
        ]
        return tuple(told for _, told in sorted(bad, key=lambda item: item[0]))
