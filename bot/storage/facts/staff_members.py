"""Staff members one by one, for those who answer for themselves."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from conversations.return_facts import StaffMember

_STAFF = (
    select(
        t.staff.c.id,
        t.staff.c.name,
        t.staff.c.post,
        t.staff.c.departed_at.is_not(None).label("departed"),
        t.enterprise.c.id.label("enterprise_id"),
        t.enterprise.c.name.label("enterprise_name"),
        t.enterprise.c.division_code.label("home"),
        t.isolation.c.until.label("isolated_until"),
    )
    .join_from(t.staff, t.enterprise, t.enterprise.c.id == t.staff.c.enterprise_id)
    .outerjoin(t.isolation, (t.isolation.c.staff_id == t.staff.c.id) & t.isolated)
)


async def load_staff(conn: AsyncConnection, ids: Collection[int]) -> dict[int, StaffMember]:
    """The staff members among `ids` that exist. One statement."""
    return {row.id: StaffMember(*row) for row in await conn.execute(_STAFF.where(among(t.staff.c.id, ids)))}
