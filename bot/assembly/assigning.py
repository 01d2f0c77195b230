"""An officer is assigned from a terminal: stored as what is said in the chat is, all of one command or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.clock import Clock
from bot.mailbox.alert_edits import edit_cards
from bot.storage.assignments import count_of_division
from bot.storage.database import Database
from bot.storage.facts.assigning import load_assigning
from bot.storage.facts.scope import Scope
from bot.storage.members import OfficerAccount
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from bot.storage.writers import Deed, apply
from conversations.codes import Sector
from conversations.duty import Assigning
from conversations.duty_records import AppointOfficer, AssignOfficer

OPERATOR_CHAT = 0
"""No chat: it was said on the command line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to answer for. `said`: the option and value by which it was asked for; `key`: the place (`d220104`, `e17`); without a
    `sector` it is the division itself, or the enterprise."""

    said: str
    key: str
    sector: Sector | None = None


class Hindrance(StrEnum):
    """Why somebody is not assigned."""

    NO_OFFICER_THERE = "no_officer_there"
    ALREADY = "already"
    MOVE_OR_KEEP = "move_or_keep"


class NotAssigned(Exception):  # noqa: N818 - says what happened
    """Nothing was stored. `wanted` is what could not be; `open_alerts`: how many there are of it; `officers` who could answer for it."""

    def __init__(self, wanted: Wanted, hindrance: Hindrance, open_alerts: int = 0, officers: Sequence[str] = ()) -> None:
        super().__init__(hindrance.value)
        self.wanted = wanted
        self.hindrance = hindrance
        self.open_alerts = open_alerts
        self.officers = officers


@dataclass(frozen=True, slots=True)
class Done:
    """What was assigned; `open_alerts` of it, which `moved` along or stayed."""

    wanted: Wanted
    place: str
    open_alerts: int
    moved: bool


async def assign(
    database: Database, keyring: Keyring, clock: Clock, officer: OfficerAccount, wanted: Sequence[Wanted], move: bool | None
) -> tuple[Done, ...]:
    """Let the officer answer for all that is `wanted`, the divisions first, of which they may then be assigned sectors and enterprises.
    `move`: whether open alerts go along; None is an answer only where there are none. Raises NotAssigned."""
    now = clock.local()
    async with database.begin() as conn:
        done: list[Done] = []
        moved: set[int] = set()
        for one in sorted(wanted, key=lambda each: not _is_office(each)):
            place = (await load_assigning(conn, {one.key}, Scope(now, lambda _day: True)))[one.key]
            found = await _open_alerts(conn, place, one)
            _check(place, one, officer, found, move)
            record = _record(place, one, officer, move=bool(move and found))
            aftermath = await apply(conn, [Deed(record, None, OPERATOR_CHAT, "")], now, keyring)
            moved.update(aftermath.changed_alerts)
            done.append(Done(one, place.name, found, bool(move and found)))
        await edit_cards(conn, sorted(moved), now)
    return tuple(done)


def _is_office(one: Wanted) -> bool:
    return one.key.startswith("d") and one.sector is None


async def _open_alerts(conn: Connection, place: Assigning, one: Wanted) -> int:
    return await count_of_division(conn, place.path) if _is_office(one) else place.open_of(one.sector)


def _check(place: Assigning, one: Wanted, officer: OfficerAccount, found: int, move: bool | None) -> None:
    if _is_office(one):
        known = any(each.id == officer.account_id and each.path == place.path for each in place.officers)
    else:
        if all(each.id != officer.account_id for each in place.officers):
            names = [f"{each.name} ({each.division_name})" for each in place.officers]
            raise NotAssigned(one, Hindrance.NO_OFFICER_THERE, officers=names)
        known = any(each.officer_id == officer.account_id and each.sector == one.sector for each in place.assignments)
    if known:
        raise NotAssigned(one, Hindrance.ALREADY)
    if found and move is None:
        raise NotAssigned(one, Hindrance.MOVE_OR_KEEP, open_alerts=found)


def _record(place: Assigning, one: Wanted, officer: OfficerAccount, *, move: bool) -> AppointOfficer | AssignOfficer:
    if _is_office(one):
        return AppointOfficer(officer.account_id, one.key.removeprefix("d"), place.path, move)
    return AssignOfficer(officer.account_id, place.path, one.sector, place.enterprise_id, move)
