"""How a version of guidance stands in its row: lists of codes as one text, texts and content by language."""

from collections.abc import Collection
from enum import StrEnum
from typing import TypeVar

from conversations.codes import RiskLevel, Sector

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
