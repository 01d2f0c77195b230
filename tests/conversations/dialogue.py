"""Holding a conversation and writing it down: `> tap`, `< card`, as people see it."""

import html
import re
from dataclasses import dataclass, field

from conversations.content_limits import broken
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.engine.turn import Turn
from conversations.view import View
from conversations.wording import Screen, Wording, units
from tests.conversations.attached import attached_lines, content_lines
from tests.conversations.world import World

WORDING = Wording()
MOST_CAPTION = 1024
"""UTF-16 units below an attachment."""
MOST_CHATS = 5
"""Chats that are told apart in a transcript: each is indented a little more."""


def plain(text: str) -> str:
    """A card's text as it is read."""
    return html.unescape(re.sub(r"</?[a-z]+>", "", text))


@dataclass
class Talk:
    """A conversation of one world, in the language of the world; every card is checked against the Bot API's limits."""

    world: World
    written: list[str] = field(default_factory=list)
    cards: dict[int, View] = field(default_factory=dict)

    def heading(self, text: str) -> None:
        """A line between scenes."""
        self.written.append(f"\n— {text} —")

    def type(self, chat: int, text: str) -> Turn:
        """Send a text."""
        return self.send(chat, Typed(text), f"> {text}")

    def tap(self, chat: int, label: str) -> Turn:
        """Tap the button of the newest card whose label contains `label`."""
        data, shown = self.find(chat, label)
        return self.send(chat, Tapped(data), f"> [{shown}]")

    def find(self, chat: int, label: str) -> tuple[str, str]:
        """Data and label of a button of the newest card."""
        screen = WORDING.screen(self.cards[chat], self.language(chat))
        buttons = [button for row in screen.buttons for button in row]
        match = next((b for b in buttons if b.label == label), None) or next((b for b in buttons if label in b.label), None)
        assert match is not None, f"no button {label!r} among {[b.label for b in buttons]}"
        return match.data, match.label

    def send(self, chat: int, signal: Signal, shown: str) -> Turn:
        """Any signal."""
        self.written += ["", f"{self._who(chat)}{shown}"]
        turn = self.world.say(chat, signal)
        if turn.toast and isinstance(signal, Tapped):
            self.written.append(f"{self._who(chat)}  ({WORDING.toast(turn.toast, self.language(chat))})")
        for view in turn.replies:
            self.show(chat, view)
        return turn

    def arrives(self, chat: int, screen: str, subject: str) -> View | None:
        """A card that comes by itself."""
        view = self.world.composed(chat, screen, subject)
        if view is not None:
            self.written.append("")
            self.show(chat, view)
        return view

    def show(self, chat: int, view: View) -> Screen:
        """Write a card down."""
        self.cards[chat] = view
        screen = WORDING.screen(view, self.language(chat))
        check(screen)
        attached = [] if view.attachment is None else attached_lines(view.attachment, WORDING, self.language(chat))
        attached += content_lines(view.content) if view.content is not None else []
        assert not attached or units(screen.text) <= MOST_CAPTION
        first, *rest = [*attached, *plain(screen.text).split("\n")] if screen.text else attached
        self.written.append(f"{self._who(chat)}< {first}")
        self.written += [f"{self._who(chat)}  {line}".rstrip() for line in rest]
        self.written += [f"{self._who(chat)}  " + " ".join(f"[{button.label}]" for button in row) for row in screen.buttons]
        return screen

    def language(self, chat: int) -> str:
        """What the person reads."""
        account = self.world.accounts.get(chat)
        return account.language if account else self.world.language

    def _who(self, chat: int) -> str:
        return " " * 4 * (chat - 1) if chat <= MOST_CHATS else ""

    def text(self) -> str:
        """The whole transcript."""
        return "\n".join(self.written).strip("\n") + "\n"


def check(screen: Screen) -> None:
    """What the Bot API accepts."""
    assert units(screen.text) <= 4096
    assert bool(screen.text) is (screen.content is None), "either what an author wrote, or words of ours"
    assert screen.content is None or broken(screen.content) is None
    assert screen.content is None or len(screen.content.files) < 2 or not screen.buttons, "an album has no buttons"
    buttons = [button for row in screen.buttons for button in row]
    assert len(buttons) <= 100
    for button in buttons:
        assert 1 <= len(button.data.encode()) <= 64, button.data
        assert button.label.strip()
