"""Pasted lists of enterprises on both databases."""

from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.enterprise_list import NamedLine, list_key
from tests.storage.test_enterprise_search import Row, imported
from tests.storage.world import know


async def test_lines_name_enterprises_by_name_or_code(database: Database) -> None:
    rows = (Row(1, "长春（南关）便民店", None), Row(2, "恒佳超市", None), Row(3, "恒佳超市", None), Row(4, "已注销的店", None))
    await imported(database, *rows)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.name == "已注销的店").values(active=False))
    lines = ("长春(南关)便民店", "91220104ma00000002", "恒佳超市", "已注销的店", "没有这家")
    key = list_key(lines)
    found = (await know(database, ("named_enterprises", key))).named_enterprises[key]
    assert [line.text for line in found] == list(lines)
    assert [len(line.hits) for line in found] == [1, 1, 2, 0, 0]
    assert found[0] == NamedLine(lines[0], found[0].hits)
    assert found[0].hits[0][1] == "长春（南关）便民店"
