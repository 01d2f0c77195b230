"""Attachments are stored as they are; below one the text is a caption; without one the card says what is missing."""

import json
from datetime import UTC, date, datetime

import pytest

from conversations.attachment import Attachment, Cell, CellState, Grid, GridRow, SentPhoto, Sheet, TrackMap, Trend, TrendDay, Workbook
from conversations.unattached import unattached
from conversations.view import Button, Line, View, view_from_json, view_to_json
from conversations.wording import LANGUAGES, Wording, units

WORDING = Wording()
NAME = Line("today-enterprise", {"name": "<b>A&B"})
GRID = Grid(
    NAME,
    (NAME, Line("left")),
    (GridRow(NAME, (Cell(CellState.DONE, "2/3"), Cell(CellState.NOTHING))), GridRow(Line("left"), ())),
    ((CellState.DONE, Line("left")), (CellState.TO_COME, NAME)),
    (Line("left"),),
)
AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TRACK = TrackMap(NAME, ((AT, 43_886_800, 125_324_500), (AT, -90_000_000, -180_000_000)), Line("left"), NAME, (Line("left"),))
WORKBOOK = Workbook(NAME, (Sheet(NAME, (NAME,), (("a", 1, 2.5, date(2026, 11, 23), AT, NAME, ("b", "c")), ())), Sheet(NAME, (), ())))
TREND = Trend(NAME, (TrendDay(NAME, 3, 1, 0), TrendDay(Line("left"), 0, 0, 2)), NAME, Line("left"), NAME, (NAME,))
ATTACHMENTS = (SentPhoto("AgAC"), SentPhoto("BQAC", as_file=True), GRID, Grid(NAME, (), ()), TRACK, WORKBOOK, Workbook(NAME, ()), TREND)
LONG = Line("today-enterprise", {"name": "长" * 100})


@pytest.mark.parametrize("attachment", ATTACHMENTS)
def test_what_the_outbox_stores_comes_back_as_it_was(attachment: Attachment) -> None:
    view = View((NAME,), ((Button(Line("button-today"), "today"),),), "week/17", attachment)
    assert view_from_json(json.loads(json.dumps(view_to_json(view)))) == view


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("attachment", ATTACHMENTS)
def test_the_screen_takes_the_attachment_along(attachment: Attachment, language: str) -> None:
    screen = WORDING.screen(View((NAME,), attachment=attachment), language)
    assert (screen.attachment, screen.language) == (attachment, language)
    assert WORDING.screen(View((NAME,)), language).attachment is None


@pytest.mark.parametrize("lines", [(LONG,) * 30, (Line("today-enterprise", {"name": "😀" * 2000}),), (LONG,) * 9 + (NAME,)])
def test_below_an_attachment_the_text_is_a_caption(lines: tuple[Line, ...]) -> None:
    whole = WORDING.screen(View(lines), "zh-CN")
    caption = WORDING.screen(View(lines, attachment=GRID), "zh-CN")
    assert units(caption.text) <= 1024
    assert units(whole.text) > units(caption.text) - 1
    if len(lines) > 1:
        assert caption.text.endswith(WORDING.text(lines[-1], "zh-CN")), "the last line is the question"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("attachment", ATTACHMENTS)
def test_without_its_attachment_a_card_says_so_at_its_end(attachment: Attachment, language: str) -> None:
    view = unattached(View((LONG,) * 60, attachment=attachment))
    assert view.attachment is None
    screen = WORDING.screen(view, language)
    assert 1024 < units(screen.text) <= 4096
    last = screen.text.split("\n")[-1]
    assert last.startswith("⚠️")
    assert ("再试一次" if language == "zh-CN" else "try again") in last
