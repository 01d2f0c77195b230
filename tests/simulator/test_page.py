"""The page in a real browser: three phones, and everything a person can do with one."""

import asyncio
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.simulator import Bubble, Simulator
from tests.simulator.conftest import ANNA, BORIS, Clock
from tests.simulator.test_updates import PNG


def picture_of(width: int, height: int) -> bytes:
    """A green PNG of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x0f\x6b\x5c" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


pytestmark = pytest.mark.browser
TALL = picture_of(20, 60)
KEYBOARD = {"inline_keyboard": [[{"text": "同意", "callback_data": "yes", "style": "success"}, {"text": "再看看", "callback_data": "no"}]]}


async def test_a_person_starts_types_taps_and_uploads(page: Page, trial: Simulator, tmp_path: Path) -> None:
    phone = page.get_by_test_id(f"phone-{ANNA}")
    await expect(phone.get_by_test_id("name")).to_have_text("王小红")
    await phone.get_by_test_id("start").click()
    await trial.wait_for(ANNA, lambda chat: chat.messages)
    assert trial.read(ANNA).messages[0].text == "/start CODE-7"
    await expect(phone.get_by_text("/start", exact=True)).to_be_visible()

    sent = await trial.call("sendMessage", chat_id=ANNA, text="<b>您好</b>，<i>王</i> &lt;b&gt;", parse_mode="HTML", reply_markup=KEYBOARD)
    message_id = sent["result"]["message_id"]
    message = phone.get_by_test_id(f"message-{message_id}")
    await expect(message.locator("b")).to_have_text("您好")
    await expect(message).to_contain_text("<b>")
    await message.get_by_test_id("button").first.click()
    update = await _update(trial)
    assert update["callback_query"]["data"] == "yes"
    await trial.call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="已登记")
    await expect(phone.get_by_test_id("toast")).to_have_text("已登记")
    await trial.call("editMessageText", chat_id=ANNA, message_id=message_id, text="完成")
    await expect(message).to_contain_text("已编辑")
    await expect(message.get_by_test_id("button")).to_have_count(0)

    await phone.get_by_test_id("input").fill("38度2")
    await phone.get_by_test_id("input").press("Enter")
    await trial.wait_for(ANNA, lambda chat: [each for each in chat.messages if each.text == "38度2"])
    workbook = tmp_path / "名单.xlsx"
    workbook.write_bytes(b"PK\x03\x04")
    await phone.get_by_test_id("file").set_input_files(workbook)
    picture = tmp_path / "图.png"
    picture.write_bytes(PNG)
    await phone.get_by_test_id("photo-file").set_input_files(picture)
    chat = await trial.wait_for(ANNA, lambda chat: chat if any(each.get("photo") for each in chat.messages) else None)
    assert [each.get("document")["file_name"] for each in chat.messages if each.get("document")] == ["名单.xlsx"]
    async with page.expect_download() as download:
        await phone.get_by_test_id("download").click()
    assert (await download.value).suggested_filename == "名单.xlsx"
    await phone.get_by_test_id("photo").click()
    await expect(page.get_by_test_id("viewer")).to_be_visible()


async def test_what_the_bot_sends_is_shown_enlarged_and_downloaded(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    picture = trial.state.add_file(TALL, "周表.png", "image/png", "photos")
    sent = await trial.call(
        "sendPhoto", chat_id=BORIS, photo=picture.file_id, caption="<b>本周</b> 42/42", parse_mode="HTML", reply_markup=KEYBOARD
    )
    message = phone.get_by_test_id(f"message-{sent['result']['message_id']}")
    await expect(message.locator("b")).to_have_text("本周")
    await expect(message.get_by_test_id("button")).to_have_count(2)
    shown = message.get_by_test_id("photo").locator("img")
    assert await shown.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [20, 60]
    box = await shown.bounding_box()
    assert box is not None
    assert box["height"] / box["width"] == pytest.approx(3, rel=0.05), "nothing of a tall table is cut off"
    await message.get_by_test_id("photo").click()
    await expect(page.get_by_test_id("viewer").locator("img")).to_be_visible()
    await page.get_by_test_id("viewer").click()
    await expect(page.get_by_test_id("viewer")).to_be_hidden()
    workbook = trial.state.add_file(b"PK\x03\x04", "消毒记录.xlsx", "application/zip", "documents")
    await trial.call("sendDocument", chat_id=BORIS, document=workbook.file_id)
    async with page.expect_download() as download:
        await phone.get_by_test_id("download").click()
    assert (await download.value).suggested_filename == "消毒记录.xlsx"


async def test_several_photos_are_an_album_and_pictures_stay_sharp_as_files(page: Page, trial: Simulator, tmp_path: Path) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    pictures = [tmp_path / f"{number}.png" for number in range(2)]
    for picture in pictures:
        picture.write_bytes(PNG)
    await phone.get_by_test_id("photo-file").set_input_files(pictures)
    chat = await trial.wait_for(BORIS, lambda chat: chat if len(chat.messages) == 2 else None)
    assert len({each.get("media_group_id") for each in chat.messages}) == 1
    assert all(each.get("photo") for each in chat.messages)
    await phone.get_by_test_id("picture-file").set_input_files(pictures[0])
    chat = await trial.wait_for(BORIS, lambda chat: chat if len(chat.messages) == 3 else None)
    assert chat.messages[2].get("document")["mime_type"] == "image/png"


async def test_a_live_location_walks_as_the_clock_goes_until_it_is_stopped(page: Page, trial: Simulator, clock: Clock) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")

    async def shared(condition: Callable[[Bubble], bool]) -> Bubble:
        return await trial.wait_for(BORIS, lambda chat: next(filter(condition, reversed(chat.messages)), None))

    await phone.get_by_test_id("attach").click()
    await phone.get_by_test_id("attach-live").click()
    first = await shared(lambda bubble: True)
    assert first.get("location")["live_period"] == 8 * 3600
    message = phone.get_by_test_id(f"message-{first.id}")
    await expect(message).to_contain_text("共享到 08:29")
    await message.get_by_test_id("walk").click()
    await expect(message.get_by_test_id("walk")).to_have_attribute("aria-pressed", "true")
    before = first.get("location")
    for times in (1, 2):
        clock.forward(seconds=10)
        now = await shared(lambda bubble, times=times: bubble.edits == times)  # type: ignore[misc]
        moved = now.get("location")
        assert moved["latitude"] - before["latitude"] == pytest.approx(80 / 111_320, rel=0.01), "80 metres north"
        assert now.get("edit_date") == now.get("date") + 10 * times
        before = moved
    await message.get_by_test_id("walk").click()
    await expect(message.get_by_test_id("walk")).to_have_text("开始走动")
    await message.get_by_test_id("stop-live").click()
    stopped = await shared(lambda bubble: "live_period" not in bubble.get("location"))
    assert (stopped.edits, stopped.get("location")["latitude"]) == (3, before["latitude"])
    await expect(message).to_contain_text("实时位置，已结束")
    await expect(message.get_by_test_id("stop-live")).to_have_count(0)


async def test_a_live_location_ends_with_its_time(page: Page, trial: Simulator, clock: Clock) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    post = await trial.people.location(BORIS, 43.9, 125.3, live_period=3600)
    message = phone.get_by_test_id(f"message-{post.message['message_id']}")
    await message.get_by_test_id("walk").click()
    await page.get_by_test_id("language").click()
    await expect(message.get_by_test_id("walk")).to_have_text("Stand still")
    clock.forward(hours=2)
    await expect(message).to_contain_text("Live location, ended")
    await expect(message.get_by_test_id("walk")).to_have_count(0)
    assert len(trial.read(BORIS).messages) == 1
    assert trial.read(BORIS).messages[0].edits == 0


async def test_a_phone_rings_and_counts_what_is_new(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    await trial.call("sendMessage", chat_id=BORIS, text="一")
    await expect(phone).to_have_class(re_class("ring"))
    await trial.call("sendMessage", chat_id=BORIS, text="二", disable_notification=True)
    await expect(phone.get_by_test_id("badge")).to_have_text("2")
    await phone.get_by_test_id("input").focus()
    await expect(phone.get_by_test_id("badge")).to_be_hidden()


async def test_menu_keyboards_alerts_and_blocking(page: Page, trial: Simulator) -> None:
    phone = page.get_by_test_id(f"phone-{BORIS}")
    await trial.call("setMyCommands", commands=[{"command": "today", "description": "今天"}])
    await phone.get_by_test_id("menu").click()
    await phone.get_by_test_id("command-today").click()
    await trial.wait_for(BORIS, lambda chat: [each for each in chat.messages if each.text == "/today"])
    keyboard = {"keyboard": [[{"text": "手机号", "request_contact": True}]], "one_time_keyboard": True}
    await trial.call("sendMessage", chat_id=BORIS, text="请共享", reply_markup=keyboard)
    await phone.get_by_test_id("key").click()
    await trial.wait_for(BORIS, lambda chat: [each for each in chat.messages if each.get("contact")])
    await expect(phone.get_by_test_id("keyboard")).to_have_count(0)
    sent = await trial.call("sendMessage", chat_id=BORIS, text="x", reply_markup=KEYBOARD)
    query_id = await trial.people.tap(BORIS, sent["result"]["message_id"], "yes")
    await trial.call("answerCallbackQuery", callback_query_id=query_id, text="不可在岗", show_alert=True)
    await expect(phone.get_by_test_id("alert")).to_contain_text("不可在岗")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_test_id("alert")).to_have_count(0)
    await trial.call("sendChatAction", chat_id=BORIS, action="typing")
    await expect(phone.get_by_test_id("typing")).to_be_visible()
    await phone.get_by_test_id("block").click()
    await expect(phone.get_by_test_id("unblock")).to_be_visible()
    assert trial.state.people[BORIS].blocked
    await phone.get_by_test_id("unblock").click()
    await expect(phone.get_by_test_id("input")).to_be_visible()


async def test_the_clock_jumps_and_the_language_switches(page: Page, trial: Simulator) -> None:
    await expect(page.get_by_test_id("clock-time")).to_contain_text("00:29")
    await page.get_by_test_id("jump-cutoff").click()
    await expect(page.get_by_test_id("clock-time")).to_contain_text("01:29")
    await page.get_by_test_id("language").click()
    await expect(page.get_by_test_id("notice")).to_have_text("For trying and testing; state lives in memory")
    await expect(page.get_by_test_id(f"phone-{ANNA}").get_by_test_id("start")).to_have_text("START")


async def test_one_phone_at_a_time_on_a_narrow_screen(page: Page, trial: Simulator) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.get_by_test_id(f"phone-{ANNA}")).to_be_visible()
    await expect(page.get_by_test_id(f"phone-{BORIS}")).to_be_hidden()
    await trial.call("sendMessage", chat_id=BORIS, text="新消息")
    await expect(page.get_by_test_id(f"tab-{BORIS}")).to_contain_text("1")
    await page.get_by_test_id(f"tab-{BORIS}").click()
    await expect(page.get_by_test_id(f"phone-{BORIS}")).to_be_visible()
    wider = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider


async def _update(trial: Simulator) -> dict[str, Any]:
    """The newest tap among the updates, waiting for it."""
    async with asyncio.timeout(5):
        while True:
            answer = await trial.call("getUpdates", timeout=5)
            for update in answer["result"]:
                if "callback_query" in update:
                    return dict(update)
            await trial.call("getUpdates", offset=answer["result"][-1]["update_id"] + 1)


def re_class(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{name}\b")
