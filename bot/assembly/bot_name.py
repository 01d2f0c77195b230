"""Asking the Bot API server who the bot is."""

import asyncio

from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.setup import TokenRefused, meet
from bot.telegram.transport import Transport

ANSWER_WITHIN = 8.0
"""Seconds of real time that an operator waits for a name."""


async def bot_name(settings: Settings) -> str | None:
    """The bot's username; None when there is no token, or the server does not answer in time, or refuses the token."""
    if settings.token is None:
        return None
    try:
        async with asyncio.timeout(ANSWER_WITHIN), Api(settings.token.get_secret_value(), settings.api_url, Transport()) as api:
            return (await meet(api)).username
    except (TokenRefused, TimeoutError):
        return None
