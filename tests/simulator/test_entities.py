"""HTML parse mode: what is understood, what is refused and with which words."""

from typing import Any

import pytest

from bot.simulator import RefusedError
from bot.simulator.detect import with_found
from bot.simulator.entities import parse_html, trimmed, utf16_length


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp;&quot; &#39;&#x4e2d; &nbsp; & &", "a <b> &\" '中 &nbsp; & &", []),
        ("<b>粗</b><i>斜</i>", "粗斜", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("😀<b>x</b>", "😀x", [entity("bold", 2, 1)]),
        ("<B>x</B ><strong>y</strong>", "xy", [entity("bold", 0, 1), entity("bold", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins><s>c</s><del>d</del>", "abcd",
         [entity("underline", 0, 1), entity("underline", 1, 1), entity("strikethrough", 2, 1), entity("strikethrough", 3, 1)]),
        ("<span class='tg-spoiler'>x</span><tg-spoiler>y</tg-spoiler>", "xy", [entity("spoiler", 0, 1), entity("spoiler", 1, 1)]),
        ('<a href="https://a.example/?x=1&amp;y=2">l</a>', "l", [entity("text_link", 0, 1, url="https://a.example/?x=1&y=2")]),
        ("<a>a.example</a>", "a.example", [entity("text_link", 0, 9, url="http://a.example/")]),
        ('<a href="javascript:x">l</a>', "l", []),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="536">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="536")]),
        ('<tg-time unix="1795393740" format="wDT">x</tg-time>', "x",
         [entity("date_time", 0, 1, unix_time=1795393740, date_time_format="wDT")]),
        ("<b></b>x<i>y</>", "xy", [entity("italic", 1, 1)]),
    ],
)  # fmt: skip
def test_what_is_understood(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(markup) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("中<b", "Unclosed start tag at byte offset 3"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a<br/>", 'Unsupported start tag "br/" at byte offset 1'),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_what_is_refused(markup: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_html(markup)
    assert refused.value.description == f"Bad Request: can't parse entities: {said}"


def test_lengths_are_utf16() -> None:
    assert [utf16_length(text) for text in ("abc", "汉字", "😀", "👨‍👩‍👧")] == [3, 2, 2, 8]


def test_ends_are_trimmed_and_entities_follow() -> None:
    assert trimmed("  a b \n", [entity("bold", 0, 7), entity("code", 2, 1)]) == (
        "a b", [entity("bold", 0, 3), entity("code", 0, 1)],
    )  # fmt: skip


def test_commands_and_links_are_found() -> None:
    def kinds(text: str) -> list[str]:
        return [f"{each['type']}@{each['offset']}+{each['length']}" for each in with_found(text, [])]

    assert kinds("/start CODE") == ["bot_command@0+6"]
    assert kinds("请发 /today，见 https://a.example/x。") == ["bot_command@3+6", "url@12+19"]
    assert kinds("／start") == []
    assert kinds("1/2 and/or </b>") == []
    assert with_found("/today", [entity("code", 0, 6)]) == [entity("code", 0, 6)]
