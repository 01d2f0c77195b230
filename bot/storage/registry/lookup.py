"""Finding places, enterprises and officers by what an operator types."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class DivisionFound:
    """A division or reporting unit."""

    code: str
    name: str
    level: str
    path: str


@dataclass(frozen=True, slots=True)
class EnterpriseFound:
    """An enterprise; `managers` is how many it has."""

    id: int
    name: str
    uscc: str
    division_name: str
    managers: int


@dataclass(frozen=True, slots=True)
class OfficerFound:
    """An officer of a division."""

    id: int
    name: str
    level: str
    division_code: str


async def divisions(conn: AsyncConnection) -> dict[str, DivisionFound]:
    """All divisions and units by code."""
    rows = await conn.execute(select(t.division.c.code, t.division.c.name, t.division.c.level, t.division.c.path))
    return {row.code: DivisionFound(row.code, row.name, row.level, row.path) for row in rows}


async def find_enterprises(conn: AsyncConnection, text: str) -> tuple[EnterpriseFound, ...]:
    """The enterprise of exactly this 统一社会信用代码 or name, else all (at most 20) whose name holds `text`."""
    managers = (
        select(func.count())
        .where(t.membership.c.enterprise_id == t.enterprise.c.id, t.held, t.membership.c.role == "manager")
        .correlate(t.enterprise)
        .scalar_subquery()
    )
    c = t.enterprise.c
    statement = (
        select(c.id, c.name, c.uscc, t.division.c.name.label("division_name"), managers.label("managers"))
        .join_from(t.enterprise, t.division, t.division.c.code == c.division_code)
        .order_by(c.name, c.id)
        .limit(MOST_FOUND)
    )
    exact = (await conn.execute(statement.where(or_(c.uscc == text.upper(), c.name == text)))).all()
    rows = exact or (await conn.execute(statement.where(c.name.contains(text, autoescape=True)))).all()
    return tuple(EnterpriseFound(*row) for row in rows)


async def find_officers(conn: AsyncConnection, division_code: str) -> tuple[OfficerFound, ...]:
    """The officers of a division, by name."""
    c = t.officer.c
    statement = select(c.id, c.name, c.level, c.division_code).where(c.division_code == division_code).order_by(c.name, c.id)
    return tuple(OfficerFound(*row) for row in await conn.execute(statement))
