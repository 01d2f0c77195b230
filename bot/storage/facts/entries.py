"""How a health entry lies in a row: hundredths of a degree, symptoms as codes between spaces."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from conversations.codes import Status, Symptom
from conversations.records import HealthEntry, Totals

TOTALS = tuple(field.name for field in fields(Totals))
"""The columns of `report` that hold heads, spelled as the fields are."""


def to_centi(temperature: Decimal | None) -> int | None:
    """°C to whole hundredths."""
    return None if temperature is None else int((temperature * 100).to_integral_value())


def from_centi(centi: int | None) -> Decimal | None:
    """As `centi_to_celsius`, where nothing may have been told."""
    return None if centi is None else centi_to_celsius(centi)


def centi_to_celsius(centi: int) -> Decimal:
    """Whole hundredths to °C, with one decimal, or two where the second is not 0."""
    tenths, rest = divmod(centi, 10)
    return Decimal(centi).scaleb(-2) if rest else Decimal(tenths).scaleb(-1)


def entry_of(row: Any) -> HealthEntry:
    """The entry in a row of `health_entry` or `alert`."""
    return HealthEntry(
        staff_id=row.staff_id,
        temperature=from_centi(row.temperature_centi),
        symptoms=symptoms_of(row.symptoms),
        status=Status(row.status),
        attempted_on_post=row.attempted_on_post,
    )


def symptoms_of(text: str) -> tuple[Symptom, ...]:
    """The symptoms of a column."""
    return tuple(Symptom(code) for code in text.split())


def entry_columns(entry: HealthEntry) -> dict[str, Any]:
    """The columns that `entry_of` reads."""
    return {
        "staff_id": entry.staff_id,
        "temperature_centi": to_centi(entry.temperature),
        "symptoms": " ".join(entry.symptoms),
        "status": entry.status.value,
        "attempted_on_post": entry.attempted_on_post,
    }


def totals_columns(totals: Totals) -> dict[str, int]:
    """The heads of a report by column."""
    return {name: getattr(totals, name) for name in TOTALS}


def totals_of(row: Any) -> Totals:
    """The heads in a row of `report`."""
    return Totals(**{name: getattr(row, name) for name in TOTALS})
