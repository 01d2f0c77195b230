"""People with phones: they look at their chat, tap what they find there, and wait for what must come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.simulator import Bubble, ChatView, Phone, Simulator, Toast
from bot.simulator.views import bubble_of

T = TypeVar("T")
PATIENCE = 30.0
"""Real seconds that anybody waits for anything. Much longer than it takes: tests share their machine."""


def read(bubble: Bubble) -> str:
    """The text of a message; blanks that do not break are blanks."""
    return bubble.text.replace("\N{NO-BREAK SPACE}", " ")


@dataclass(frozen=True)
class Person:
    """One person's phone."""

    simulator: Simulator
    id: int

    @property
    def chat(self) -> ChatView:
        return self.simulator.read(self.id)

    @property
    def newest(self) -> Bubble | None:
        """The newest message of the bot. Cheap, where a whole chat would be much to look at every time."""
        posts = self.simulator.state.chats[self.id].posts
        return next((bubble_of(posts[key]) for key in reversed(posts) if posts[key].own and not posts[key].deleted), None)

    async def newest_is(self, condition: Callable[[Bubble], bool], within: float = PATIENCE) -> Bubble:
        """Wait until the newest message of the bot is like that."""

        def found() -> Bubble | None:
            bubble = self.newest
            return bubble if bubble is not None and condition(bubble) else None

        return await self.simulator.world.feed.until(found, within)

    async def until(self, condition: Callable[[ChatView], T | None], within: float = PATIENCE) -> T:
        """The first true value of the condition over the chat."""
        return await self.simulator.wait_for(self.id, condition, within)

    async def sees(self, *words: str, without: str | None = None, within: float = PATIENCE) -> Bubble:
        """Wait until the newest message of the bot, or one that was edited, holds all these words."""

        def found(chat: ChatView) -> Bubble | None:
            for bubble in reversed(chat.from_bot):
                if all(word in read(bubble) for word in words) and not (without and without in bubble.text):
                    return bubble
            return None

        return await self.until(found, within)

    async def shown(self, *words: str, within: float = PATIENCE) -> Bubble:
        """Wait until the newest message of the bot holds all these words."""

        def last(chat: ChatView) -> Bubble | None:
            newest = chat.last
            return newest if newest is not None and all(word in read(newest) for word in words) else None

        return await self.until(last, within)

    async def button(self, label: str, within: float = PATIENCE) -> Bubble:
        """Wait for the newest message that has this button."""
        return await self.until(lambda chat: chat.with_button(label), within)

    async def tap(self, label: str, within: float = PATIENCE) -> Bubble:
        """Tap the button on the newest message that has it, when there is one. Gives the message as it was."""
        bubble = await self.button(label, within)
        found = bubble.button(label)
        assert found is not None
        await self.simulator.people.tap(self.id, bubble.id, found["callback_data"])
        return bubble

    async def taps(self, *labels: str) -> None:
        """One after the other; each waits until the newest message has the button."""
        for label in labels:
            bubble = await self.until(lambda chat, wanted=label: chat.last if chat.last and chat.last.button(wanted) else None)  # type: ignore[misc]
            found = bubble.button(label)
            assert found is not None
            await self.simulator.people.tap(self.id, bubble.id, found["callback_data"])
            await self.changes(bubble)

    async def changes(self, bubble: Bubble, within: float = PATIENCE) -> None:
        """Wait until the message is another, or a newer one has come."""

        def other(chat: ChatView) -> bool:
            newest = chat.last
            return newest is not None and (newest.id != bubble.id or newest.edits != bubble.edits)

        await self.until(other, within)

    async def toast(self, words: str, within: float = PATIENCE) -> Toast:
        """Wait for a toast with the words."""
        return await self.until(lambda chat: chat.toast(words), within)

    async def types(self, text: str) -> int:
        """Send a text; its message id."""
        return int((await self.simulator.people.type(self.id, text)).message["message_id"])

    async def uploads(self, name: str, data: bytes, *, size: int | None = None) -> None:
        """Send a file."""
        await self.simulator.people.document(self.id, name, data, size=size)

    async def photographs(self, *pictures: bytes, as_file: bool = False) -> None:
        """Send a photo, or several as one album; `as_file`: as documents, which keeps them sharp."""
        named = [(f"photo-{number}.png", data) for number, data in enumerate(pictures, 1)]
        if len(named) > 1:
            await self.simulator.people.album(self.id, named, as_files=as_file)
        elif as_file:
            await self.simulator.people.document(self.id, *named[0])
        else:
            await self.simulator.people.photo(self.id, pictures[0])

    async def stands(self, latitude: float, longitude: float) -> None:
        """Send a single location."""
        await self.simulator.people.location(self.id, latitude, longitude)

    async def shares(self, latitude: float, longitude: float, seconds: int = 28_800) -> int:
        """Begin to share a live location; its message id."""
        post = await self.simulator.people.location(self.id, latitude, longitude, live_period=seconds)
        return int(post.message["message_id"])

    async def moves(self, message_id: int, latitude: float, longitude: float) -> None:
        """The live location moves on."""
        await self.simulator.people.move(self.id, message_id, latitude, longitude)

    async def stops_sharing(self, message_id: int) -> None:
        """The live location ends."""
        await self.simulator.people.stop(self.id, message_id)

    async def enrols(self, code: str, *, language: str = "简体中文") -> None:
        """Press START of the deep link, choose the language, agree."""
        await self.simulator.people.start(self.id, code)
        await self.taps(language, "同意并登记" if language == "简体中文" else "Agree and enrol")
        await self.sees("登记成功" if language == "简体中文" else "nrolled")


def joins(simulator: Simulator, number: int, first: str, last: str = "", *, language: str = "zh-hans", started: bool = False) -> Person:
    """A person buys a phone; who has `started` may be written to."""
    simulator.people.add(Phone(number, first, last, language_code=language, started=started))
    return Person(simulator, number)
