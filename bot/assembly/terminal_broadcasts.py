"""Broadcasts from the terminal: whom one would reach, written down, and looked at while another process sends it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.jobs.lease import LEADER
from bot.mailbox import broadcast_letters, outbox
from bot.mailbox.facts import FactSource
from bot.storage import lease
from bot.storage.broadcasts.admins import AdminFound, named_admins
from bot.storage.broadcasts.counting import audience_key
from bot.storage.database import Database
from bot.storage.policies import current_policy
from bot.storage.registry import DivisionFound, divisions
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.audience import Audience
from conversations.broadcast import AudienceCount, Broadcast
from conversations.broadcast_records import CreateBroadcast
from conversations.enterprise_list import MOST_LINES, NamedLine, list_key
from conversations.want import Want

_BETWEEN = 0.5


@dataclass(frozen=True, slots=True)
class Written:
    """A broadcast that was written down. `asked`: another admin has to approve it first."""

    id: int
    asked: bool


class TerminalBroadcasts:
    """What `fugong broadcast` asks of the database. Nothing is sent here: a process that serves does that."""

    def __init__(self, database: Database, clock: Clock, keyring: Keyring) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._facts = FactSource(clock, keyring.code_hashes, ChinaCalendar().is_work_day)

    async def admins(self) -> Sequence[AdminFound]:
        """The admins, in the order of their ids."""
        async with self._database.read() as conn:
            return await named_admins(conn)

    async def divisions(self) -> dict[str, DivisionFound]:
        """All divisions by code."""
        async with self._database.read() as conn:
            return await divisions(conn)

    async def named(self, lines: Sequence[str]) -> tuple[NamedLine, ...]:
        """The enterprises that lines name, by name or code."""
        pieces = [tuple(lines[start : start + MOST_LINES]) for start in range(0, len(lines), MOST_LINES)]
        wants = [Want("named_enterprises", list_key(piece)) for piece in pieces]
        async with self._database.read() as conn:
            found = await self._facts.load(conn, wants, locking=False)
        return tuple(line for want in wants for line in found.named_enterprises[str(want.key)])

    async def reach(self, audience: Audience) -> AudienceCount:
        """Whom the audience reaches now."""
        key = audience_key(audience)
        async with self._database.read() as conn:
            return (await self._facts.load(conn, [Want("audience", key)], locking=False)).audiences[key]

    async def second_from(self) -> int:
        """For how many and more another admin has to approve it."""
        async with self._database.read() as conn:
            return (await current_policy(conn)).broadcast_second_from

    async def write(self, record: CreateBroadcast, author: AdminFound) -> Written:
        """Write it down in the author's name, whose card shows how it goes."""
        now = self._clock.local()
        async with self._database.begin() as conn:
            deed = Deed(record, author.id, author.chat_id, author.name)
            aftermath = await apply(conn, [deed], now, self._keyring, policy=await current_policy(conn))
            drafts = await broadcast_letters.about(conn, aftermath.changed_broadcasts, aftermath.asked_broadcasts, ())
            await outbox.queue(conn, drafts, now, now, {draft.chat_id for draft in drafts})
        (broadcast_id,) = aftermath.changed_broadcasts
        return Written(broadcast_id, bool(aftermath.asked_broadcasts))

    async def look(self, broadcast_id: int) -> Broadcast:
        """How it stands."""
        async with self._database.read() as conn:
            return (await self._facts.load(conn, [Want("broadcast", broadcast_id)], locking=False)).broadcasts[broadcast_id]

    async def is_served(self) -> bool:
        """Whether a process leads at this moment, which would send it."""
        async with self._database.read() as conn:
            return not await lease.is_free(conn, LEADER, "", now=await lease.database_time(conn))

    async def pause(self) -> None:
        """A moment, between two looks."""
        await self._clock.sleep(_BETWEEN * self._clock.speed)
