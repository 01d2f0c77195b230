"""What enterprises are searched by besides name and code: the initials of the name, and a keyed hash of the end of the contact's phone.

Phones are encrypted, so that the database alone cannot say which end in 4821. There are only ten thousand ends: without the key their
hashes say nothing, with it they would say no more than the phones themselves.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.secrets import Keyring, SecretLost
from bot.storage.statements import insert_into
from conversations.pinyin import initials

TAIL = 4
"""Digits at the end of a phone number."""
PIECE = 2_000


def tail_hashes(tail: str, hashes_of: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The hashes under which the end of a phone may be stored; `hashes_of`: the keyring's, of something that is typed."""
    return hashes_of(f"phone {tail}")


async def make_searchable(conn: AsyncConnection, codes: Sequence[str], phones: dict[str, str | None], keyring: Keyring) -> None:
    """Write down anew what the enterprises of these credit codes are searched by; `phones`: of each. Two statements."""
    found = (
        await conn.execute(select(t.enterprise.c.id, t.enterprise.c.uscc, t.enterprise.c.name).where(among(t.enterprise.c.uscc, codes)))
    ).all()
    await _write(conn, [(row.id, row.name, phones.get(row.uscc)) for row in found], keyring)


async def lacking(conn: AsyncConnection) -> bool:
    """Whether there is an enterprise of which nothing is written down."""
    return (await conn.execute(_missing().limit(1))).first() is not None


def _missing() -> Select[Any]:
    c = t.enterprise.c
    return (
        select(c.id, c.name, c.phone_enc)
        .outerjoin(t.enterprise_search, t.enterprise_search.c.enterprise_id == c.id)
        .where(t.enterprise_search.c.enterprise_id.is_(None))
        .order_by(c.id)
    )


async def fill(conn: AsyncConnection, keyring: Keyring) -> int:
    """The same for up to 2,000 enterprises of which nothing is written down yet; how many they were. Two statements."""
    rows = (await conn.execute(_missing().limit(PIECE))).all()
    await _write(conn, [(row.id, row.name, _phone(row.phone_enc, keyring)) for row in rows], keyring)
    return len(rows)


async def _write(conn: AsyncConnection, known: Iterable[tuple[int, str, str | None]], keyring: Keyring) -> None:
    rows: list[dict[str, Any]] = [
        {"enterprise_id": key, "initials": initials(name), "phone_tail_hash": _tail(phone, keyring)} for key, name, phone in known
    ]
    if not rows:
        return
    kept = insert_into(conn, t.enterprise_search)
    fresh = {"initials": kept.excluded.initials, "phone_tail_hash": kept.excluded.phone_tail_hash}
    await conn.execute(kept.on_conflict_do_update(index_elements=[t.enterprise_search.c.enterprise_id], set_=fresh), rows)


def _phone(token: str | None, keyring: Keyring) -> str | None:
    """The phone; None where its key is lost: such an enterprise is found by everything else."""
    try:
        return keyring.decrypt(token) if token else None
    except SecretLost:
        return None


def _tail(phone: str | None, keyring: Keyring) -> str | None:
    digits = "".join(one for one in phone or "" if one.isdigit())
    return tail_hashes(digits[-TAIL:], keyring.code_hashes)[0] if len(digits) >= TAIL else None
