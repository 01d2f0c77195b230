"""Invitations for people, one or a whole province at once, and the link under which each is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.storage.database import Database
from bot.storage.invites import EnterpriseCode, Invited, create_invite, invite_all_enterprises
from bot.storage.policies import current_policy
from bot.storage.registry import DivisionFound, EnterpriseFound, OfficerFound, divisions, find_enterprises, find_officers
from bot.storage.secrets import Keyring


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that opens once, until `expires_at` (UTC)."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Province:
    """Codes for the managers of many enterprises, all good until `expires_at` (UTC)."""

    codes: Sequence[EnterpriseCode]
    expires_at: datetime


class Invitations:
    """Makes invitations, and finds for whom they are to be."""

    def __init__(self, database: Database, keyring: Keyring, clock: Clock) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock

    async def make(self, invited: Invited) -> Invitation:
        """One invitation, good for as many days as the policy says."""
        async with self._database.begin() as conn:
            now = self._clock.now()
            expires_at = now + timedelta(days=(await current_policy(conn)).invite_days)
            return Invitation(await create_invite(conn, invited, self._keyring, now, expires_at), expires_at)

    async def make_for_all(self, below: str = "/") -> Province:
        """One for a manager of every active enterprise at the path `below` or deeper."""
        async with self._database.begin() as conn:
            now = self._clock.now()
            expires_at = now + timedelta(days=(await current_policy(conn)).invite_days)
            return Province(await invite_all_enterprises(conn, self._keyring, now, expires_at, below), expires_at)

    async def enterprises(self, text: str) -> tuple[EnterpriseFound, ...]:
        """Enterprises of this name or 统一社会信用代码, else those whose names hold it (at most 20)."""
        async with self._database.read() as conn:
            return await find_enterprises(conn, text.strip())

    async def division(self, code: str) -> DivisionFound | None:
        """The division or unit of this code."""
        async with self._database.read() as conn:
            return (await divisions(conn)).get(code.strip().upper())

    async def officers(self, division_code: str) -> tuple[OfficerFound, ...]:
        """The officers whom the imported list names for the division."""
        async with self._database.read() as conn:
            return await find_officers(conn, division_code)
