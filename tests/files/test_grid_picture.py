"""The picture of a grid: everything in its place, every state told by colour and by sign, in both languages, whatever is typed."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageColor

from bot.files.drawing import colours
from bot.files.drawing.colours import LOOKS
from bot.files.drawing.grid import MOST_COLUMNS, MOST_ROWS, grid_picture
from bot.files.drawing.page import WIDTH
from bot.files.drawing.painter import painted
from bot.files.drawing.parts import Box, Panel, Picture
from bot.files.drawing.signs import sign
from conversations.attachment import Cell, CellState, Grid, GridRow
from conversations.wording import LANGUAGES
from tests.files.pictures import check_layout, opened, words
from tests.files.samples import DAYS, LARGEST, LEGEND, WEEK, said, saying
from tests.files.test_lettering import HOSTILE, TEXTS

LINES = TEXTS.map(said)
STATES = st.sampled_from(CellState)
CHINESE = saying("zh-CN")


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    columns = draw(st.lists(LINES, max_size=MOST_COLUMNS))
    cells = st.builds(Cell, STATES, st.one_of(st.just(""), st.text(max_size=5), st.sampled_from(["2/3", "12/16", "99/99"])))
    cell_rows = st.lists(cells, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(GridRow, LINES, cell_rows), max_size=30))
    legend = draw(st.lists(st.tuples(STATES, LINES), max_size=6))
    return Grid(draw(LINES), tuple(columns), tuple(rows), tuple(legend), tuple(draw(st.lists(LINES, max_size=4))))


@settings(deadline=None, max_examples=30)
@given(grids())
def test_everything_has_its_place(grid: Grid) -> None:
    picture = grid_picture(grid, CHINESE)
    check_layout(picture)
    assert picture.width == WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grid", [WEEK, LARGEST], ids=["week", "largest"])
def test_samples_are_photos(grid: Grid, language: str) -> None:
    picture = grid_picture(grid, saying(language))
    check_layout(picture)
    image = opened(picture)
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert picture.height <= 2560  # Telegram makes larger ones smaller


def test_what_the_week_says() -> None:
    told = words(grid_picture(WEEK, CHINESE))
    assert told[0].startswith("亚泰超市南关店")
    for label in ("门把手、扶手", "购物车、购物篮", "货车 吉A·D12345", "低于要求", "截至 11月23日 周一 14:05"):
        assert label in told  # not one of them cut
    assert told.count("3/3") == 18
    assert [text for text in told if text in ("周二", "17")] == ["周二", "17"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", CellState)
def test_every_state_has_its_colour_and_its_words(state: CellState, language: str) -> None:
    words_of_it = dict(LEGEND)[state]
    grid = Grid(said("标题", "Title"), DAYS[:1], (GridRow(said("点", "Point"), (Cell(state, "2/3"),)),), ((state, words_of_it),))
    picture = grid_picture(grid, saying(language))
    check_layout(picture)
    assert saying(language)(words_of_it) in words(picture)
    field, legend = picture.kept  # the sign of the field, then that of the legend
    image = opened(picture)
    on_zebra = state is CellState.NOTHING  # nothing due: no field, only a dash
    expected = colours.ZEBRA if on_zebra else LOOKS[state].fill
    assert image.getpixel((round(field.left) - 3, round(field.middle[1]))) == ImageColor.getrgb(expected)
    assert image.getpixel((round(legend.left) - 3, round(legend.middle[1]))) == ImageColor.getrgb(LOOKS[state].fill)
    ink = ImageColor.getrgb(LOOKS[state].ink)
    part = image.crop((round(field.left), round(field.top), round(field.right), round(field.bottom)))
    colours_of_it = part.getcolors(maxcolors=100_000) or []
    assert any(colour == ink for _, colour in colours_of_it)


def test_signs_differ_without_colour() -> None:
    """Black on white, the signs differ in a seventh of the ink of one of them at least."""
    box = Box(0, 0, 40, 40)
    inked = {}
    for state in CellState:
        image = painted(Picture(40, 40, sign(state, box, "#000000"), ())).convert("L")
        inked[state] = {index for index, value in enumerate(image.tobytes()) if value < 128}
    for one, other in combinations(inked.values(), 2):
        assert len(one) > 20
        assert len(one ^ other) > max(len(one), len(other)) / 7


def _light(colour: str) -> float:
    parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_texts_stand_out_from_their_ground() -> None:
    pairs = [(look.ink, look.fill) for look in LOOKS.values()]
    pairs += [(ink, ground) for ink in (colours.INK, colours.QUIET) for ground in (colours.PAPER, colours.ZEBRA)]
    pairs += [(LOOKS[CellState.NOTHING].ink, colours.ZEBRA), (colours.INK, colours.MAP_GROUND)]
    for ink, ground in pairs:
        assert _contrast(ink, ground) >= 4.5, (ink, ground)
    for part in range(11):  # a line: WCAG 1.4.11
        assert _contrast(colours.along(part / 10), colours.MAP_GROUND) >= 3
    lights = [_light(colours.along(part / 10)) for part in range(11)]
    assert lights == sorted(lights, reverse=True)


def test_long_labels_are_cut_in_their_middle_beside_the_fields() -> None:
    label = said("长春欧亚集团南关区大马路一号进口冷链食品专用冷库东侧第三排货架以及两端的门把手 12 号")
    picture = grid_picture(Grid(said("标题"), DAYS, (GridRow(label, (Cell(CellState.DONE, "2/3"),) * 7),)), CHINESE)
    check_layout(picture)
    shown = next(text for text in picture.texts if text.text.startswith("长春"))
    assert shown.text.endswith("12 号")
    assert shown.box.right <= min(box.left for box in picture.kept)


def test_words_stand_beside_the_sign_where_there_is_room() -> None:
    grid = Grid(said("标题"), DAYS[:3], (GridRow(said("点"), (Cell(CellState.DONE, "2/3"),) * 3),))
    picture = grid_picture(grid, CHINESE)
    text = next(text for text in picture.texts if text.text == "2/3")
    assert picture.kept[0].right < text.box.left
    assert picture.kept[0].middle[1] == text.box.middle[1]


def test_a_row_of_nothing_and_a_grid_of_none() -> None:
    check_layout(grid_picture(Grid(said("标题"), (), ()), CHINESE))
    picture = grid_picture(Grid(said("标题"), DAYS, (), (), (said("还没有消毒点。"),)), CHINESE)
    check_layout(picture)
    assert words(picture)[-1] == "还没有消毒点。"
    opened(picture)


def test_as_many_rows_as_fit_and_no_more() -> None:
    line = GridRow(said("点"), (Cell(CellState.DONE, "2/3"),) * 7)
    picture = grid_picture(Grid(said("标题"), DAYS, (line,) * MOST_ROWS, LEGEND, WEEK.foot), CHINESE)
    opened(picture)
    with pytest.raises(ValueError, match="7 by 101"):
        grid_picture(Grid(said("标题"), DAYS, (line,) * (MOST_ROWS + 1)), CHINESE)
    with pytest.raises(ValueError, match="9 by 0"):
        grid_picture(Grid(said("标题"), (*DAYS, *DAYS[:2]), ()), CHINESE)
    with pytest.raises(ValueError, match="argument"):
        grid_picture(Grid(said("标题"), DAYS, (GridRow(said("点"), ()),)), CHINESE)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_painted(text: str) -> None:
    line = said(text)
    grid = Grid(line, (line,) * 7, (GridRow(line, (Cell(CellState.DONE, text[:5]),) * 7),), ((CellState.DONE, line),), (line,))
    opened(grid_picture(grid, CHINESE))


def test_zebra_is_sparing() -> None:
    picture = grid_picture(WEEK, CHINESE)
    stripes = [shape for shape in picture.shapes if isinstance(shape, Panel) and shape.fill == colours.ZEBRA]
    assert len(stripes) == len(WEEK.rows) // 2
