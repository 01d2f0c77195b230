"""Lines about risk with their places looked up: what is certain, what has to be asked, and what is not taken."""

from dataclasses import dataclass
from datetime import date, datetime

from conversations.codes import RiskLevel
from conversations.engine.session import Value
from conversations.places import places
from conversations.risk_text import MOST_LINES, Said, SaidProblem, place_in, read_lines

MOST_CANDIDATES = 12
"""Places of one name that can be chosen from; of more the line is not taken."""
MOST_NAMED = 40
"""Signs of a line that is not taken, where it is named."""
NOW = "now"
"""As which "from now on" is kept: the moment of the confirmation."""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One line as it is kept: `codes` of all places that it may mean; `since` as local ISO text, or `NOW`."""

    text: str
    codes: tuple[str, ...]
    level: RiskLevel
    since: str
    note: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is not taken. `number` counts from 1."""

    number: int
    text: str
    problem: SaidProblem


def codes_named(text: str) -> tuple[str, ...]:
    """The codes of the places that a name or a code may mean, best first; one of them means certain."""
    known = places().get(text.strip().upper())
    return (known.code,) if known is not None else tuple(place.code for place in places().find(text))


def since_text(since: datetime | None) -> str:
    """A moment as it is kept."""
    return NOW if since is None else since.isoformat(timespec="minutes")


def resolve(text: str, today: date) -> Value:
    """The lines of a message as they are kept among answers: `[text, codes, level, since, note]`, or `[number, text, problem]`."""
    read = read_lines(text, today)
    over = [[MOST_LINES + 1, read[MOST_LINES][0][:MOST_NAMED], SaidProblem.TOO_MANY.value]] if len(read) > MOST_LINES else []
    return [*(_resolved(number, line, said) for number, (line, said) in enumerate(read[:MOST_LINES], start=1)), *over]


def _resolved(number: int, line: str, said: Said | SaidProblem) -> Value:
    if isinstance(said, SaidProblem):
        return [number, line[:MOST_NAMED], said.value]
    if said.level is None:
        return [number, line[:MOST_NAMED], SaidProblem.NO_LEVEL.value]
    codes = codes_named(said.place)
    if not codes or len(codes) > MOST_CANDIDATES:
        return [number, line[:MOST_NAMED], (SaidProblem.MANY if codes else SaidProblem.UNKNOWN).value]
    return [line, list(codes), said.level.value, since_text(said.since), said.note]


def good_lines(kept: Value) -> tuple[tuple[str, RiskLine], ...]:
    """The lines that are taken, by their place in the message (from 1, as text)."""
    return tuple(
        (str(number), RiskLine(line[0], tuple(line[1]), RiskLevel(line[2]), line[3], line[4]))
        for number, line in enumerate(kept or (), start=1)
        if len(line) > 3
    )


def bad_lines(kept: Value) -> tuple[BadLine, ...]:
    """The lines that are not."""
    return tuple(BadLine(line[0], line[1], SaidProblem(line[2])) for line in kept or () if len(line) == 3)


def codes_in(text: str) -> tuple[str, ...]:
    """The places that a message certainly means: what a turn about it has to know of."""
    lines = [line for line in text.splitlines() if line.strip()][:MOST_LINES]
    named = (codes_named(place) for place in map(place_in, lines) if place is not None)
    return tuple(dict.fromkeys(codes[0] for codes in named if len(codes) == 1))
