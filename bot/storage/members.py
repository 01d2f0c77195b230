"""Who holds which role now, which officer is meant, and taking a role away: for the operator, when a manager or officer leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Text, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import add_events
from bot.storage.columns import below
from conversations.chain import Due, Event, Happening
from conversations.codes import AlertState
from conversations.roles import Role

MOST = 500
"""Members listed at the most: longer lists are narrowed by enterprise or division."""


@dataclass(frozen=True, slots=True)
class Member:
    """A role held. `subject`: the enterprise or division it is for. `reachable`: whether the chat can be written to."""

    id: int
    role: str
    name: str
    subject: str
    since: datetime
    reachable: bool


async def members(conn: AsyncConnection, *, enterprise_id: int | None = None, path: str | None = None) -> Sequence[Member]:
    """Roles held now, newest first: of one enterprise, of a division and all below it, or of everybody; at most `MOST`. Staff members who
    declare for themselves are listed with their enterprise alone: elsewhere they would leave no room for those who answer for others."""
    place = t.membership.outerjoin(t.enterprise, t.enterprise.c.id == t.membership.c.enterprise_id).outerjoin(
        t.division, t.division.c.code == t.membership.c.division_code
    )
    query = (
        select(t.membership.c.id, t.membership.c.role, t.account.c.name, t.enterprise.c.name, t.division.c.name)
        .add_columns(t.membership.c.since, t.account.c.reachable)
        .select_from(place.join(t.account, t.account.c.id == t.membership.c.account_id))
        .where(t.held)
        .order_by(t.membership.c.id.desc())
        .limit(MOST)
    )
    if enterprise_id is not None:
        query = query.where(t.membership.c.enterprise_id == enterprise_id)
    else:
        query = query.where(t.membership.c.role != Role.STAFF.value)
    if path is not None:
        query = query.where(below(t.enterprise.c.path, path) | below(t.membership.c.path, path))
    found = await conn.execute(query)
    return [Member(id_, role, name, at or place or "", since, reachable) for id_, role, name, at, place, since, reachable in found]


@dataclass(frozen=True, slots=True)
class OfficerAccount:
    """Somebody who holds the office of a division or of several. `members`: the numbers of these roles; `places`: the divisions."""

    account_id: int
    name: str
    members: tuple[int, ...]
    places: tuple[str, ...]


async def officers_called(conn: AsyncConnection, text: str) -> tuple[OfficerAccount, ...]:
    """The officers of this name, or the one who holds the role of this number."""
    m, a = t.membership.c, t.account.c
    numbered = text.isascii() and text.isdigit() and len(text) < 10
    meant = m.id == int(text) if numbered else a.name == text
    same = select(m.account_id).join(t.account, a.id == m.account_id).where(t.held_by_officer, meant)
    rows = (
        select(m.id, m.account_id, a.name, t.division.c.name.label("place"))
        .join_from(t.membership, t.account, a.id == m.account_id)
        .join(t.division, t.division.c.code == m.division_code)
        .where(t.held_by_officer, m.account_id.in_(same))
        .order_by(m.account_id, m.id)
    )
    found: dict[int, OfficerAccount] = {}
    for row in await conn.execute(rows):
        known = found.get(row.account_id, OfficerAccount(row.account_id, row.name, (), ()))
        found[row.account_id] = replace(known, members=(*known.members, row.id), places=(*known.places, row.place))
    return tuple(found.values())


async def end_membership(conn: AsyncConnection, member_id: int, now: datetime) -> bool:
    """Take the role away from `now` on; what was done with it stays. Alerts that the person had taken and that lie where the role
    ended wait to be taken again. False when nobody holds the role."""
    role = (await conn.execute(select(t.membership).where(t.membership.c.id == member_id, t.held).with_for_update())).first()
    if role is None:
        return False
    await conn.execute(update(t.membership).where(t.membership.c.id == member_id).values(ended_at=now))
    taken = (t.alert.c.holder_id == role.account_id) & (t.alert.c.state == AlertState.ACKNOWLEDGED.value)
    if role.role == Role.OFFICER.value:
        taken &= below(t.alert.c.path, literal(role.path, Text))
    if role.role in (Role.OFFICER.value, Role.ADMIN.value):
        await _take_back(conn, taken, role.account_id, now)
    event = {"at": now, "action": "end_membership", "subject": f"membership/{member_id}", "details": {"by": "operator"}}
    await conn.execute(insert(t.audit_event).values(**event))
    return True


async def _take_back(conn: AsyncConnection, taken: ColumnElement[bool], account_id: int, now: datetime) -> None:
    """The alerts that the person held are in nobody's hands: their chains go on at once."""
    loose = {"state": AlertState.OPEN.value, "holder_id": None, "acknowledged_at": None, "silent_until": None, "confirmed": True}
    chain = {"due": Due.STEP.value, "next_at": now}
    opened = (await conn.scalars(update(t.alert).where(taken).values({**loose, **chain}).returning(t.alert.c.id))).all()
    await add_events(conn, [(alert_id, Event(Happening.TAKEN_BACK, people=(account_id,))) for alert_id in opened], now)
