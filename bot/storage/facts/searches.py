"""Enterprises found by a piece of their name, their code or their phone, within the divisions of who asks.

A part of a name has no index that both databases have. What is read is the stretch of the index of places that the officer's divisions
are, and no more hits are fetched than can be listed: a county costs its few thousand names.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.enterprise_search import tail_hashes
from bot.storage.facts.alert_pages import load_enterprise_alerts
from bot.storage.facts.enterprise_cards import load_enterprise_cards
from bot.storage.facts.scope import Scope
from conversations.briefing import SearchPage
from conversations.enterprise_search import CODE_LENGTH, Search, search_of
from conversations.officer_day import MOST_FOUND, EnterpriseHit


async def load_searches(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, SearchPage]:
    """What each search found, at most one more than can be listed; a single hit with its card and its open alerts.
    Nine statements at most."""
    asked = {key: search_of(key) for key in sorted(keys)}
    hits: dict[str, list[EnterpriseHit]] = {key: [] for key in asked}
    numbered = list(asked)
    parts = [_hits(number, asked[key], scope) for number, key in enumerate(numbered) if asked[key].paths and asked[key].text]
    if parts:
        for row in await conn.execute(union_all(*parts)):
            hits[numbered[row.number]].append(EnterpriseHit(row.id, row.name, row.division_name))
    single = {found[0].id for found in hits.values() if len(found) == 1}
    cards = await load_enterprise_cards(conn, single, scope) if single else {}
    alerts = await load_enterprise_alerts(conn, single, scope) if single else {}

    def page(found: list[EnterpriseHit]) -> SearchPage:
        if len(found) == 1:
            return SearchPage(tuple(found), cards.get(found[0].id), alerts.get(found[0].id, ()))
        return SearchPage(tuple(sorted(found, key=lambda hit: (hit.name, hit.id))))

    return {key: page(found) for key, found in hits.items()}


def _hits(number: int, search: Search, scope: Scope) -> Select[Any]:
    c = t.enterprise.c
    rows = t.enterprise.join(t.division, t.division.c.code == c.division_code)
    if search.tail is not None or search.initials is not None:
        rows = rows.outerjoin(t.enterprise_search, t.enterprise_search.c.enterprise_id == c.id)
    found = (
        select(literal(number).label("number"), c.id, c.name, t.division.c.name.label("division_name"))
        .select_from(rows)
        .where(or_(*(below(c.path, path) for path in search.paths)), c.active, or_(*_conditions(search, scope)))
        .limit(MOST_FOUND + 1)
        .subquery(f"found{number}")
    )
    return select(found)


def _conditions(search: Search, scope: Scope) -> list[ColumnElement[bool]]:
    c, key = t.enterprise.c, t.enterprise_search.c
    found: list[ColumnElement[bool]] = [func.lower(c.name).contains(name, autoescape=True) for name in search.names]
    if search.tail is not None:
        found.append(among(key.phone_tail_hash, tail_hashes(search.tail, scope.code_hasher)))
    if search.code is not None:
        found.append(c.uscc == search.code if len(search.code) == CODE_LENGTH else c.uscc.endswith(search.code))
    if search.initials is not None:
        found.append(key.initials.contains(search.initials))
    return found
