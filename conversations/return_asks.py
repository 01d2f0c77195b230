"""The questions of a return check that a manager and the person alone are asked alike: the journey, and what is asked of everybody."""

from collections.abc import Callable
from datetime import date, timedelta

from conversations.codes import CONTACTS, Exposure, Symptom, Transport
from conversations.engine.days import Day
from conversations.engine.flow import Ask, Objection, nothing
from conversations.engine.kinds import Choice, Option, Several, Text, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.stay_making import stays_from_json
from conversations.engine.stays import Stays
from conversations.engine.temperature import Temperature
from conversations.returns import Stay
from conversations.rules.journey import NUMBERED, are_numbers, tidy_numbers
from conversations.rules.unit import unit_of
from conversations.rules.window import window_of
from conversations.rules.words import symptom_words
from conversations.view import Line

LATEST, EARLIEST = 1, 14
"""A return day lies at most so many days ahead (later ones: the check is done the day before) or back."""
MOST_SEAT = 20
Home = Callable[[Scope], str]
Begins = Callable[[Scope], date]
Lines = Callable[[Scope], tuple[Line, ...]]


def return_day_of(scope: Scope) -> date:
    """The day from which the person is back at work."""
    return date.fromisoformat(str(scope.value("return_day")))


def stays_of(scope: Scope) -> tuple[Stay, ...]:
    """What was told of the stays."""
    return stays_from_json(scope.value("stays") or [])


def transport_of(scope: Scope) -> Transport:
    """How they travelled; none for who was here all the time."""
    return Transport(scope.value("transport") or Transport.NONE)


def exposures_of(scope: Scope) -> tuple[Exposure, ...]:
    """What was told of contacts and the household."""
    return tuple(Exposure(code) for code in scope.value("exposures") or ())


def is_numbered(scope: Scope) -> bool:
    """They came by train or by air."""
    return transport_of(scope) in NUMBERED


def had_contact(scope: Scope) -> bool:
    """There was a contact with a case."""
    return bool(CONTACTS & set(exposures_of(scope)))


def soonest(scope: Scope) -> date:
    """The first return day that can still be told of."""
    return scope.briefing.today - timedelta(days=EARLIEST)


def last(scope: Scope) -> date:
    """The last return day that can be told of already."""
    return scope.briefing.today + timedelta(days=LATEST)


def window_begins(scope: Scope) -> date:
    """The first day of the look-back."""
    return window_of(return_day_of(scope), scope.briefing.policy.look_back_days)[0]


def today(scope: Scope) -> date:
    """Nothing is declared of days to come."""
    return scope.briefing.today


def a_number(value: Value, scope: Scope) -> Objection | None:
    """Something that cannot be a number of this way of travelling."""
    if not isinstance(value, str) or are_numbers(value, transport_of(scope)):
        return None
    return Objection(Line(f"refused-number-{transport_of(scope)}", {"text": value[:30]}))


def no_exposure_words(text: str) -> tuple[str, ...]:
    """Exposures are tapped: words for them are too easily misread."""
    del text
    return ()


TRANSPORT = Choice(fixed(*(Option(code.value, Line(f"transport-{code}")) for code in Transport if code is not Transport.NONE)))
NUMBER = Text(most=40, suggested=(Option("unknown", Line("button-number-unknown")),), read=tidy_numbers)
SEAT = Text(most=MOST_SEAT, suggested=(Option("unknown", Line("button-seat-unknown")),))
EXPOSURES = Several(
    fixed(*(Option(code.value, Line(f"verdict-exposure-{code}")) for code in Exposure)),
    none=Line("button-no-exposures"),
    per_row=1,
    words=no_exposure_words,
    unread="refused-tap-exposures",
)
SYMPTOMS = Several(
    fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)), none=Line("button-no-symptoms"), words=symptom_words
)


def journey_asks(
    home: Home,
    recent: Callable[[Scope], tuple[str, ...]],
    lines: Lines = nothing,
    *,
    begins: Begins = soonest,
    day_lines: Lines = nothing,
) -> tuple[Ask, ...]:
    """When back (not before the day that `begins`), where before, and how they came. `day_lines` stand above the first question alone."""

    def was_away(scope: Scope) -> bool:
        """Somebody was outside the reporting unit."""
        begins = window_begins(scope)
        return any(unit_of(stay.place) != unit_of(home(scope)) for stay in stays_of(scope) if stay.last >= begins)

    def travelled_by_number(scope: Scope) -> bool:
        """They came by train or by air."""
        return was_away(scope) and is_numbered(scope)

    return (
        Ask("return_day", Day(begins, last, ("today", "tomorrow", "yesterday")), lines=lambda scope: (*lines(scope), *day_lines(scope))),
        Ask("stays", Stays(return_day_of, home, recent), lines=lines),
        Ask("transport", TRANSPORT, when=was_away, lines=lines),
        Ask("number", NUMBER, when=travelled_by_number, lines=lines, check=a_number),
    )


def person_asks(lines: Lines = nothing) -> tuple[Ask, ...]:
    """Of everybody: the seat, contacts, temperature, symptoms."""
    return (
        Ask("seat", SEAT, when=is_numbered, lines=lines),
        Ask("exposures", EXPOSURES, lines=lines),
        Ask("contact_day", Day(window_begins, today, ("today", "yesterday")), when=had_contact, lines=lines),
        Ask("temperature", Temperature(), lines=lines),
        Ask("symptoms", SYMPTOMS, lines=lines),
    )
