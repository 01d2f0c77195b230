"""Which unresolved alerts belong to an assignment: those of its enterprise, or those of its sector at its place and below, unless an
assignment nearer to them goes before."""

from sqlalchemy import ColumnElement, exists, func

from bot.storage import tables as t
from bot.storage.columns import below

_nearer = t.assignment.alias("nearer")


def of_sector(path: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Unresolved alerts at `path` and below whose enterprise nothing nearer goes before for: the condition is for alerts joined with their
    enterprises."""
    n, a, e = _nearer.c, t.alert.c, t.enterprise.c
    standing = n.ended_at.is_(None)
    itself = exists().where(standing, n.enterprise_id == e.id)
    # A place above an alert is the beginning of its path; those between `path` and the alert sort between the two.
    between = (n.path > path) & (n.path <= a.path) & (func.substr(a.path, 1, func.length(n.path)) == n.path)
    same_sector = exists().where(standing, n.sector == e.sector, between)
    return t.unresolved & below(a.path, path) & ~itself & ~same_sector
