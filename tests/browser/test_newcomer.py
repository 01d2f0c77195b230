"""What a newcomer does in the first five minutes, in a real browser, with what `make run` starts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.assembly.sample_roster import sample_roster
from tests.browser.day import ILL, Newcomer
from tests.browser.hands import DESKTOP, NARROW, OFFICER, Album, open_page
from tests.browser.trial import trial

pytestmark = pytest.mark.browser


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The page of a trial that runs for this test alone."""
    async with trial(tmp_path) as url:
        yield url


async def test_a_whole_day(address: str, album_folder: Path, tmp_path: Path) -> None:
    async with open_page(address, DESKTOP) as (page, errors):
        day = Newcomer(page, Album(page, album_folder, "day-"))
        await expect(page.get_by_test_id("clock-time")).to_contain_text("08:25")
        await day.album.keep("first-look")
        await day.everybody_enrols()

        name, contents = sample_roster()
        (tmp_path / name).write_bytes(contents)
        await day.manager.uploads(tmp_path / name)
        await day.a_roster_is_taken_over()
        await day.a_fever_is_reported()
        await day.the_officers_phone_rings()
        await day.the_officer_deals_with_it()

        before = await day.manager.phone.locator(".message").count()
        await day.jump("reminder", "08:30")  # the manager has reported: nothing comes
        await day.the_digest_comes()
        assert await day.manager.phone.locator(".message").count() == before
        await day.officer.taps(day.say("button-remind-all", count=2))
        await expect(day.officer.newest).not_to_contain_text(day.say("digest-title", division="", day=""))
        await day.officer.taps(day.say("button-remind-all", count=2))
        await expect(day.officer.phone.get_by_test_id("toast").last).to_have_text(day.say("toast-reminded", count=2))
        await day.officer.sees("12:05")
        await day.album.keep("reminded")

        await day.jump("tomorrow", "07:00")
        await day.jump("reminder", "08:30")
        await day.manager.sees("🔔")
        await expect(day.manager.phone.get_by_test_id("badge")).to_have_text("1")
        await day.manager.taps(day.say("button-tell-carried"))
        await day.manager.sees(ILL)
        await day.album.keep("asked-for-again")
        assert errors == []


@pytest.mark.slow
async def test_a_narrow_screen_shows_one_phone_and_what_is_new_on_the_others(address: str, album_folder: Path) -> None:
    async with open_page(address, NARROW) as (page, errors):
        day = Newcomer(page, Album(page, album_folder, "narrow-"))
        await expect(day.officer.phone).to_be_hidden()
        await day.album.keep("first-look")
        await day.enrols(day.manager)
        await page.get_by_test_id(f"tab-{OFFICER}").click()
        await day.enrols(day.officer)
        await expect(day.manager.phone).to_be_hidden()
        await page.get_by_test_id("guide-offer").click()  # sends the sample from the manager's phone, and shows it
        await expect(day.manager.phone).to_be_visible()
        await day.a_roster_is_taken_over()
        await day.a_fever_is_reported()
        await expect(page.get_by_test_id(f"tab-{OFFICER}").locator(".badge")).to_have_text("1")
        await day.album.keep("badge")
        await page.get_by_test_id(f"tab-{OFFICER}").click()
        await expect(page.get_by_test_id(f"tab-{OFFICER}").locator(".badge")).to_be_hidden()
        await day.the_officer_deals_with_it()
        await page.get_by_test_id("guide-close").click()
        await expect(page.get_by_test_id("guide")).to_be_hidden()
        await day.album.keep("guide-away")
        await page.get_by_test_id("guide-open").click()
        await expect(page.get_by_test_id("guide")).to_be_visible()
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the chat scrolls, not the page"
        assert errors == []


@pytest.mark.slow
async def test_in_english(address: str, album_folder: Path) -> None:
    async with open_page(address, DESKTOP) as (page, errors):
        day = Newcomer(page, Album(page, album_folder, "english-"), "en")
        await page.get_by_test_id("language").click()
        await expect(page.get_by_test_id("jump-cutoff")).to_contain_text("Cutoff")
        await expect(page.get_by_test_id("guide-say")).to_contain_text("I agree")
        await day.everybody_enrols()
        await day.manager.sends_sample()
        await day.a_roster_is_taken_over()
        await day.a_fever_is_reported()
        await day.the_officers_phone_rings()
        await day.the_officer_deals_with_it()
        await day.the_digest_comes()
        assert errors == []


@pytest.mark.slow
async def test_one_person_changes_the_language(address: str, album_folder: Path) -> None:
    async with open_page(address, DESKTOP) as (page, errors):
        day = Newcomer(page, Album(page, album_folder, "language-"))
        await day.enrols(day.manager)
        await day.manager.commands("language")
        await day.manager.taps("English")
        await day.manager.sees("The language is now English.")
        english = Newcomer(page, day.album, "en")
        await english.manager.commands("today")
        await english.manager.sees(english.say("today-title", day="", at="").split()[0])
        await day.album.keep("changed")
        assert errors == []
