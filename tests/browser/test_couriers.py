"""A courier's run in a real browser: a live location that walks, the map of the track, the officer's question."""

from pathlib import Path

import pytest

from tests.browser.hands import DESKTOP, Album, open_page
from tests.browser.riding import CLOCK, Rider
from tests.browser.trial import trial

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_run_with_its_track(tmp_path: Path, album_folder: Path, language: str) -> None:
    async with trial(tmp_path, FUGONG_CLOCK=CLOCK.format(speed=20)) as address, open_page(address, DESKTOP) as (page, errors):
        day = Rider(page, Album(page, album_folder, f"run-{language}-"), language)
        await day.enrols(day.manager)
        await day.enrols(day.officer)
        await day.manager.sends_sample()
        await day.a_roster_is_taken_over()
        await day.a_courier_is_added()
        await day.a_run_begins()
        await day.deliveries_are_typed()
        await day.the_courier_walks(moves=3)
        await day.the_map_is_shown()
        await day.the_officer_asks()
        assert errors == []
