"""How risky divisions are at a moment: what was stated of them and of what they lie in."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from conversations.codes import RiskLevel
from conversations.places import path_of, places
from conversations.rules.guidance import Levels, level_at


@dataclass(frozen=True)
class RiskToday:
    """What is stated and in force, of places that are not low."""

    stated: Levels = field(default_factory=dict)

    def of(self, code: str) -> RiskLevel:
        """The risk of a division."""
        return level_at(path_of(code), self.stated) if self.stated else RiskLevel.LOW

    @cached_property
    def raised(self) -> dict[str, RiskLevel]:
        """All places that are not low, by code."""
        above = tuple(self.stated)
        return {place.code: level_at(place.path, self.stated) for place in places() if place.path.startswith(above)} if above else {}

    def codes(self, risks: Collection[RiskLevel]) -> tuple[bool, list[str]]:
        """The codes of all places at one of `risks`; where low is one of them, of all that are not (False)."""
        if RiskLevel.LOW in risks:
            return False, sorted(code for code, level in self.raised.items() if level not in risks)
        return True, sorted(code for code, level in self.raised.items() if level in risks)


async def load_risk_today(conn: AsyncConnection, now: datetime) -> RiskToday:
    """What is in force at `now`. One statement."""
    c = t.risk.c
    latest_first = func.row_number().over(partition_by=c.place, order_by=(c.since.desc(), c.id.desc()))
    ranked = select(c.path, c.level, latest_first.label("rank")).where(c.since <= now).subquery("ranked")
    statement = select(ranked.c.path, ranked.c.level).where(ranked.c.rank == 1, ranked.c.level != RiskLevel.LOW.value)
    return RiskToday({row.path: RiskLevel(row.level) for row in await conn.execute(statement)})
