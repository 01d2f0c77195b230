"""Text with marks as the messages of a broadcast, and files of it that Telegram would not take."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.broadcast_file import BadContent, read_content
from bot.files.marked_text import read_marked
from conversations.content import Entity, MediaFile, MediaKind, Part, units
from conversations.content_json import parts_to_json


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("**注意：**今天", "注意：今天", (Entity("bold", 0, 3),)),
        ("请 _今天_ 完成", "请 今天 完成", (Entity("italic", 2, 2),)),
        ("file_name_x and 2*3", "file_name_x and 2*3", ()),
        ("😷 **a _b_ c**", "😷 a b c", (Entity("bold", 3, 5), Entity("italic", 5, 1))),
        ("见[通知](https://example.org/a?b=1)。", "见通知。", (Entity("text_link", 1, 2, "https://example.org/a?b=1"),)),
        ("[x](javascript:1)", "[x](javascript:1)", ()),
        ("`a*b*` ~~旧~~", "a*b* 旧", (Entity("code", 0, 4), Entity("strikethrough", 5, 1))),
        (r"\*\*不粗\*\* ** 不 **", "**不粗** ** 不 **", ()),
        ("一**行\n两**行", "一行\n两行", (Entity("bold", 1, 3),)),
    ],
)
def test_marks(text: str, plain: str, entities: tuple[Entity, ...]) -> None:
    assert read_marked(text) == (Part(plain, entities),)


def test_strokes_begin_the_next_message() -> None:
    assert read_marked("\ufeff一\r\n\r\n---\r\n二\n---\n\n") == (Part("一"), Part("二"))


@given(st.text(alphabet="ab _*~`[]()\\-\n😷中https://", max_size=60))
def test_whatever_is_written_stays_within_itself(text: str) -> None:
    for part in read_marked(text):
        assert all(0 <= one.offset < one.offset + one.length <= units(part.text) for one in part.entities)


def test_json_is_taken_as_it_is_written() -> None:
    parts = (Part("图", (Entity("bold", 0, 1),), (MediaFile(MediaKind.PHOTO, "x", "", 9),)),)
    assert read_content("a.json", json.dumps(parts_to_json(parts)).encode()) == parts


@pytest.mark.parametrize(
    ("name", "content", "key", "number"),
    [
        ("a.txt", b"\xff\xfe", None, None),
        ("a.json", b"{", None, None),
        ("a.json", b'{"text": "x"}', None, None),
        ("a.json", b'[{"text": 5}]', None, None),
        ("a.json", b'[{"text": "x", "entities": [["bold", "0", 1, ""]]}]', None, None),
        ("a.json", b'[{"text": "x", "files": [["painting", "f", "", 0]]}]', None, None),
        ("a.txt", b" \n", "content-empty", None),
        ("a.txt", "\n---\n".join("abcdefghijk").encode(), "content-too-many", None),
        ("a.txt", b"ok\n---\n" + b"x" * 4097, "content-too-long", 2),
        ("a.json", b'[{"text": "x", "entities": [["bold", 0, 2, ""]]}]', "content-formatting-outside", 1),
    ],
)
def test_what_telegram_would_not_take_is_said_before(name: str, content: bytes, key: str | None, number: int | None) -> None:
    with pytest.raises(BadContent) as told:
        read_content(name, content)
    assert ((told.value.line.key if told.value.line is not None else None), told.value.number) == (key, number)
