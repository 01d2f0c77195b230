"""The operator's lists: the real ones in full, twice; what changes between two imports; paths that move."""

from dataclasses import replace
from importlib.resources import files
from typing import TypeVar

from sqlalchemy import insert, select

from bot.files.registry import (
    EnterpriseRow,
    OfficerRow,
    ReadList,
    RejectedList,
    UnitRow,
    division_levels,
    read_divisions,
    read_enterprises,
    read_officers,
    read_units,
)
from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.registry import (
    Counts,
    divisions,
    find_enterprises,
    find_officers,
    upsert_divisions,
    upsert_enterprises,
    upsert_officers,
    upsert_units,
)
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.codes import Sector
from conversations.disinfection_records import AddPoints
from conversations.roles import Level
from tests.storage.disinfection_world import plan
from tests.storage.world import DAY, KEYRING, PATHS, at, found_enterprises, found_people, found_places

Row = TypeVar("Row")
SHOP = EnterpriseRow("朝阳商店", "91220104MAQAEJXEBD", "220104", Sector.RETAIL, 12, "路1号", "黄春", "19900000913", False)


def rows(read: ReadList[Row] | RejectedList) -> list[Row]:
    assert isinstance(read, ReadList)
    return list(read.rows)


def content(name: str, package: str = "bot") -> bytes:
    return (files(package) / "data" / name).read_bytes()


async def test_the_lists_of_a_province_twice(database: Database) -> None:
    places = rows(read_divisions("divisions.csv", content("divisions.csv", "conversations")))
    codes = {place.code for place in places}
    units = rows(read_units("jilin_units.csv", content("jilin_units.csv", "conversations"), codes))
    codes |= {unit.code for unit in units}
    enterprises = rows(read_enterprises("enterprises.csv", content("enterprises.csv"), codes))
    officers = rows(read_officers("officers.csv", content("officers.csv"), division_levels(places, units)))
    first = []
    for again in (False, True):
        async with database.begin() as conn:
            counts = [
                await upsert_divisions(conn, places),
                await upsert_units(conn, units),
                await upsert_enterprises(conn, enterprises, KEYRING),
                await upsert_officers(conn, officers, KEYRING),
            ]
        if again:
            assert [(one.added, one.changed) for one in counts] == [(0, 0)] * 4
        else:
            first = counts
    assert [one.added for one in first] == [len(places), 2, len(enterprises), len(officers)]
    async with database.read() as conn:
        known = await divisions(conn)
        shops = (await conn.execute(select(t.enterprise.c.path, t.enterprise.c.phone_enc, t.enterprise.c.sector))).all()
    assert known["220104"].path == "/220000/220100/220104/"
    assert known["220581"].path == "/220000/220581/"  # under 通化市 in the administrative tree, reports to the province
    assert (known["JL-CBS"].path, known["JL-CBS"].level) == ("/220000/JL-CBS/", "city")
    assert (known["JL-CCXQ"].path, known["JL-CCXQ"].level) == ("/220000/JL-CCXQ/", "county")
    assert known["110101"].path == "/110000/110101/"
    assert all(shop.path in {place.path for place in known.values()} for shop in shops)
    assert not any("199" in (shop.phone_enc or "")[:3] for shop in shops)


async def test_what_changed_between_two_imports(database: Database) -> None:
    renamed, other = replace(SHOP, name="新商店"), replace(SHOP, credit_code="91220102MAJ1XG612X", phone=None, address=None)
    async with database.begin() as conn:
        await found_places(conn)
        assert await upsert_enterprises(conn, [SHOP], KEYRING) == Counts(1, 0, 0)
        assert await upsert_enterprises(conn, [renamed, other], KEYRING) == Counts(1, 1, 0)
        assert await upsert_enterprises(conn, [renamed, other], KEYRING) == Counts(0, 0, 2)
        assert await upsert_enterprises(conn, [replace(renamed, phone="19900000914")], KEYRING) == Counts(0, 1, 0)
        assert await upsert_enterprises(conn, [replace(renamed, phone=None)], KEYRING) == Counts(0, 1, 0)
        officer = OfficerRow("胡明", Level.COUNTY, "220104", "19900002270")
        assert await upsert_officers(conn, [officer], KEYRING) == Counts(1, 0, 0)
        assert await upsert_officers(conn, [officer, replace(officer, phone="19900002271")], KEYRING) == Counts(1, 0, 1)
        assert [one.name for one in await find_officers(conn, "220104")] == ["胡明", "胡明"]
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)


