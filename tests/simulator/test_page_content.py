"""In a real browser: formatted text, albums, films and sound, as persons send them and as the bot does."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.simulator import Bubble, Simulator
from tests.simulator.conftest import ANNA, BORIS
from tests.simulator.test_page import picture_of

pytestmark = pytest.mark.browser


def pictures(folder: Path, number: int) -> list[Path]:
    """Some pictures of their own shapes."""
    paths = [folder / f"{one}.png" for one in range(number)]
    for one, path in enumerate(paths):
        path.write_bytes(picture_of(60 + 20 * one, 60))
    return paths


async def newest(trial: Simulator, number: int) -> list[Bubble]:
    """What Boris has sent, as soon as it is so much."""
    chat = await trial.wait_for(BORIS, lambda chat: chat if len(chat.messages) >= number else None)
    return list(chat.messages)


async def test_an_album_is_a_grid_that_changes_as_its_messages_do(page: Page, trial: Simulator, tmp_path: Path) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    await phone.get_by_test_id("input").fill("消毒**前后**")
    await phone.get_by_test_id("photo-file").set_input_files(pictures(tmp_path, 3))
    bubbles = await newest(trial, 3)
    assert [bubble.text for bubble in bubbles] == ["消毒前后", "", ""]
    await expect(phone.get_by_test_id("input")).to_have_value("")
    sent = phone.get_by_test_id(f"album-{bubbles[0].get('media_group_id')}")
    await expect(sent.get_by_test_id("photo")).to_have_count(3)
    await expect(sent.locator("b")).to_have_text("前后")
    # All measured at one moment: the page may still be scrolling.
    first, second, third = await sent.evaluate(
        "(album, names) => names.map(name => album.querySelector(`[data-testid='${name}']`).getBoundingClientRect().toJSON())",
        [f"message-{bubble.id}" for bubble in bubbles],
    )
    assert first["width"] > 1.8 * second["width"], "an odd one stands across"
    assert second["y"] == pytest.approx(third["y"])
    assert second["y"] > first["y"]
    file_id = bubbles[0].get("photo")[-1]["file_id"]
    album = (await trial.call("sendMediaGroup", chat_id=BORIS, media=[{"type": "photo", "media": file_id}] * 2))["result"]
    shown = phone.get_by_test_id(f"album-{album[0]['media_group_id']}")
    await expect(shown.get_by_test_id("photo")).to_have_count(2)
    await trial.call("editMessageCaption", chat_id=BORIS, message_id=album[0]["message_id"], caption="改过")
    await expect(shown).to_contain_text("改过")
    await expect(shown).to_contain_text("已编辑")
    await trial.call("deleteMessage", chat_id=BORIS, message_id=album[1]["message_id"])
    await expect(shown.get_by_test_id("photo")).to_have_count(1)
    await trial.call("deleteMessage", chat_id=BORIS, message_id=album[0]["message_id"])
    await expect(shown).to_have_count(0)
    await sent.get_by_test_id("photo").first.click()
    await expect(page.get_by_test_id("viewer")).to_be_visible()
    await page.get_by_test_id("viewer").click()
    await page.get_by_test_id("language").click()
    await expect(sent.get_by_test_id("photo")).to_have_count(3)


async def test_files_of_an_album_stand_below_each_other(page: Page, trial: Simulator, tmp_path: Path) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    files = [tmp_path / "指引.pdf", tmp_path / "附件.pdf"]
    for file in files:
        file.write_bytes(b"%PDF")
    await phone.get_by_test_id("file").set_input_files(files)
    bubbles = await newest(trial, 2)
    boxes = [await phone.get_by_test_id(f"message-{bubble.id}").bounding_box() for bubble in bubbles]
    first, second = (box for box in boxes if box is not None)
    assert (first["x"], first["y"] < second["y"]) == (second["x"], True)


async def test_words_are_formatted_by_marks_and_by_the_bar(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    box = phone.get_by_test_id("input")
    await box.fill("重要通知 全文")
    await expect(phone.get_by_test_id("formats")).to_be_hidden()
    await box.evaluate("box => box.setSelectionRange(0, 4)")
    await phone.get_by_test_id("format-bold").click()
    await expect(box).to_have_value("**重要通知** 全文")
    await phone.get_by_test_id("format-italic").click()
    await expect(box).to_have_value("**__重要通知__** 全文")
    await box.evaluate("box => box.setSelectionRange(13, 15)")
    await phone.get_by_test_id("format-link").click()
    await page.keyboard.type("https://example.org/")
    await expect(box).to_have_value("**__重要通知__** [全文](https://example.org/)")
    await page.keyboard.press("Enter")
    (bubble,) = await newest(trial, 1)
    assert bubble.text == "重要通知 全文"
    assert [(each["type"], each["offset"], each["length"]) for each in bubble.entities] == [
        ("bold", 0, 4),
        ("italic", 0, 4),
        ("text_link", 5, 2),
    ]
    message = phone.get_by_test_id(f"message-{bubble.id}")
    await expect(message.locator("b i")).to_have_text("重要通知")
    await expect(message.locator("a")).to_have_attribute("href", "https://example.org/")
    await message.hover()
    await message.get_by_test_id("edit").click()
    await expect(box).to_have_value("**__重要通知__** [全文](https://example.org/)")
    await box.fill("~~重要通知~~ 作废")
    await box.press("Enter")
    await expect(message.locator("s")).to_have_text("重要通知")


async def test_overlapping_formatting_is_shown_whole(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{ANNA}")
    trial.state.people[ANNA].started = True
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 4},
        {"type": "underline", "offset": 6, "length": 1},
    ]
    await trial.call("sendMessage", chat_id=ANNA, text="一二三四五六七八", entities=entities)
    text = phone.locator(".message .text")
    await expect(text).to_have_text("一二三四五六七八")
    html = re.sub(' class="[^"]*"', "", await text.inner_html())
    assert html == "<b>一二<i>三四</i></b><i>五六</i><u>七</u>八"


async def test_films_and_sound_are_tiles_with_their_length(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    for kind in ("voice", "video", "audio"):
        await phone.get_by_test_id("input").fill(f"说明__{kind}__")
        await phone.get_by_test_id("attach").click()
        await phone.get_by_test_id(f"attach-{kind}").click()
    bubbles = await newest(trial, 3)
    assert [bubble.text for bubble in bubbles] == ["说明voice", "说明video", "说明audio"]
    for bubble, kind, length in zip(bubbles, ("voice", "video", "audio"), ("0:03", "0:12", "1:35"), strict=True):
        message = phone.get_by_test_id(f"message-{bubble.id}")
        await expect(message.get_by_test_id(kind)).to_contain_text(length)
        await expect(message.locator("i.entity-italic")).to_have_text(kind)
    async with page.expect_download() as download:
        await phone.get_by_test_id("video").click()
    assert (await download.value).suggested_filename == "video.mp4"
