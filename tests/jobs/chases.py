"""A county whose alerts are chased, fast: officers on three levels, and what was told of whom when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.jobs.escalating import Escalating
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.chain import Severity
from conversations.codes import AlertKind, Status
from tests.jobs.province import StillClock
from tests.storage.world import PATHS, do, entry, found_county, found_people, ledger, staff

PROVINCE, CITY, COUNTY, ADMIN = 9001, 9002, 9003, 9009


@dataclass(frozen=True, order=True)
class Heard:
    """Somebody was told of an alert."""

    at: datetime
    account: int
    kind: str
    round: int
    step: int


async def found(database: Database) -> None:
    """The county of the tests of the storage, and an admin."""
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [ADMIN], "admin", lambda _n: {})


async def fever(database: Database, now: datetime, enterprise: int = 1) -> int:
    """A ledger tells of a fever, and an alert opens. Its id; nothing is told before the runner looks."""
    told = ledger(enterprise, entry(staff(enterprise, 1), Status.HOSPITAL, "38.5"), day=now.date())
    done = await do(database, told, by=enterprise * 10 + 1, now=now)
    return done.new_alerts[0]


async def silence(database: Database, now: datetime, enterprise: int = 2) -> int:
    """A routine alert, as a job opens it: its chain is still to be made."""
    row = {
        "key": f"silent:{enterprise}",
        "kind": AlertKind.SILENT.value,
        "severity": Severity.ROUTINE.value,
        "state": "open",
        "enterprise_id": enterprise,
        "path": PATHS["220104"],
        "since": now.date(),
        "day": now.date(),
        "opened_at": now,
        "reported_at": now,
        "next_at": now,
    }
    async with database.begin() as conn:
        return int((await conn.execute(insert(t.alert).values(row).returning(t.alert.c.id))).scalar_one())


async def heard(database: Database, alert_id: int) -> list[Heard]:
    """Everybody who was told of an alert, in order of time."""
    c = t.alert_notice.c
    async with database.read() as conn:
        rows = await conn.execute(select(c.at, c.account_id, c.kind, c.round, c.step).where(c.alert_id == alert_id))
        return sorted(Heard(*row) for row in rows)


async def timeline(database: Database, alert_id: int) -> list[tuple[datetime, str]]:
    """What the timeline of an alert tells."""
    c = t.alert_event.c
    async with database.read() as conn:
        rows = await conn.execute(select(c.at, c.kind).where(c.alert_id == alert_id).order_by(c.id))
        return [(row.at, row.kind) for row in rows]


async def alert(database: Database, alert_id: int) -> Any:
    """An alert as it stands."""
    async with database.read() as conn:
        return (await conn.execute(select(t.alert).where(t.alert.c.id == alert_id))).one()


async def queued(database: Database) -> list[tuple[str, str, int]]:
    """Screen, subject and chat of all new messages that were ever queued."""
    c = t.outbox.c
    async with database.read() as conn:
        rows = await conn.execute(select(c.screen, c.subject, c.chat_id).where(~c.edit).order_by(c.id))
        return [(row.screen, row.subject, row.chat_id) for row in rows]


class Runner:
    """One process that chases alerts, with its own connections and a clock to move."""

    def __init__(self, database: Database, moment: datetime) -> None:
        self.database = database
        self.clock = StillClock(moment)
        self.restart()

    def restart(self) -> None:
        """A new process: nothing of the old one's memory is left."""
        self._work = Escalating(self.database, self.clock)

    async def tick(self, moment: datetime) -> None:
        """One look at `moment`."""
        self.clock.moment = moment
        await self._work.run()

    async def play(self, begin: datetime, end: datetime, every: timedelta = timedelta(minutes=5)) -> None:
        """Look again and again, until and at `end`."""
        moment = begin
        while moment <= end:
            await self.tick(moment)
            moment += every
