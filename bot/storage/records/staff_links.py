"""Links by which staff members answer the return check, or record their runs, alone. Like all invitations: used once, stored as hashes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, StaffAsked, StaffLink, of_kind
from bot.storage.secrets import Keyring, new_code
from conversations.policy import Policy
from conversations.records import InviteToDeclare
from conversations.roles import Role

_PEOPLE = select(t.staff.c.id, t.staff.c.name).order_by(t.staff.c.id)


async def invite_to_declare(
    conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, keyring: Keyring, policy: Policy
) -> tuple[list[StaffLink], list[int], list[StaffAsked]]:
    """Make a link for each, and let older unused ones of the same people run out. Returns the links, those of the people whose own check is
    sent back to them by it, and those who are asked for one otherwise. Raises Conflict where two ask for one person's at once: the later
    one counts. Four statements."""
    asked = list(of_kind(deeds, InviteToDeclare))
    if not asked:
        return [], [], []
    people = sorted({record.staff_id for record, _ in asked})
    if len(people) < len(asked):
        raise Conflict("two links of one person")
    # Locked before older links are looked for: of two managers who ask at once the second finds the link of the first.
    found = await conn.execute(_PEOPLE.where(among(t.staff.c.id, people)).with_for_update(key_share=True))
    names = {row.id: row.name for row in found}
    c = t.invite.c
    older = (c.role == Role.STAFF.value) & c.used_at.is_(None) & (c.expires_at > now)
    await conn.execute(update(t.invite).where(among(c.staff_id, people), older).values(expires_at=now))
    links = [StaffLink(deed.chat_id, new_code(), r.staff_id, r.enterprise_id, names[r.staff_id], r.courier) for r, deed in asked]
    rows = [
        {
            "code_hash": keyring.code_hashes(link.code)[0],
            "role": Role.STAFF.value,
            "enterprise_id": link.enterprise_id,
            "staff_id": link.staff_id,
            "expires_at": now + timedelta(days=policy.invite_days),
            "created_at": now,
        }
        for link in links
    ]
    await conn.execute(insert(t.invite), rows)
    checked = sorted({record.staff_id for record, _ in asked if not record.courier})
    check = t.return_check.c
    current = select(check.staff_id, check.id, check.confirmed_at).where(among(check.staff_id, checked), t.current_check)
    filed = {row.staff_id: row for row in await conn.execute(current)}
    sent_back = [staff_id for staff_id, row in sorted(filed.items()) if row.confirmed_at is None]
    others = [staff_id for staff_id in checked if staff_id not in sent_back]
    asked_of = [StaffAsked(one, filed[one].id if one in filed else 0, now.date()) for one in others]
    return links, sent_back, asked_of
