"""Assignments as they are stored and read again, and the open alerts that go along."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.answering import Place, answering
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from conversations.codes import Sector
from conversations.duty_records import AssignOfficer, EndAssignment
from conversations.want import Want
from tests.storage.plans import plans, scanned, settle
from tests.storage.world import (
    DAY,
    KEYRING,
    PATHS,
    at,
    counting,
    do,
    found_county,
    found_enterprises,
    found_people,
    found_places,
    know,
    staff,
)

PROVINCE, CITY, COUNTY, COLLEAGUE = 9001, 9002, 9003, 9004
OWN, OVER = PATHS["220104"], PATHS["220100"]


@pytest.fixture
async def county(database: Database) -> Database:
    """Enterprises 1 (catering), 2 and 3 (retail) in 220104, each with an open alert; the one of 3 is held by the county's officer."""
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [COLLEAGUE], "officer", lambda _: {"division_code": "220104", "path": OWN})
        await conn.execute(update(t.enterprise).values(sector="retail"))
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(sector="catering"))
        await conn.execute(insert(t.alert), [alert(n, n) for n in (1, 2, 3)])
        held = {"state": "acknowledged", "holder_id": COUNTY, "due": "ask"}
        await conn.execute(update(t.alert).where(t.alert.c.id == 3).values(held))
        await conn.execute(insert(t.alert), [alert(4, 2, state="resolved", next_at=None)])
    return database


def alert(key: int, enterprise: int, **more: Any) -> dict[str, Any]:
    row = {
        "id": key, "key": f"health:{key}", "kind": "fever", "state": "open", "enterprise_id": enterprise, "staff_id": staff(enterprise, 1),
        "path": OWN, "status": "hospital", "since": DAY, "day": DAY, "opened_at": at(8), "reported_by": enterprise * 10 + 1,
        "reported_at": at(8), "chain": {"steps": []}, "step": 2, "round": 0, "next_at": at(12),
    }  # fmt: skip
    return {**row, **more}


async def chases(database: Database) -> dict[int, tuple[bool, int, int, str, bool]]:
    """Of each alert: whether its chain is to be made anew, step, round, what is due, and whether that is now (09:00)."""
    c = t.alert.c
    async with database.read() as conn:
        rows = await conn.execute(select(c.id, c.chain, c.step, c.round, c.due, c.next_at).order_by(c.id))
        return {row.id: (row.chain is None, row.step, row.round, row.due, row.next_at == at(9)) for row in rows}


async def events(database: Database) -> list[tuple[int, str, int]]:
    c = t.alert_event.c
    async with database.read() as conn:
        return [tuple(row) for row in await conn.execute(select(c.alert_id, c.kind, c.by).order_by(c.alert_id))]


async def responsible(database: Database, enterprise: int) -> tuple[int, ...]:
    place = Place(enterprise, OWN)
    async with database.read() as conn:
        return (await answering(conn, [place]))[place].responsible


UNTOUCHED = (False, 2, 0, "step", False)
ANEW = (True, 0, 1, "step", True)


async def test_an_assignment_without_the_alerts(county: Database) -> None:
    done = await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL), by=CITY)
    assert done.changed_alerts == ()
    assert set((await chases(county)).values()) == {UNTOUCHED, (False, 2, 0, "ask", False)}
    assert await events(county) == []
    assert await responsible(county, 2) == (COLLEAGUE,)
    assert await responsible(county, 1) == (COUNTY, COLLEAGUE)


async def test_a_sector_takes_its_open_alerts_along(county: Database) -> None:
    done = await do(county, AssignOfficer(COLLEAGUE, OVER, Sector.RETAIL, move=True), by=PROVINCE)
    assert done.changed_alerts == (2, 3)
    assert await chases(county) == {1: UNTOUCHED, 2: ANEW, 3: (True, 0, 1, "ask", False), 4: UNTOUCHED}, "who holds it keeps it"
    assert await events(county) == [(2, "moved", PROVINCE), (3, "moved", PROVINCE)]


async def test_what_is_assigned_nearer_stays(county: Database) -> None:
    await do(county, AssignOfficer(COUNTY, OWN, None, 2), by=CITY)
    await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL, move=True), by=CITY)
    assert (await chases(county))[2] == UNTOUCHED, "it is assigned itself"
    await do(county, AssignOfficer(CITY, OVER, Sector.RETAIL, move=True), by=PROVINCE)
    assert len(await events(county)) == 1, "the county's assignment of the sector goes before"


async def test_an_enterprise_takes_its_own_along(county: Database) -> None:
    await do(county, AssignOfficer(COLLEAGUE, OWN, None, 1, move=True), by=CITY)
    assert [key for key, chase in (await chases(county)).items() if chase == ANEW] == [1]
    (standing,) = (await know(county, ("assigning", "e1"))).assignings["e1"].assignments
    await do(county, EndAssignment(standing.id, OWN, move=True), by=CITY)
    assert (await chases(county))[1] == (True, 0, 2, "step", True)
    assert await responsible(county, 1) == (COUNTY, COLLEAGUE)
    await do(county, EndAssignment(standing.id, OWN, move=True), by=CITY)
    assert (await chases(county))[1][2] == 2, "it ends once"


async def test_the_same_is_not_assigned_twice(county: Database) -> None:
    again = AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL)
    await do(county, again, again, by=CITY)
    await do(county, again, by=CITY)
    assert len((await know(county, ("assigning", "d220104"))).assignings["d220104"].assignments) == 1


