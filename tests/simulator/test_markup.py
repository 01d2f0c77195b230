"""Whatever is typed or given, formatting lies within its text."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import utf16_length
from bot.simulator.entities_given import between
from bot.simulator.entities_given import given as put_right
from bot.simulator.markup import typed

TYPED = st.text(st.sampled_from("*_~|`[]()ab 😀汉\n.:/"), max_size=40)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["bold", "italic", "url", "blockquote", "text_link"]),
            "offset": st.integers(-3, 12),
            "length": st.integers(-3, 12),
        },
        optional={"url": st.sampled_from(["example.org", "nonsense", ""])},
    ),
    max_size=6,
)


def inside(text: str, entities: list[dict[str, Any]]) -> bool:
    return all(0 <= each["offset"] < each["offset"] + each["length"] <= utf16_length(text) for each in entities)


@given(TYPED)
def test_marks_become_formatting_within_the_text(text: str) -> None:
    plain, entities = typed(text)
    assert inside(plain, entities)
    if not entities:
        assert plain == text
    assert put_right(plain, entities) == sorted(put_right(plain, entities), key=lambda each: each["offset"])


@given(st.text(st.sampled_from("a😀汉"), max_size=8), ENTITIES)
def test_what_a_call_gives_ends_up_within_the_text(text: str, entities: list[dict[str, Any]]) -> None:
    kept = put_right(text, entities)
    assert inside(text, kept)
    assert put_right(text, kept) == kept, "putting right is done once"
    assert all(each["type"] != "url" for each in kept)


@given(st.integers(0, 10), st.integers(0, 10), ENTITIES)
def test_a_stretch_has_its_own_formatting(start: int, end: int, entities: list[dict[str, Any]]) -> None:
    kept = between(put_right("x" * 10, entities), start, end)
    assert inside("x" * max(0, end - start), kept)
