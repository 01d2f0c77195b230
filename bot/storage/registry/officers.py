"""Officers, known by division, name and phone: namesakes in one division are told apart by their numbers."""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.registry.counts import Counts
from bot.storage.secrets import Keyring
from conversations.roles import Level


class OfficerRow(Protocol):
    """An officer as the list has them; `division` is a code that exists."""

    @property
    def name(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def division(self) -> str: ...
    @property
    def phone(self) -> str: ...


async def upsert_officers(conn: AsyncConnection, rows: Sequence[OfficerRow], keyring: Keyring) -> Counts:
    """Import officers: at most three statements for any number of them."""
    codes = sorted({row.division for row in rows})
    found = await conn.execute(select(t.officer).where(among(t.officer.c.division_code, codes)))
    known = {(row.division_code, row.name, row.phone_hash): row for row in found}
    added: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in rows:
        hashes = keyring.hashes(row.phone)
        before = next((known[key] for one in hashes if (key := (row.division, row.name, one)) in known), None)
        if before is None:
            secret = {"phone_enc": keyring.encrypt(row.phone), "phone_hash": hashes[0]}
            added.append({"name": row.name, "level": row.level.value, "division_code": row.division, **secret})
        elif before.level != row.level.value:
            changed.append({"officer": before.id, "new_level": row.level.value})
    if added:
        await conn.execute(insert(t.officer), added)
    if changed:
        chosen = t.officer.c.id == bindparam("officer")
        await conn.execute(update(t.officer).where(chosen).values(level=bindparam("new_level")), changed)
    return Counts(len(added), len(changed), len(rows) - len(added) - len(changed))
