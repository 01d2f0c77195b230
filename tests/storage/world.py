"""A small world for tests of the storage: places, enterprises with staff, managers and officers; and a way to file ledgers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.briefings import Facts, load_facts
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from bot.storage.writers import Aftermath, Deed, apply
from conversations.codes import AlertKind, Status, Symptom
from conversations.records import AlertDraft, FileReport, HealthEntry, Record, Totals
from conversations.want import Want

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
KEYRING = Keyring("a key for tests")
PATHS = {
    "220000": "/220000/",
    "220100": "/220000/220100/",
    "220104": "/220000/220100/220104/",
    "220105": "/220000/220100/220105/",
    "220581": "/220000/220581/",
}
LEVELS = {"220000": "province", "220100": "city", "220104": "county", "220105": "county", "220581": "county"}


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A moment by Shanghai's clocks."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


async def found_places(conn: AsyncConnection) -> None:
    """The divisions."""
    rows = [{"code": code, "name": f"区划{code}", "level": LEVELS[code], "path": path} for code, path in PATHS.items()]
    await conn.execute(insert(t.division), rows)


async def found_enterprises(conn: AsyncConnection, ids: Sequence[int], code: str = "220104", **more: Any) -> None:
    """Enterprises `企业0017` of these ids."""
    rows = [
        {"id": n, "uscc": f"{n:018}", "name": f"企业{n:04}", "division_code": code, "path": PATHS[code], "headcount": 10, **more}
        for n in ids
    ]
    await conn.execute(insert(t.enterprise), rows)


async def found_people(conn: AsyncConnection, ids: Sequence[int], role: str, subject: Callable[[int], dict[str, Any]], **more: Any) -> None:
    """Accounts of these ids, which are their chats too, and the role of each."""
    rows = [{"id": n, "chat_id": n, "language": "zh-CN", "name": f"人{n}", "enrolled_at": at(6), **more} for n in ids]
    await conn.execute(insert(t.account), rows)
    await conn.execute(insert(t.membership), [{"account_id": n, "role": role, "since": at(6), **subject(n)} for n in ids])


async def found_staff(conn: AsyncConnection, enterprise_id: int, names: Sequence[str]) -> None:
    """Staff members with ids enterprise*10000+1 and so on."""
    rows = [
        {
            "id": enterprise_id * 10_000 + number,
            "enterprise_id": enterprise_id,
            "position": number,
            "name": name,
            "initials": "x",
            "post": "收银员",
        }
        for number, name in enumerate(names, 1)
    ]
    await conn.execute(insert(t.staff), rows)


async def found_county(database: Database, enterprises: int = 3) -> None:
    """Places; enterprises 1…n in 220104, each with the manager n*10+1 and staff 张三, 李四, 王五; officers 9001 (province), 9002 (city),
    9003 (county)."""
    ids = range(1, enterprises + 1)
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids)
        await found_people(conn, [n * 10 + 1 for n in ids], "manager", lambda n: {"enterprise_id": n // 10, "path": PATHS["220104"]})
        officers = {9001: "220000", 9002: "220100", 9003: "220104"}
        await found_people(conn, list(officers), "officer", lambda n: {"division_code": officers[n], "path": PATHS[officers[n]]})
        for n in ids:
            await found_staff(conn, n, ["张三", "李四", "王五"])


def staff(enterprise_id: int, number: int) -> int:
    """The id of a staff member that `found_staff` made."""
    return enterprise_id * 10_000 + number


def entry(staff_id: int, status: Status = Status.HOSPITAL, temperature: str | None = None, *symptoms: Symptom) -> HealthEntry:
    """An entry of a ledger."""
    return HealthEntry(staff_id, Decimal(temperature) if temperature else None, symptoms, status)


def ledger(enterprise_id: int, *entries: HealthEntry, day: date = DAY, revision: int = 1, late: bool = False) -> FileReport:
    """A ledger; an entry with a temperature or a symptom gives rise to an alert."""
    ill = [one for one in entries if one.temperature is not None or one.symptoms]
    drafts = tuple(AlertDraft(f"health:{enterprise_id}:{one.staff_id}", AlertKind.FEVER, one.staff_id, one) for one in ill)
    totals = Totals(3, 3 - len(entries), 0, 0, len(entries), 0, 0, len(ill))
    return FileReport(enterprise_id, day, revision, late, totals, entries, drafts)


async def do(database: Database, *records: Record, by: int = 11, now: datetime | None = None) -> Aftermath:
    """Store records in one transaction, by one account."""
    async with database.begin() as conn:
        return await apply(conn, [Deed(record, by, by, "某人") for record in records], now or at(9), KEYRING)


async def know(database: Database, *wants: tuple[str, int | str], now: datetime | None = None) -> Facts:
    """Load facts, on a work day where `now` is one by the days of the week."""
    async with database.begin() as conn:
        return await load_facts(
            conn,
            [Want(kind, key) for kind, key in wants],
            now_local=now or at(9),
            code_hasher=KEYRING.code_hashes,
            is_work_day=lambda day: day.weekday() < 5,
        )


@dataclass
class Counted:
    """Statements that were sent, the text of each."""

    texts: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)


@contextmanager
def counting(database: Database) -> Iterator[Counted]:
    """Count what is sent to the database, but for BEGIN."""
    counted = Counted()

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            counted.texts.append(statement)
            counted.parameters.append(parameters)

    engine = database.engines[0].sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield counted
    event.remove(engine, "before_cursor_execute", note)


def utc(moment: datetime) -> datetime:
    """The moment in UTC."""
    return moment.astimezone(UTC)


def days_ago(number: int) -> date:
    """A day before `DAY`."""
    return DAY - timedelta(days=number)
