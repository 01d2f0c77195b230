"""Things that people send which are not text, as the message fields that the bot gets."""

from collections.abc import Sequence

from bot.simulator import media
from bot.simulator.params import JsonDict, Upload
from bot.simulator.state import State


def document(state: State, upload: Upload, size: int | None = None) -> JsonDict:
    """A file. `size` is told in place of its true length."""
    stored = media.keep(state, upload, "documents")
    if size is not None:
        stored = state.add_file(stored.content, stored.name, stored.mime_type, "documents", size)
    return media.described(state, stored)


def photo(state: State, upload: Upload) -> JsonDict:
    """A picture, in its sizes."""
    return media.described(state, media.keep(state, upload, "photos"))


def video(state: State, upload: Upload, seconds: int, size: tuple[int, int] = (1280, 720)) -> JsonDict:
    """A video of `size` pixels."""
    return media.described(state, media.keep(state, upload, "videos", {"duration": seconds, "width": size[0], "height": size[1]}))


def audio(state: State, upload: Upload, seconds: int, title: str = "", performer: str = "") -> JsonDict:
    """Music, or a recording that is sent as a file."""
    words = {key: value for key, value in (("title", title), ("performer", performer)) if value}
    return media.described(state, media.keep(state, upload, "music", {"duration": seconds, **words}))


def voice(state: State, seconds: int) -> JsonDict:
    """A voice message; the sound is not real."""
    return media.described(state, state.add_file(b"OggS" + bytes(60), "voice.oga", "audio/ogg", "voice", about={"duration": seconds}))


def any_of(state: State, upload: Upload, *, as_file: bool) -> JsonDict:
    """What a phone makes of a chosen file: a picture or a video, unless it shall go as a file; music in any case; else a document. How long
    a video is nobody looks up."""
    kind = media.mime_of(upload).partition("/")[0]
    if kind == "audio":
        return audio(state, upload, 0, upload.name.rpartition(".")[0])
    if kind == "video" and not as_file:
        return video(state, upload, 0)
    if not as_file and media.is_photo(upload.content):
        return photo(state, upload)
    return document(state, upload)


def together(state: State, uploads: Sequence[Upload], *, as_files: bool) -> list[JsonDict]:
    """The files of an album. Music among other files goes as a file too."""
    music = all(media.mime_of(upload).startswith("audio/") for upload in uploads)
    if as_files and not music:
        return [document(state, upload) for upload in uploads]
    return [any_of(state, upload, as_file=as_files) for upload in uploads]


def sticker(state: State, emoji: str) -> JsonDict:
    """A sticker; the picture is not real."""
    stored = state.add_file(b"RIFF" + bytes(60), "sticker.webp", "image/webp", "stickers")
    kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**kind, "emoji": emoji, "set_name": "trial", **stored.view()}}
