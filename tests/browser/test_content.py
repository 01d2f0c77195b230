"""An admin writes in a real browser what others shall read: formatted text and an album, shown as Telegram shows them."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.browser.hands import ADMIN, DESKTOP, NARROW, Album, Hands, open_page
from tests.browser.trial import trial
from tests.simulator.test_page import picture_of

pytestmark = pytest.mark.browser
NOTICE = "**关于节后复工的通知**\n1. __每日__测温；\n2. 见 [全文](https://example.org/)"


def sent(hands: Hands, words: str) -> Locator:
    """The person's own message with these words."""
    return hands.phone.locator('.message[data-own="false"]').filter(has_text=words).last


@pytest.mark.parametrize("size", [DESKTOP, NARROW])
@pytest.mark.slow
async def test_an_admin_sends_an_album_and_formatted_text(tmp_path: Path, album_folder: Path, size: dict[str, int]) -> None:
    async with trial(tmp_path) as address, open_page(address, size) as (page, errors):
        admin, album = Hands(page, ADMIN), Album(page, album_folder, f"content-{size['width']}-")
        if size == NARROW:
            await page.get_by_test_id(f"tab-{ADMIN}").click()
        await admin.start()
        await expect(admin.phone.locator('.message[data-own="true"]').first).to_be_visible()
        await admin.types(NOTICE)
        notice = sent(admin, "关于节后复工的通知")
        await expect(notice.locator("b")).to_have_text("关于节后复工的通知")
        await expect(notice.locator("i.entity-italic")).to_have_text("每日")
        await expect(notice.locator("a")).to_have_text("全文")
        pictures = [tmp_path / f"{number}.png" for number in range(3)]
        for number, picture in enumerate(pictures):
            picture.write_bytes(picture_of(200 + 60 * number, 200))
        await admin.phone.get_by_test_id("input").fill("消毒**前后**对比")
        await admin.phone.get_by_test_id("photo-file").set_input_files(pictures)
        shown = sent(admin, "消毒前后对比")
        await expect(shown.get_by_test_id("photo")).to_have_count(3)
        await expect(shown.locator("b")).to_have_text("前后")
        await expect(shown.get_by_test_id("tiles")).to_be_in_viewport()
        await album.keep("album")
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert errors == []
