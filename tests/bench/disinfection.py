"""Reminders of disinfection for a province: how long one time of the plan takes, the officers' digest in the evening, and a page of it.

Every enterprise has four points, three of them by the clock; half of the logs of the time are there, and those of the six days before.
"""

import time
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.storage import disinfection_schedule as timetable
from bot.storage.database import Database
from bot.storage.facts.overdue import load_overdue
from bot.storage.facts.scope import Scope
from bot.storage.reminding import At, Reminding, queue_reminders
from bot.storage.schedule import SlotRow
from bot.storage.statements import Connection
from conversations.policy import DEFAULT_POLICY
from conversations.reminding import Duty
from tests.bench.databases import POSTGRES, Databases, settle
from tests.bench.figures import Figure, Scale
from tests.bench.worlds import found

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
MOST_SECONDS = 2.0
_DAYS = 7

_POINTS = (
    "INSERT INTO disinfection_point (enterprise_id, path, position, name, kind, agent, chlorine_mg_l, contact_minutes, times_a_day, since, "
    'created_at, "by") WITH RECURSIVE p(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM p WHERE place < 4) '
    "SELECT e.id, e.path, p.place, '店堂', CASE WHEN p.place < 4 THEN 'premises' ELSE 'vehicle' END, 'chlorine', 500, 30, 4 - p.place, "
    "'{first}', '{at}', 1 FROM enterprise e, p"
)
_LOGS = (
    "INSERT INTO disinfection_log (point_id, enterprise_id, at, day, minute, slot, agent, chlorine_mg_l, contact_minutes, sufficient, "
    "policy_version, \"by\", logged_at) SELECT id, enterprise_id, '{at}', '{day}', 545, '09:00', 'chlorine', 500, 30, TRUE, 1, 1, '{at}' "
    "FROM disinfection_point WHERE times_a_day > 0 AND {chosen}"
)


async def _fill(url: str) -> None:
    database = Database(url)
    async with database.begin() as conn:
        first = DAY - timedelta(days=_DAYS)
        await conn.execute(text(_POINTS.format(first=first, at=f"{first} 00:00:00.000000")))
        for back in range(_DAYS):
            day = DAY - timedelta(days=back)
            chosen = "enterprise_id % 2 = 0" if back == 0 else "TRUE"
            await conn.execute(text(_LOGS.format(day=day, at=f"{day} 01:05:00.000000", chosen=chosen)))
    await database.dispose()
    await settle(url)


def _asked(kind: str, wall: wall_time) -> timetable.Asked:
    due_at = datetime.combine(DAY, wall, ZONE)
    slot = SlotRow(f"{kind}:{DAY}:{wall:%H%M}", kind, DAY, due_at, due_at + timedelta(hours=2))
    return timetable.Asked(slot, wall, DEFAULT_POLICY, is_work_day=True)


async def _remind(conn: Connection, asked: timetable.Asked, now: datetime) -> int:
    moment = At(now, datetime.combine(DAY, wall_time(23, 59), ZONE), asked.policy, asked.is_work_day)
    return await queue_reminders(conn, [Reminding(asked.slot, Duty.DISINFECTION, asked.wall)], moment)


async def measure(kind: str, made: Databases, _folder: Path, scale: Scale) -> list[Figure]:
    """The province once on this database."""
    url = await made.make(kind)
    await found(url, scale.many, 0)
    await _fill(url)
    goal, told = f"≤ {MOST_SECONDS:.0f} s", kind == POSTGRES
    first, evening = DEFAULT_POLICY.disinfection_times[0], DEFAULT_POLICY.disinfection_digest
    database, lines = Database(url), []
    async with database.read():
        pass  # connected
    for what, queue, asked in (
        ("reminders of disinfection for {:,} queued", _remind, _asked("disinfect", first)),
        ("digests of disinfection, {:,} officers", timetable.queue_digest, _asked("overdue", evening)),
    ):
        began = time.perf_counter()
        async with database.begin() as conn:
            queued = await queue(conn, asked, asked.slot.due_at)
        seconds = time.perf_counter() - began
        met = seconds <= MOST_SECONDS if told else None
        lines.append(Figure(what.format(queued), kind, f"{seconds:.2f} s", goal=goal if told else "–", met=met))
    began = time.perf_counter()
    async with database.read() as conn:
        scope = Scope(datetime.combine(DAY, evening, ZONE), lambda _day: True)
        page = (await load_overdue(conn, ["220110:0"], scope))["220110:0"]
    seconds = time.perf_counter() - began
    lines.append(Figure(f"a county's page of what is open, {page.total:,} enterprises", kind, f"{seconds:.2f} s"))
    await database.dispose()
    return lines
