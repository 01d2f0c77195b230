"""Uploaded files, fetched by `getFile` and a download that stops at the limit."""

import asyncio
from pathlib import Path
from typing import Any

from bot.mailbox.messenger import FetchFailed
from bot.telegram.api import Api
from bot.telegram.errors import NoAnswerError, RefusedError

MOST_BYTES = 20 * 1024 * 1024
"""What a bot may download (TELEGRAM.md)."""
DOWNLOAD_SECONDS = 180.0

TOO_BIG = "too_big"
UNAVAILABLE = "unavailable"


class TelegramFetcher:
    """Fetches files of at most `most_bytes`. Implements `bot.mailbox.messenger.Fetcher`."""

    def __init__(self, api: Api, most_bytes: int = MOST_BYTES) -> None:
        self._api = api
        self._most = most_bytes

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of the file. Raises FetchFailed: `too_big`, or `unavailable` (with `again` when it may come later)."""
        try:
            described = await self._api.call("getFile", {"file_id": file_id})
            return await self._download(self._path(described))
        except RefusedError as error:
            if error.description.lower().startswith("file is too big"):
                raise FetchFailed(TOO_BIG) from None
            raise FetchFailed(UNAVAILABLE, again=error.is_fleeting or error.is_token) from None
        except NoAnswerError:
            raise FetchFailed(UNAVAILABLE, again=True) from None
        except ValueError:
            raise FetchFailed(UNAVAILABLE) from None

    def _path(self, described: Any) -> str:
        file = described if isinstance(described, dict) else {}
        path, size = file.get("file_path"), file.get("file_size")
        if isinstance(size, int) and size > self._most:
            raise FetchFailed(TOO_BIG)
        if not isinstance(path, str) or not path:
            raise FetchFailed(UNAVAILABLE, again=True)
        return path

    async def _download(self, path: str) -> bytes:
        """An absolute path is that of a Bot API server run with `--local` on this machine: the file itself is there."""
        if path.startswith("/"):
            return await asyncio.to_thread(self._read_local, Path(path))
        contents = bytearray()
        async with self._api.transport.download(self._api.file_url(path), DOWNLOAD_SECONDS) as pieces:
            async for piece in pieces:
                contents += piece
                if len(contents) > self._most:
                    raise FetchFailed(TOO_BIG)
        return bytes(contents)

    def _read_local(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                contents = file.read(self._most + 1)
        except OSError:
            raise FetchFailed(UNAVAILABLE) from None
        if len(contents) > self._most:
            raise FetchFailed(TOO_BIG)
        return contents
