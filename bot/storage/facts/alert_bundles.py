"""What one message tells an officer of: the routine alerts of a quarter of an hour."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.alerts import load_alerts
from bot.storage.facts.scope import Scope
from conversations.alert import Alert


async def load_bundles(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, tuple[Alert, ...]]:
    """The alerts of these bundles (`ACCOUNT:MOMENT`), those that were opened first at the beginning. Two statements."""
    accounts = sorted({int(key.split(":")[0]) for key in keys})
    c = t.alert_notice.c
    statement = (
        select(c.account_id, c.bundle, c.alert_id)
        .where(among(c.account_id, accounts), c.bundle.is_not(None), t.on_its_way)
        .order_by(c.alert_id)
    )
    told: dict[str, dict[int, None]] = {key: {} for key in keys}
    for row in await conn.execute(statement):
        told.get(f"{row.account_id}:{int(row.bundle.timestamp())}", {})[row.alert_id] = None
    alerts = await load_alerts(conn, {alert_id for some in told.values() for alert_id in some}, scope)
    return {key: tuple(alerts[alert_id] for alert_id in some if alert_id in alerts) for key, some in told.items()}
