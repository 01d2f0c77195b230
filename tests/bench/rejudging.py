"""A place becomes high-risk: how long it takes to judge again whom that touches, among the staff of a province.

Beside it the obvious way: look each person up, judge, keep, one after the other; measured on a few and told for all.
"""

import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock, ClockStart
from bot.jobs.rejudging import Rejudging
from bot.storage.database import Database
from bot.storage.policies import current_policy
from bot.storage.rejudged import Rejudgement, save_judgements
from bot.storage.rejudging import Touched, checks_touched, finish_risks, pending_risks, risk_history
from bot.storage.touching import horizon
from conversations.codes import Transport
from conversations.places import path_of
from conversations.policy import DEFAULT_POLICY
from conversations.returns import Declaration, Stay
from conversations.returns_json import declaration_to_json, judgement_to_json
from conversations.rules.verdict import judge
from tests.bench.databases import POSTGRES, Databases, run_alone, settle
from tests.bench.figures import Figure, Scale, ratio
from tests.bench.worlds import found

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
HOME, ELSEWHERE = "220104", "110105"
MOST_SECONDS = 10.0
_EVERY = 100  # one of so many staff members was in the place, ten of so many have a check at all
_ONE_BY_ONE = 300

_STAFF = (
    "INSERT INTO staff (enterprise_id, position, name, initials) "
    "WITH RECURSIVE p(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM p WHERE place < 30) "
    "SELECT e.id, p.place, '王芳', 'wf' FROM enterprise e, p"
)
_CHECKS = (
    "INSERT INTO return_check (enterprise_id, staff_id, revision, return_day, declared_on, confirmed_by, confirmed_at, verdict, clear) "
    "SELECT enterprise_id, id, 1, '{day}', '{day}', 1, '{at}', '{verdict}', TRUE FROM staff WHERE {chosen}"
)
_REVISIONS = (
    "INSERT INTO check_revision (check_id, revision, declaration, self_declared, declared_by, declared_at) "
    "SELECT c.id, 1, {declaration}, FALSE, 1, '{at}' FROM return_check c WHERE c.verdict = '{verdict}'"
)
_STAYS = (
    "INSERT INTO stay (check_id, position, place, path, first, last) "
    "SELECT c.id, {position}, '{place}', '{path}', '{first}', '{last}' FROM return_check c WHERE c.verdict = '{verdict}'"
)
_VERDICTS = (
    "INSERT INTO verdict (check_id, revision, enterprise_id, verdict, rule, judgement, policy_version, judged_at, because) "
    "SELECT c.id, 1, c.enterprise_id, '{verdict}', 'clear', {judgement}, 1, '{at}', 'declared' FROM return_check c "
    "WHERE c.verdict = '{verdict}'"
)
_RISK = "INSERT INTO risk (place, path, level, since, said_at) VALUES ('{place}', '{path}', 'high', '{at}', '{at}')"


def _declaration(place: str) -> Declaration:
    today = NOW.date()
    stays = (Stay(HOME, today - timedelta(days=3), today), Stay(place, today - timedelta(days=14), today - timedelta(days=3)))
    return Declaration(0, today, stays, Transport.RAIL, "G399", "", (), None, Decimal("36.5"), ())


async def _fill(url: str, enterprises: int) -> None:
    """The staff of a province; of 100 of them ten have a check, and one of these was elsewhere."""
    await found(url, enterprises, 0)
    database = Database(url)
    async with database.begin() as connection:
        await connection.execute(text(_STAFF))
        await _check(connection, "observed", ELSEWHERE, f"id % {_EVERY} = 0", is_sqlite=database.is_sqlite)
        await _check(connection, "fit", HOME, f"id % {_EVERY} BETWEEN 1 AND 9", is_sqlite=database.is_sqlite)
        await connection.execute(text("UPDATE risk SET judged_at = since"))
    await database.dispose()
    await settle(url)


