"""Which unresolved alerts belong to an assignment: those of its enterprise, or those of its sector at its place and below, unless an
assignment nearer to them goes before."""

from sqlalchemy import ColumnElement, exists, func, or_

from bot.storage import tables as t
from bot.storage.columns import below

_nearer = t.assignment.alias("nearer")


def of_sector(path: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Unresolved alerts at `path` and below whose enterprise nothing nearer goes before for: the condition is for alerts joined with their
    enterprises."""
    n = _nearer.c
    the_enterprise = n.enterprise_id == t.enterprise.c.id
    # A place above an alert is the beginning of its path; of two such places the nearer one is the longer one.
    same_sector = (n.sector == t.enterprise.c.sector) & (func.substr(t.alert.c.path, 1, func.length(n.path)) == n.path)
    nearer = same_sector & (func.length(n.path) > func.length(path))
    return t.unresolved & below(t.alert.c.path, path) & ~exists().where(n.ended_at.is_(None), or_(the_enterprise, nearer))
