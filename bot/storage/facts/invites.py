"""Invitations, found by the hash of what was typed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.briefing import Invite
from conversations.roles import Account, Role


@dataclass(frozen=True, slots=True)
class InviteFound:
    """An invitation, and what it takes to say what it is to a certain account."""

    invite: Invite
    division_code: str | None
    used_by: int | None

    def seen_by(self, account: Account | None) -> Invite:
        """The invitation as it stands for `account`."""
        if account is None:
            return self.invite
        member = any(
            held.role is self.invite.role
            and held.enterprise_id == self.invite.enterprise_id
            and held.staff_id == self.invite.staff_id
            and (self.invite.role is not Role.OFFICER or held.division == self.division_code)
            for held in account.memberships
        )
        return replace(self.invite, used_by_me=self.used_by == account.id, already_member=member)


_INVITES = (
    select(
        t.invite,
        func.coalesce(t.enterprise.c.name, t.division.c.name, "").label("subject_name"),
        t.courier.c.staff_id.is_not(None).label("courier"),
    )
    .outerjoin_from(t.invite, t.enterprise, t.enterprise.c.id == t.invite.c.enterprise_id)
    .outerjoin(t.division, t.division.c.code == t.invite.c.division_code)
    .outerjoin(t.courier, (t.courier.c.staff_id == t.invite.c.staff_id) & t.rides)
)


async def load_invites(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, InviteFound]:
    """The invitations that exist, under the codes as they were typed. One statement."""
    typed = {code: scope.code_hasher(code) for code in codes}
    hashes = sorted({known for several in typed.values() for known in several})
    rows = {row.code_hash: row for row in await conn.execute(_INVITES.where(among(t.invite.c.code_hash, hashes)))}
    found = {}
    for code, several in typed.items():
        row = next((rows[known] for known in several if known in rows), None)
        if row is not None:
            invite = Invite(
                id=row.id,
                role=Role(row.role),
                subject_name=row.subject_name,
                used=row.used_at is not None,
                expired=row.expires_at <= scope.now,
                enterprise_id=row.enterprise_id,
                staff_id=row.staff_id,
                courier=row.courier,
            )
            found[code] = InviteFound(invite, row.division_code, row.used_by)
    return found
