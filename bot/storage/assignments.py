"""Which unresolved alerts belong to an assignment: those of its enterprise, or those of its sector at its place and below, unless an
assignment nearer to them goes before; and which to the officers of a division, because no assignment does."""

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import below

_nearer = t.assignment.alias("nearer")
_standing = _nearer.c.ended_at.is_(None)
_itself = exists().where(_standing, _nearer.c.enterprise_id == t.enterprise.c.id)


def of_sector(path: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Unresolved alerts at `path` and below whose enterprise nothing nearer goes before for: the condition is for alerts joined with their
    enterprises."""
    n, a, e = _nearer.c, t.alert.c, t.enterprise.c
    # A place above an alert is the beginning of its path; those between `path` and the alert sort between the two.
    between = (n.path > path) & (n.path <= a.path) & (func.substr(a.path, 1, func.length(n.path)) == n.path)
    same_sector = exists().where(_standing, n.sector == e.sector, between)
    return t.unresolved & below(a.path, path) & ~_itself & ~same_sector


def of_division(path: str) -> ColumnElement[bool]:
    """Unresolved alerts that the officers of the division at `path` answer for; for alerts joined with their enterprises."""
    n, a, e = _nearer.c, t.alert.c, t.enterprise.c
    over = func.substr(a.path, 1, func.length(n.path)) == n.path
    return t.unresolved & (a.path == path) & ~_itself & ~exists().where(_standing, n.sector == e.sector, over)


async def count_of_division(conn: AsyncConnection, path: str) -> int:
    """How many they are."""
    alerts = t.alert.join(t.enterprise, t.enterprise.c.id == t.alert.c.enterprise_id)
    return (await conn.execute(select(func.count()).select_from(alerts).where(of_division(path)))).scalar_one()
