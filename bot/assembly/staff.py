"""A roster handed to the operator instead of the bot: the same reading and the same merging as an upload in the chat."""

import asyncio
from dataclasses import dataclass

from bot.assembly.imports import Source
from bot.clock import Clock
from bot.files.roster import read_roster
from bot.mailbox.inbox import take_updates
from bot.storage.database import Database
from bot.storage.facts.enterprises import load_rosters
from bot.storage.files import keep_contents, seal_rows
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from bot.storage.writers import Deed, apply
from conversations.records import ImportRoster, ReadRoster
from conversations.roster_file import Duplicate, Rejected, RowError

OPERATOR_CHAT = 0
"""No chat: the file came from the command line."""


@dataclass(frozen=True, slots=True)
class StaffImported:
    """`read`: people in the file; `added` of them are new; `roster`: people on the roster now, without the departed."""

    read: int
    added: int
    roster: int
    row_errors: tuple[RowError, ...]
    duplicates: tuple[Duplicate, ...]


class RosterRejected(Exception):  # noqa: N818 - says what happened
    """Nothing of a roster was taken; `rejected` says why."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(rejected.code.value)
        self.rejected = rejected


async def import_staff(database: Database, keyring: Keyring, clock: Clock, enterprise_id: int, source: Source) -> StaffImported:
    """Merge a roster into the enterprise's: new people are added, nobody is removed. Raises RosterRejected."""
    outcome = await asyncio.to_thread(read_roster, source.name, source.content)
    if isinstance(outcome, Rejected):
        raise RosterRejected(outcome)
    sealed = await asyncio.to_thread(seal_rows, outcome.staff, keyring)
    asked = ReadRoster(enterprise_id, "", source.name, len(source.content))
    async with database.begin() as conn:
        before = await _people(conn, enterprise_id)
        (file,) = (await apply(conn, [Deed(asked, None, OPERATOR_CHAT, "")], clock.local(), keyring)).files_to_read
        await take_updates(conn, [-file.id], clock.now())  # what was read here is not to be fetched by a process that starts
        await keep_contents(conn, file.id, sealed)
        await apply(conn, [Deed(ImportRoster(enterprise_id, file.id), None, OPERATOR_CHAT, "")], clock.local(), keyring)
        after = await _people(conn, enterprise_id)
    return StaffImported(len(outcome.staff), len(after) - len(before), sum(after.values()), outcome.row_errors, outcome.duplicates)


async def _people(conn: Connection, enterprise_id: int) -> dict[int, bool]:
    """Whether each person ever on the roster is on it now."""
    rosters = await load_rosters(conn, {enterprise_id})
    return {person.id: not person.departed for person in rosters.get(enterprise_id, ())}
