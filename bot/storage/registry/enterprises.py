"""Enterprises, known by their 统一社会信用代码."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.enterprise_search import make_searchable
from bot.storage.registry.counts import Counts
from bot.storage.registry.moved_alerts import move_alerts
from bot.storage.secrets import Keyring
from conversations.codes import Sector


class EnterpriseRow(Protocol):
    """An enterprise as the list has it; `division` is a code that exists."""

    @property
    def name(self) -> str: ...
    @property
    def credit_code(self) -> str: ...
    @property
    def division(self) -> str: ...
    @property
    def sector(self) -> Sector: ...
    @property
    def headcount(self) -> int: ...
    @property
    def address(self) -> str | None: ...
    @property
    def contact(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def works_weekends(self) -> bool: ...


_PLAIN = ("name", "division_code", "path", "sector", "headcount", "address", "contact", "works_every_day")
_ALL = (*_PLAIN, "phone_enc", "phone_hash")


async def upsert_enterprises(conn: AsyncConnection, rows: Sequence[EnterpriseRow], keyring: Keyring) -> Counts:
    """Import enterprises: at most seventeen statements for any number of them; some thousands at a time leave room for a progress bar.
    Raises KeyError for a division that does not exist."""
    paths = {row.code: row.path for row in await conn.execute(select(t.division.c.code, t.division.c.path))}
    codes = [row.credit_code for row in rows]
    known = {row.uscc: row for row in await conn.execute(select(t.enterprise).where(among(t.enterprise.c.uscc, codes)))}
    added: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    moved: dict[int, str] = {}
    renewed: list[str] = []
    for row in rows:
        told = _columns(row, paths[row.division])
        before = known.get(row.credit_code)
        if before is None:
            renewed.append(row.credit_code)
            added.append({"uscc": row.credit_code, **told, **_phone(row, None, keyring)})
        elif not _same(before, told, row, keyring):
            renewed.append(row.credit_code)
            fresh = {**told, **_phone(row, before, keyring)}
            changed.append({"enterprise": before.id, **{f"new_{name}": fresh[name] for name in _ALL}})
            if before.path != told["path"]:
                moved[before.id] = told["path"]
    if added:
        await conn.execute(insert(t.enterprise), added)
    if changed:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _ALL}
        chosen = t.enterprise.c.id == bindparam("enterprise")
        await conn.execute(update(t.enterprise).where(chosen).values(**values), changed)
    if moved:
        await _move(conn, moved)
    if renewed:
        await make_searchable(conn, renewed, {row.credit_code: row.phone for row in rows}, keyring)
    return Counts(len(added), len(changed), len(rows) - len(added) - len(changed))


def _columns(row: EnterpriseRow, path: str) -> dict[str, Any]:
    return {
        "name": row.name,
        "division_code": row.division,
        "path": path,
        "sector": row.sector.value,
        "headcount": row.headcount,
        "address": row.address or "",
        "contact": row.contact or "",
        "works_every_day": row.works_weekends,
    }


def _phone(row: EnterpriseRow, before: Any, keyring: Keyring) -> dict[str, str | None]:
    """The phone's columns. The same number is not encrypted anew."""
    if row.phone is None:
        return {"phone_enc": None, "phone_hash": None}
    hashes = keyring.hashes(row.phone)
    if before is not None and before.phone_hash in hashes:
        return {"phone_enc": before.phone_enc, "phone_hash": before.phone_hash}
    return {"phone_enc": keyring.encrypt(row.phone), "phone_hash": hashes[0]}


def _same(before: Any, told: dict[str, Any], row: EnterpriseRow, keyring: Keyring) -> bool:
    same_phone = before.phone_hash is None if row.phone is None else before.phone_hash in keyring.hashes(row.phone)
    return same_phone and all(getattr(before, name) == told[name] for name in _PLAIN)


async def _move(conn: AsyncConnection, paths: Mapping[int, str]) -> None:
    """What is due from these enterprises (by id), which have moved, is due at their new places, and whom their couriers served is found
    from there. Rows are locked in the order in which a report locks them: what is due first, then alerts."""
    moved = [{"enterprise": key, "new": path} for key, path in sorted(paths.items())]
    await _carry(conn, t.due, moved)
    await move_alerts(conn, paths)
    for table in (t.alert, t.membership, t.isolation, t.courier_run, t.disinfection_point):
        await _carry(conn, table, moved)


async def _carry(conn: AsyncConnection, table: Table, moved: Sequence[Mapping[str, Any]]) -> None:
    elsewhere = (table.c.enterprise_id == bindparam("enterprise")) & (table.c.path != bindparam("new"))
    await conn.execute(update(table).where(elsewhere).values(path=bindparam("new")), moved)
