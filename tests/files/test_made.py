"""Pictures and workbooks made in a process of their own; a child that fails says so without a name."""

import io
import time

import pytest
from PIL import Image
from structlog.testing import capture_logs

from bot.files import made
from bot.files.made import Made, NotMadeError, make_apart
from bot.files.made_here import make
from conversations.attachment import Cell, CellState, Drawn, Grid, GridRow, SentPhoto, Sheet, TrackMap, Trend, TrendDay, Workbook
from conversations.line import Line
from conversations.wording import LANGUAGES
from tests.files.samples import afternoon

GAP, NORTH = Line("track-gap", {"minutes": 10}), Line("track-north")
GRID = Grid(
    GAP,
    (NORTH,) * len(CellState),
    (GridRow(GAP, tuple(Cell(state, "2/3") for state in CellState)),),
    tuple((state, GAP) for state in CellState),
    (GAP,),
)
TRACK = TrackMap(GAP, tuple(afternoon()), NORTH, GAP, (GAP,))
TREND = Trend(GAP, (TrendDay(NORTH, 3, 2, 1), TrendDay(GAP, 0, 0, 0)), NORTH, GAP, NORTH, (GAP,))
BOOK = Workbook(GAP, (Sheet(NORTH, (NORTH, GAP), ((3, "x"),)),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("attachment", [GRID, TRACK, BOOK, TREND], ids=["grid", "track", "workbook", "trend"])
def test_the_same_as_here(attachment: Drawn, language: str) -> None:
    began = time.perf_counter()
    apart = make_apart(attachment, language)
    print(f"{type(attachment).__name__} in {time.perf_counter() - began:.2f} s, {len(apart.content)} bytes")  # noqa: T201
    here = Made(*make(attachment, language))
    assert (apart.name, apart.photo) == (here.name, here.photo)
    if apart.photo:
        assert apart.content == here.content
        with Image.open(io.BytesIO(apart.content)) as image:
            assert image.width == 1080
    else:
        assert apart.content.startswith(b"PK")


def test_what_cannot_be_drawn_is_told_without_its_words() -> None:
    secret = Line("track-gap", {"minutes": "王芳 13812345678"})
    with capture_logs() as logs, pytest.raises(NotMadeError, match="TrackMap"):
        make_apart(TrackMap(secret, (), secret, secret), "zh-CN")
    (entry,) = logs
    assert entry["event"] == "not_made"
    assert "ValueError in ground.py" in entry["why"]
    assert "王芳" not in str(logs)
    with capture_logs() as logs, pytest.raises(NotMadeError):
        make_apart(Grid(Line("no-such-text-王芳"), (), ()), "zh-CN")
    assert "王芳" not in str(logs)


def test_a_child_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "LONGEST", 0.01)
    with capture_logs() as logs, pytest.raises(NotMadeError):
        make_apart(GRID, "en")
    assert logs[0]["cause"] == "TimeoutExpired"


def test_a_photo_that_was_sent_is_not_made() -> None:
    with pytest.raises(ValueError, match="nothing to make"):
        make(SentPhoto("x"), "en")
