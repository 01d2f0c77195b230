"""The policy (口径): every version is kept, the highest one counts."""

from dataclasses import replace
from datetime import datetime, time, tzinfo
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.return_facts import PolicyVersion

_TYPES = {name: kind for name, kind in get_type_hints(Policy).items() if name != "version"}


def _to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_to_json(part) for part in value]
    return str(value) if isinstance(value, Decimal | time | StrEnum) else value


def _from_json(raw: Any, kind: Any) -> Any:
    """`kind` as `Policy` declares it: a plain type, or a tuple of any number of them."""
    if get_origin(kind) is tuple:
        return tuple(_from_json(part, get_args(kind)[0]) for part in raw)
    return time.fromisoformat(raw) if kind is time else kind(raw)


async def current_policy(conn: AsyncConnection) -> Policy:
    """The policy that counts now: the defaults until one is saved. A value that a stored version does not have is the default."""
    row = (await conn.execute(select(t.policy).order_by(t.policy.c.version.desc()).limit(1))).first()
    if row is None:
        return DEFAULT_POLICY
    stored: dict[str, Any] = getattr(row, "values")  # noqa: B009 - `row.values` is a method
    told = {name: _from_json(stored[name], kind) for name, kind in _TYPES.items() if name in stored}
    return replace(DEFAULT_POLICY, version=row.version, **told)


async def policy_version(conn: AsyncConnection, zone: tzinfo | None) -> PolicyVersion | None:
    """Since when (by the clocks of `zone`) the policy counts that does now, and who saved it; None for the defaults. One statement."""
    statement = (
        select(t.policy.c.version, t.policy.c.since, t.account.c.name)
        .outerjoin_from(t.policy, t.account, t.account.c.id == t.policy.c.by)
        .order_by(t.policy.c.version.desc())
        .limit(1)
    )
    row = (await conn.execute(statement)).first()
    return None if row is None else PolicyVersion(row.version, row.since.astimezone(zone), row.name or "")


async def save_policy(conn: AsyncConnection, policy: Policy, now: datetime, by: int | None) -> Policy:
    """Keep a new version with the values of `policy`. Two admins at once: the second gets a unique violation."""
    newest = await conn.scalar(select(t.policy.c.version).order_by(t.policy.c.version.desc()).limit(1))
    version = (newest or DEFAULT_POLICY.version) + 1
    values = {name: _to_json(getattr(policy, name)) for name in _TYPES}
    await conn.execute(insert(t.policy), [{"version": version, "values": values, "since": now, "by": by}])
    return replace(policy, version=version)
