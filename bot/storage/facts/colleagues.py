"""To whom an alert may be handed over."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.duty import acting_for
from bot.storage.facts.scope import Scope
from bot.storage.officers import upward
from conversations.alert import Alert, Colleague
from conversations.chain import StepKind
from conversations.roles import Role
from conversations.screens.alert_choices import COLLEAGUES

MOST = COLLEAGUES + 1
"""One more than are shown: the reader is left out of them."""


async def load_colleagues(conn: AsyncConnection, alerts: Collection[Alert], scope: Scope) -> dict[int, tuple[Colleague, ...]]:
    """For each alert the officers of its division and of those above who can be written to: those whom its chain calls responsible first,
    then the nearest; of an alert without a place the admins. One statement, and what it takes to know who is on duty."""
    paths = sorted({place for alert in alerts for place in upward(alert.path) if not _is_admins(alert)})
    of_admins = any(_is_admins(alert) for alert in alerts)
    held = t.membership
    wanted = (held.c.path, held.c.role, held.c.account_id, t.account.c.name, t.division.c.name.label("division_name"))
    statement = (
        select(*wanted)
        .join_from(held, t.account, t.account.c.id == held.c.account_id)
        .outerjoin(t.division, t.division.c.code == held.c.division_code)
        .where(t.held, t.account.c.reachable)
        .order_by(held.c.id)
    )
    officers = (await conn.execute(statement.where(among(held.c.path, paths), t.held_by_officer))).all()
    admins = (await conn.execute(statement.where(held.c.role == Role.ADMIN.value))).all() if of_admins else []
    acting = await acting_for(conn, {row.account_id for row in officers}, scope.now)
    found = {}
    for alert in alerts:
        if _is_admins(alert):
            found[alert.id] = tuple(Colleague(row.account_id, row.name, "") for row in admins)[:MOST]
            continue
        nearest = {path: place for place, path in enumerate(upward(alert.path))}
        first = {one for step in alert.chain.steps if step.kind is StepKind.RESPONSIBLE for one in step.people}
        near = sorted((row for row in officers if row.path in nearest), key=lambda row: (row.account_id not in first, nearest[row.path]))
        people = {
            row.account_id: Colleague(row.account_id, row.name, row.division_name or "", row.account_id in acting.get(row.account_id, ()))
            for row in reversed(near)
        }
        found[alert.id] = tuple(people[key] for key in dict.fromkeys(row.account_id for row in near))[:MOST]
    return found


def _is_admins(alert: Alert) -> bool:
    """Whether it lies in no division: it is about the system itself (`bot.storage.watch.NOWHERE`)."""
    return not alert.path.strip("/")
