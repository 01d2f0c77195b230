"""The picture of a trend: everything in its place, every number written, nothing told by colour alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.drawing.parts import Stroke
from bot.files.drawing.trend import MOST_DAYS, trend_picture
from conversations.attachment import Trend, TrendDay
from conversations.line import Line
from conversations.wording import LANGUAGES
from tests.files.pictures import check_layout, opened, words
from tests.files.samples import TREND, said, saying
from tests.files.test_lettering import TEXTS

LINES = TEXTS.map(said)
NUMBERS = st.integers(0, 200_000)
CHINESE = saying("zh-CN")
X = said("x")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.builds(TrendDay, LINES, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=14), LINES)
def test_everything_has_its_place(days: list[TrendDay], line: Line) -> None:
    check_layout(trend_picture(Trend(line, tuple(days), line, line, line, (line,)), CHINESE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_is_a_photo(language: str) -> None:
    picture = trend_picture(TREND, saying(language))
    check_layout(picture)
    assert opened(picture).getpixel((0, 0)) == (255, 255, 255)
    assert picture.height <= 2560


def test_every_day_is_told_in_numbers() -> None:
    told = words(trend_picture(TREND, CHINESE))
    for text in ("118/122", "97/122", "64/122", "11/23", "7", "已报（家）", "未报（家）", "上报有症状的人数"):
        assert text in told
    assert told.count("–") == 4


def test_what_was_missed_is_hatched() -> None:
    def strokes(missed: int) -> int:
        day = TrendDay(said("1"), 5, missed, 0)
        return sum(isinstance(one, Stroke) for one in trend_picture(Trend(TREND.title, (day,), X, X, X), CHINESE).shapes)

    assert strokes(5) > strokes(0) + 5


@pytest.mark.parametrize("count", [0, MOST_DAYS + 1])
def test_no_days_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="days"):
        trend_picture(Trend(TREND.title, TREND.days[:1] * count, X, X, X), CHINESE)
