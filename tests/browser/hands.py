"""A person's hands and eyes on the simulator's page, in a real Chromium.

Everything waits for what it needs to see and for nothing else. What goes wrong in the page's scripts, and every request that leaves
this machine, is kept in `errors`.
"""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

MANAGER, OFFICER, ADMIN = 101, 102, 103
DESKTOP = {"width": 1400, "height": 900}
NARROW = {"width": 390, "height": 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PATIENCE_MS = 20_000
"""The longest that anything on the page may take on a busy machine."""


def executable() -> str | None:
    """The system's Chromium, wherever it is called what."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Hands:
    """One person's phone on the page."""

    page: Page
    user_id: int

    @property
    def phone(self) -> Locator:
        return self.page.get_by_test_id(f"phone-{self.user_id}")

    @property
    def newest(self) -> Locator:
        """The newest message in the chat."""
        return self.phone.locator(".message").last

    def message(self, words: str) -> Locator:
        """The newest message that holds the words."""
        return self.phone.locator(".message").filter(has_text=words).last

    async def sees(self, *words: str) -> Locator:
        """The bot's newest message holds all the words, and is in sight."""
        for each in words:
            await expect(self.phone.locator('.message[data-own="true"]').last).to_contain_text(each)
        await expect(self.newest).to_be_in_viewport()
        return self.newest

    async def hears(self) -> None:
        """The phone has rung. It does so for two seconds, which somebody on a busy machine may not be looking."""
        await expect(self.phone).to_have_attribute("data-rung", re.compile(r"[1-9]"))

    async def start(self) -> None:
        await self.phone.get_by_test_id("start").click()

    async def taps(self, label: str) -> None:
        """Tap the newest button of that label; one that holds the words will do."""
        await self.phone.get_by_test_id("button").filter(has_text=re.compile(re.escape(label))).last.click()

    async def taps_exactly(self, label: str) -> None:
        """Tap the newest button of exactly that label: a day of a calendar."""
        await self.phone.get_by_test_id("button").filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")).last.click()

    async def types(self, text: str) -> None:
        await self.phone.get_by_test_id("input").fill(text)
        await self.phone.get_by_test_id("input").press("Enter")

    async def uploads(self, *files: Path) -> None:
        await self.phone.get_by_test_id("file").set_input_files([*files])

    async def sends_sample(self) -> None:
        """The first sample of the attachment menu."""
        await self.phone.get_by_test_id("attach").click()
        await self.phone.get_by_test_id("sample-0").click()

    async def commands(self, name: str) -> None:
        """A command of the menu."""
        await self.phone.get_by_test_id("menu").click()
        await self.phone.get_by_test_id(f"command-{name}").click()


@dataclass
class Album:
    """Screenshots of a walk, numbered in order."""

    page: Page
    folder: Path
    prefix: str = ""
    taken: list[Path] = field(default_factory=list)

    async def keep(self, name: str) -> Path:
        """Take one of the whole page as it is now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{self.prefix}{len(self.taken) + 1:02d}-{name}.png"
        await self.page.screenshot(path=path, animations="disabled")
        self.taken.append(path)
        return path


@asynccontextmanager
async def open_page(address: str, size: dict[str, int]) -> AsyncIterator[tuple[Page, list[str]]]:
    """The page at `address` in a window of that size, and what went wrong in it so far."""
    errors: list[str] = []
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": size["width"], "height": size["height"]})
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: errors.append(request.url) if not request.url.startswith((address, "blob:")) else None)
        await page.goto(address)
        await expect(page.get_by_test_id("connection")).to_have_attribute("data-connected", "true")
        yield page, errors
        await browser.close()
