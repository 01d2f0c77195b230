"""One disinfection point as it stands in a row of a table (`conversations/point_columns.py`)."""

import re
import unicodedata
from collections.abc import Mapping

from conversations.amounts import read_chlorine, read_ethanol, read_minutes
from conversations.disinfection import BY_THE_CLOCK, Agent, PointKind, PointPlan, Treatment
from conversations.plate import read_plate
from conversations.point_columns import AGENTS, KINDS, OTHER
from conversations.point_file import PointProblem

MOST_NAME = 30
"""Signs of the name of a point or of an agent; a longer one is none."""
MOST_TIMES = 24

_TIMES = re.compile(r"(?:每[日天])?([0-9]{1,2})(?:次|times?)?(?:/[日天])?")
_KINDS = {"".join(word.split()).lower(): kind for kind, words in KINDS.items() for word in words}
_AGENTS = {"".join(word.split()).lower(): agent for agent, words in AGENTS.items() for word in words}
_OTHER = re.compile(rf"(?:{'|'.join(OTHER)})(?:消毒剂)?\s?[:(]?\s?", re.IGNORECASE)


class NoPointError(Exception):
    """The row is no point: why, and what stands there."""

    def __init__(self, problem: PointProblem, text: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.text = text[:20]


def read_point(cells: Mapping[str, str]) -> PointPlan:
    """The plan of a row, from its cells by field. Raises NoPointError. Nobody is its usual operator."""
    texts = {field: " ".join(unicodedata.normalize("NFKC", cell).split()) for field, cell in cells.items()}
    name = texts.get("name", "")
    if not name or len(name) > MOST_NAME or name.startswith("=") or "<" in name:
        raise NoPointError(PointProblem.NO_NAME, name)
    kind = _KINDS.get(_squashed(texts.get("kind", "")))
    if kind is None:
        raise NoPointError(PointProblem.KIND, texts.get("kind", ""))
    times = _times(texts.get("times", "")) if kind in BY_THE_CLOCK else 0
    treatment = _treatment(texts)
    plate = _plate(texts.get("plate", "")) if kind is PointKind.VEHICLE else ""
    return PointPlan(name, kind, treatment, times, plate)


def _squashed(text: str) -> str:
    return "".join(text.split()).lower()


def _times(text: str) -> int:
    found = _TIMES.fullmatch(_squashed(text))
    if not found or not 1 <= int(found[1]) <= MOST_TIMES:
        raise NoPointError(PointProblem.NUMBER, text)
    return int(found[1])


def _treatment(texts: Mapping[str, str]) -> Treatment:
    """How the point is treated. A strength is of chlorine and ethanol alone, a second one that does not fit the agent is a problem; what is
    left empty is not told."""
    agent, other = _agent(texts.get("agent", ""))
    strength, contact, ventilation = (texts.get(field, "") for field in ("strength", "contact", "ventilation"))
    chlorine, ethanol = texts.get("chlorine", ""), texts.get("ethanol", "")
    if agent is Agent.OTHER and (chlorine or ethanol):
        raise NoPointError(PointProblem.AGENT, other)
    if (chlorine and agent is not Agent.CHLORINE) or (ethanol and agent is not Agent.ETHANOL):
        raise NoPointError(PointProblem.NUMBER, ethanol if agent is Agent.CHLORINE else chlorine or ethanol)
    if agent is Agent.CHLORINE:
        chlorine = chlorine or strength
    if agent is Agent.ETHANOL:
        ethanol = ethanol or strength
    return Treatment(
        agent,
        chlorine_mg_l=_whole(read_chlorine(chlorine) if chlorine else None, chlorine),
        ethanol_percent=_whole(read_ethanol(ethanol) if ethanol else None, ethanol),
        contact_minutes=_whole(read_minutes(contact) if contact else None, contact),
        ventilation_minutes=_whole(read_minutes(ventilation) if ventilation else None, ventilation),
        other_agent=other,
    )


def _agent(text: str) -> tuple[Agent, str]:
    """What is used, and its name where it is none of those that are known."""
    known = _AGENTS.get(_squashed(text))
    if known:
        return known, ""
    name = _OTHER.sub("", text, count=1).removesuffix(")") if _OTHER.match(text) else text
    if not 1 <= len(name) <= MOST_NAME or not any(sign.isalpha() for sign in name):
        raise NoPointError(PointProblem.AGENT, text)
    return Agent.OTHER, name


def _whole(value: object, text: str) -> int | None:
    """The amount; what is none, out of bounds or a dilution is a problem."""
    if value is None or isinstance(value, int):
        return value
    raise NoPointError(PointProblem.NUMBER, text)


def _plate(text: str) -> str:
    plate = read_plate(text, light=True)
    if plate is None:
        raise NoPointError(PointProblem.PLATE, text)
    return plate
