"""The same province twice: in our tables and in the peer's.

Enterprise N has the manager with chat FIRST_CHAT + N and a roster of 30; ten counties, in each one officer.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import schedule
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from tests.bench.databases import settle
from tests.bench.peer.models import Base, make_engine
from tests.bench.scripts import NAMES

FIRST_CHAT, FIRST_OFFICER, COUNTIES = 1_000_000, 900_000, 10


def officer_of(enterprise_id: int) -> int:
    """The chat of the officer who answers for an enterprise."""
    return FIRST_OFFICER + enterprise_id % COUNTIES


_TEMPLATES = (
    "INSERT INTO division (code, name, level, path) VALUES ('220000', '吉林省', 'province', '/220000/'), "
    "('220100', '长春市', 'city', '/220000/220100/')",
    "INSERT INTO division (code, name, level, path) {to_ten} SELECT '22011' || (i % 10), '区' || i, 'county', {county} FROM n",
    "INSERT INTO enterprise (id, uscc, name, division_code, path, sector, headcount, works_every_day, active) {to_all} "
    "SELECT i, 'B' || (100000000000000000 + i), '便民超市第' || i || '店', '22011' || (i % 10), {county}, 'supermarket', 30, TRUE, TRUE "
    "FROM n",
    "INSERT INTO account (id, chat_id, language, name, reachable, enrolled_at) {to_all} "
    "SELECT i, {first_chat} + i, 'zh-CN', '王芳', TRUE, {long_ago} FROM n",
    "INSERT INTO membership (account_id, role, enterprise_id, path, since) {to_all} SELECT i, 'manager', i, {county}, {long_ago} FROM n",
    "INSERT INTO account (id, chat_id, language, name, reachable, enrolled_at) {to_ten} "
    "SELECT 9000000 + i % 10, {first_officer} + i % 10, 'zh-CN', '李敏', TRUE, {long_ago} FROM n",
    "INSERT INTO membership (account_id, role, division_code, path, level, since) {to_ten} "
    "SELECT 9000000 + i % 10, 'officer', '22011' || (i % 10), {county}, 'county', {long_ago} FROM n",
    "INSERT INTO staff (enterprise_id, position, name, initials, post) {to_roster}, p(place, person) AS (VALUES {names}) "
    "SELECT i, place, person, 'xx', '收银员' FROM n, p WHERE {roster} > 0 ORDER BY i, place",
)
_PEER_TEMPLATES = (
    "INSERT INTO enterprise (id, name, officer_chat) {to_all} SELECT i, '便民超市第' || i || '店', {first_officer} + i % 10 FROM n",
    "INSERT INTO manager (chat_id, name, enterprise_id) {to_all} SELECT {first_chat} + i, '王芳', i FROM n",
    "INSERT INTO staff (enterprise_id, name, post) {to_roster}, p(place, person) AS (VALUES {names}) "
    "SELECT i, person, '收银员' FROM n, p WHERE {roster} > 0 ORDER BY i, place",
)
_PEER_REPORTS = (
    "DELETE FROM health_entry",
    "DELETE FROM report",
    "INSERT INTO report (enterprise_id, day, headcount, on_post, reported_by, reported_at) "
    "SELECT id, '{day}', 30, 30, 1, '{day} 08:00:00' FROM enterprise WHERE id % {step} <> 0",
)

_UP_TO = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
_CONTINUE = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"


def _numbers(most: int) -> str:
    return _UP_TO.format_map({"most": max(1, most)})


def _values(enterprises: int, roster: int | None, is_sqlite: bool) -> dict[str, object]:
    with_roster = enterprises if roster is None else roster
    return {
        "to_all": _numbers(enterprises),
        "to_ten": _numbers(COUNTIES),
        "to_roster": _numbers(with_roster),
        "roster": with_roster,
        "names": ", ".join(f"({place}, '{name}')" for place, name in enumerate(NAMES, 1)),
        "county": "'/220000/220100/22011' || (i % 10) || '/'",
        "first_chat": FIRST_CHAT,
        "first_officer": FIRST_OFFICER,
        "long_ago": "'2020-02-28 00:00:00.000000'" if is_sqlite else "TIMESTAMPTZ '2020-02-28 00:00:00+00'",
    }


async def found(url: str, enterprises: int, with_roster: int | None = None) -> None:
    """Fill our database with `enterprises`, of which `with_roster` (all) have a roster. Makes the schema first."""
    database = Database(url)
    await upgrade(database)
    async with database.begin() as conn:
        await _run(conn, _TEMPLATES, _values(enterprises, with_roster, database.is_sqlite))
        if not database.is_sqlite:
            for table in ("enterprise", "account"):
                await _run(
                    conn, ("SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))",), {"table": table}
                )
    await database.dispose()
    await settle(url)


async def found_peer(url: str, enterprises: int, with_roster: int | None = None) -> None:
    """The same in the peer's tables."""
    engine = make_engine(url)
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
        await _run(conn, _PEER_TEMPLATES, _values(enterprises, with_roster, engine.dialect.name == "sqlite"))
    await engine.dispose()
    await settle(url)


async def open_day(url: str, day: date) -> None:
    """Write down that everybody owes the ledger of `day`."""
    database = Database(url)
    async with database.begin() as conn:
        await schedule.open_day(conn, day, is_work_day=True)
    await database.dispose()
    await settle(url)


async def leave_laggards(ours: str, peer: str, day: date, left: int) -> None:
    """All but `left` enterprises, spread over the province, have reported on `day`."""
    database = Database(ours)
    async with database.begin() as conn:
        step = int((await conn.execute(text("SELECT max(id) FROM enterprise"))).scalar_one()) // left
        await conn.execute(text("DELETE FROM due WHERE enterprise_id % :step <> 0"), {"step": step})
    await database.dispose()
    engine = make_engine(peer)
    async with engine.begin() as conn:
        await _run(conn, _PEER_REPORTS, {"day": day, "step": step})
    await engine.dispose()
    for url in (ours, peer):
        await settle(url)


async def _run(conn: AsyncConnection, templates: Sequence[str], values: Mapping[str, object]) -> None:
    for template in templates:
        await conn.exec_driver_sql(template.format_map(values))
