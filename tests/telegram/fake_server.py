"""A server that answers what a test tells it to, word for word: for what no well-behaved Bot API server says."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.telegram.api import Api
from bot.telegram.transport import Transport

TOKEN = "123456:SECRET-token"


@dataclass
class Script:
    """`replies` are used up one by one, the last again and again; `calls` are the requests that came, as (method, parameters).
    While `let` is not set nothing is answered."""

    replies: list[tuple[int, bytes]]
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    let: asyncio.Event = field(default_factory=asyncio.Event)
    _called: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        async with self._called:
            said = orjson.loads(body) if body and request.content_type == "application/json" else {}
            self.calls.append((request.path.rpartition("/")[2], said))
            self._called.notify_all()
        await self.let.wait()
        status, reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return web.Response(status=status, body=reply, content_type="application/json")

    async def called(self, times: int) -> None:
        """Wait until there were so many calls."""
        async with self._called, asyncio.timeout(5):
            await self._called.wait_for(lambda: len(self.calls) >= times)


def refusal(code: int, description: str, parameters: Mapping[str, int] | None = None) -> tuple[int, bytes]:
    """A Bot API server's no."""
    answer = {"ok": False, "error_code": code, "description": description}
    return code, orjson.dumps({**answer, "parameters": parameters} if parameters else answer)


def success(result: Any) -> tuple[int, bytes]:
    """A Bot API server's yes."""
    return 200, orjson.dumps({"ok": True, "result": result})


@asynccontextmanager
async def scripted(*replies: tuple[int, bytes], answer_seconds: float = 5.0) -> AsyncIterator[tuple[Api, Script]]:
    """An Api whose server gives these replies."""
    script = Script(list(replies))
    script.let.set()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", script.serve)
    async with TestServer(app) as server, Api(TOKEN, f"http://{server.host}:{server.port}", Transport(answer_seconds)) as api:
        yield api, script
        script.let.set()
