"""What is asked of disinfection uses indexes, and takes as many statements for sixty-four as for one."""

from datetime import time
from functools import partial

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.disinfection_letters import to_askers, to_managers_asked
from bot.storage import disinfection_schedule as timetable
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.disinfection_schedule import Asked
from bot.storage.reminding import At, Reminding, queue_reminders
from bot.storage.schedule import SlotRow
from bot.storage.writers import Deed, apply
from conversations.disinfection_records import (
    AddPoints,
    AnswerWithPhoto,
    AskForPhoto,
    ChangePoint,
    LogDisinfection,
    RemovePoint,
    WithdrawLogs,
)
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from conversations.reminding import Duty
from tests.storage.disinfection_world import photo, plan, treated, van
from tests.storage.plans import Work, plans, scanned, sent_by, settle
from tests.storage.test_plans import ENTERPRISES, SMALL, facts, fill
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago

LISTS = {"gone_out", "slot", "times", "places", "found", "lacking", "mine", "page"}
"""What a statement has found itself."""
UNWRITTEN = {"photo_request", "disinfection_log", "2"}
"""Where SQLite would look for rows that were written before the point they speak of. There are none, so it does not."""
OF_THE_OPEN = ("ix_photo_request_enterprise_id", "uq_photo_request_point_id")


def point(enterprise_id: int, number: int = 0) -> int:
    """The id of one of an enterprise's four points."""
    return enterprise_id * 4 + number


async def fill_disinfection(database: Database) -> None:
    """Beside `fill`: four points in every enterprise, logged for a fortnight by every tenth; photos that were asked for."""
    await fill(database)
    ids = range(1, ENTERPRISES + 1)
    usual = {"agent": "chlorine", "by": 11}
    where = {"path": PATHS["220104"], "since": days_ago(20), "created_at": at(8), "kind": "premises", "name": "店堂"}
    times = (3, 2, 1, 0)
    points = [
        {"id": point(n, k), "enterprise_id": n, "position": k, "times_a_day": times[k], **where, **usual} for n in ids for k in range(4)
    ]
    told = {"minute": 545, "slot": "09:00", "sufficient": True, "policy_version": 1, "logged_at": at(9), **usual}
    logs = [
        {"enterprise_id": n, "point_id": point(n, k), "at": at(9, 5, days_ago(back)), "day": days_ago(back), **told}
        for n in ids
        if n % 10 == 0
        for k in range(2)
        for back in range(14)
    ]
    answered = {"answered_at": at(8), "answered_by": 11, "file_id": "F", "unique_id": "U"}
    asked = {"asked_by": 9, "asked_at": at(8)}
    async with database.begin() as conn:
        await conn.execute(insert(t.disinfection_point), points)
        await conn.execute(insert(t.disinfection_plan), [{"point_id": row["id"], "step": "added", "at": at(8), "by": 11} for row in points])
        await conn.execute(insert(t.disinfection_log), logs)
        photos = [{"log_id": n, "position": 0, "file_id": f"F{n}", "unique_id": f"U{n}"} for n in range(1, len(logs) + 1)]
        await conn.execute(insert(t.disinfection_photo), photos)
        requests = [
            {"enterprise_id": n, "point_id": point(n), **asked, **(dict.fromkeys(answered) if n % 50 == 0 else answered)} for n in ids
        ]
        await conn.execute(insert(t.photo_request), requests)
    if not database.is_sqlite:
        async with database.begin() as conn:
            await conn.exec_driver_sql("SELECT setval(pg_get_serial_sequence('disinfection_point', 'id'), 1000000)")
    await settle(database)


@pytest.fixture
async def filled(database: Database) -> Database:
    """A database of a county in which everybody disinfects, or should."""
    await fill_disinfection(database)
    return database


def _deeds(*records: Record) -> Work:
    async def work(conn: AsyncConnection) -> None:
        await apply(conn, [Deed(record, 11, 11, "") for record in records], at(9), KEYRING)

    return work


