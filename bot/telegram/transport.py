"""python-telegram-bot's transport over one aiohttp session: the cost of a call stays the same however many are in flight.

PTB's own HTTPX transport scans its pool at every call; with 256 calls in flight one costs milliseconds (DESIGN §10).
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import aiohttp
import orjson
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.telegram.errors import NoAnswerError, RefusedError
from bot.telegram.wire_json import read_json

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 30.0
"""A send that we give up waiting for may have happened: waiting longer is cheaper than sending twice."""
UPLOAD_SECONDS = 180.0
MOST_CONNECTIONS = 512

File = tuple[str, bytes, str]
"""A file of a form: its name, its bytes, its media type."""


class Transport(BaseRequest):
    """Speaks HTTP for everything that leaves. `proxy` is an HTTP proxy's address; seconds are real ones, not the bot's clock's."""

    def __init__(self, answer_seconds: float = ANSWER_SECONDS, proxy: str | None = None) -> None:
        self._answer_seconds = answer_seconds
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, in seconds."""
        return self._answer_seconds

    async def initialize(self) -> None:
        """Open the session; doing it twice is harmless. Needs a running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=MOST_CONNECTIONS, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "fugong", "Accept-Encoding": "identity"},
                timeout=aiohttp.ClientTimeout(total=self._answer_seconds, sock_connect=CONNECT_SECONDS),
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def post_json(self, url: URL, parameters: dict[str, Any], seconds: float | None = None) -> tuple[int, bytes]:
        """POST `parameters` as JSON; status and body of the answer. `seconds` overrides how long it is waited for.

        Raises NoAnswerError when nothing comes back, ValueError when the parameters cannot be said in JSON.
        """
        try:
            body = orjson.dumps(parameters)
        except TypeError:
            raise ValueError("the parameters cannot be written as JSON") from None
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS) if seconds else None
        return await self._exchange("POST", url, timeout, data=body, headers=_JSON)

    async def post_form(self, url: URL, parameters: dict[str, Any], files: Mapping[str, File]) -> tuple[int, bytes]:
        """POST `parameters` and `files` as multipart; status and body of the answer, which is waited for as long as uploads may take.

        Raises NoAnswerError when nothing comes back, ValueError when the parameters cannot be said in a form.
        """
        try:
            # As streams: a large body that is given whole holds the loop up while it is written.
            streams = {name: (filename, BytesIO(content), mime_type) for name, (filename, content, mime_type) in files.items()}
            form = _form({name: _as_text(value) for name, value in parameters.items()}, streams)
        except (TypeError, UnicodeEncodeError):
            raise ValueError("the parameters cannot be written as a form") from None
        timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS, sock_connect=CONNECT_SECONDS)
        return await self._exchange("POST", url, timeout, data=form)

    @asynccontextmanager
    async def download(self, url: URL, seconds: float, piece: int = 65_536) -> AsyncIterator[AsyncIterator[bytes]]:
        """GET `url` as a stream of pieces. Raises RefusedError for any status but 200, NoAnswerError when it breaks off."""
        session = self._opened()
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS, sock_read=self._answer_seconds)
        try:
            async with session.get(url, timeout=timeout, allow_redirects=False) as answer:
                if answer.status != 200:
                    raise RefusedError.read(answer.status, await answer.read())
                yield answer.content.iter_chunked(piece)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswerError(_kind(error)) from None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of the signature to be implemented
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of the signature to be implemented
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of the signature to be implemented
    ) -> tuple[int, bytes]:
        """One request of python-telegram-bot's Bot. Raises RefusedError and NoAnswerError, as our own calls do.

        aiohttp has one limit for a whole request: it is `read_timeout`. Waiting for the pool and writing count towards it.
        """
        limits = None
        if read_timeout is not BaseRequest.DEFAULT_NONE:
            limits = aiohttp.ClientTimeout(total=read_timeout, sock_connect=CONNECT_SECONDS)
        elif request_data is not None and request_data.contains_files:
            limits = aiohttp.ClientTimeout(total=UPLOAD_SECONDS, sock_connect=CONNECT_SECONDS)
        status, payload = await self._exchange(method, URL(url, encoded=True), limits, **_content(request_data))
        if not 200 <= status <= 299:
            raise RefusedError.read(status, payload)
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What the server said; the body is never quoted when it is no JSON. Raises NoAnswerError then."""
        try:
            answer = read_json(payload)
        except ValueError:
            raise NoAnswerError("the answer is not JSON") from None
        if not isinstance(answer, dict) or "result" not in answer:
            raise NoAnswerError("the answer is not a Bot API server's")
        return answer

    async def _exchange(self, method: str, url: URL, limits: aiohttp.ClientTimeout | None, **more: Any) -> tuple[int, bytes]:
        session = self._opened()
        if limits is not None:
            more["timeout"] = limits
        try:
            async with session.request(method, url, allow_redirects=False, **more) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswerError(_kind(error), never_left=isinstance(error, _NEVER_LEFT)) from None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise NoAnswerError("the transport is closed", never_left=True)
        return self._session


_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
"""No connection could be made: the address, the port, TLS or the proxy. A limit for the whole call that ran out says nothing of that."""
_JSON = {"Content-Type": "application/json"}


def _kind(error: BaseException) -> str:
    """The error's class, never its words: they may quote the address, which holds the token."""
    return "time-out" if isinstance(error, TimeoutError) else type(error).__name__


def _content(data: RequestData | None) -> dict[str, Any]:
    """JSON, or multipart where files are sent along."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.parameters), "headers": _JSON}
    return {"data": _form(data.json_parameters, data.multipart_data)}


def _form(parameters: Mapping[str, str], files: Mapping[str, Any]) -> aiohttp.FormData:
    # Names in UTF-8 as they are: a server would take the percent signs of the default for a part of the name.
    form = aiohttp.FormData(quote_fields=False)
    for name, text in parameters.items():
        form.add_field(name, text)
    for name, (filename, content, mime_type) in files.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


def _as_text(value: Any) -> str:
    """A parameter as forms carry it: texts as they are, everything else as JSON."""
    if not isinstance(value, str):
        return orjson.dumps(value).decode()
    value.encode()
    return value
