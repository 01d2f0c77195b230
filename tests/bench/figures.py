"""The lines of the table, and how much is measured."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured on which database, our figure, the peer's, their ratio, the goal, whether it is met.

    `met` None: the line has no goal of its own and is told for comparison.
    """

    what: str
    database: str
    ours: str
    peer: str = "–"
    ratio: str = "–"
    goal: str = "–"
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured. The defaults take about ten minutes; `QUICK` shows that everything runs, its figures mean nothing."""

    rounds: int = 3
    reports: int = 160  # a round and a bot; of a day's mix
    busy: int = 64
    slow_chats: int = 256
    slow_seconds: float = 12.0
    calls: int = 600  # outbound calls a run
    few: int = 10_000
    many: int = 100_000
    left: int = 100
    urgent_reports: int = 40
    exceptions: tuple[int, ...] = (1, 2, 5)
    couriers: int = 50_000  # who share live locations at once
    town_couriers: int = 500
    track_days: int = 60
    broadcast: int = 20_000


QUICK = Scale(
    rounds=1,
    reports=40,
    busy=8,
    slow_chats=16,
    slow_seconds=1.5,
    calls=60,
    few=300,
    many=600,
    left=20,
    urgent_reports=3,
    exceptions=(1,),
    couriers=300,
    town_couriers=10,
    track_days=2,
    broadcast=100,
)


@dataclass
class Table:
    """All lines of a run."""

    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def ratio(ours: float, peer: float) -> str:
    """Ours divided by the peer's."""
    return f"{ours / peer:.2f} ×" if peer else "–"
