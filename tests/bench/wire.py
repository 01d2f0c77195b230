"""The little HTTP that the load generator needs: a server that answers JSON, and connections that stay open to post to a webhook.

Hand-written on asyncio's protocols so that the generator is never what is measured: it does ten thousand requests a second on one core.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import cast

Handler = Callable[[str, str, bytes], tuple[float, bytes]]
"""Path, content type, body -> seconds to wait, body of the answer."""


def _length(head: bytes) -> int:
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 : head.find(b"\r\n", at)]) if at >= 0 else 0


def _content_type(head: bytes) -> str:
    at = head.lower().find(b"content-type:")
    return head[at + 13 : head.find(b"\r\n", at)].strip().decode() if at >= 0 else ""


class _Connection(asyncio.Protocol):
    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's transports have another ancestor

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[: end + 2]
            whole = end + 4 + _length(head)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + 4 : whole], self._buffer[whole:]
            path = head.split(b" ", 2)[1].decode()
            delay, answer = self._handler(path, _content_type(head), body)
            if delay:
                asyncio.get_running_loop().call_later(delay, self._answer, answer)
            else:
                self._answer(answer)

    def _answer(self, body: bytes) -> None:
        if self._transport is not None:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % len(body) + body)


async def listen(handler: Handler) -> tuple[asyncio.Server, int]:
    """Serve `handler` on any free port of this machine."""
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(handler), "127.0.0.1", 0, backlog=1024)
    return server, int(server.sockets[0].getsockname()[1])


class _Caller(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self._buffer = b""
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError("the bot hung up"))

    def hang_up(self) -> None:
        """Close the connection; what was asked is not answered any more."""
        self._waiting = None
        if self.transport is not None:
            self.transport.close()

    def ask(self, request: bytes) -> asyncio.Future[tuple[int, bytes]]:
        assert self.transport is not None
        self._waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0 or self._waiting is None:
            return
        whole = end + 4 + _length(self._buffer[: end + 2])
        if len(self._buffer) >= whole:
            status, body = int(self._buffer[9:12]), self._buffer[end + 4 : whole]
            self._buffer = self._buffer[whole:]
            waiting, self._waiting = self._waiting, None
            waiting.set_result((status, body))


class Poster:
    """Posts updates to a webhook over at most `most` connections, as Telegram does."""

    def __init__(self, port: int, path: str, secret: str, most: int = 100) -> None:
        self._port = port
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()
        self._slots = asyncio.Semaphore(most)
        self._free: deque[_Caller] = deque()

    async def post(self, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer. Raises OSError when the bot is not there."""
        async with self._slots:
            while self._free and self._free[-1].transport is None:
                self._free.pop()
            if self._free:
                caller = self._free.pop()
            else:
                _, caller = await asyncio.get_running_loop().create_connection(_Caller, "127.0.0.1", self._port)
            try:
                answer = await caller.ask(self._head + b"%d\r\n\r\n" % len(body) + body)
            except asyncio.CancelledError:
                caller.hang_up()
                raise
            self._free.append(caller)
            return answer

    def close(self) -> None:
        """Hang up."""
        for caller in self._free:
            caller.hang_up()
