"""Officers are assigned from the command line: to divisions, sectors and enterprises."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.settings import Settings
from bot.storage import tables as t
from bot.storage.answering import Place, answering
from bot.storage.database import Database
from tests.cli.conftest import Fugong
from tests.storage.test_assignments import alert
from tests.storage.world import PATHS, found_enterprises, found_people, found_staff

CITY, COUNTY, NAMESAKE, ELSEWHERE = 9002, 9003, 9004, 9005
HERE = PATHS["220104"]


def on_database(work: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    async def do() -> Any:
        database = Database(Settings().database_url)
        async with database.begin() as conn:
            found = await work(conn)
        await database.dispose()
        return found

    return asyncio.run(do())


async def _county(conn: Any) -> None:
    await found_enterprises(conn, [1, 2])
    await conn.execute(update(t.enterprise).values(sector="retail"))
    await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(sector="catering"))
    await found_people(conn, [11, 21], "manager", lambda n: {"enterprise_id": n // 10, "path": HERE})
    officers = {CITY: "220100", COUNTY: "220104", NAMESAKE: "220104", ELSEWHERE: "220581"}
    await found_people(conn, list(officers), "officer", lambda n: {"division_code": officers[n], "path": PATHS[officers[n]]})
    for n in (1, 2):
        await found_staff(conn, n, ["张三"])


@pytest.fixture
def county(migrated: Fugong) -> Fugong:
    """Two enterprises in a county with two officers; one officer of the city, one elsewhere."""
    on_database(_county)
    return migrated


async def _open(conn: Any) -> None:
    await conn.execute(insert(t.alert), [alert(n, n) for n in (1, 2)])
    await conn.execute(update(t.alert).where(t.alert.c.id == 2).values(state="acknowledged", holder_id=COUNTY, due="ask"))


def stored() -> list[tuple[Any, ...]]:
    c = t.assignment.c

    async def work(conn: Any) -> list[Any]:
        return [tuple(row) for row in await conn.execute(select(c.account_id, c.path, c.sector, c.enterprise_id, c.by).order_by(c.id))]

    found: list[tuple[Any, ...]] = on_database(work)
    return found


def chains() -> dict[int, tuple[bool, int]]:
    """Of each alert whether it has the chain that it had, and its step."""
    c = t.alert.c

    async def work(conn: Any) -> Any:
        return {row.id: (row.chain is not None, row.step) for row in await conn.execute(select(c.id, c.chain, c.step))}

    found: dict[int, tuple[bool, int]] = on_database(work)
    return found


def test_sectors_and_enterprises_by_name_and_by_number(county: Fugong) -> None:
    done = county("assign", f"人{COUNTY}", "--division", "220104", "--sector", "餐饮", "--sector", "retail", "--enterprise", "企业0002")
    assert done.code == 0, done.err
    assert f"人{COUNTY} answers for 企业0002 now" in done.out
    expected = [(COUNTY, HERE, "catering", None, None), (COUNTY, HERE, "retail", None, None), (COUNTY, HERE, None, 2, None)]
    assert stored() == expected
    listed = county("members").out
    number = next(line.split()[1] for line in listed.splitlines() if f"人{CITY}" in line)
    assert county("assign", number, "--enterprise", "企业0001").code == 0
    assert stored()[-1] == (CITY, HERE, None, 1, None)


def test_a_division_is_an_office_of_its_own(county: Fugong) -> None:
    assert county("assign", f"人{ELSEWHERE}", "--division", "220104", "--enterprise", "企业0001").code == 0, "also what lies there"

    async def responsible(conn: Any) -> Any:
        return [(await answering(conn, [one]))[one].responsible for one in (Place(2, HERE), Place(1, HERE))]

    assert on_database(responsible) == [(COUNTY, NAMESAKE, ELSEWHERE), (ELSEWHERE,)]
    again = county("assign", f"人{ELSEWHERE}", "--division", "220104")
    assert again.code == 2
    assert "--division 220104" in again.err
    assert "already" in again.err


def test_open_alerts_go_along_or_stay_as_said(county: Fugong) -> None:
    on_database(_open)
    unsaid = county("assign", f"人{NAMESAKE}", "--division", "220104", "--sector", "catering", "--enterprise", "企业0002")
    assert unsaid.code == 2
    assert "--division 220104 --sector catering" in unsaid.err
    assert "--move or --keep" in unsaid.err
    assert not stored()
    kept = county("assign", f"人{NAMESAKE}", "--division", "220104", "--sector", "catering", "--keep")
    assert "left as they are: 1" in kept.out
    assert chains() == {1: (True, 2), 2: (True, 2)}
    moved = county("assign", f"人{CITY}", "--enterprise", "企业0001", "--enterprise", "企业0002", "--move")
    assert moved.out.count("moved along: 1") == 2
    assert chains() == {1: (False, 0), 2: (False, 0)}, "whoever holds one keeps it; given back, it begins anew"


def test_the_alerts_of_a_division_go_along_but_not_those_that_are_assigned(county: Fugong) -> None:
    on_database(_open)
    assert county("assign", f"人{NAMESAKE}", "--enterprise", "企业0002", "--keep").code == 0
    done = county("assign", f"人{ELSEWHERE}", "--division", "220104", "--move")
    assert "moved along: 1" in done.out
    assert chains() == {1: (False, 0), 2: (True, 2)}

    async def work(conn: Any) -> Any:
        c = t.audit_event.c
        return [tuple(row) for row in await conn.execute(select(c.actor_account_id, c.action, c.subject, c.details).order_by(c.id))]

    *_, assigned, appointed = on_database(work)
    assert assigned == (None, "assign_officer", "enterprise/2", {"officer": NAMESAKE, "sector": None, "move": False})
    assert appointed == (None, "appoint_officer", f"division{HERE}", {"officer": ELSEWHERE, "move": True})


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["人9003"], "--division or --enterprise"),
        (["人9003", "--sector", "retail", "--enterprise", "企业0001"], "--sector goes with --division"),
        (["人9003", "--division", "999999"], "999999"),
        (["人9003", "--division", "220104", "--sector", "渔业"], "渔业"),
        (["人9003", "--enterprise", "没有这家"], "没有这家"),
        (["没有这人", "--division", "220104"], "没有这人"),
        (["77777", "--division", "220104"], "77777"),
        (["人9005", "--enterprise", "企业0001"], "人9003 ("),
        (["人9005", "--division", "220104", "--sector", "retail"], "--sector retail"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(county: Fugong, arguments: list[str], said: str) -> None:
    done = county("assign", *arguments)
    assert done.code == 2
    assert said in done.err
    assert not stored()


def test_namesakes_are_told_apart_by_their_numbers(county: Fugong) -> None:
    async def rename(conn: Any) -> None:
        await conn.execute(update(t.account).where(t.account.c.id == NAMESAKE).values(name=f"人{COUNTY}"))

    on_database(rename)
    done = county("assign", f"人{COUNTY}", "--enterprise", "企业0001")
    assert done.code == 2
    numbers = [line.split()[1] for line in done.err.splitlines() if line.split()[2:3] == [f"人{COUNTY}"]]
    assert len(numbers) == 2
    assert county("assign", numbers[1], "--enterprise", "企业0001").code == 0
    assert stored() == [(NAMESAKE, HERE, None, 1, None)]
