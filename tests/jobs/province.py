"""A small province to remind: two counties of one city, enterprises with and without managers, officers at three levels; and a day of it,
played with a clock that only moves when it is told to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select, update

from bot.clock import Clock
from bot.jobs.daily import Daily
from bot.jobs.holidays_cn import ChinaCalendar
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.policy import DEFAULT_POLICY, Policy

SHANGHAI = ZoneInfo("Asia/Shanghai")
PATHS = {"220000": "/220000/", "220100": "/220000/220100/", "220104": "/220000/220100/220104/", "220105": "/220000/220100/220105/"}
LEVELS = {"220000": "province", "220100": "city", "220104": "county", "220105": "county"}
LONG_AGO = datetime(2020, 2, 28, tzinfo=UTC)

MARKET, SALON, EVERY_DAY, SILENT, CLOSED, BLOCKED = range(1, 7)
"""The enterprises: an ordinary one with two managers in 220104; one with one manager in 220105; one that works every day; one nobody has
enrolled for; one that is not active any more; one whose manager has blocked the bot."""

CALENDAR = ChinaCalendar()

WALLS = (
    *("06:59", "07:00", "08:29", "08:30", "08:31", "09:00", "10:30", "12:00"),
    *("12:05", "13:00", "14:00", "17:00", "19:00", "20:00", "22:00"),
)
"""When a process that is up looks, if a test does not care for every second."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment by Shanghai's clocks."""
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def looks(day: date, begin: str = "00:00", end: str = "24:00") -> list[datetime]:
    """The moments of `WALLS` on a day, from `begin` up to `end`."""
    return [datetime.combine(day, time.fromisoformat(wall), tzinfo=SHANGHAI) for wall in WALLS if begin <= wall < end]


class StillClock(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(SHANGHAI)
        self.moment = moment

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)


def _enterprise(number: int, code: str, *, works_every_day: bool = False, active: bool = True) -> dict[str, object]:
    return {
        "id": number,
        "uscc": f"{number:018}",
        "name": f"企业{number}",
        "division_code": code,
        "path": PATHS[code],
        "headcount": 10,
        "works_every_day": works_every_day,
        "active": active,
    }


async def found(database: Database) -> None:
    """Fill an empty database with the province. Managers have the chats ENTERPRISE*10+1, +2; officers 9001 … 9004."""
    officers = {9001: "220000", 9002: "220100", 9003: "220104", 9004: "220105"}
    managers = {11: MARKET, 12: MARKET, 21: SALON, 31: EVERY_DAY, 51: CLOSED, 61: BLOCKED}
    async with database.begin() as conn:
        await conn.execute(
            insert(t.division), [{"code": c, "name": c, "level": LEVELS[c], "path": path} for c, path in PATHS.items()]
        )  # fmt: skip
        await conn.execute(
            insert(t.enterprise),
            [
                _enterprise(MARKET, "220104"),
                _enterprise(SALON, "220105"),
                _enterprise(EVERY_DAY, "220104", works_every_day=True),
                _enterprise(SILENT, "220105"),
                _enterprise(CLOSED, "220104", active=False),
                _enterprise(BLOCKED, "220105"),
            ],
        )
        chats = [*managers, *officers]
        await conn.execute(
            insert(t.account),
            [{"id": c, "chat_id": c, "language": "en" if c == 12 else "zh-CN", "name": str(c), "reachable": c != 61} for c in chats],
        )
        await conn.execute(
            insert(t.membership),
            [{"account_id": c, "role": "manager", "enterprise_id": e, "since": LONG_AGO} for c, e in managers.items()],
        )
        await conn.execute(
            insert(t.membership),
            [{"account_id": c, "role": "officer", "division_code": d, "path": PATHS[d], "since": LONG_AGO} for c, d in officers.items()],
        )


@dataclass(frozen=True, order=True)
class Sent:
    """A row of the outbox, as far as tests look at it."""

    at: datetime
    screen: str
    chat_id: int
    subject: str


async def outgoing(database: Database) -> list[Sent]:
    """All that was ever queued, by time."""
    columns = (t.outbox.c.created_at, t.outbox.c.screen, t.outbox.c.chat_id, t.outbox.c.subject)
    async with database.read() as conn:
        return sorted(Sent(row[0].astimezone(SHANGHAI), *row[1:]) for row in await conn.execute(select(*columns)))


async def outcomes(database: Database) -> dict[str, str | None]:
    """What became of every slot, in order of time."""
    async with database.read() as conn:
        return {
            row.key: row.outcome
            for row in await conn.execute(select(t.slot.c.key, t.slot.c.outcome).order_by(t.slot.c.due_at, t.slot.c.key))
        }


async def laggards(database: Database, day: date) -> set[int]:
    """Who owes the ledger of the day."""
    async with database.read() as conn:
        return set((await conn.execute(select(t.due.c.enterprise_id).where(t.due.c.day == day))).scalars())


async def report(database: Database, enterprise_id: int, day: date) -> None:
    """File an all-normal ledger the way the desk does: the report first, then its laggard's row is deleted."""
    heads = dict.fromkeys(("remote", "isolated", "hospital", "leave", "not_returned", "symptomatic"), 0)
    async with database.begin() as conn:
        row = {"enterprise_id": enterprise_id, "day": day, "revision": 1, "late": False, "headcount": 10, "on_post": 10, **heads}
        await conn.execute(insert(t.report), [{**row, "reported_by": 11, "reported_at": LONG_AGO}])
        await conn.execute(delete(t.due).where(t.due.c.day == day, t.due.c.enterprise_id == enterprise_id))


async def set_reachable(database: Database, chat_id: int, reachable: bool) -> None:
    """The person has blocked the bot, or let it in again."""
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.chat_id == chat_id).values(reachable=reachable))


@dataclass
class World:
    """One process's daily work, with its own connections and a clock to move."""

    database: Database
    clock: StillClock
    policy: Policy = DEFAULT_POLICY
    """Of processes that start from now on."""
    woken: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """A new process: nothing of the old one's memory is left."""
        self.daily = Daily(self.database, self.clock, CALENDAR.is_work_day, policy=self.policy, on_queued=self._wake)

    def _wake(self) -> None:
        self.woken.append(self.clock.moment)

    async def tick(self, moment: datetime) -> None:
        """One look at `moment`."""
        self.clock.moment = moment
        await self.daily.run()

    async def play(self, moments: Iterable[datetime]) -> None:
        """Look at each of `moments`."""
        for moment in moments:
            await self.tick(moment)
