"""Loads what screens and turns need to know, as things stand at this moment."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.storage.briefings import Facts, load_facts
from bot.storage.facts.invites import CodeHasher
from conversations.briefing import Briefing, Want
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.roles import Account


@dataclass(slots=True)
class FactSource:
    """`code_hasher`: the keyring's, for invitation codes. `is_work_day`: the calendar's, for enterprises that rest on holidays. `policy`
    may be replaced at any time."""

    clock: Clock
    code_hasher: CodeHasher
    is_work_day: Callable[[date], bool]
    policy: Policy = DEFAULT_POLICY

    async def load(self, connection: AsyncConnection, wants: Collection[Want]) -> Facts:
        """The facts for all these wants, in a number of statements that does not depend on how many they are."""
        if not wants:
            return Facts()
        return await load_facts(connection, wants, now_local=self.clock.local(), code_hasher=self.code_hasher, is_work_day=self.is_work_day)

    def briefing(
        self, facts: Facts, wants: Collection[Want], account: Account | None, language: str, name: str = "", *, in_group: bool = False
    ) -> Briefing:
        """What one turn or screen may know of `facts`."""
        return facts.briefing(account, wants, self.clock.local(), language, name, in_group, self.policy)
