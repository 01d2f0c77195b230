"""The pictures of the documentation, taken from the page itself: `python -m tests.browser.screenshots [NAME…]`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import expect

from tests.browser import riding
from tests.browser.day import Newcomer
from tests.browser.disinfecting import Disinfector
from tests.browser.hands import DESKTOP, NARROW, OFFICER, Album, open_page
from tests.browser.returns import CLOCK, Returner
from tests.browser.trial import ROOT, trial

FOLDER = ROOT / "docs" / "screenshots"


async def three_phones(folder: Path) -> None:
    """The manager has reported a fever, the officer's phone shows the alert, the admin reads the privacy notice."""
    async with trial(folder, FUGONG_CLOCK=CLOCK) as address, open_page(address, DESKTOP) as (page, _):
        day = Newcomer(page, Album(page, folder))
        await day.enrols(day.manager)
        await day.enrols(day.officer)
        await day.admin.start()
        await day.admin.taps(day.say("language-zh-CN"))
        await day.admin.sees(day.say("ask-enrolment-consent"))
        await day.manager.sends_sample()
        await day.a_roster_is_taken_over()
        await day.a_fever_is_reported()
        await day.the_officers_phone_rings()
        await expect(page.get_by_test_id("toast")).to_have_count(0)
        await page.screenshot(path=FOLDER / "three-phones.png", animations="disabled")


async def one_phone(folder: Path) -> None:
    """The same on a narrow screen, before the report is confirmed."""
    async with trial(folder, FUGONG_CLOCK=CLOCK) as address, open_page(address, NARROW) as (page, _):
        day = Newcomer(page, Album(page, folder))
        await day.enrols(day.manager)
        await day.manager.sends_sample()
        await day.a_roster_is_taken_over()
        await page.get_by_test_id(f"tab-{OFFICER}").click()
        await day.enrols(day.officer)
        await page.get_by_test_id("tab-101").click()
        await day.a_fever_is_reported()
        await expect(page.get_by_test_id(f"tab-{OFFICER}").locator(".badge")).to_have_text("1")
        await expect(page.get_by_test_id("toast")).to_have_count(0)
        await page.screenshot(path=FOLDER / "one-phone.png", animations="disabled")


async def return_check(folder: Path) -> None:
    """A check with its strip and verdict, the officer's isolation list, the admin who has changed a risk."""
    async with trial(folder, FUGONG_CLOCK=CLOCK) as address, open_page(address, DESKTOP) as (page, _):
        day = Returner(page, Album(page, folder))
        await day.everybody_enrols()
        await day.a_check_is_begun()
        await day.a_stay_is_picked()
        await day.the_verdict_comes()
        await day.the_check_is_looked_at()
        await day.a_district_becomes_one_of_risk()
        await day.the_officer_looks_who_is_isolated(count=3)
        await expect(page.get_by_test_id("toast")).to_have_count(0)
        await page.screenshot(path=FOLDER / "return-check.png", animations="disabled")


async def disinfection(folder: Path) -> None:
    """A reminder after one point is done, a neighbour's week on the officer's phone, the strength that the policy asks for."""
    async with trial(folder, FUGONG_CLOCK=CLOCK) as address, open_page(address, DESKTOP) as (page, _):
        day = Disinfector(page, Album(page, folder))
        await day.everybody_enrols()
        await day.points_are_set_up()
        await day.one_tap_logs()
        await day.jump("reminder", "08:30")
        await day.manager.sees(day.say("reminder-title", enterprise="", at=""))
        await day.jump("disinfect", "09:00")
        await day.the_manager_is_reminded()
        await day.the_officer_finds_a_neighbour()
        await day.sees_a_week(day.officer)
        await day.sees_in_the_policy("chlorine_mg_l", "500 mg/L")
        await expect(page.get_by_test_id("toast")).to_have_count(0)
        await page.screenshot(path=FOLDER / "disinfection.png", animations="disabled")


async def courier(folder: Path) -> None:
    """A run's card with a live location that walks, the map of a neighbour's run on the officer's phone, how long tracks are kept."""
    async with trial(folder, FUGONG_CLOCK=riding.CLOCK.format(speed=10)) as address, open_page(address, DESKTOP) as (page, _):
        day = riding.Rider(page, Album(page, folder))
        await day.everybody_enrols()
        await day.manager.sends_sample()
        await day.a_roster_is_taken_over()
        await day.a_courier_is_added()
        await day.a_run_begins()
        await day.deliveries_are_typed()
        await day.the_courier_walks(moves=16)
        await day.manager.taps(day.say("button-refresh"))
        await day.manager.sees(day.say("run-sharing", points="⁇", until="").partition("⁇")[0])
        await day.asks_by_area(day.officer)
        await day.looks_at_a_run(day.officer)
        await day.looks_at_its_map(day.officer)
        await day.sees_in_the_policy("track_days", "60")
        await expect(page.get_by_test_id("toast")).to_have_count(0)
        await page.screenshot(path=FOLDER / "courier.png", animations="disabled")


TAKEN = {each.__name__: each for each in (three_phones, one_phone, return_check, disinfection, courier)}


async def take_all(names: Sequence[str]) -> None:
    """Write these pictures anew, or all where none is named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for take in [TAKEN[name] for name in names] or TAKEN.values():
        with TemporaryDirectory() as folder:
            await take(Path(folder))


if __name__ == "__main__":
    asyncio.run(take_all(sys.argv[1:]))
