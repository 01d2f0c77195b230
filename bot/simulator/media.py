"""Photos, documents and their files: taken from an upload or by file_id, turned into the objects that messages carry."""

import mimetypes
from typing import Any

from bot.simulator.images import scaled, size_of
from bot.simulator.params import JsonDict, Params, Upload
from bot.simulator.refusals import bad_request
from bot.simulator.state import State, StoredFile

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
MOST_UPLOAD_BYTES = 50 * 1024 * 1024
_TYPES = {"photos": "Photo", "documents": "Document", "voice": "VoiceNote", "stickers": "Sticker"}
"""What the server calls the kinds of files, by the folders in which they are kept."""


def input_file(state: State, params: Params, name: str, value: Any, folder: str) -> StoredFile:
    """The file that a parameter means: a part of the body, attach://part, a file_id or a URL (never fetched)."""
    text = value if isinstance(value, str) else ""
    upload = params.files.get(text.removeprefix("attach://") if text.startswith("attach://") else name)
    if upload is not None:
        return keep(state, upload, folder)
    if text in state.files:
        return _of_kind(state.files[text], folder)
    if not text or text.startswith("attach://"):
        raise bad_request(f"there is no {name} in the request")
    if text.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _of_kind(stored: StoredFile, folder: str) -> StoredFile:
    """The file, unless it is a photo that shall be sent as something else, or the other way round: no file changes its kind."""
    kind = stored.path.partition("/")[0]
    if (kind == "photos") != (folder == "photos"):
        raise bad_request(f"can't use file of type {_TYPES[kind]} as {_TYPES[folder]}")
    return stored


def keep(state: State, upload: Upload, folder: str) -> StoredFile:
    """Store an upload. Raises RefusedError for an empty one."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    mime_type = upload.mime_type
    if mime_type in ("", "application/octet-stream"):
        mime_type = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    return state.add_file(upload.content, upload.name, mime_type, folder)


def document(stored: StoredFile) -> JsonDict:
    """A Document."""
    return {"file_name": stored.name, "mime_type": stored.mime_type, **stored.view()}


def photo(state: State, stored: StoredFile) -> list[JsonDict]:
    """The sizes of a photo, smallest first. Raises RefusedError for what is no picture or is larger than 10 MB.

    All sizes hold the same bytes: nobody who tries things out minds that they were not scaled down.
    """
    if len(stored.content) > MOST_PHOTO_BYTES:
        raise bad_request(f"file of size {len(stored.content)} bytes is too big for a photo; the maximum size is {MOST_PHOTO_BYTES} bytes")
    size = size_of(stored.content)
    if size is None or min(size) == 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    sizes: list[JsonDict] = []
    for most in (90, 320, 1280):
        width, height = scaled(size, most)
        if sizes and (sizes[-1]["width"], sizes[-1]["height"]) == (width, height):
            continue
        variant = stored if most == 1280 else state.add_file(stored.content, stored.name, stored.mime_type, "photos")
        sizes.append({**variant.view(), "width": width, "height": height})
    return sizes


def media(state: State, params: Params, item: JsonDict) -> JsonDict:
    """The media fields of a message made from an InputMediaPhoto or InputMediaDocument."""
    kind = item.get("type")
    if kind == "photo":
        return {"photo": photo(state, input_file(state, params, "media", item.get("media"), "photos"))}
    if kind == "document":
        return {"document": document(input_file(state, params, "media", item.get("media"), "documents"))}
    raise bad_request("unsupported media type specified" if kind else "type must be non-empty")
