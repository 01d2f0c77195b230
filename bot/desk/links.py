"""Links that open the bot with a code."""

from dataclasses import dataclass


def deep_link(username: str, code: str) -> str:
    """`https://t.me/NAME?start=CODE`, whatever Bot API server is used."""
    return f"https://t.me/{username}?start={code}"


@dataclass(slots=True)
class BotName:
    """The bot's username, known once the Bot API server has told it, and before the first update is taken."""

    username: str = ""
