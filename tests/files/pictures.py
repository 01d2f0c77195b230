"""What holds for every picture: where things are, and what Telegram takes."""

import io
from itertools import combinations

from PIL import Image

from bot.files.drawing.painter import png
from bot.files.drawing.parts import Box, Picture

TELEGRAM_SIDES, TELEGRAM_RATIO = 10_000, 20
MOST_BYTES = 1_000_000


def check_layout(picture: Picture) -> None:
    """All texts, signs and markers are inside, and none touches another."""
    whole = Box(0, 0, picture.width, picture.height)
    boxes = [*(text.box for text in picture.texts), *picture.kept]
    for box in boxes:
        assert box.within(whole), box
    for one, other in combinations(boxes, 2):
        assert not one.meets(other), (one, other)
    assert all(text.text for text in picture.texts)


def opened(picture: Picture) -> Image.Image:
    """Painted, sent and opened again; it is a photo as Telegram takes it, and small."""
    content = png(picture)
    image = Image.open(io.BytesIO(content))
    image.load()
    assert image.format == "PNG"
    assert image.size == (picture.width, picture.height)
    assert sum(image.size) <= TELEGRAM_SIDES
    assert max(image.size) <= TELEGRAM_RATIO * min(image.size)
    assert len(content) < MOST_BYTES
    return image.convert("RGB")


def words(picture: Picture) -> list[str]:
    """The texts from top to bottom."""
    return [text.text for text in picture.texts]
