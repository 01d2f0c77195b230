"""Who hears of return checks and isolation: managers of what a person declared and of an officer's step; the person of the answer.

All of it is composed right before it leaves, from facts as they are then.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among
from bot.storage.records.deed import StaffAsked
from bot.storage.tables import account, held, isolation, membership, return_check
from conversations.roles import Role
from conversations.screens.own_check import ASKED

DECLARED, ANSWERED, ISOLATED = "declared", "self", "isolated"
"""The composed screens; their subjects are a check's, a staff member's and an isolation's id."""


async def to_managers_of_checks(connection: AsyncConnection, check_ids: Sequence[int]) -> list[Draft]:
    """A message for every manager of the enterprise: somebody has declared. One statement."""
    statement = _people(Role.MANAGER, membership.c.enterprise_id == return_check.c.enterprise_id, return_check.c.id)
    rows = await connection.execute(statement.where(among(return_check.c.id, check_ids)))
    return [
        Draft(row.chat_id, Lane.REPLY, row.language, card=f"check/{row.about}", screen=DECLARED, subject=str(row.about)) for row in rows
    ]


async def to_managers_of_isolations(connection: AsyncConnection, isolation_ids: Sequence[int]) -> list[Draft]:
    """A message for every manager of the enterprise: an officer has changed the isolation. One statement."""
    statement = _people(Role.MANAGER, membership.c.enterprise_id == isolation.c.enterprise_id, isolation.c.id)
    rows = await connection.execute(statement.where(among(isolation.c.id, isolation_ids)))
    return [
        Draft(row.chat_id, Lane.REPLY, row.language, card=f"isolation/{row.about}", screen=ISOLATED, subject=str(row.about)) for row in rows
    ]


async def to_staff(connection: AsyncConnection, staff_ids: Sequence[int]) -> list[Draft]:
    """A message for the person whose own check was answered. One statement."""
    rows = await _staff(connection, staff_ids)
    return [Draft(row.chat_id, Lane.REPLY, row.language, screen=ANSWERED, subject=str(row.about)) for row in rows]


async def to_staff_asked(connection: AsyncConnection, asked: Sequence[StaffAsked]) -> list[Draft]:
    """A message for the person, where they have a chat of their own already: once a day and check, however often the manager asks. One
    statement."""
    of = {one.staff_id: one for one in asked}
    return [
        Draft(
            row.chat_id,
            Lane.REPLY,
            row.language,
            screen=ANSWERED,
            subject=f"{row.about}:{ASKED}",
            dedupe_key=f"self-asked:{row.about}:{of[row.about].check_id}:{of[row.about].day}:{row.chat_id}",
        )
        for row in await _staff(connection, sorted(of))
    ]


async def _staff(connection: AsyncConnection, staff_ids: Sequence[int]) -> Sequence[Any]:
    statement = (
        select(account.c.chat_id, account.c.language, membership.c.staff_id.label("about"))
        .join(membership, membership.c.account_id == account.c.id)
        .where(held, membership.c.role == Role.STAFF.value, account.c.reachable, among(membership.c.staff_id, staff_ids))
        .order_by(account.c.id)
    )
    return (await connection.execute(statement)).all()


def _people(role: Role, where: ColumnElement[bool], about: ColumnElement[int]) -> Select[tuple[int, str, int]]:
    return (
        select(account.c.chat_id, account.c.language, about.label("about"))
        .join(membership, membership.c.account_id == account.c.id)
        .where(held, membership.c.role == role.value, account.c.reachable, where)
        .order_by(about, account.c.id)
    )
