"""The Bot API of one token: plain calls for the hot path, python-telegram-bot's Bot for the rest, both over one transport.

A plain call costs what JSON and HTTP cost. The Bot's typed methods build objects from every answer (200 µs for a message
that nobody reads, DESIGN §10), so they are used where calls are rare and their parameters many: setting up.
"""

import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot
from yarl import URL

from bot.telegram.errors import NoAnswerError, RefusedError
from bot.telegram.transport import File, Transport
from bot.telegram.wire_json import read_json


class Api:
    """Calls methods of the Bot API at `api_url`, which may be any Bot API server (`https://host` or `http://host:port/prefix`)."""

    def __init__(self, token: str, api_url: str, transport: Transport) -> None:
        self.transport = transport
        root = api_url.rstrip("/")
        self._methods = f"{root}/bot{token}/"
        self._files = f"{root}/file/bot{token}/"
        self._urls: dict[str, URL] = {}
        # python-telegram-bot's debug lines hold the token and whole messages: they are never wanted, whatever the root logger's level.
        logging.getLogger("telegram").setLevel(logging.WARNING)
        self.bot = Bot(token, f"{root}/bot", f"{root}/file/bot", request=transport, get_updates_request=transport)

    async def __aenter__(self) -> "Api":
        await self.transport.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.transport.shutdown()

    async def call(self, method: str, parameters: dict[str, Any], seconds: float | None = None) -> Any:
        """The `result` of `method`. `seconds` overrides the transport's waiting time.

        Raises RefusedError (the server said no), NoAnswerError (nobody knows), ValueError (parameters that JSON cannot say).
        """
        return _result(*await self.transport.post_json(self._url(method), parameters, seconds))

    async def upload(self, method: str, parameters: dict[str, Any], files: Mapping[str, File]) -> Any:
        """The `result` of `method`, called with files: for each parameter's name a file. Raises what `call` raises."""
        return _result(*await self.transport.post_form(self._url(method), parameters, files))

    def _url(self, method: str) -> URL:
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = URL(self._methods + method, encoded=True)
        return url

    def file_url(self, file_path: str) -> URL:
        """Where a file that `getFile` named can be downloaded. Holds the token: for requests only, never for people or logs."""
        root = URL(self._files, encoded=True)
        return root.joinpath(*(part for part in file_path.split("/") if part not in ("", ".", "..")))


def _result(status: int, payload: bytes) -> Any:
    """What the server answered. Raises RefusedError and NoAnswerError."""
    try:
        answer = read_json(payload)
    except ValueError:
        answer = None
    if isinstance(answer, dict) and answer.get("ok") is True and "result" in answer:
        return answer["result"]
    if 200 <= status <= 299 and not (isinstance(answer, dict) and answer.get("ok") is False):
        raise NoAnswerError("the answer is not a Bot API server's")
    raise RefusedError.of(status, answer if isinstance(answer, dict) else {})
