"""The risk of every division today, as return checks see the risk of a place."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.rejudging import risk_history
from conversations.codes import RiskLevel
from conversations.places import path_of
from conversations.rules.risk import level_over


async def raised_divisions(conn: AsyncConnection, now: datetime) -> Mapping[str, RiskLevel]:
    """The divisions, by code, that are not at low risk on the local day of `now`, each with its level. Two statements."""
    history = await risk_history(conn)
    found: dict[str, RiskLevel] = {}
    for code in (await conn.scalars(select(t.division.c.code))).all():
        statements = history.about(path_of(code))
        if statements and now.tzinfo is not None:
            level = level_over(code, statements, now.date(), now.date(), now, now.tzinfo).level
            if level is not RiskLevel.LOW:
                found[code] = level
    return found
