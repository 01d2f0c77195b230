"""Return checks made up for tests: a few places with what lies in what, declarations and statements about risk, by hand and at random."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from conversations.codes import Exposure, RiskLevel, Symptom, Transport, Verdict
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.returns import Declaration, Judgement, RiskStatement, Stay
from conversations.rules.verdict import judge

ZONE = ZoneInfo("Asia/Shanghai")
RETURN = date(2020, 2, 22)
HOME = "220104"
WUHAN = "420100"
WITHIN = {
    "220104": ("220104", "220100", "220000"),
    "220105": ("220105", "220100", "220000"),
    "220100": ("220100", "220000"),
    "220000": ("220000",),
    "220581": ("220581", "220500", "220000"),
    "420106": ("420106", "420100", "420000"),
    "420100": ("420100", "420000"),
    "420000": ("420000",),
    "110105": ("110105", "110000"),
    "JP": ("JP",),
}
"""A place with what it lies in, itself first."""
SEVERITY = {verdict: n for n, verdict in enumerate(Verdict)}
"""Verdicts are listed from the mildest on."""


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A local moment."""
    return datetime.combine(day, time(hour, minute), ZONE)


def said(place: str, level: RiskLevel, since: datetime, number: int = 1) -> RiskStatement:
    """A statement about the risk of a place."""
    return RiskStatement(number, place, level, since, since)


def declared(*stays: Stay, return_day: date = RETURN, temperature: str = "36.5", **more: object) -> Declaration:
    """A declaration of somebody well who was in no contact, unless said otherwise."""
    facts: dict[str, object] = {
        "staff_id": 7, "return_day": return_day, "stays": stays, "transport": Transport.RAIL, "number": "G123", "seat": "",
        "exposures": (), "contact_day": None, "temperature": Decimal(temperature), "symptoms": (),
    }  # fmt: skip
    return Declaration(**{**facts, **more})  # type: ignore[arg-type]


def at_home(return_day: date = RETURN, days: int = 14) -> Stay:
    """The whole look-back at home."""
    return Stay(HOME, return_day - timedelta(days=days), return_day - timedelta(days=1))


def about(risks: Iterable[RiskStatement]) -> Mapping[str, tuple[RiskStatement, ...]]:
    """Statements by place, as a turn gets them: about the place, what it lies in and what lies in it."""
    every = tuple(risks)
    return {place: tuple(one for one in every if one.place in above or place in WITHIN[one.place]) for place, above in WITHIN.items()}


def judged(
    declaration: Declaration, *risks: RiskStatement, policy: Policy = DEFAULT_POLICY, today: date = RETURN, home: str = HOME
) -> Judgement:
    """The judgement on the morning of `today`."""
    return judge(declaration, about(risks), policy, home=home, today=today, zone=ZONE, now=at(today))


DAYS = st.integers(-40, 0).map(lambda n: RETURN + timedelta(days=n))


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    """A stay of one day to six weeks somewhere around the look-back."""
    first = draw(DAYS)
    return Stay(draw(st.sampled_from(sorted(WITHIN))), first, first + timedelta(days=draw(st.integers(0, (RETURN - first).days))))


MOMENTS = st.builds(lambda days, hour: at(RETURN + timedelta(days=days), hour), st.integers(-45, 1), st.sampled_from([0, 0, 9, 13]))
"""Moments of statements: often midnight, often the very moment of a judgement, often the same."""


@st.composite
def statements(draw: st.DrawFn, most: int = 6) -> tuple[RiskStatement, ...]:
    """Statements in any order of their moments, some from the same moment on."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(sorted(WITHIN)), st.sampled_from(RiskLevel), MOMENTS), max_size=most))
    order = draw(st.permutations(range(len(drawn))))
    return tuple(said(*drawn[n], number=n) for n in order)


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    """Anything that somebody may declare."""
    exposures = tuple(draw(st.sets(st.sampled_from(Exposure), max_size=2)))
    return declared(
        *draw(st.lists(stays(), max_size=6)),
        temperature=draw(st.sampled_from(["36.5", "36.5", "36.5", "37.2", "37.3", "39"])),
        symptoms=tuple(draw(st.sets(st.sampled_from(Symptom), max_size=1))) if draw(st.integers(0, 4)) == 0 else (),
        exposures=exposures,
        contact_day=draw(st.none() | DAYS) if exposures else None,
    )


TODAYS = st.integers(-1, 30).map(lambda n: RETURN + timedelta(days=n))
"""Days on which a check may be judged: the day before the return, and long after it, again."""


def in_utc(moment: datetime) -> datetime:
    """The same moment, to be compared by what it means."""
    return moment.astimezone(UTC)
