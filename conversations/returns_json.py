"""Declarations and judgements as JSON-ready dictionaries, and back exactly: what storage keeps of a return check.

Reading is tolerant of what older versions did not write: such fields get the defaults of their dataclass.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from conversations.codes import Exposure, MediumRule, RiskLevel, Rule, Symptom, Transport, Verdict
from conversations.returns import Declaration, JudgedBy, Judgement, SeenRisk, Stay

Raw = Mapping[str, Any]


def declaration_to_json(declaration: Declaration) -> dict[str, Any]:
    """What was declared. Days are `2020-02-21`, the temperature is a text (`36.5`), a stay `[place, first, last]`."""
    return {
        "staff": declaration.staff_id,
        "return_day": declaration.return_day.isoformat(),
        "stays": _stays_to_json(declaration.stays),
        "transport": declaration.transport.value,
        "number": declaration.number,
        "seat": declaration.seat,
        "exposures": [exposure.value for exposure in declaration.exposures],
        "contact_day": _day_to_json(declaration.contact_day),
        "temperature": str(declaration.temperature),
        "symptoms": [symptom.value for symptom in declaration.symptoms],
    }


def declaration_from_json(raw: Raw) -> Declaration:
    """The inverse of `declaration_to_json`."""
    return Declaration(
        staff_id=raw["staff"],
        return_day=date.fromisoformat(raw["return_day"]),
        stays=_stays_from_json(raw["stays"]),
        transport=Transport(raw.get("transport", Transport.NONE)),
        number=raw.get("number", ""),
        seat=raw.get("seat", ""),
        exposures=tuple(Exposure(code) for code in raw.get("exposures", ())),
        contact_day=_day_from_json(raw.get("contact_day")),
        temperature=Decimal(raw["temperature"]),
        symptoms=tuple(Symptom(code) for code in raw.get("symptoms", ())),
    )


def judgement_to_json(judgement: Judgement) -> dict[str, Any]:
    """What a declaration came to, with all that led to it. `since` of a seen risk keeps its offset: it is shown as a local day."""
    return {
        "verdict": judgement.verdict.value,
        "rule": judgement.rule.value,
        "as_of": judgement.as_of.isoformat(),
        "policy": _policy_to_json(judgement.policy),
        "seen": [_seen_to_json(each) for each in judgement.seen],
        "missing": [day.isoformat() for day in judgement.missing],
        "decided": None if judgement.decided is None else _stays_to_json((judgement.decided,))[0],
        "isolate_from": _day_to_json(judgement.isolate_from),
        "isolate_until": _day_to_json(judgement.isolate_until),
        "home": judgement.home,
        "outside": _stays_to_json(judgement.outside),
        "exposures": [exposure.value for exposure in judgement.exposures],
        "contact_day": _day_to_json(judgement.contact_day),
        "temperature": None if judgement.temperature is None else str(judgement.temperature),
        "symptoms": [symptom.value for symptom in judgement.symptoms],
    }


def judgement_from_json(raw: Raw) -> Judgement:
    """The inverse of `judgement_to_json`."""
    decided, temperature = raw.get("decided"), raw.get("temperature")
    return Judgement(
        verdict=Verdict(raw["verdict"]),
        rule=Rule(raw["rule"]),
        as_of=date.fromisoformat(raw["as_of"]),
        policy=_policy_from_json(raw["policy"]),
        seen=tuple(_seen_from_json(each) for each in raw.get("seen", ())),
        missing=tuple(date.fromisoformat(day) for day in raw.get("missing", ())),
        decided=None if decided is None else _stays_from_json([decided])[0],
        isolate_from=_day_from_json(raw.get("isolate_from")),
        isolate_until=_day_from_json(raw.get("isolate_until")),
        home=raw.get("home", ""),
        outside=_stays_from_json(raw.get("outside", ())),
        exposures=tuple(Exposure(code) for code in raw.get("exposures", ())),
        contact_day=_day_from_json(raw.get("contact_day")),
        temperature=None if temperature is None else Decimal(temperature),
        symptoms=tuple(Symptom(code) for code in raw.get("symptoms", ())),
    )


def _policy_to_json(policy: JudgedBy) -> dict[str, Any]:
    return {
        "version": policy.version,
        "fever": str(policy.fever),
        "look_back_days": policy.look_back_days,
        "isolation_days": policy.isolation_days,
        "medium_risk": policy.medium_risk.value,
    }


def _policy_from_json(raw: Raw) -> JudgedBy:
    return JudgedBy(
        version=raw["version"],
        fever=Decimal(raw["fever"]),
        look_back_days=raw["look_back_days"],
        isolation_days=raw["isolation_days"],
        medium_risk=MediumRule(raw["medium_risk"]),
    )


def _seen_to_json(seen: SeenRisk) -> dict[str, Any]:
    return {
        "stay": _stays_to_json((seen.stay,))[0],
        "level": seen.level.value,
        "division": seen.division,
        "since": None if seen.since is None else seen.since.isoformat(),
        "statement": seen.statement_id,
    }


def _seen_from_json(raw: Raw) -> SeenRisk:
    since = raw.get("since")
    return SeenRisk(
        stay=_stays_from_json([raw["stay"]])[0],
        level=RiskLevel(raw["level"]),
        division=raw["division"],
        since=None if since is None else datetime.fromisoformat(since),
        statement_id=raw.get("statement"),
    )


def _stays_to_json(stays: Iterable[Stay]) -> list[list[str]]:
    return [[stay.place, stay.first.isoformat(), stay.last.isoformat()] for stay in stays]


def _stays_from_json(raw: Iterable[Any]) -> tuple[Stay, ...]:
    return tuple(Stay(place, date.fromisoformat(first), date.fromisoformat(last)) for place, first, last in raw)


def _day_to_json(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_json(raw: str | None) -> date | None:
    return None if raw is None else date.fromisoformat(raw)
