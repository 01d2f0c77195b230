"""Hours and leave as they are stored and read again; whom the bot writes to about them."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.duty_letters import to_stand_ins
from bot.storage import tables as t
from bot.storage.briefings import load_facts
from bot.storage.coverage import load_posts
from bot.storage.database import Database
from conversations.duty import Hours, Leave, Standing, Stretch
from conversations.duty_records import SetDutyHours, TakeLeave, WithdrawLeave
from conversations.duty_text import WORK_HOURS
from conversations.want import Want
from tests.storage.plans import plans, scanned, settle
from tests.storage.world import DAY, KEYRING, PATHS, at, counting, do, found_county, found_people, found_places, know

PROVINCE, CITY, COUNTY, COLLEAGUE = 9001, 9002, 9003, 9004
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
async def county(database: Database) -> Database:
    """Two officers in 220104, one for the city and one for the province."""
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [COLLEAGUE], "officer", lambda _: {"division_code": "220104", "path": PATHS["220104"]})
    return database


async def leaves(database: Database) -> list[tuple[int, date, date, int | None, bool]]:
    c = t.absence.c
    async with database.read() as conn:
        rows = await conn.execute(select(c.account_id, c.first, c.last, c.stand_in, c.withdrawn_at.is_not(None)).order_by(c.id))
        return [tuple(row) for row in rows]


async def actions(database: Database) -> list[tuple[int, str, str, object]]:
    c = t.audit_event.c
    async with database.read() as conn:
        return [tuple(row) for row in await conn.execute(select(c.actor_account_id, c.action, c.subject, c.details).order_by(c.id))]


async def test_hours_are_replaced(county: Database) -> None:
    await do(county, SetDutyHours(WORK_HOURS), by=COUNTY)
    await do(county, SetDutyHours((Hours(6, time(9), time(0)),)), by=COLLEAGUE)
    rota = (await know(county, ("rota", "220104"))).rotas["220104"]
    assert [(one.id, one.hours) for one in rota.officers] == [(COUNTY, WORK_HOURS), (COLLEAGUE, (Hours(6, time(9), time(0)),))]
    await do(county, SetDutyHours(()), by=COUNTY)
    rota = (await know(county, ("rota", "220104"))).rotas["220104"]
    assert rota.officers[0].hours == ()
    assert rota.officers[1].hours
    assert [(by, what) for by, what, _, _ in await actions(county)] == [
        (COUNTY, "set_duty_hours"),
        (COLLEAGUE, "set_duty_hours"),
        (COUNTY, "set_duty_hours"),
    ]


async def test_a_rota_has_those_above_the_nearest_first(county: Database) -> None:
    async with county.begin() as conn:  # the city's officer is one of the province as well
        row = {"account_id": CITY, "role": "officer", "division_code": "220000", "path": PATHS["220000"], "since": at(6)}
        await conn.execute(insert(t.membership), [row])
        await conn.execute(update(t.account).where(t.account.c.id == PROVINCE).values(reachable=False))
    facts = await know(county, ("rota", "220104"), ("rota", "220105"), ("rota", "220100"), ("rota", "999999"))
    rota = facts.rotas["220104"]
    assert [one.id for one in rota.officers] == [COUNTY, COLLEAGUE]
    assert [(one.id, one.division_name, one.reachable) for one in rota.above] == [
        (CITY, "区划220100", True),
        (PROVINCE, "区划220000", False),
    ]
    assert facts.rotas["220105"].officers == ()
    assert [one.id for one in facts.rotas["220100"].above] == [PROVINCE]
    assert "999999" not in facts.rotas


async def test_leave_is_taken_and_withdrawn(county: Database) -> None:
    done = await do(county, TakeLeave(TOMORROW, TOMORROW, COLLEAGUE), TakeLeave(DAY, DAY), by=COUNTY)
    assert done.stand_ins == ((1, False),)
    rota = (await know(county, ("rota", "220104"))).rotas["220104"]
    assert rota.officers[0].leaves == (Leave(DAY, DAY, None, 2), Leave(TOMORROW, TOMORROW, COLLEAGUE, 1))
    assert (await do(county, WithdrawLeave(1), by=COLLEAGUE)).stand_ins == (), "nobody takes back that of somebody else"
    assert (await leaves(county))[0][-1] is False
    assert (await do(county, WithdrawLeave(1), by=COUNTY)).stand_ins == ((1, True),)
    assert (await do(county, WithdrawLeave(1), by=COUNTY)).stand_ins == (), "once"
    assert await leaves(county) == [(COUNTY, TOMORROW, TOMORROW, COLLEAGUE, True), (COUNTY, DAY, DAY, None, False)]
    rota = (await know(county, ("rota", "220104"))).rotas["220104"]
    assert [one.id for one in rota.officers[0].leaves] == [2]
    told = await actions(county)
    assert told[0] == (COUNTY, "take_leave", "self", {"first": str(TOMORROW), "last": str(TOMORROW), "stand_in": COLLEAGUE, "swap": False})
    assert told[-1][1:3] == ("withdraw_leave", "absence/1")


async def test_for_whom_officers_stand_in(county: Database) -> None:
    await do(county, TakeLeave(TOMORROW, TOMORROW, COLLEAGUE), TakeLeave(DAY, DAY, CITY), by=COUNTY)
    rotas = (await know(county, ("rota", "220104"), ("rota", "220100"), ("rota", "220105"))).rotas
    assert rotas["220104"].standing == (Standing(COLLEAGUE, "人9003", TOMORROW, TOMORROW),)
    assert rotas["220100"].standing == (Standing(CITY, "人9003", DAY, DAY),), "of the level below"
    assert rotas["220105"].standing == ()
    await do(county, WithdrawLeave(1), by=COUNTY)
    rotas = (await know(county, ("rota", "220104"), ("rota", "220100"), now=at(9, day=TOMORROW))).rotas
    assert [rota.standing for rota in rotas.values()] == [(), ()]


async def test_a_leave_that_is_over_is_not_in_the_rota(county: Database) -> None:
    await do(county, TakeLeave(DAY, DAY), by=COUNTY)
    facts = await know(county, ("rota", "220104"), now=at(9, day=TOMORROW))
    assert facts.rotas["220104"].officers[0].leaves == ()


async def test_who_stands_in_is_written_to(county: Database) -> None:
    await do(county, TakeLeave(TOMORROW, TOMORROW, CITY), TakeLeave(DAY, DAY, COLLEAGUE), by=COUNTY)
    async with county.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == COLLEAGUE).values(reachable=False))
        drafts = await to_stand_ins(conn, [(1, False), (1, True), (2, False)])
    assert [(one.chat_id, one.screen, one.subject, one.card) for one in drafts] == [
        (CITY, "stand_in", "1:named", "stand-in/1"),
        (CITY, "stand_in", "1:withdrawn", "stand-in/1"),
    ]
    facts = await know(county, ("stand_in", 1), ("stand_in", 99))
    told = facts.stand_ins[1]
    assert (told.stand_in, told.officer, told.divisions, told.first, told.withdrawn) == (CITY, "人9003", ("区划220104",), TOMORROW, False)
    assert set(facts.stand_ins) == {1}


async def test_holes_concern_the_division_and_the_next_level(county: Database) -> None:
    await do(county, SetDutyHours(WORK_HOURS), by=COUNTY)
    await do(county, TakeLeave(TOMORROW, TOMORROW), by=COLLEAGUE)
    keys = [("uncovered", f"{officer}:{day}") for officer in (COUNTY, COLLEAGUE, CITY, PROVINCE) for day in (DAY, TOMORROW)]
    found = (await know(county, *keys)).uncovered
    assert set(found) == {f"{officer}:{TOMORROW}" for officer in (COUNTY, COLLEAGUE, CITY)}
    (hole,) = found[f"{CITY}:{TOMORROW}"]
    assert (hole.division, hole.division_name, hole.day, hole.path) == ("220104", "区划220104", TOMORROW, PATHS["220104"])
    assert hole.stretches == (Stretch(time(0), time(8)), Stretch(time(18), time(0)))


async def test_statements_and_plans(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        managers = range(1, 3001)
        await found_people(conn, list(managers), "manager", lambda n: {"path": ""})
        officers = {n: list(PATHS)[n % len(PATHS)] for n in range(5000, 5300)}
        await found_people(conn, list(officers), "officer", lambda n: {"division_code": officers[n], "path": PATHS[officers[n]]})
        rows = [
            {"account_id": n, "first": DAY - timedelta(days=back), "last": DAY - timedelta(days=back), "at": at(8), "by": n}
            for n in officers
            for back in range(0, 200, 20)
        ]
        await conn.execute(insert(t.absence), rows)
    await settle(database)

    async def rotas(conn: AsyncConnection, *codes: str) -> None:
        wants = [Want("rota", code) for code in codes]
        await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)

    async def all_of_it(conn: AsyncConnection) -> None:
        await rotas(conn, "220581")
        await load_posts(conn, TOMORROW)

    for plan in await plans(database, all_of_it, prefer_indexes=True):
        assert not scanned(plan) - {"division", "duty_hours"}, plan
    counts = []
    for codes in (("220104",), tuple(PATHS)):
        with counting(database) as sent:
            async with database.begin() as conn:
                await rotas(conn, *codes)
        counts.append(len(sent))
    assert counts == [5, 5]


async def test_a_swap_is_known_as_one(county: Database) -> None:
    await do(county, TakeLeave(TOMORROW, TOMORROW, COLLEAGUE, swap=True), TakeLeave(DAY, DAY, CITY), by=COUNTY)
    rota = (await know(county, ("rota", "220104"))).rotas["220104"]
    assert rota.officers[0].leaves == (Leave(DAY, DAY, CITY, 2), Leave(TOMORROW, TOMORROW, COLLEAGUE, 1, swap=True))
    assert (await actions(county))[0][3] == {"first": str(TOMORROW), "last": str(TOMORROW), "stand_in": COLLEAGUE, "swap": True}
