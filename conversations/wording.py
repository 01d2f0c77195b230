"""From a `View` to a `Screen`: the same card in a person's language, within what a phone and the Bot API can show.

Texts come from the Fluent catalogues in `texts/`. What people typed is escaped here, and only here.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from conversations.attachment import Attachment
from conversations.content import Part
from conversations.shortening import shortened
from conversations.view import Fact, Line, View

LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_TOAST = 200
MOST_BUTTONS = 100
MOST_LABEL = 60
_JOINERS = {"zh-CN": "、", "en": ", "}
_WEEKDAYS = {"zh-CN": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class ScreenButton:
    """A button in the reader's language. `style` as in `view.Style`."""

    label: str
    data: str
    style: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A card as it is shown: HTML of at most 4,096 UTF-16 units when parsed (1,024 below an attachment), rows of buttons, the name of the
    living card. The attachment is still to be made, in `language`. `content` stands in place of the text; `withdrawn` as in `View`."""

    text: str
    buttons: tuple[tuple[ScreenButton, ...], ...]
    card: str
    attachment: Attachment | None = None
    language: str = DEFAULT_LANGUAGE
    content: Part | None = None
    withdrawn: bool = False


def catalogue(language: str) -> str:
    """The Fluent source of a language: what all topics share, and a file for each topic."""
    texts = files("conversations").joinpath("texts")
    topics = sorted((one for one in texts.joinpath(language).iterdir() if one.name.endswith(".ftl")), key=lambda one: one.name)
    return "\n".join(one.read_text("utf-8") for one in (texts.joinpath(f"{language}.ftl"), *topics))


def language_for(code: str | None, default: str = DEFAULT_LANGUAGE) -> str:
    """The catalogue for an app's language code (`zh-hans`, `en-GB`); `default` for a language that has none."""
    plain = (code or "").lower()
    if plain.startswith("zh"):
        return "zh-CN"
    return "en" if plain.startswith("en") else default


class Wording:
    """Words cards in every language there is a catalogue for, or in those that are named (a process for one picture needs one)."""

    def __init__(self, languages: Iterable[str] = LANGUAGES) -> None:
        self._bundles = {language: _bundle(language) for language in languages}
        self._worded = lru_cache(maxsize=4096)(self._fill)

    def screen(self, view: View, language: str) -> Screen:
        """The whole card."""
        lines = [self.text(line, language) for line in view.lines]
        rows = tuple(
            tuple(ScreenButton(shortened(self.plain(b.label, language), MOST_LABEL), b.data, b.style.value) for b in row)
            for row in view.rows
        )
        most = MOST_TEXT if view.attachment is None else MOST_CAPTION
        text = _fitting(lines, self.text(Line("cut-here"), language), most)
        return Screen(text, _at_most(rows), view.card, view.attachment, language, view.content, view.withdrawn)

    def text(self, line: Line, language: str) -> str:
        """One line as HTML; what people typed is escaped."""
        return self._format(line, language, escape=True)

    def plain(self, line: Line, language: str) -> str:
        """One line without markup, for buttons."""
        return self._format(line, language, escape=False)

    def fact(self, fact: Fact, language: str) -> str | int | float:
        """What stands alone, without markup: numbers stay numbers, all else is worded as within a line."""
        return self._fact(fact, language, escape=False)

    def toast(self, line: Line, language: str) -> str:
        """One line without markup, at most 200 characters."""
        return shortened(_without_tags(self.plain(line, language)), MOST_TOAST)

    def _format(self, line: Line, language: str, *, escape: bool) -> str:
        if not line.facts:
            return self._worded(line.key, language, ())
        facts = tuple((name, self._fact(fact, language, escape=escape)) for name, fact in line.facts.items())
        # The same few buttons and lines make up most cards. `1 == True == 1.0` for a dictionary: numbers other than int go the long way.
        if all(type(fact) in (str, int) for _, fact in facts):
            return self._worded(line.key, language, facts)
        return self._fill(line.key, language, facts)

    def _fill(self, key: str, language: str, facts: tuple[tuple[str, Any], ...]) -> str:
        bundle = self._bundles[language if language in self._bundles else DEFAULT_LANGUAGE]
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, dict(facts))
        if errors:
            raise ValueError(f"{language}: {key}: {errors[0]}")
        return str(text)

    def _fact(self, fact: Fact, language: str, *, escape: bool) -> str | int | float:
        if isinstance(fact, Line):
            return self._format(fact, language, escape=escape)
        if isinstance(fact, tuple):
            return _JOINERS[language].join(str(self._fact(part, language, escape=escape)) for part in fact)
        if isinstance(fact, datetime):
            return f"{fact:%H:%M}"
        if isinstance(fact, date):
            return day(fact, language)
        if isinstance(fact, str):
            return html.escape(fact, quote=False) if escape else fact
        return fact


def day(value: date, language: str) -> str:
    """`11月23日 周一`, `Mon 23 Nov`."""
    weekday = _WEEKDAYS[language][value.weekday()]
    if language == "zh-CN":
        return f"{value.month}月{value.day}日 周{weekday}"
    return f"{weekday} {value.day} {_MONTHS[value.month - 1]}"


@cache
def _bundle(language: str) -> FluentBundle:
    """Reading a catalogue takes most of a second: once a process is enough, a bundle does not change."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(catalogue(language)))
    return bundle


def units(text: str) -> int:
    """Length as the Bot API counts it: UTF-16 units of the text without markup."""
    return len(html.unescape(_without_tags(text)).encode("utf-16-le")) // 2


def _without_tags(text: str) -> str:
    for tag in ("b", "i", "u", "code", "blockquote"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return text


def _fitting(lines: list[str], cut: str, most: int) -> str:
    text = "\n".join(lines)
    if 2 * len(text) <= most:
        return text  # a character is two units at most, and markup only makes it shorter
    while units(text) > most and len(lines) > 2:
        del lines[-2]
        text = "\n".join([*lines[:-1], cut, lines[-1]])
    return text if units(text) <= most else shortened(html.escape(html.unescape(_without_tags(text)), quote=False), most // 2)


def _at_most(rows: tuple[tuple[ScreenButton, ...], ...]) -> tuple[tuple[ScreenButton, ...], ...]:
    while sum(len(row) for row in rows) > MOST_BUTTONS:
        rows = (*rows[:-3], *rows[-2:])
    return rows
