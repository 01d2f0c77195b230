"""Enterprises that the lines of a pasted list name, by name or by unified social credit code. One statement."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.enterprise_list import NamedLine, list_of, spellings


async def load_named(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, tuple[NamedLine, ...]]:
    """Each list, line by line, with the active enterprises of that name or code."""
    del scope
    lists = {key: list_of(key) for key in keys}
    said = {spelling for lines in lists.values() for line in lines for spelling in spellings(line)}
    c = t.enterprise.c
    rows = select(c.id, c.name, c.uscc).where(c.active, or_(among(c.name, said), among(c.uscc, said))).order_by(c.id)
    by_word: dict[str, dict[int, str]] = defaultdict(dict)
    for row in await conn.execute(rows):
        by_word[row.name][row.id] = row.name
        by_word[row.uscc][row.id] = row.name
    return {key: tuple(_line(line, by_word) for line in lines) for key, lines in lists.items()}


def _line(line: str, by_word: dict[str, dict[int, str]]) -> NamedLine:
    found = {key: name for spelling in spellings(line) if spelling in by_word for key, name in by_word[spelling].items()}
    return NamedLine(line, tuple(found.items()))
