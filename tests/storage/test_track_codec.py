"""Points of tracks as bytes."""

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.track_codec import MOST_STEP, Fix, append, columns, decode, encode, fits

FIRST = st.tuples(st.integers(0, 1 << 40), st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000))
STEP = st.integers(-MOST_STEP, MOST_STEP)


@st.composite
def fixes(draw: st.DrawFn) -> list[Fix]:
    found = [draw(FIRST)]
    for step in draw(st.lists(st.tuples(STEP, STEP, STEP), max_size=200)):
        last = found[-1]
        found.append((last[0] + step[0], last[1] + step[1], last[2] + step[2]))
    return [fix for fix in found if abs(fix[1]) < 1 << 31 and abs(fix[2]) < 1 << 31]


@given(fixes(), st.integers(0, 200))
def test_what_is_written_is_read(points: list[Fix], cut: int) -> None:
    assert decode(encode(points)) == points
    assert len(encode(points)) == 16 + 6 * (len(points) - 1)
    first, more = points[: cut + 1], points[cut + 1 :]
    assert append(encode(first), first[-1], more) == encode(points)
    assert all(fits(a, b) for a, b in pairwise(points))


def test_none_are_no_bytes() -> None:
    assert encode([]) == b""
    assert decode(b"") == []
    assert columns(b"") == ([], [], [])


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_step_too_far_is_refused(position: int) -> None:
    far = tuple(MOST_STEP + 1 if place == position else 0 for place in range(3))
    assert not fits((0, 0, 0), (far[0], far[1], far[2]))
    with pytest.raises(struct.error):
        encode([(0, 0, 0), (far[0], far[1], far[2])])
