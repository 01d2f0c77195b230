"""Accounts and the roles they are given."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, of_kind
from bot.storage.statements import insert_into
from conversations.records import Enrol, SetLanguage
from conversations.roles import Role

_INVITED = (
    select(
        t.invite,
        func.coalesce(t.enterprise.c.path, t.division.c.path, "").label("path"),
        t.division.c.level.label("level"),
        t.officer.c.name.label("officer_name"),
        t.staff.c.name.label("staff_name"),
    )
    .outerjoin_from(t.invite, t.enterprise, t.enterprise.c.id == t.invite.c.enterprise_id)
    .outerjoin(t.division, t.division.c.code == t.invite.c.division_code)
    .outerjoin(t.officer, t.officer.c.id == t.invite.c.officer_id)
    .outerjoin(t.staff, t.staff.c.id == t.invite.c.staff_id)
)


async def enrol(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> dict[int, int]:
    """Use up invitations, make or renew the accounts, give the roles. Returns the account ids by chat.

    Raises Conflict when an invitation is used or has run out by now.
    """
    asked = list(of_kind(deeds, Enrol))
    if not asked:
        return {}
    ids = sorted({record.invite_id for record, _ in asked})
    used = await conn.scalars(
        update(t.invite)
        .where(among(t.invite.c.id, ids), t.invite.c.used_at.is_(None), t.invite.c.expires_at > now)
        .values(used_at=now)
        .returning(t.invite.c.id)
    )
    if len(used.all()) < len(asked):
        raise Conflict("an invitation was used meanwhile")
    invited = {row.id: row for row in await conn.execute(_INVITED.where(among(t.invite.c.id, ids)))}
    accounts = await _keep_accounts(
        conn,
        [
            {
                "chat_id": deed.chat_id,
                "language": record.language,
                "name": invited[record.invite_id].officer_name or invited[record.invite_id].staff_name or deed.chat_name,
                "reachable": True,
                "enrolled_at": now,
            }
            for record, deed in asked
        ],
    )
    named = [(row.officer_name, accounts[deed.chat_id]) for record, deed in asked if (row := invited[record.invite_id]).officer_name]
    if named:
        statement = update(t.account).where(t.account.c.id == bindparam("account")).values(name=bindparam("registered"))
        await conn.execute(statement, [{"account": account_id, "registered": name} for name, account_id in named])
    await _take_over(conn, [(row.staff_id, accounts[deed.chat_id]) for r, deed in asked if (row := invited[r.invite_id]).staff_id], now)
    roles = [_role(invited[record.invite_id], accounts[deed.chat_id], now) for record, deed in asked]
    await conn.execute(insert_into(conn, t.membership).on_conflict_do_nothing(), roles)
    await conn.execute(
        update(t.invite).where(t.invite.c.id == bindparam("invite")).values(used_by=bindparam("account")),
        [{"invite": record.invite_id, "account": accounts[deed.chat_id]} for record, deed in asked],
    )
    return accounts


async def _take_over(conn: AsyncConnection, people: Sequence[tuple[int, int]], now: datetime) -> None:
    """Nobody but one declares for a person: a new link, opened in another chat, ends the role of the chat before."""
    if not people:
        return
    theirs = (t.membership.c.staff_id == bindparam("person")) & (t.membership.c.account_id != bindparam("account")) & t.held
    ended = update(t.membership).where(theirs, t.membership.c.role == Role.STAFF.value).values(ended_at=now)
    await conn.execute(ended, [{"person": staff_id, "account": account_id} for staff_id, account_id in people])


async def _keep_accounts(conn: AsyncConnection, rows: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    insert = insert_into(conn, t.account)
    kept = {name: insert.excluded[name] for name in ("language", "reachable")}
    first = func.coalesce(t.account.c.enrolled_at, insert.excluded.enrolled_at)
    # The registry's name of an officer is better than the one that an app tells when the same person enrols for a shop as well.
    name = case((t.account.c.enrolled_at.is_(None), insert.excluded.name), else_=t.account.c.name)
    statement = insert.on_conflict_do_update(index_elements=["chat_id"], set_={**kept, "name": name, "enrolled_at": first})
    await conn.execute(statement, sorted(rows, key=lambda row: row["chat_id"]))
    chats = [row["chat_id"] for row in rows]
    found = await conn.execute(select(t.account.c.chat_id, t.account.c.id).where(among(t.account.c.chat_id, chats)))
    return {row.chat_id: row.id for row in found}


def _role(invite: Any, account_id: int, now: datetime) -> dict[str, Any]:
    return {
        "account_id": account_id,
        "role": invite.role,
        "enterprise_id": invite.enterprise_id,
        "division_code": invite.division_code,
        "path": invite.path,
        "level": invite.level,
        "officer_id": invite.officer_id,
        "staff_id": invite.staff_id,
        "since": now,
    }


async def set_languages(conn: AsyncConnection, deeds: Sequence[Deed]) -> None:
    """Keep the languages; a chat that is not enrolled yet gets an account without any role, so that its choice is kept too."""
    rows = [{"chat_id": deed.chat_id, "language": record.language, "name": deed.chat_name} for record, deed in of_kind(deeds, SetLanguage)]
    if not rows:
        return
    insert = insert_into(conn, t.account)
    statement = insert.on_conflict_do_update(index_elements=["chat_id"], set_={"language": insert.excluded.language})
    await conn.execute(statement, rows)
