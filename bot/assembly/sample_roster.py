"""The roster that the manager of the simulator has at hand: a workbook as a shop keeps it."""

import csv
import io
from importlib.resources import files

from bot.files.workbook import workbook

NAME = "示例花名册.xlsx"


def sample_roster() -> tuple[str, bytes]:
    """File name and contents: `bot/data/roster.csv` as a workbook."""
    text = (files("bot") / "data" / "roster.csv").read_text("utf-8-sig")
    return NAME, workbook("花名册", list(csv.reader(io.StringIO(text))))
