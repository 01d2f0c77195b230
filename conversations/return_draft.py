"""The answers of a return check (返岗核查), shared by managers and by the person: as typed drafts, and as the declaration they make."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.codes import CONTACTS, Exposure, Symptom, Transport
from conversations.engine.session import Value
from conversations.engine.stay_making import stays_to_json
from conversations.engine.temperature import written
from conversations.returns import Declaration, Stay
from conversations.rules.journey import NUMBERED

RETURN_CHECK, SELF_DECLARATION = "return_check", "self_declaration"
"""The flows. Subjects: enterprise and day of opening, then the person it was begun for, then the check that is amended; and staff member
and enterprise."""
UNKNOWN = {"suggested": "unknown"}
"""The answer of somebody who does not know a number or a seat any more."""

Told = str | dict[str, str]


class JourneyAnswers(BaseModel):
    """What several people who return together have in common."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    return_day: date
    stays: tuple[tuple[str, date, date], ...]
    transport: Transport = Transport.NONE
    number: Told = ""


class PersonAnswers(BaseModel):
    """What is asked of everybody apart."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    seat: Told = ""
    exposures: tuple[Exposure, ...]
    contact_day: date | None = None
    temperature: Decimal
    symptoms: tuple[Symptom, ...]


class ReturnDraft(JourneyAnswers):
    """A manager's check of one or several."""

    people: dict[str, PersonAnswers] = {}


class OwnDraft(JourneyAnswers):
    """A check that the person answered. `today`: by the day on which it was said; what was said on another day is not in it."""

    today: dict[str, PersonAnswers]


def said_on(day: date) -> str:
    """Where the answers stand that a person gave of one day."""
    return f"today/{day.isoformat()}/"


def declaration_of(staff_id: int, journey: JourneyAnswers, person: PersonAnswers) -> Declaration:
    """What is declared of one person."""
    numbered = journey.transport in NUMBERED
    return Declaration(
        staff_id=staff_id,
        return_day=journey.return_day,
        stays=tuple(Stay(*stay) for stay in journey.stays),
        transport=journey.transport,
        number=_known(journey.number) if numbered else "",
        seat=_known(person.seat) if numbered else "",
        exposures=person.exposures,
        contact_day=person.contact_day if CONTACTS & set(person.exposures) else None,
        temperature=person.temperature,
        symptoms=person.symptoms,
    )


def _known(told: Told) -> str:
    return told if isinstance(told, str) else ""


def journey_answers(declared: Declaration) -> tuple[tuple[str, Value], ...]:
    """The answers that a filed declaration stands for, so that an amendment opens at its review: of the journey."""
    return (
        ("return_day", declared.return_day.isoformat()),
        ("stays", stays_to_json(declared.stays)),
        ("transport", declared.transport.value),
        ("number", declared.number or UNKNOWN),
    )


def person_answers(declared: Declaration, prefix: str) -> tuple[tuple[str, Value], ...]:
    """The same: of the person, below `prefix`."""
    contact: tuple[tuple[str, Value], ...] = ()
    if declared.contact_day is not None:
        contact = ((f"{prefix}contact_day", declared.contact_day.isoformat()),)
    return (
        (f"{prefix}seat", declared.seat or UNKNOWN),
        (f"{prefix}exposures", [code.value for code in declared.exposures]),
        *contact,
        (f"{prefix}temperature", written(declared.temperature)),
        (f"{prefix}symptoms", [code.value for code in declared.symptoms]),
    )
