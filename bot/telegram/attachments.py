"""What is sent above a card's text: a photo that Telegram keeps already, or a file that is made now and uploaded."""

import asyncio
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.telegram.transport import File
from conversations.attachment import Attachment, Drawn, SentPhoto

AT_ONCE = 2
"""Attachments made at a time: each keeps a core busy."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"/\\]+')


class Made(Protocol):
    """A file that was made of an attachment."""

    @property
    def name(self) -> str:
        """Its file name, with the ending that says what it is."""
        ...

    @property
    def content(self) -> bytes:
        """Its bytes."""
        ...

    @property
    def photo(self) -> bool:
        """Whether it is shown as a photo, not as a file to open."""
        ...


Make = Callable[[Drawn, str], Made]
"""Makes an attachment in a language; blocks. Raises when it cannot be made."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What goes along with a call: the method that sends it, the name of its parameter, and the `file_id`, or the file to upload
    (name, bytes, media type)."""

    method: str
    field: str
    file_id: str = ""
    file: File | None = None


class Maker:
    """Makes enclosures, at most two at a time; each in a thread, which only waits for the process that does the work."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def enclosure(self, attachment: Attachment, language: str) -> Enclosure:
        """What `attachment` is sent as. Raises whatever the making raises."""
        if isinstance(attachment, SentPhoto):
            method, field = ("sendDocument", "document") if attachment.as_file else ("sendPhoto", "photo")
            return Enclosure(method, field, attachment.file_id)
        async with self._slots:
            made = await asyncio.to_thread(self._make, attachment, language)
        method, field = ("sendPhoto", "photo") if made.photo else ("sendDocument", "document")
        # The name stands inside a header of the upload, and enterprises have all sorts of names.
        name = _UNSAFE.sub("_", made.name)
        return Enclosure(method, field, file=(name, made.content, mimetypes.guess_type(name)[0] or "application/octet-stream"))
