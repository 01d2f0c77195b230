"""A simulated manager: taps buttons by their words and types, as a person does, whatever data the bot put behind the buttons."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bench.stub import Shown, Stub

PATIENCE = 60.0
"""Real seconds after which a chat counts as stuck."""


@dataclass
class Person:
    """Somebody with a phone. `card` is what stands on it; `waits` collects the seconds from each tap to the card that answers it."""

    stub: Stub
    chat_id: int
    card: Shown
    waits: list[float] = field(default_factory=list)

    @property
    def _user(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": "王芳", "language_code": "zh-hans"}

    @property
    def _chat(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": "private", "first_name": "王芳"}

    async def tap(self, words: str) -> Shown:
        """Tap the first button that has `words` in its label; wait for the card that answers."""
        data = next((data for label, data in self.card.buttons if words in label), None)
        if data is None:
            raise RuntimeError(f"no button {words!r} among {[label for label, _ in self.card.buttons]} under {self.card.text!r}")
        message = {"message_id": self.card.message_id, "date": 1795400000, "chat": self._chat, "text": "…"}
        query = {"id": str(self.chat_id * 7), "from": self._user, "message": message, "chat_instance": "1", "data": data}
        return await self._await({"callback_query": query})

    async def type(self, text: str) -> Shown:
        """Send a text; wait for the card that answers."""
        message: dict[str, Any] = {"message_id": self.card.message_id + 1, "date": 1795400000, "chat": self._chat, "from": self._user}
        message["text"] = text
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return await self._await({"message": message})

    async def _await(self, update: dict[str, Any]) -> Shown:
        began = time.perf_counter()
        appearing = self.stub.expect(self.chat_id)
        async with asyncio.timeout(PATIENCE):
            _, self.card = await asyncio.gather(self.stub.bring(update), appearing)
        self.waits.append(time.perf_counter() - began)
        return self.card
