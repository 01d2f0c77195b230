"""Versions of guidance as somebody reads them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.pages import parse
from bot.storage.facts.scope import Scope
from bot.storage.guidance.rows import risks_of, sectors_of
from conversations.content_json import content_from_json
from conversations.guidance import GuidanceVersion

_receipt = t.guidance_receipt


def _counted(column: Any) -> Any:
    return (
        select(func.count(column)).where(_receipt.c.version_id == t.guidance_version.c.id).correlate(t.guidance_version).scalar_subquery()
    )


_next = t.guidance_version.alias("next")
_NEXT_FROM = (
    select(func.min(_next.c.valid_from))
    .where(_next.c.guidance_id == t.guidance_version.c.guidance_id, _next.c.number > t.guidance_version.c.number)
    .correlate(t.guidance_version)
    .scalar_subquery()
)
_VERSIONS: Select[Any] = (
    select(t.guidance_version, t.guidance.c.withdrawn_at, t.account.c.name.label("by_name"))
    .add_columns(
        _counted(_receipt.c.read_at).label("readers"), _counted(_receipt.c.confirmed_at).label("confirmers"), _NEXT_FROM.label("next_from")
    )
    .join(t.guidance, t.guidance.c.id == t.guidance_version.c.guidance_id)
    .join(t.account, t.account.c.id == t.guidance_version.c.by)
)


async def load_guidance(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, GuidanceVersion]:
    """The versions `VERSION:ACCOUNT` that exist, as each reader has read them. Two statements."""
    asked = {key: parse(key) for key in keys}
    versions, readers = {version for version, _ in asked.values()}, {reader for _, reader in asked.values() if reader}
    rows = {row.id: row for row in await conn.execute(_VERSIONS.where(among(t.guidance_version.c.id, versions)))}
    c = _receipt.c
    mine = select(c.version_id, c.account_id, c.read_at, c.confirmed_at).where(among(c.version_id, set(rows)), among(c.account_id, readers))
    receipts = {(row.version_id, row.account_id): row for row in await conn.execute(mine)} if rows and readers else {}
    return {key: _version(rows[which[0]], receipts.get(which), scope) for key, which in asked.items() if which[0] in rows}


async def load_guidance_versions(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, tuple[GuidanceVersion, ...]]:
    """All versions of each guidance, the newest first. One statement."""
    found: dict[int, list[GuidanceVersion]] = {}
    c = t.guidance_version.c
    for row in await conn.execute(_VERSIONS.where(among(c.guidance_id, ids)).order_by(c.guidance_id, c.number.desc())):
        found.setdefault(row.guidance_id, []).append(_version(row, None, scope))
    return {number: tuple(some) for number, some in found.items()}


def _version(row: Any, receipt: Any, scope: Scope) -> GuidanceVersion:
    return GuidanceVersion(
        id=row.id,
        guidance_id=row.guidance_id,
        number=row.number,
        title=row.title,
        summary=row.summary,
        body=content_from_json(row.body),
        sectors=sectors_of(row.sectors),
        risks=risks_of(row.risks),
        must_confirm=row.must_confirm,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        published_at=scope.local(row.published_at),
        by=row.by_name,
        changes=row.changes,
        current=row.superseded_at is None,
        withdrawn=row.withdrawn_at is not None,
        read=receipt is not None and receipt.read_at is not None,
        confirmed=receipt is not None and receipt.confirmed_at is not None,
        readers=row.readers,
        confirmers=row.confirmers,
        followed_from=row.next_from if row.next_from is not None and row.next_from > scope.today else None,
    )
