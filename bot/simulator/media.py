"""Photos, documents, videos, sound and their files: taken from an upload or by file_id, turned into the objects that messages carry."""

import mimetypes
from typing import Any

from bot.simulator.images import scaled, size_of
from bot.simulator.params import JsonDict, Params, Upload
from bot.simulator.refusals import bad_request
from bot.simulator.state import State, StoredFile

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
MOST_UPLOAD_BYTES = 50 * 1024 * 1024
FOLDERS = {"photo": "photos", "document": "documents", "video": "videos", "voice": "voice", "audio": "music"}
"""Where files are kept, by the field in which messages carry them."""
_TYPES = {
    "photos": "Photo", "documents": "Document", "videos": "Video", "voice": "VoiceNote", "music": "Audio", "stickers": "Sticker",
}  # fmt: skip
"""What the server calls the kinds of files, by the folders in which they are kept."""
_ABOUT = {"video": ("duration", "width", "height"), "voice": ("duration",), "audio": ("duration",)}
"""Numbers that come with an upload of the kind."""


def sent_file(state: State, params: Params, field: str, value: Any, name: str = "") -> JsonDict:
    """The media fields of a message with the file that a parameter means: a part of the body, attach://part, a file_id or a URL (never
    fetched). A file that is known already stays what it is: a voice message does not become a song. Raises RefusedError."""
    name, folder = name or field, FOLDERS[field]
    text = value if isinstance(value, str) else ""
    upload = params.files.get(text.removeprefix("attach://") if text.startswith("attach://") else name)
    if upload is not None:
        return described(state, keep(state, upload, folder, _about(params, field)))
    if text in state.files:
        return described(state, _of_kind(state.files[text], folder))
    if not text or text.startswith("attach://"):
        raise bad_request(f"there is no {name} in the request")
    if text.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _about(params: Params, field: str) -> JsonDict:
    about: JsonDict = {number: params.integer(number, 0, 0) for number in _ABOUT.get(field, ())}
    if field == "audio":
        about.update({words: params.text(words) for words in ("performer", "title") if params.text(words)})
    return about


def _of_kind(stored: StoredFile, folder: str) -> StoredFile:
    """The file, unless it is a photo that shall be sent as something else, or the other way round: no file changes its kind."""
    if (stored.folder == "photos") != (folder == "photos"):
        raise bad_request(f"can't use file of type {_TYPES[stored.folder]} as {_TYPES[folder]}")
    return stored


def keep(state: State, upload: Upload, folder: str, about: JsonDict | None = None) -> StoredFile:
    """Store an upload. Raises RefusedError for an empty one."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    return state.add_file(upload.content, upload.name, mime_of(upload), folder, about=about)


def mime_of(upload: Upload) -> str:
    """Its media type, guessed by the name where none is told."""
    if upload.mime_type not in ("", "application/octet-stream"):
        return upload.mime_type
    return mimetypes.guess_type(upload.name)[0] or "application/octet-stream"


def is_photo(content: bytes) -> bool:
    """Whether the server would take it as a photo."""
    return size_of(content) is not None and len(content) <= MOST_PHOTO_BYTES


def described(state: State, stored: StoredFile) -> JsonDict:
    """The media fields of a message with this file. Raises RefusedError for a photo that is none."""
    named: JsonDict = {"file_name": stored.name, "mime_type": stored.mime_type, **stored.view()}
    match stored.folder:
        case "photos":
            return {"photo": photo(state, stored)}
        case "videos":
            return {"video": {"duration": 0, "width": 1280, "height": 720, **stored.about, **named}}
        case "music":
            return {"audio": {"duration": 0, **stored.about, **named}}
        case "voice":
            return {"voice": {"duration": 0, **stored.about, "mime_type": stored.mime_type, **stored.view()}}
    return {"document": named}


def photo(state: State, stored: StoredFile) -> list[JsonDict]:
    """The sizes of a photo, smallest first. Raises RefusedError for what is no picture or is larger than 10 MB.

    All sizes hold the same bytes: nobody who tries things out minds that they were not scaled down. Sent again it is the same photo.
    """
    known = state.sizes.get(stored.file_id)
    if known is not None:
        return known
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
    state.sizes[stored.file_id] = sizes
    return sizes


def media(state: State, params: Params, item: JsonDict) -> JsonDict:
    """The media fields of a message made from an InputMedia: no voice message, which cannot be part of an album nor of an edit."""
    kind = item.get("type")
    if kind not in ("photo", "document", "video", "audio"):
        raise bad_request("unsupported media type specified" if kind else "type must be non-empty")
    return sent_file(state, Params(item, params.files), kind, item.get("media"), "media")
