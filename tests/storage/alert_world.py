"""Alerts as they stand in the database, for tests of those that the bot opens and closes itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.job_alerts import Told
from bot.storage.schedule import HEALTH_LEDGER
from conversations.chain import Chain, Chase, Due, Event, Happening, Step, StepKind, chain_from_json, chain_to_json
from conversations.codes import AlertState
from tests.storage.world import PATHS

CHAIN = Chain(
    (
        Step(StepKind.RESPONSIBLE, 15, (9003,)),
        Step(StepKind.SUBSTITUTES, 15),
        Step(StepKind.LEVEL, 30, (9002,), PATHS["220100"]),
        Step(StepKind.LEVEL, 60, (9001,), PATHS["220000"]),
        Step(StepKind.ADMINS, 60),
    )
)


@dataclass(frozen=True)
class Standing:
    """A row of `alert`, its timeline, and where it stands in its chain; `CHAIN` where it has none yet."""

    row: Any
    chase: Chase
    events: tuple[Event, ...]

    @property
    def lines(self) -> list[tuple[str, dict[str, Any]]]:
        """Its details: key and facts of each line."""
        return [(key, facts) for key, facts in self.row.details]


async def standing(database: Database) -> dict[str, list[Standing]]:
    """All alerts by key, the oldest first."""
    found: dict[str, list[Standing]] = {}
    async with database.read() as conn:
        told: dict[int, list[Event]] = {}
        for row in await conn.execute(select(t.alert_event).order_by(t.alert_event.c.id)):
            told.setdefault(row.alert_id, []).append(Event(Happening(row.kind), row.by, tuple(row.people or ()), note=row.note))
        for row in await conn.execute(select(t.alert).order_by(t.alert.c.id)):
            found.setdefault(row.key, []).append(Standing(row, _chase(row), tuple(told.get(row.id, ()))))
    return found


def _chase(row: Any) -> Chase:
    chain = CHAIN if row.chain is None else chain_from_json(row.chain)
    state, due = AlertState(row.state), Due(row.due)
    return Chase(chain, state, row.step, row.round, due, row.next_at, row.holder_id, row.silent_until, row.confirmed)


async def the(database: Database, key: str) -> Standing:
    """The newest alert of a key."""
    return (await standing(database))[key][-1]


async def freeze(database: Database, key: str, chain: Chain = CHAIN, **more: Any) -> None:
    """The first look at an unresolved alert freezes its chain; `more`: what else became of it."""
    async with database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.key == key, t.unresolved).values(chain=chain_to_json(chain), **more))


async def take(database: Database, key: str, by: int, now: datetime) -> None:
    """Somebody takes the alert."""
    taken = {"state": "acknowledged", "holder_id": by, "acknowledged_at": now, "due": "ask", "next_at": now}
    async with database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.key == key, t.unresolved).values(taken))


async def owe(database: Database, day: date, enterprise_ids: Iterable[int], code: str = "220104") -> None:
    """These enterprises owe the ledger of the day, and have not reported."""
    rows = [{"day": day, "duty": HEALTH_LEDGER, "enterprise_id": n, "path": PATHS[code]} for n in enterprise_ids]
    async with database.begin() as conn:
        await conn.execute(insert(t.due), rows)


async def forgive(database: Database, day: date, enterprise_id: int) -> None:
    """The enterprise does not owe the day any more."""
    async with database.begin() as conn:
        await conn.execute(delete(t.due).where(t.due.c.day == day, t.due.c.enterprise_id == enterprise_id))


def counts(told: Told) -> tuple[int, int]:
    """How many were opened, how many folded."""
    return len(told.opened), len(told.folded)
