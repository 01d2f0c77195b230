"""Who holds which role, from the command line."""

import asyncio

from sqlalchemy import update

from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.tables import membership
from conversations.roles import Role
from tests.cli.conftest import Fugong
from tests.storage.world import found_enterprises, found_people, found_staff


def test_nobody_yet_says_what_to_do(migrated: Fugong) -> None:
    assert "fugong invite" in migrated("members").out


async def _one_of_each_role() -> None:
    database = Database(Settings().database_url)
    async with database.begin() as conn:
        await found_enterprises(conn, [1])
        await found_staff(conn, 1, ["张三"])
        for number, role in enumerate(Role, 1):
            await found_people(conn, [number], role.value, lambda _: {"enterprise_id": 1})
        await conn.execute(update(membership).where(membership.c.role == Role.STAFF.value).values(staff_id=10_001))
    await database.dispose()


def test_whoever_holds_a_role_is_listed_and_can_lose_it(migrated: Fugong) -> None:
    asyncio.run(_one_of_each_role())
    listed = migrated("members", "--enterprise", "企业0001").out
    assert all(word in listed for word in ("manager", "officer", "admin", "staff member"))
    assert "staff member" not in migrated("members").out
    assert migrated("dismiss", "4", "--yes").code == 0
    assert "staff member" not in migrated("members", "--enterprise", "企业0001").out


def test_a_role_that_nobody_holds(migrated: Fugong) -> None:
    done = migrated("dismiss", "99", "--yes")
    assert done.code == 1
    assert "99" in done.err
