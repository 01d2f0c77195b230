"""What an author sends to be passed on arrives whole: formatting, files with their captions, albums."""

from typing import Any

import pytest

from bot.telegram.inbound import Inbound
from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.engine.signals import Pictured, Typed, Unread, Unreadable, Uploaded
from tests.contract import check_update
from tests.telegram.updates import DOCUMENT, IMAGE, LARGER, PERSON, PHOTO, STICKER, VIDEO, VOICE, update

INBOUND = Inbound("fugong_bot")
BOLD = {"type": "bold", "offset": 0, "length": 2}
CAPTIONED = {"caption": "通知附后", "caption_entities": [BOLD]}
ENTITY = Entity("bold", 0, 2)
SENDABLE = ("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre")


def test_formatting_that_can_be_sent_again_is_kept() -> None:
    text = "😀重要：明早复查，详见附件"
    raw = update(
        text=text,
        entities=[{"type": kind, "offset": 2, "length": 2} for kind in SENDABLE]
        + [
            {"type": "text_link", "offset": 5, "length": 3, "url": "https://example.org/"},
            {"type": "pre", "offset": 0, "length": 9, "language": "py"},
        ],
    )
    check_update(raw)
    kept = tuple(Entity(kind, 2, 2) for kind in SENDABLE)
    assert INBOUND.read(raw).signal == Typed(text, entities=(*kept, Entity("text_link", 5, 3, "https://example.org/"), Entity("pre", 0, 9)))


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "mention", "offset": 0, "length": 2},
        {"type": "url", "offset": 0, "length": 2},
        {"type": "bot_command", "offset": 0, "length": 2},
        {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5"},
        {"type": "text_mention", "offset": 0, "length": 2, "user": PERSON},
        {"type": "date_time", "offset": 0, "length": 2, "unix_time": 5},
        {"type": "hologram", "offset": 0, "length": 2},
        {"type": "bold", "offset": 3, "length": 2},
        {"type": "bold", "offset": -1, "length": 2},
        {"type": "bold", "offset": 1, "length": 0},
    ],
)
def test_other_formatting_and_what_lies_outside_the_text_is_left_out(entity: dict[str, Any]) -> None:
    raw = update(text="一二三四", entities=[entity, BOLD])
    check_update(raw)
    assert INBOUND.read(raw).signal == Typed("一二三四", entities=(ENTITY,))


def test_the_end_of_the_text_counts_in_utf16() -> None:
    four = [{"type": "bold", "offset": 0, "length": 4}]
    assert INBOUND.read(update(text="😀😀", entities=four)).signal == Typed("😀😀", entities=(Entity("bold", 0, 4),))
    assert INBOUND.read(update(text="😀a", entities=four)).signal == Typed("😀a")


def test_a_corrected_text_has_its_formatting_too() -> None:
    raw = update("edited_message", text="一二", entities=[BOLD], edit_date=1)
    assert INBOUND.read(raw).signal == Typed("一二", edited=True, entities=(ENTITY,))


@pytest.mark.parametrize(
    ("content", "file"),
    [
        ({"photo": PHOTO}, MediaFile(MediaKind.PHOTO, "AgAC")),
        ({"photo": [*PHOTO, {**LARGER[1], "file_size": 900}]}, MediaFile(MediaKind.PHOTO, "large", size=900)),
        ({"document": DOCUMENT}, MediaFile(MediaKind.DOCUMENT, "BQAC", "名单.xlsx", 8122)),
        ({"document": IMAGE}, MediaFile(MediaKind.DOCUMENT, "BQAC", "a.jpg", 8122)),
        ({"video": {**VIDEO, "file_name": "a.mp4", "file_size": 7}}, MediaFile(MediaKind.VIDEO, "AwAC", "a.mp4", 7)),
        ({"animation": VIDEO, "document": DOCUMENT}, MediaFile(MediaKind.DOCUMENT, "AwAC")),
        ({"voice": VOICE}, MediaFile(MediaKind.VOICE, "AwAC")),
        ({"audio": {**VOICE, "title": "须知"}}, MediaFile(MediaKind.AUDIO, "AwAC")),
    ],
)
@pytest.mark.parametrize("album", ["", "77"])
def test_files_come_with_their_caption_and_album(content: dict[str, Any], file: MediaFile, album: str) -> None:
    together: dict[str, Any] = {**content, **CAPTIONED, **({"media_group_id": album} if album else {})}
    raw = update(**together)
    check_update(raw)
    signal = INBOUND.read(raw).signal
    assert isinstance(signal, Pictured | Uploaded | Unreadable)
    assert signal.part == Part("通知附后", (ENTITY,), (file,), album)


def test_what_nobody_could_pass_on_has_no_part() -> None:
    for raw in (update(sticker=STICKER), update(video_note={**VOICE, "length": 9}), update(dice={"emoji": "🎲", "value": 3})):
        check_update(raw)
        signal = INBOUND.read(raw).signal
        assert isinstance(signal, Unreadable)
        assert signal.part is None
    assert INBOUND.read(update(video=VIDEO)).signal == Unreadable(Unread.OTHER, Part(files=(MediaFile(MediaKind.VIDEO, "AwAC"),)))


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (update(text="x", entities={}), "entities: not a list of objects"),
        (update(text="x", entities=[{"offset": 0, "length": 1}]), "type: not a string"),
        (update(text="x", entities=[{"type": "bold", "offset": "0", "length": 1}]), "offset: not a whole number"),
        (update(text="x", entities=[{"type": "text_link", "offset": 0, "length": 1}]), "url: not a string"),
        (update(photo=PHOTO, caption=7), "caption: not a string"),
        (update(photo=PHOTO, caption="x", caption_entities=7), "caption_entities: not a list of objects"),
        (update(video="x"), "video: not an object"),
        (update(voice={"duration": 3}), "file_id: not a string"),
    ],
)
def test_what_is_malformed_is_a_problem_of_its_own(raw: dict[str, Any], problem: str) -> None:
    arrival = INBOUND.read(raw)
    assert (arrival.problem, arrival.signal) == (problem, None)
