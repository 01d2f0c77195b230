"""Before the first update: who the bot is, what its menus say, and which way updates come."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog
from telegram import BotCommandScopeAllPrivateChats, MenuButtonCommands
from telegram.error import TelegramError

from bot.telegram.api import Api
from bot.telegram.errors import RefusedError
from bot.telegram.inbound import ALLOWED_UPDATES
from bot.telegram.persist import until_done

MOST_CONNECTIONS = 40
"""Webhook calls that Telegram may have open at once (1 to 100; 40 is its own default)."""

_log = structlog.get_logger(__name__)


class TokenRefused(Exception):  # noqa: N818 - says what happened
    """The Bot API server does not know the bot: FUGONG_TOKEN is wrong or was revoked, or FUGONG_API_URL names no Bot API server."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself. Deep links are `https://t.me/{username}?start=…`."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class BotTexts:
    """What Telegram shows of the bot in one language: `commands` as (name, description), the text of an empty chat (`description`,
    at most 512 characters) and that of the profile (`short_description`, at most 120)."""

    commands: tuple[tuple[str, str], ...]
    description: str
    short_description: str


async def meet(api: Api) -> Me:
    """Who we are; waits until the server answers. Raises TokenRefused."""
    try:
        user = await until_done("getMe", api.bot.get_me)
    except RefusedError as error:
        if error.is_token:
            raise TokenRefused from None
        raise
    return Me(user.id, user.username or "")


async def introduce(api: Api, texts: Mapping[str, BotTexts]) -> bool:
    """Set commands, menu button and descriptions. Keys of `texts` are two-letter language codes; `""` is for everybody else.

    Commands are shown in private chats only. Whether everything was accepted: a bot works without its menu, so a refusal (Telegram
    limits how often these may be set) is logged and passed over.
    """
    done = True
    for language, text in texts.items():
        for name, call in _wordings(api, language or None, text):
            done &= await _set(name, call)
    return await _set("setChatMenuButton", lambda: api.bot.set_chat_menu_button(menu_button=MenuButtonCommands())) and done


def _wordings(api: Api, language: str | None, text: BotTexts) -> list[tuple[str, Callable[[], Awaitable[bool]]]]:
    bot = api.bot
    scope = BotCommandScopeAllPrivateChats()
    return [
        ("setMyCommands", lambda: bot.set_my_commands(list(text.commands), scope=scope, language_code=language)),
        ("setMyDescription", lambda: bot.set_my_description(text.description, language_code=language)),
        ("setMyShortDescription", lambda: bot.set_my_short_description(text.short_description, language_code=language)),
    ]


async def _set(name: str, call: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await call()
    except RefusedError as error:
        _log.warning("menu_not_set", call=name, code=error.code, description=error.description)
    except TelegramError as error:
        _log.warning("menu_not_set", call=name, cause=type(error).__name__)
    return False


async def serve_by_webhook(api: Api, url: str, secret: str, max_connections: int = MOST_CONNECTIONS) -> None:
    """Have updates brought to `url` (https, port 443, 80, 88 or 8443), with `secret` (1 to 256 of `A-Za-z0-9_-`) in a header.

    Waits until the server answers; every process may do it, it is the same each time. Raises RefusedError when the URL is not accepted.
    """
    await until_done(
        "setWebhook",
        lambda: api.bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=max_connections),
    )


async def serve_by_polling(api: Api) -> None:
    """Take away a webhook that may be set, keeping what waits; waits until the server answers."""
    await until_done("deleteWebhook", api.bot.delete_webhook)
