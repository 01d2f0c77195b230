"""What Telegram shows of the bot before anybody writes: commands and descriptions, in both languages."""

from bot.telegram.setup import BotTexts
from conversations.commands import MENU
from conversations.view import Line
from conversations.wording import LANGUAGES, Wording

CODES = {"zh-CN": "zh", "en": "en"}
"""Our languages as the Bot API writes them."""


def bot_texts(wording: Wording, default: str) -> dict[str, BotTexts]:
    """For `bot.telegram.setup.introduce`: every language by its two-letter code, and `default` for everybody else."""
    texts = {language: _texts(wording, language) for language in LANGUAGES}
    return {"": texts[default], **{CODES[language]: text for language, text in texts.items()}}


def _texts(wording: Wording, language: str) -> BotTexts:
    return BotTexts(
        commands=tuple((name, wording.plain(Line(f"command-{name}"), language)) for name in MENU),
        description=wording.plain(Line("bot-description"), language),
        short_description=wording.plain(Line("bot-short-description"), language),
    )
