"""The Bot API server of the benchmarks: light enough not to be what is measured.

It answers every method minimally but validly (sendMessage and editMessageText with a Message, the rest with true), counts calls, brings
updates by webhook, and tells the simulated people what appeared in their chats. It refuses nothing (refusals are the simulator's) unless it
is told to fail now and then.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from tests.bench.wire import Poster, listen

_TRUE = b'{"ok":true,"result":true}'
_FAILED = b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'
_ME = {"id": 10001, "is_bot": True, "first_name": "bench", "username": "bench_bot"}
_DATE = 1795400000


@dataclass(slots=True)
class Shown:
    """What stands in a chat: the text, and the buttons as (label, data)."""

    method: str
    message_id: int
    text: str
    buttons: tuple[tuple[str, str], ...]


@dataclass
class Tally:
    """Calls that the bot made: by method, and how many of them came as HTTP requests of their own."""

    calls: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    updates: int = 0

    @property
    def total(self) -> int:
        """All calls that have to do with people."""
        return sum(self.calls[name] for name in ("sendMessage", "editMessageText", "answerCallbackQuery", "editMessageReplyMarkup"))


class Stub:
    """One server for one bot. `delay`: seconds after which calls are answered; `fails_every`: every so many-th new message is not taken."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.fails_every = 0
        self._sends = 0
        self.tally = Tally()
        self.only: int | None = None
        """Count calls for this chat alone."""
        self.port = 0
        self.webhook_set = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._poster: Poster | None = None
        self.update_id = 1000
        """Of the last update. A second bot on the same database has to go on beyond those of the first."""
        self._message_id = 5000
        self._sent = asyncio.Event()
        self._expected: dict[int, asyncio.Future[Shown]] = {}

    async def start(self) -> str:
        """Listen; gives the address."""
        self._server, self.port = await listen(self._handle)
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Hang up."""
        if self._poster is not None:
            self._poster.close()
        if self._server is not None:
            self._server.close()

    def expect(self, chat_id: int) -> asyncio.Future[Shown]:
        """What appears next in the chat, once the call that brought it was answered."""
        future: asyncio.Future[Shown] = asyncio.get_running_loop().create_future()
        self._expected[chat_id] = future
        return future

    async def sends(self, number: int) -> None:
        """Wait for `number` new messages, to whomever."""
        for _ in range(number):
            self._sent.clear()
            await self._sent.wait()

    async def bring(self, update: dict[str, Any]) -> None:
        """Post an update and wait for its 200; an answer to the tap in it counts as a call without a request."""
        assert self._poster is not None, "no webhook was set"
        self.update_id += 1
        self.tally.updates += 1
        status, body = await self._poster.post(orjson.dumps({"update_id": self.update_id, **update}))
        if status != 200:
            raise RuntimeError(f"the bot answered an update with {status}")
        if body:
            self.tally.calls[orjson.loads(body)["method"]] += 1

    def _handle(self, path: str, content_type: str, body: bytes) -> tuple[float, bytes]:
        method = path.rpartition("/")[2]
        parameters = _read(content_type, body)
        if self.only is None or parameters.get("chat_id") is None or int(parameters["chat_id"]) == self.only:
            self.tally.requests += 1
            self.tally.calls[method] += 1
        self._sends += method == "sendMessage"
        if method == "sendMessage" and self.fails_every and self._sends % self.fails_every == 0:
            return self.delay, _FAILED
        if method in ("sendMessage", "editMessageText"):
            return self.delay, self._shown(method, parameters)
        if method == "setWebhook":
            where = urlsplit(parameters["url"])
            self._poster = Poster(where.port or 80, where.path, parameters.get("secret_token", ""))
            self.webhook_set.set()
        if method == "getMe":
            return 0.0, orjson.dumps({"ok": True, "result": _ME})
        return (self.delay if method == "answerCallbackQuery" else 0.0), _TRUE

    def _shown(self, method: str, parameters: dict[str, Any]) -> bytes:
        chat_id = int(parameters["chat_id"])
        if method == "sendMessage":
            self._message_id += 1
            message_id = self._message_id
            self._sent.set()
        else:
            message_id = int(parameters["message_id"])
        markup = parameters.get("reply_markup") or {}
        markup = orjson.loads(markup) if isinstance(markup, str) else markup
        rows = markup.get("inline_keyboard", [])
        waiting = self._expected.pop(chat_id, None)
        if waiting is not None and not waiting.done():
            buttons = tuple((button["text"], button["callback_data"]) for row in rows for button in row)
            shown = Shown(method, message_id, parameters["text"], buttons)
            if self.delay:
                asyncio.get_running_loop().call_later(self.delay, _settle, waiting, shown)
            else:
                waiting.set_result(shown)
        message: dict[str, Any] = {
            "message_id": message_id,
            "date": _DATE,
            "chat": {"id": chat_id, "type": "private", "first_name": "王"},
            "from": _ME,
            "text": parameters["text"],
        }
        if rows:
            message["reply_markup"] = markup
        return orjson.dumps({"ok": True, "result": message})


def _settle(waiting: asyncio.Future[Shown], shown: Shown) -> None:
    if not waiting.done():
        waiting.set_result(shown)


def _read(content_type: str, body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    if content_type.startswith("application/json"):
        return dict(orjson.loads(body))
    return {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
