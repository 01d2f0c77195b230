"""What came of reading a workbook of disinfection points."""

from dataclasses import dataclass
from enum import StrEnum

from conversations.disinfection import PointPlan

MOST_POINTS = 200
"""Points of an enterprise at most."""


class PointProblem(StrEnum):
    """Why a row is left out: no name, the same name further up, a kind, agent, number or plate that is none."""

    NO_NAME = "no_name"
    TWICE = "twice"
    KIND = "kind"
    AGENT = "agent"
    NUMBER = "number"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class PointDoubt:
    """A row that is left out; `row` counts as in the file, from 1, `text` is what stands there (at most 20 characters)."""

    row: int
    problem: PointProblem
    text: str = ""


@dataclass(frozen=True, slots=True)
class PointsRead:
    """The points of a workbook, in its order; and the rows that were left out."""

    plans: tuple[PointPlan, ...]
    doubts: tuple[PointDoubt, ...] = ()
