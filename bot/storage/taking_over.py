"""Who takes over what was meant for an officer who cannot take it any more."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.answering import Answering, Place, answering
from bot.storage.broadcasts.admins import admins
from bot.storage.columns import among
from bot.storage.duty import there_for
from bot.storage.officers import Recipient

_Officer = tuple[Recipient, tuple[str, ...]]
"""An officer who can be written to, and where they hold an office."""


async def taking_over(conn: AsyncConnection, places: Collection[Place], today: date) -> dict[Place, tuple[Recipient, ...]]:
    """For each place the first of these that has anybody who can be written to: the officers responsible for it, their substitutes, the
    levels above from the nearest on; those on leave on the local day `today` after all others; the admins. Duty hours do not count:
    what can wait for the morning stays with whom it belongs to. Empty only where no admin can be written to either. Seven statements at
    most."""
    answers = await answering(conn, places, today)
    named = {one for each in answers.values() for people in _steps(each) for one in people}
    there = await there_for(conn, sorted(named), today)
    officers = await _officers(conn, {*named, *there.values()})
    found = {place: _first(place, answers[place], there, officers) for place in places}
    if not all(found.values()):
        everybody = tuple(await admins(conn))
        found = {place: some or everybody for place, some in found.items()}
    return found


def _steps(each: Answering) -> tuple[tuple[int, ...], ...]:
    return each.responsible, each.substitutes, *(people for _, people in each.levels)


async def _officers(conn: AsyncConnection, accounts: Collection[int]) -> dict[int, _Officer]:
    statement = (
        select(t.account.c.id, t.account.c.chat_id, t.account.c.language, t.membership.c.path)
        .join_from(t.account, t.membership, t.membership.c.account_id == t.account.c.id)
        .where(among(t.membership.c.account_id, sorted(accounts)), t.held_by_officer, t.account.c.reachable)
    )
    found: dict[int, _Officer] = {}
    for row in await conn.execute(statement):
        paths = found[row.id][1] if row.id in found else ()
        found[row.id] = Recipient(row.id, row.chat_id, row.language), (*paths, row.path)
    return found


def _first(place: Place, each: Answering, there: Mapping[int, int], officers: Mapping[int, _Officer]) -> tuple[Recipient, ...]:
    steps = _steps(each)
    for people in (*([there[one] for one in step if one in there] for step in steps), *steps):
        # Whoever stands in for an officer of several divisions may be no officer of this one.
        some = [officers[one] for one in dict.fromkeys(people) if one in officers]
        reached = tuple(who for who, paths in some if any(path and place.path.startswith(path) for path in paths))
        if reached:
            return reached
    return ()
