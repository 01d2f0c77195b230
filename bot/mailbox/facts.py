"""Loads what screens and turns need to know, as things stand at this moment."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.storage.briefings import Facts, load_facts
from bot.storage.facts.scope import CodeHasher
from bot.storage.policies import current_policy
from bot.storage.secrets import Keyring
from conversations.briefing import Briefing
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.roles import Account
from conversations.want import Want


@dataclass(slots=True)
class FactSource:
    """`code_hasher`: the keyring's, for invitation codes. `is_work_day`: the calendar's, for enterprises that rest on holidays. `policy`
    is the last that was seen: it is read anew with the facts, for what is judged by an admin's old values may not be kept beside the new
    ones. `rate`, `paid_rate`: messages a second that broadcasts may take; 0.0 where none is paid for. `keyring` opens the phone numbers in
    sessions."""

    clock: Clock
    code_hasher: CodeHasher
    is_work_day: Callable[[date], bool]
    policy: Policy = DEFAULT_POLICY
    rate: float = 25.0
    paid_rate: float = 0.0
    keyring: Keyring | None = None

    async def load(self, connection: AsyncConnection, wants: Collection[Want], *, locking: bool = True) -> Facts:
        """The facts for all these wants, in a number of statements that does not depend on how many they are. `locking`: what is going to
        be changed by what comes of them is locked."""
        if not wants:
            return Facts(self.policy)
        # Kept by the facts themselves: while they are being read another group of letters or turns may find a newer one.
        policy = self.policy = await current_policy(connection)
        return await load_facts(
            connection,
            wants,
            now_local=self.clock.local(),
            code_hasher=self.code_hasher,
            is_work_day=self.is_work_day,
            policy=policy,
            locking=locking,
        )

    def briefing(
        self, facts: Facts, wants: Collection[Want], account: Account | None, language: str, name: str = "", *, in_group: bool = False
    ) -> Briefing:
        """What one turn or screen may know of `facts`."""
        rates = (self.rate, self.paid_rate)
        return facts.briefing(account, wants, self.clock.local(), language, name, in_group, rates)