async def test_a_new_key_in_front_changes_nothing(database: Database) -> None:
    rotated = Keyring("a newer key, a key for tests")
    async with database.begin() as conn:
        await found_places(conn)
        await upsert_enterprises(conn, [SHOP], KEYRING)
        assert await upsert_enterprises(conn, [SHOP], rotated) == Counts(0, 0, 1)


async def test_a_unit_that_reports_elsewhere_takes_everything_along(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        await conn.execute(t.division.update().where(t.division.c.code == "220104").values(parent="220100"))
        await conn.execute(t.division.update().where(t.division.c.code.in_(["220105", "220581"])).values(parent="220100"))
        await conn.execute(t.division.update().where(t.division.c.code == "220100").values(parent="220000"))
        await found_enterprises(conn, [1, 2])
        await found_people(conn, [9003], "officer", lambda _: {"division_code": "220104", "path": PATHS["220104"]})
        await schedule.open_day(conn, DAY, True)
        unit = UnitRow("220104", "朝阳区", "220100", "220000", None)
        counts = await upsert_units(conn, [unit])
        assert counts == Counts(0, 1, 0)
        for table in (t.enterprise, t.membership, t.due, t.due_total):
            assert set((await conn.scalars(select(table.c.path))).all()) == {"/220000/220104/"}
        assert (await divisions(conn))["220105"].path == PATHS["220105"]


async def test_an_enterprise_that_moves_is_due_where_it_is(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        await upsert_enterprises(conn, [SHOP], KEYRING)
        await schedule.open_day(conn, DAY, True)
        await upsert_enterprises(conn, [replace(SHOP, division="220105")], KEYRING)
        assert await conn.scalar(select(t.due.c.path)) == PATHS["220105"]


async def test_disinfection_points_move_with_their_enterprise_and_with_its_division(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        parents = {"220105": "220100", "220104": "220100", "220100": "220000", "220581": "220000"}
        for code, parent in parents.items():
            await conn.execute(t.division.update().where(t.division.c.code == code).values(parent=parent))
        await upsert_enterprises(conn, [SHOP], KEYRING)
        shop = await conn.scalar(select(t.enterprise.c.id))
        await found_people(conn, [11], "manager", lambda _: {"enterprise_id": shop})
        await apply(conn, [Deed(AddPoints(int(shop or 0), (plan(),)), 11, 11, "")], at(8), KEYRING)
        await upsert_enterprises(conn, [replace(SHOP, division="220105")], KEYRING)
        assert await conn.scalar(select(t.disinfection_point.c.path)) == PATHS["220105"]
        await upsert_units(conn, [UnitRow("220105", "二道区", "220100", "220000", None)])
        assert await conn.scalar(select(t.disinfection_point.c.path)) == "/220000/220105/"


async def test_enterprises_are_found_by_code_name_or_part_of_it(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        await upsert_enterprises(conn, [SHOP], KEYRING)
        await found_enterprises(conn, [101, 102])
        await conn.execute(insert(t.account), [{"id": 5, "chat_id": 5, "language": "en", "name": "x"}])
        await conn.execute(insert(t.membership), [{"account_id": 5, "role": "manager", "enterprise_id": 101, "since": at(8)}])
        by_code, by_name, by_part, none = [
            await find_enterprises(conn, text) for text in ("91220104maqaejxebd", "企业0101", "企业", "100%")
        ]
    assert [one.name for one in by_code] == ["朝阳商店"]
    assert [(one.name, one.managers) for one in by_name] == [("企业0101", 1)]
    assert [one.name for one in by_part] == ["企业0101", "企业0102"]
    assert none == ()
