"""Invitations made by the operator. Only hashes are stored: a code is known to whom it is given, and to nobody after that."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import below
from bot.storage.secrets import Keyring, new_code
from conversations.roles import Role


@dataclass(frozen=True, slots=True)
class Invited:
    """For whom an invitation is. `officer_id`: the officer of the imported list whose name the account gets."""

    role: Role
    enterprise_id: int | None = None
    division_code: str | None = None
    officer_id: int | None = None


@dataclass(frozen=True, slots=True)
class EnterpriseCode:
    """A code for an enterprise's manager."""

    enterprise_id: int
    name: str
    uscc: str
    division_name: str
    code: str


@dataclass(frozen=True, slots=True)
class InviteListed:
    """An invitation that can still be used."""

    id: int
    role: Role
    subject: str
    expires_at: datetime


async def create_invite(conn: AsyncConnection, invited: Invited, keyring: Keyring, now: datetime, expires_at: datetime) -> str:
    """Make an invitation and return its code. It can be used once, until `expires_at`."""
    code = new_code()
    await conn.execute(insert(t.invite), [_row(invited, code, keyring, now, expires_at)])
    return code


async def invite_all_enterprises(
    conn: AsyncConnection, keyring: Keyring, now: datetime, expires_at: datetime, division_path: str = "/"
) -> list[EnterpriseCode]:
    """A code for a manager of every active enterprise below `division_path`, by place and name. Two statements."""
    c = t.enterprise.c
    enterprises = (
        select(c.id, c.name, c.uscc, t.division.c.name.label("division_name"))
        .join_from(t.enterprise, t.division, t.division.c.code == c.division_code)
        .where(c.active, below(c.path, division_path))
        .order_by(c.path, c.name, c.id)
    )
    made = [EnterpriseCode(*row, new_code()) for row in await conn.execute(enterprises)]
    if made:
        rows = [_row(Invited(Role.MANAGER, one.enterprise_id), one.code, keyring, now, expires_at) for one in made]
        await conn.execute(insert(t.invite), rows)
    return made


def _row(invited: Invited, code: str, keyring: Keyring, now: datetime, expires_at: datetime) -> dict[str, Any]:
    return {
        "code_hash": keyring.code_hashes(code)[0],
        "role": invited.role.value,
        "enterprise_id": invited.enterprise_id,
        "division_code": invited.division_code,
        "officer_id": invited.officer_id,
        "expires_at": expires_at,
        "created_at": now,
    }


async def open_invites(conn: AsyncConnection, now: datetime) -> tuple[InviteListed, ...]:
    """The invitations that can still be used, the newest first."""
    statement = (
        select(
            t.invite.c.id,
            t.invite.c.role,
            func.coalesce(t.enterprise.c.name, t.division.c.name, "").label("subject"),
            t.invite.c.expires_at,
        )
        .outerjoin_from(t.invite, t.enterprise, t.enterprise.c.id == t.invite.c.enterprise_id)
        .outerjoin(t.division, t.division.c.code == t.invite.c.division_code)
        .where(t.invite.c.used_at.is_(None), t.invite.c.expires_at > now)
        .order_by(t.invite.c.id.desc())
    )
    return tuple(InviteListed(row.id, Role(row.role), row.subject, row.expires_at) for row in await conn.execute(statement))
