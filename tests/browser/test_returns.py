"""A return check in a real browser: the strip of fourteen days, the verdict, the officer's list, a change of risk."""

from pathlib import Path

import pytest

from tests.browser.hands import DESKTOP, NARROW, Album, open_page
from tests.browser.returns import CLOCK, Returner
from tests.browser.trial import trial

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.slow
async def test_who_returns_from_a_place_of_risk(tmp_path: Path, album_folder: Path, language: str) -> None:
    async with trial(tmp_path, FUGONG_CLOCK=CLOCK) as address, open_page(address, DESKTOP) as (page, errors):
        day = Returner(page, Album(page, album_folder, f"return-{language}-"), language)
        await day.everybody_enrols()
        await day.a_check_is_begun()
        await day.a_stay_is_picked()
        await day.the_verdict_comes()
        await day.the_check_is_looked_at()
        await day.the_officer_looks_who_is_isolated()
        await day.a_district_becomes_one_of_risk()
        assert errors == []


@pytest.mark.slow
async def test_the_strip_fits_a_narrow_screen(tmp_path: Path, album_folder: Path) -> None:
    async with trial(tmp_path, FUGONG_CLOCK=CLOCK) as address, open_page(address, NARROW) as (page, errors):
        day = Returner(page, Album(page, album_folder, "return-narrow-"))
        await day.enrols(day.manager)
        await day.a_check_is_begun()
        await day.a_stay_is_picked()
        await day.album.keep("half-filled")
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert errors == []
