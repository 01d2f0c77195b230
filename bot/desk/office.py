"""What the desk works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.desk.dialogue import Dialogue, Wording
from bot.desk.links import BotName, deep_link
from bot.mailbox.facts import FactSource
from bot.storage.database import Database
from bot.storage.secrets import Keyring


@dataclass(frozen=True, slots=True)
class Office:
    """`default_language`: for people whose app names a language that has no catalogue. `reminders_from`: the end of the quiet hours in
    which a moment (UTC) lies, None outside of them; reminders sent by an officer's button wait for it. `bot`: who the bot is, for links."""

    database: Database
    clock: Clock
    keyring: Keyring
    facts: FactSource
    dialogue: Dialogue
    wording: Wording
    default_language: str
    reminders_from: Callable[[datetime], datetime | None]
    bot: BotName = field(default_factory=BotName)

    def link(self, code: str) -> str:
        """The link that opens the bot with the code."""
        return deep_link(self.bot.username, code)
