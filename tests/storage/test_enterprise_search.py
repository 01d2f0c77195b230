"""Searching enterprises on both databases."""

from sqlalchemy import select, update

from bot.storage import enterprise_search
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.registry.enterprises import upsert_enterprises
from bot.storage.unreachable_alerts import note_reachable
from conversations.briefing import SearchPage
from conversations.codes import AlertKind, Sector
from conversations.enterprise_search import EVERYWHERE, search_key
from conversations.officer_day_records import AddNote
from tests.storage.world import (
    KEYRING,
    PATHS,
    at,
    do,
    found_county,
    found_enterprises,
    found_places,
    know,
)

COUNTY, CITY = 9003, 9002
HERE = (PATHS["220104"],)


class Row:
    """An enterprise as an import has it."""

    def __init__(self, number: int, name: str, phone: str | None, division: str = "220104") -> None:
        self.name, self.phone, self.division = name, phone, division
        self.credit_code = f"91220104MA00{number:06}"
        self.sector, self.headcount, self.address, self.contact, self.works_weekends = Sector.RETAIL, 5, "人民大街1号", "孙丽娜", False


async def imported(database: Database, *rows: Row) -> None:
    """Import them; the first ones found the places."""
    async with database.begin() as conn:
        if (await conn.execute(select(t.division.c.code).limit(1))).first() is None:
            await found_places(conn)
        await upsert_enterprises(conn, rows, KEYRING)


async def found(database: Database, text: str, *paths: str) -> SearchPage:
    key = search_key(paths or HERE, text)
    return (await know(database, ("search", key))).searches[key]


async def names(database: Database, text: str, *paths: str) -> list[str]:
    return [hit.name for hit in (await found(database, text, *paths)).hits]


async def test_enterprises_are_found_by_name_code_initials_and_phone_within_the_own_divisions(database: Database) -> None:
    await imported(database, Row(1, "朝阳祥瑞摄影店", "13804314821"), Row(2, "恒佳Super市场", "0431-88234821"), Row(3, "百分百%店", None))
    await imported(database, Row(4, "南关祥瑞超市", "13804314821", "220105"))
    assert await names(database, "祥瑞") == ["朝阳祥瑞摄影店"]
    assert await names(database, "祥瑞", PATHS["220100"]) == ["南关祥瑞超市", "朝阳祥瑞摄影店"]
    assert await names(database, "祥瑞", PATHS["220105"], *HERE) == ["南关祥瑞超市", "朝阳祥瑞摄影店"]
    assert await names(database, "祥瑞", EVERYWHERE) == ["南关祥瑞超市", "朝阳祥瑞摄影店"]
    assert await names(database, "祥瑞", PATHS["220581"]) == []
    assert await names(database, "super") == ["恒佳Super市场"]
    assert await names(database, "%") == ["百分百%店"]
    assert await names(database, "91220104ma00000001") == ["朝阳祥瑞摄影店"]
    assert await names(database, "000002") == ["恒佳Super市场"]
    assert await names(database, "xrsy") == ["朝阳祥瑞摄影店"]
    assert await names(database, "4821") == ["恒佳Super市场", "朝阳祥瑞摄影店"]
    assert await names(database, "4822") == []


async def test_a_single_hit_comes_with_its_card(database: Database) -> None:
    await found_county(database, 2)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(contact="孙丽娜"))
        await note_reachable(conn, [11], False, at(10))
    await do(database, AddNote(1, "晚上好联系"), AddNote(1, "换了店长"), by=COUNTY)
    page = await found(database, "0001")
    assert page.only is not None
    other = page.only.counterpart
    assert (page.only.enterprise.id, other.contact, other.notes) == (1, "孙丽娜", 2)
    assert [(one.name, one.reachable) for one in other.managers] == [("人11", False)]
    assert other.newest is not None
    assert (other.newest.text, other.newest.by, other.newest.by_id) == ("换了店长", "人9003", COUNTY)
    assert len(page.only.days) == 14
    assert [alert.kind for alert in page.alerts] == [AlertKind.UNREACHABLE]
    many = await found(database, "企业")
    assert (len(many.hits), many.only) == (2, None)


async def test_more_than_can_be_listed_is_one_more(database: Database) -> None:
    await found_county(database, 1)
    async with database.begin() as conn:
        await found_enterprises(conn, range(100, 200))
    assert len((await found(database, "企业")).hits) == 51


async def test_what_came_before_is_made_searchable_once(database: Database) -> None:
    await found_county(database, 2)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(phone_enc=KEYRING.encrypt("13804314821")))
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 2).values(phone_enc="lost"))
    assert await names(database, "4821") == []
    async with database.begin() as conn:
        assert await enterprise_search.lacking(conn)
        assert await enterprise_search.fill(conn, KEYRING) == 2
        assert not await enterprise_search.lacking(conn)
        assert await enterprise_search.fill(conn, KEYRING) == 0
    assert await names(database, "4821") == ["企业0001"]
    assert await names(database, "qy") == ["企业0001", "企业0002"]


async def test_a_changed_name_and_phone_are_searched_anew(database: Database) -> None:
    await imported(database, Row(1, "旧名", "13804314821"))
    await imported(database, Row(1, "新名字", "13804319999"))
    assert [await names(database, text) for text in ("xmz", "9999", "4821", "jm")] == [["新名字"], ["新名字"], [], []]
