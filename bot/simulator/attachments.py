"""Things that people send which are not text, as the message fields that the bot gets."""

from bot.simulator import media
from bot.simulator.params import JsonDict, Upload
from bot.simulator.state import State


def document(state: State, upload: Upload, size: int | None = None) -> JsonDict:
    """A file. `size` is told in place of its true length."""
    stored = media.keep(state, upload, "documents")
    if size is not None:
        stored = state.add_file(stored.content, stored.name, stored.mime_type, "documents", size)
    return {"document": media.document(stored)}


def photo(state: State, upload: Upload) -> JsonDict:
    """A picture, in its sizes."""
    return {"photo": media.photo(state, media.keep(state, upload, "photos"))}


def voice(state: State, seconds: int) -> JsonDict:
    """A voice message; the sound is not real."""
    stored = state.add_file(b"OggS" + bytes(60), "voice.oga", "audio/ogg", "voice")
    return {"voice": {"duration": seconds, "mime_type": "audio/ogg", **stored.view()}}


def sticker(state: State, emoji: str) -> JsonDict:
    """A sticker; the picture is not real."""
    stored = state.add_file(b"RIFF" + bytes(60), "sticker.webp", "image/webp", "stickers")
    kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**kind, "emoji": emoji, "set_name": "trial", **stored.view()}}
