"""What Telegram would refuse is found before it is sent, at exactly its limits."""

import pytest

from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.content_limits import broken
from conversations.wording import LANGUAGES, Wording

MB = 1024 * 1024
PHOTO, VIDEO, VOICE, AUDIO, DOCUMENT = (
    MediaFile(kind, "f") for kind in (MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.VOICE, MediaKind.AUDIO, MediaKind.DOCUMENT)
)


@pytest.mark.parametrize(
    "part",
    [
        Part("x" * 4096),
        Part("😀" * 2048),
        Part("汉" * 4096, (Entity("bold", 0, 4096),)),
        Part("x" * 1024, files=(PHOTO,)),
        Part(files=(VOICE,)),
        Part(files=(PHOTO, VIDEO) * 5, album="7"),
        Part(files=(DOCUMENT, DOCUMENT), album="7"),
        Part(files=(AUDIO, AUDIO), album="7"),
        Part(files=(MediaFile(MediaKind.PHOTO, "f", size=10 * MB),)),
        Part(files=(MediaFile(MediaKind.DOCUMENT, "f", size=50 * MB),)),
        Part("😀a", (Entity("bold", 2, 1),)),
    ],
)
def test_what_can_be_sent(part: Part) -> None:
    assert broken(part) is None


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (Part(), "content-empty"),
        (Part(" \n"), "content-empty"),
        (Part("x" * 4097), "content-too-long"),
        (Part("😀" * 2049), "content-too-long"),
        (Part("x" * 1025, files=(PHOTO,)), "content-caption-too-long"),
        (Part("x" * 5000, files=(PHOTO, PHOTO), album="7"), "content-caption-too-long"),
        (Part(files=(PHOTO,), album="7"), "content-album-of-one"),
        (Part(files=(PHOTO,) * 11, album="7"), "content-album-too-many"),
        (Part(files=(PHOTO, VOICE)), "content-album-voice"),
        (Part(files=(VOICE, VOICE)), "content-album-voice"),
        (Part(files=(PHOTO, DOCUMENT), album="7"), "content-album-mixed"),
        (Part(files=(AUDIO, VIDEO), album="7"), "content-album-mixed"),
        (Part(files=(AUDIO, DOCUMENT), album="7"), "content-album-mixed"),
        (Part(files=(MediaFile(MediaKind.PHOTO, "f", size=10 * MB + 1),)), "content-photo-too-big"),
        (Part(files=(MediaFile(MediaKind.VIDEO, "f", size=50 * MB + 1),)), "content-file-too-big"),
        (Part(files=(DOCUMENT, MediaFile(MediaKind.DOCUMENT, "f", size=51 * MB))), "content-file-too-big"),
        (Part("一二", (Entity("bold", 1, 2),)), "content-formatting-outside"),
        (Part("一二", (Entity("bold", -1, 1),)), "content-formatting-outside"),
        (Part("一二", (Entity("bold", 0, 0),)), "content-formatting-outside"),
        (Part("", (Entity("bold", 0, 1),), (PHOTO,)), "content-formatting-outside"),
    ],
)
def test_what_cannot_be_sent_says_why_in_both_languages(part: Part, key: str) -> None:
    line = broken(part)
    assert line is not None
    assert line.key == key
    words = Wording()
    texts = {words.text(line, language) for language in LANGUAGES}
    assert len(texts) == len(LANGUAGES)
    for name, fact in line.facts.items():
        assert all(f"{fact:,}" in text for text in texts), name


def test_a_size_is_rounded_up() -> None:
    line = broken(Part(files=(MediaFile(MediaKind.DOCUMENT, "f", size=50 * MB + 1),)))
    assert line is not None
    assert line.facts == {"megabytes": 51, "most": 50}
