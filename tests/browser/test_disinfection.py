"""Disinfection in a real browser: points by the trade, one tap, and the week as a picture on two phones."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.disinfecting import Disinfector
from tests.browser.hands import DESKTOP, NARROW, Album, open_page
from tests.browser.returns import CLOCK
from tests.browser.trial import trial

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.slow
async def test_points_one_tap_and_the_week(tmp_path: Path, album_folder: Path, language: str) -> None:
    async with trial(tmp_path, FUGONG_CLOCK=CLOCK) as address, open_page(address, DESKTOP) as (page, errors):
        day = Disinfector(page, Album(page, album_folder, f"disinfection-{language}-"), language)
        await day.enrols(day.manager)
        await day.enrols(day.officer)
        await day.points_are_set_up()
        await day.one_tap_logs()
        await day.sees_a_week(day.manager)
        await day.jump("disinfect", "09:00")
        await day.the_officer_finds_a_neighbour()
        message = await day.sees_a_week(day.officer)
        await day.album.keep("grids")
        await message.get_by_test_id("photo").click()
        await expect(page.get_by_test_id("viewer").locator("img")).to_be_in_viewport()
        await day.album.keep("looked-at")
        assert errors == []


@pytest.mark.slow
async def test_the_week_fits_a_narrow_screen(tmp_path: Path, album_folder: Path) -> None:
    async with trial(tmp_path, FUGONG_CLOCK=CLOCK) as address, open_page(address, NARROW) as (page, errors):
        day = Disinfector(page, Album(page, album_folder, "disinfection-narrow-"))
        await day.enrols(day.manager)
        await day.points_are_set_up()
        await day.one_tap_logs()
        await day.sees_a_week(day.manager)
        await day.album.keep("grid")
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert errors == []
