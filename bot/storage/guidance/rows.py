"""How a version of guidance stands in its row: lists of codes as one text, texts and content by language."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from conversations.codes import RiskLevel, Sector
from conversations.content import Parts
from conversations.content_json import parts_from_json, parts_to_json

Code = TypeVar("Code", bound=StrEnum)


def codes_text(codes: Collection[StrEnum]) -> str:
    """`,catering,retail,`; nothing for none, which stands for all."""
    return f",{','.join(sorted(one.value for one in codes))}," if codes else ""


def _codes(text: str, kind: type[Code]) -> tuple[Code, ...]:
    return tuple(kind(one) for one in text.split(",") if one)


def sectors_of(text: str) -> tuple[Sector, ...]:
    """The inverse of `codes_text`."""
    return _codes(text, Sector)


def risks_of(text: str) -> tuple[RiskLevel, ...]:
    """The same for levels of risk."""
    return _codes(text, RiskLevel)


def body_to_json(body: Mapping[str, Parts]) -> dict[str, Any]:
    """Content by language."""
    return {language: parts_to_json(parts) for language, parts in body.items()}


def body_from_json(raw: Mapping[str, Any]) -> dict[str, Parts]:
    """The inverse of `body_to_json`."""
    return {language: parts_from_json(parts) for language, parts in raw.items()}