async def test_what_is_asked_of_disinfection_uses_indexes(filled: Database, database_kind: str) -> None:
    works: dict[str, Work] = {
        "book": lambda conn: facts(conn, *(("disinfection", n) for n in range(1, 65))),
        "answer": lambda conn: facts(conn, ("photo_answer", 7)),
        "elsewhere": lambda conn: facts(conn, ("overdue", "220581:0")),
        "points": _deeds(AddPoints(7, (plan(), van())), ChangePoint(7, point(7), plan()), RemovePoint(7, point(7, 1))),
        "logs": _deeds(LogDisinfection(7, (treated(point(7), photos=(photo(),)),)), WithdrawLogs(7, (7, 8))),
        "photos": _deeds(AskForPhoto(7, point(7, 2)), AnswerWithPhoto(50, 50, photo())),
        "letters": lambda conn: to_managers_asked(conn, [50, 100]),
        "answers": lambda conn: to_askers(conn, [7, 8]),
    }
    for name, work in works.items():
        for found in await plans(filled, work, prefer_indexes=True):
            allowed = SMALL | LISTS | (UNWRITTEN if name == "points" and database_kind == "sqlite" else set())
            # Open requests are few, and have two indexes of their own; SQLite takes the one or the other to go through all of them.
            allowed |= {"photo_request"} if any(f"photo_request USING INDEX {index}" in found for index in OF_THE_OPEN) else set()
            assert scanned(found) <= allowed, f"{name}:\n{found}"


async def test_a_book_is_read_by_its_enterprise_and_its_days(filled: Database) -> None:
    told = "\n".join(await plans(filled, lambda conn: facts(conn, ("disinfection", 10)), prefer_indexes=True))
    for index in (
        "ix_disinfection_point_enterprise_id_position",
        "ix_disinfection_log_enterprise_id_day",
        "ix_photo_request_enterprise_id",
    ):
        assert index in told


async def test_what_is_open_is_found_by_path_and_day(filled: Database) -> None:
    told = "\n".join(await plans(filled, lambda conn: facts(conn, ("overdue", "220581:0")), prefer_indexes=True))
    for index in ("ix_disinfection_point_path", "ix_disinfection_log_counts"):
        assert index in told


def asked(kind: str, hour: int) -> Asked:
    """A slot of the timetable."""
    slot = SlotRow(f"{kind}:{DAY}:{hour:02}00", kind, DAY, at(hour), at(23))
    return Asked(slot, time(hour), DEFAULT_POLICY, is_work_day=True)


def reminders(kind: str, duty: Duty, hour: int) -> Work:
    """What managers are reminded of at this hour."""
    moment = At(at(hour), at(23), DEFAULT_POLICY, is_work_day=True)
    return partial(queue_reminders, remindings=[Reminding(asked(kind, hour).slot, duty, time(hour))], at=moment)


async def test_reminders_look_at_todays_logs_alone(filled: Database) -> None:
    works: dict[str, Work] = {
        "due": reminders("disinfect", Duty.DISINFECTION, 9),
        "open": reminders("disinfect_overdue", Duty.OVERDUE, 19),
        "digest": partial(timetable.queue_digest, asked=asked("overdue", 20), now=at(20)),
    }
    for name, work in works.items():
        (told,) = await plans(filled, work, prefer_indexes=True)
        assert "ix_disinfection_log_counts" in told, f"{name}:\n{told}"
        # Every point that is due by the clock is looked at, and the enterprise of each; nothing else from end to end.
        assert scanned(told) <= SMALL | LISTS | {"disinfection_point", "enterprise"}, f"{name}:\n{told}"
        assert len(await sent_by(filled, work)) <= (1 if filled.is_sqlite else 4), "a savepoint and its limit of memory stand around it"


async def test_as_many_statements_for_one_as_for_fifty(filled: Database) -> None:
    def batch(numbers: range) -> Work:
        async def work(conn: AsyncConnection) -> None:
            await facts(conn, *(("disinfection", n) for n in numbers), *(("photo_answer", n) for n in numbers), ("overdue", "220104:0"))
            records: list[Record] = []
            for n in numbers:
                done = (treated(point(n), photos=(photo(1), photo(2))), treated(point(n, 1)))
                records += [AddPoints(n, (plan(), van())), ChangePoint(n, point(n), plan("x")), RemovePoint(n, point(n, 3))]
                records += [LogDisinfection(n, done), AskForPhoto(n, point(n, 2)), AnswerWithPhoto(n * 50, n * 50, photo())]
                records.append(WithdrawLogs(n, (1, 2, 3)))
            await apply(conn, [Deed(record, 11, 11, "") for record in records], at(9), KEYRING)

        return work

    one, many = [len(await sent_by(filled, batch(numbers))) for numbers in (range(10, 11), range(10, 60))]
    assert one == many