async def test_what_is_known_of_a_place(county: Database) -> None:
    await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL), AssignOfficer(COUNTY, OWN, None, 2), by=CITY)
    await do(county, AssignOfficer(CITY, OVER, Sector.BEAUTY), by=PROVINCE)
    facts = await know(county, *(("assigning", key) for key in ("d220104", "d220100", "e2", "d999999", "e99", "x", "e1x")))
    assert set(facts.assignings) == {"d220104", "d220100", "e2"}
    place = facts.assignings["d220104"]
    assert [(one.officer_id, one.officer, one.sector, one.enterprise) for one in place.assignments] == [
        (COLLEAGUE, "人9004", Sector.RETAIL, ""),
        (COUNTY, "人9003", None, "企业0002"),
    ]
    assert place.assignments[0].since == DAY
    assert [one.id for one in place.officers] == [COUNTY, COLLEAGUE, CITY, PROVINCE]
    assert {sector: place.open_of(sector) for sector in (Sector.RETAIL, Sector.CATERING, Sector.BEAUTY)} == {
        Sector.RETAIL: 1,  # that of enterprise 2 goes its own way
        Sector.CATERING: 1,
        Sector.BEAUTY: 0,
    }
    enterprise = facts.assignings["e2"]
    assert (enterprise.name, enterprise.path, enterprise.enterprise_id, enterprise.open_of(None)) == ("企业0002", OWN, 2, 1)
    assert [one.officer_id for one in enterprise.assignments] == [COUNTY]


async def test_of_somebody_who_left_it_is_listed_and_does_not_count(county: Database) -> None:
    await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL), AssignOfficer(COUNTY, OWN, Sector.RETAIL), by=CITY)
    async with county.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == COLLEAGUE).values(ended_at=at(8)))
    place = (await know(county, ("assigning", "d220104"))).assignings["d220104"]
    assert [(one.officer_id, one.counts) for one in place.assignments] == [(COLLEAGUE, False), (COUNTY, True)]
    assert COLLEAGUE not in [one.id for one in place.officers]
    assert await responsible(county, 2) == (COUNTY,)


async def test_the_audit_tells_of_it(county: Database) -> None:
    await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL, move=True), AssignOfficer(COUNTY, OWN, None, 2), by=CITY)
    await do(county, EndAssignment(1, OWN), by=CITY)
    c = t.audit_event.c
    async with county.read() as conn:
        told = [tuple(row) for row in await conn.execute(select(c.action, c.subject, c.details).order_by(c.id))]
    assert told == [
        ("assign_officer", f"division{OWN}", {"officer": COLLEAGUE, "sector": "retail", "move": True}),
        ("assign_officer", "enterprise/2", {"officer": COUNTY, "sector": None, "move": False}),
        ("end_assignment", "assignment/1", {"move": False}),
    ]


async def test_the_divisions_below(county: Database) -> None:
    async with county.begin() as conn:
        await found_enterprises(conn, [7], "220581")
    await do(county, AssignOfficer(COLLEAGUE, OWN, Sector.RETAIL), by=CITY)
    facts = await know(county, *(("below", key) for key in (":0", ":9", "220100:0", "220104:0", "999999:0")))
    assert [one.division for one in facts.below[":0"].divisions] == ["220000", "220100", "220104", "220581"], "220105 has nobody"
    assert facts.below[":9"].page == 0
    assert [(one.division, one.assignments) for one in facts.below["220100:0"].divisions] == [("220104", 1)]
    assert facts.below["220104:0"].divisions == ()
    assert "999999:0" not in facts.below


async def test_statements_and_plans(database: Database) -> None:
    ids = range(1, 3001)
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids, sector="retail")
        await found_people(conn, list(ids), "manager", lambda n: {"enterprise_id": n})
        await found_people(conn, [9003], "officer", lambda _: {"division_code": "220104", "path": OWN})
        rows = [{"id": n, "enterprise_id": n, "position": 1, "name": "张三", "initials": "x"} for n in ids]
        await conn.execute(insert(t.staff), rows)
        done = [{**alert(n, n), "staff_id": n, "reported_by": n, "state": "resolved", "next_at": None} for n in ids if n > 20]
        await conn.execute(insert(t.alert), done)
        await conn.execute(insert(t.alert), [{**alert(n, n), "staff_id": n, "reported_by": n} for n in range(1, 21)])
        over = {"account_id": 9003, "since": at(8), "by": 9003, "sector": None}
        scattered = [{"enterprise_id": n, "path": f"/220000/{n // 4:06}/", **over} for n in ids if n > 100]
        await conn.execute(insert(t.assignment), scattered)
    await settle(database)

    async def asked(conn: AsyncConnection, *keys: str) -> None:
        wants = [Want("assigning", key) for key in keys]
        await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)

    async def both(conn: AsyncConnection) -> None:
        await asked(conn, "d220104", "e7")

    for plan in await plans(database, both, prefer_indexes=True):
        assert not scanned(plan) - {"division", "duty_hours", "absence"}, plan
    counts = []
    for keys in (("d220104", "e7"), ("d220104", "d220100", "d220000", "e7", "e8", "e9")):
        with counting(database) as sent:
            async with database.begin() as conn:
                await asked(conn, *keys)
        counts.append(len(sent))
    assert counts == [7, 7]


async def test_time_passes_between_two(county: Database) -> None:
    later = at(9) + timedelta(hours=1)
    await do(county, AssignOfficer(COLLEAGUE, OWN, None, 1, move=True), by=CITY, now=later)
    c = t.alert.c
    async with county.read() as conn:
        assert (await conn.execute(select(c.next_at).where(c.id == 1))).scalar_one() == later