async def _check(connection: AsyncConnection, verdict: str, place: str, chosen: str, *, is_sqlite: bool) -> None:
    declaration = _declaration(place)
    judgement = judge(declaration, {}, DEFAULT_POLICY, home=HOME, today=NOW.date(), zone=ZONE, now=NOW)
    assert judgement.verdict == verdict
    kind = "" if is_sqlite else "::jsonb"
    written = orjson.dumps(declaration_to_json(declaration)).decode()
    own = "'" + written.replace(':0,"return_day"', ":' || staff_id || ',\"return_day\"") + "'"
    facts = {
        "day": NOW.date().isoformat(),
        "at": "2026-11-23 00:30:00.000000" if is_sqlite else "2026-11-23 00:30:00+00",
        "verdict": verdict,
        "chosen": chosen,
        "declaration": f"({own}){kind}",
        "judgement": f"'{orjson.dumps(judgement_to_json(judgement)).decode()}'{kind}",
    }
    await _run(connection, _CHECKS, facts)
    await _run(connection, _REVISIONS, facts)
    for position, stay in enumerate(declaration.stays):
        days = {"first": stay.first.isoformat(), "last": stay.last.isoformat()}
        await _run(connection, _STAYS, {**facts, **days, "position": position, "place": stay.place, "path": path_of(stay.place)})
    await _run(connection, _VERDICTS, facts)


async def _run(connection: AsyncConnection, template: str, facts: Mapping[str, object]) -> None:
    await connection.exec_driver_sql(template.format_map(facts))


async def _say(database: Database) -> None:
    at = "2026-11-23 00:59:00.000000" if database.is_sqlite else "2026-11-23 00:59:00+00"
    async with database.begin() as connection:
        await _run(connection, _RISK, {"place": ELSEWHERE, "path": path_of(ELSEWHERE), "at": at})


async def _one_by_one(database: Database) -> float:
    """Seconds a person when each is judged and kept alone."""
    async with database.read() as connection:
        statements = await pending_risks(connection, NOW)
        policy, history = await current_policy(connection), await risk_history(connection)
        some: list[Touched] = []
        async for checks in checks_touched(connection, statements, horizon(NOW.date(), policy)):
            some += checks[: _ONE_BY_ONE - len(some)]
    began = time.perf_counter()
    for check in some:
        risks = {stay.place: history.about(path) for stay, path in zip(check.declaration.stays, check.paths, strict=True)}
        judgement = judge(check.declaration, risks, policy, home=check.home, today=_today(), zone=ZONE, now=NOW)
        async with database.begin() as connection:
            await save_judgements(connection, [Rejudgement(check, judgement, statements[0].id)], NOW)
    return (time.perf_counter() - began) / len(some)


def _today() -> date:
    return NOW.date()


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """A pass over the province, and the obvious way on another statement."""
    del folder
    url = await made.make(kind)
    await _fill(url, scale.many)
    database, clock = Database(url), Clock(ZONE, ClockStart(NOW))
    await _say(database)
    began = time.perf_counter()
    await Rejudging(database, clock).run()
    seconds = time.perf_counter() - began
    async with database.begin() as connection:
        kept = await connection.scalar(text("SELECT count(*) FROM verdict WHERE because = 'risk'"))
        isolated = await connection.scalar(text("SELECT count(*) FROM isolation"))
    touched = scale.many * 30 // _EVERY
    assert (kept, isolated) == (touched, touched), (kept, isolated)
    await _say(database)
    alone = await _one_by_one(database) * touched
    async with database.begin() as connection:
        await finish_risks(connection, [one.id for one in await pending_risks(connection, NOW)], NOW)
    await database.dispose()
    if kind == POSTGRES:
        await run_alone(url, "VACUUM")
    name = f"risk of a place changes: {touched:,} of {scale.many * 30:,} staff judged again, isolated, letters queued"
    goal, met = (f"≤ {MOST_SECONDS:.0f} s", seconds <= MOST_SECONDS) if kind == POSTGRES else ("–", None)
    return [Figure(name, kind, f"{seconds:.1f} s", f"{alone:.1f} s (one by one)", ratio(seconds, alone), goal, met)]
