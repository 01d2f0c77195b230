"""A chat as its person sees it: what tests look at."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.params import JsonDict
from bot.simulator.state import Chat, Post
from bot.simulator.world import Toast


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message. `own` means the bot's; `texts` are all versions of its text, the newest last."""

    id: int
    own: bool
    message: JsonDict
    texts: tuple[str, ...]
    silent: bool
    keyboard: JsonDict | None

    @property
    def text(self) -> str:
        """Text or caption, empty when it has neither."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    @property
    def entities(self) -> list[JsonDict]:
        """The formatting of the text or caption, and what was found in it."""
        return self.message.get("entities") or self.message.get("caption_entities") or []

    @property
    def edits(self) -> int:
        return len(self.texts) - 1

    @property
    def rows(self) -> list[list[JsonDict]]:
        """The inline keyboard's rows of buttons."""
        rows: list[list[JsonDict]] = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[JsonDict]:
        """The inline buttons, row after row."""
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    def button(self, wanted: str) -> JsonDict | None:
        """The button with this callback_data or label; else the first whose label holds the words."""
        for button in self.buttons:
            if wanted in (button.get("callback_data"), button["text"]):
                return button
        return next((button for button in self.buttons if wanted in button["text"]), None)

    def get(self, field: str) -> Any:
        """A field of the Message object, None when absent."""
        return self.message.get(field)


@dataclass(frozen=True, slots=True)
class ChatView:
    """A chat at one moment: messages that are still there, the reply keyboard that is on, and the toasts shown."""

    messages: tuple[Bubble, ...]
    keyboard: JsonDict | None
    toasts: tuple[Toast, ...]
    pinned: int | None

    @property
    def from_bot(self) -> tuple[Bubble, ...]:
        return tuple(each for each in self.messages if each.own)

    @property
    def last(self) -> Bubble | None:
        """The newest message of the bot."""
        return next((each for each in reversed(self.messages) if each.own), None)

    def find(self, words: str) -> Bubble | None:
        """The bot's newest message whose text holds the words."""
        return next((each for each in reversed(self.messages) if each.own and words in each.text), None)

    def toast(self, words: str = "") -> Toast | None:
        """The newest toast or alert that holds the words."""
        return next((each for each in reversed(self.toasts) if words in each.text), None)

    def with_button(self, wanted: str) -> Bubble | None:
        """The bot's newest message with this button, by callback_data or label."""
        return next((each for each in reversed(self.messages) if each.own and each.button(wanted)), None)

    @property
    def transcript(self) -> str:
        """The chat as lines of text: `>` the person, `<` the bot, buttons in brackets."""
        lines = []
        for each in self.messages:
            buttons = "".join(f"\n  [{'] ['.join(button['text'] for button in row)}]" for row in each.rows)
            lines.append(f"{'<' if each.own else '>'} {each.text or sorted(each.message)[-1]}{buttons}")
        return "\n".join(lines)


def bubble_of(post: Post) -> Bubble:
    """A message for tests."""
    versions = [*post.versions, post.message]
    texts = tuple(str(each.get("text") or each.get("caption") or "") for each in versions)
    return Bubble(post.message["message_id"], post.own, post.message, texts, post.silent, post.keyboard)


def view_of(chat: Chat, toasts: tuple[Toast, ...]) -> ChatView:
    """The chat as it is now."""
    messages = tuple(bubble_of(post) for post in chat.posts.values() if not post.deleted)
    return ChatView(messages, chat.keyboard, toasts, chat.pinned)
