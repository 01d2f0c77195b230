"""Rosters: by hand and from a kept file; reminders by hand; what is thrown away."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.storage import files, schedule
from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.maintenance import purge
from bot.storage.writers import Deed, apply
from conversations.briefing import Person
from conversations.records import AddStaff, ImportRoster, MarkDeparted, NewPerson, ReadRoster, RemindLaggards, RenameStaff
from conversations.roster_file import StaffRow
from tests.storage.world import DAY, KEYRING, PATHS, at, do, found_county, know, staff


async def roster(database: Database, enterprise_id: int) -> tuple[Person, ...]:
    return (await know(database, ("roster", enterprise_id))).rosters[enterprise_id]


async def upload(database: Database, *rows: StaffRow, enterprise_id: int = 1) -> int:
    """Ask for a file and keep its contents, as the desk and the reader do."""
    aftermath = await do(database, ReadRoster(enterprise_id, "telegram-file", "名单.xlsx", 2048))
    asked = aftermath.files_to_read[0]
    assert (asked.chat_id, asked.enterprise_id, asked.file_id, asked.size) == (11, enterprise_id, "telegram-file", 2048)
    async with database.begin() as conn:
        assert asked in await files.asked(conn)
        assert await files.keep_contents(conn, asked.id, files.seal_rows(rows, KEYRING))
        assert asked not in await files.asked(conn)
    return asked.id


async def test_people_are_added_renamed_departed_and_back(database: Database) -> None:
    await found_county(database)
    people = (NewPerson("赵六", "zl", "前厅", "服务员"), NewPerson("钱七", "qq"))
    await do(database, AddStaff(1, people), AddStaff(2, people[:1]))
    await do(database, RenameStaff(staff(1, 1), "张珊", "zs"), RenameStaff(staff(2, 1), "章三", "zs"), MarkDeparted(staff(1, 2)))
    assert [(one.name, one.initials, one.department, one.post, one.departed) for one in await roster(database, 1)] == [
        ("张珊", "zs", None, "收银员", False),
        ("李四", "x", None, "收银员", True),
        ("王五", "x", None, "收银员", False),
        ("赵六", "zl", "前厅", "服务员", False),
        ("钱七", "qq", None, None, False),
    ]
    assert [one.name for one in await roster(database, 2)] == ["章三", "李四", "王五", "赵六"]
    await do(database, MarkDeparted(staff(1, 2), departed=False))
    assert not any(one.departed for one in await roster(database, 1))


async def test_a_file_is_merged_into_the_roster(database: Database) -> None:
    await found_county(database)
    await do(database, MarkDeparted(staff(1, 3)))
    first = await upload(
        database,
        StaffRow("欧阳志远", "13800000001", None, "后厨", "厨师"),
        StaffRow("张三", "13800000002", None, "前厅", None),
        StaffRow("王五", None, None, None, None),
    )
    await do(database, ImportRoster(1, first))
    assert [(one.name, one.initials, one.department, one.post, one.departed) for one in await roster(database, 1)] == [
        ("张三", "x", "前厅", "收银员", False),
        ("李四", "x", None, "收银员", False),
        ("王五", "x", None, "收银员", False),
        ("欧阳志远", "oyzy", "后厨", "厨师", False),
    ]
    second = await upload(
        database,
        StaffRow("张三", "13800000002", None, "后厨", None),
        StaffRow("张三", "13800000003", None, "仓库", None),
        StaffRow("欧阳志远", None, None, "前厅", None),
    )
    await do(database, ImportRoster(1, second))
    assert [(one.name, one.department) for one in await roster(database, 1)] == [
        ("张三", "后厨"),
        ("李四", None),
        ("王五", None),
        ("欧阳志远", "前厅"),
        ("张三", "仓库"),
    ]


async def test_numbers_are_kept_unreadable(database: Database) -> None:
    await found_county(database)
    number = await upload(database, StaffRow("欧阳志远", "13800000001", "11010519491231002X", None, None))
    async with database.read() as conn:
        kept = await conn.scalar(select(t.file.c.contents_enc))
    await do(database, ImportRoster(1, number))
    async with database.read() as conn:
        row = (await conn.execute(select(t.staff).where(t.staff.c.name == "欧阳志远"))).one()
        file = (await conn.execute(select(t.file))).one()
    assert not any("13800000001" in str(text) or "1949123" in str(text) for text in (kept, row))
    assert "欧阳" not in str(kept)
    assert KEYRING.decrypt(row.phone_enc) == "13800000001"
    assert row.id_hash == KEYRING.hashes("11010519491231002X")[0]
    assert (file.state, file.contents_enc) == ("taken", None)


async def test_a_file_is_taken_over_once_and_by_its_enterprise(database: Database) -> None:
    await found_county(database)
    number = await upload(database, StaffRow("赵六"))
    with pytest.raises(Conflict):
        await do(database, ImportRoster(2, number))
    await do(database, ImportRoster(1, number))
    with pytest.raises(Conflict):
        await do(database, ImportRoster(1, number))
    assert len(await roster(database, 1)) == 4


async def test_a_file_that_could_not_be_read(database: Database) -> None:
    await found_county(database)
    asked = (await do(database, ReadRoster(1, "f", "x.xlsx", 0))).files_to_read[0]
    async with database.begin() as conn:
        assert await files.give_up(conn, asked.id)
        assert not await files.give_up(conn, asked.id)
        assert not await files.keep_contents(conn, asked.id, "late")


async def test_a_file_of_two_thousand(database: Database) -> None:
    await found_county(database)
    rows = [StaffRow(f"员工{n}", f"138{n:08}", None, "车间", "工人") for n in range(2000)]
    await do(database, ImportRoster(1, await upload(database, *rows)))
    await do(database, ImportRoster(1, await upload(database, *rows)))
    people = await roster(database, 1)
    assert len(people) == 2003
    assert people[-1].name == "员工1999"


async def test_reminders_by_hand_at_most_once_an_hour(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await schedule.open_day(conn, DAY, True)
    one = await do(database, RemindLaggards(DAY, PATHS["220104"], 1), by=9003, now=at(11))
    others = await do(database, RemindLaggards(DAY, PATHS["220000"]), by=9001, now=at(11, 30))
    again = await do(database, RemindLaggards(DAY, PATHS["220000"]), by=9001, now=at(11, 45))
    assert (one.reminded, others.reminded, again.reminded) == (1, 2, 0)
    page = (await know(database, ("laggards", "220000:0"))).laggards["220000:0"]
    assert (page.reachable > 0, page.remindable, any(each.remindable for each in page.laggards)) == (True, 0, False)
    async with database.begin() as conn:
        night = await apply(conn, [Deed(RemindLaggards(DAY, "/", 1), 9001, 9001, "")], at(22), KEYRING, reminders_from=at(23))
        last = (await conn.execute(select(t.outbox).order_by(t.outbox.c.id.desc()).limit(1))).one()
    assert night.reminded == 1
    assert (last.chat_id, last.screen, last.subject, last.not_before) == (11, "reminder", "1", at(23))


async def test_what_is_thrown_away(database: Database) -> None:
    await found_county(database)
    number = await upload(database, StaffRow("赵六"))
    async with database.begin() as conn:
        old, new = at(9) - timedelta(days=8), at(9) - timedelta(days=6)
        await conn.execute(insert(t.inbox), [{"update_id": 1, "received_at": old}, {"update_id": 2, "received_at": new}])
        letter = {"chat_id": 1, "lane": "reply", "screen": "view", "language": "en", "not_before": old, "created_at": old}
        await conn.execute(
            insert(t.outbox), [{**letter, "finished_at": old}, {**letter, "finished_at": new}, {**letter, "finished_at": None}]
        )
        assert await purge(conn, at(9)) == {"inbox": 1, "outbox": 1, "file": 0, "dead_letter": 0}
        assert (await purge(conn, at(9) + timedelta(days=1, minutes=1)))["file"] == 1
        assert await conn.scalar(select(t.file.c.contents_enc).where(t.file.c.id == number)) is None
