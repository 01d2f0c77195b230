"""Disinfection points as managers upload them; the header and its words are those of `conversations/point_columns.py`."""

import unicodedata

from bot.files.cells import Cell, cell_text
from bot.files.rejecting import rejecting
from bot.files.table import Layout, TableRow, read_table
from conversations.disinfection import PointPlan
from conversations.point_columns import COLUMNS, STRENGTH
from conversations.point_file import MOST_POINTS, PointDoubt, PointProblem, PointsRead
from conversations.point_row import NoPointError, read_point
from conversations.roster_file import Rejected

_STRENGTHS = frozenset({"strength", "chlorine", "ethanol"})
_WIDE = str.maketrans("()", "（）")


def _headers(*words: str) -> frozenset[str]:
    plain = {"".join(word.split()).lower() for word in words}
    return frozenset({*plain, *(unicodedata.normalize("NFKC", word) for word in plain), *(word.translate(_WIDE) for word in plain)})


LAYOUT = Layout(
    {
        **{field: _headers(column.chinese, column.english, *column.others) for field, column in COLUMNS.items()},
        "strength": _headers(*STRENGTH),
    },
    is_header=lambda fields: {"name", "kind"} <= fields,
)


def read_points_file(name: str, content: bytes) -> PointsRead | Rejected:
    """The points of a file. `name` is the file's name, of which only the extension counts.

    Takes up to some seconds for the largest files and touches nothing else: run it in a process of its own.
    """
    return rejecting(lambda: _read(name, content))


def _read(name: str, content: bytes) -> PointsRead:
    plans: dict[str, PointPlan] = {}
    doubts: list[PointDoubt] = []
    for row in read_table(name, content, LAYOUT, MOST_POINTS).rows:
        try:
            plan = read_point(_texts(row))
        except NoPointError as error:
            doubts.append(PointDoubt(row.number, error.problem, error.text))
            continue
        if plan.name in plans:
            doubts.append(PointDoubt(row.number, PointProblem.TWICE, plan.name[:20]))
        else:
            plans[plan.name] = plan
    return PointsRead(tuple(plans.values()), tuple(doubts))


def _texts(row: TableRow) -> dict[str, str]:
    return {field: _percent(cell) if field in _STRENGTHS else cell_text(cell) for field, cell in row.cells.items()}


def _percent(cell: Cell) -> str:
    """A strength that a spreadsheet shows in percent is a number below one."""
    return f"{cell_text(round(cell * 100, 6))}%" if isinstance(cell, float) and 0 < cell < 1 else cell_text(cell)
