"""A simulator whose clock and timer stand still until a test moves them; whatever it answers is checked."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.simulator import ManualTimer, Phone, Simulator, running
from tests.contract import check_answer, check_request, check_result, check_update

TOKEN = "123456:TRIAL"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
ANNA, BORIS, CHEN = 101, 102, 103


@dataclass
class Clock:
    """A clock that stands still."""

    time: datetime = datetime(2026, 11, 23, 0, 29, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class Bot:
    """Calls methods as a bot does and checks every call and answer against the specification."""

    simulator: Simulator
    unchecked: set[str] = field(default_factory=set)

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result. Raises AssertionError for a refusal."""
        check_request(method, params)
        answer = await self.simulator.call(method, **params)
        check_answer(answer)
        assert answer["ok"], answer
        check_result(method, answer["result"])
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """'code description' of a refusal."""
        answer = await self.simulator.call(method, **params)
        check_answer(answer)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        updates: list[dict[str, Any]] = await self("getUpdates", **params)
        for update in updates:
            check_update(update)
        return updates


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timer() -> ManualTimer:
    return ManualTimer()


@pytest.fixture
def simulator(clock: Clock, timer: ManualTimer) -> Simulator:
    """Three persons; two of them have pressed START."""
    phones = (
        Phone(ANNA, "小红", "王", caption="企业填报人", started=True),
        Phone(BORIS, "国强", "李", caption="联络员", started=True),
        Phone(CHEN, "Chen", "Wei", language_code="en", start_payload="CODE-9"),
    )
    return Simulator(clock, token=TOKEN, phones=phones, timer=timer)


@pytest.fixture
def bot(simulator: Simulator) -> Bot:
    return Bot(simulator)


@pytest.fixture
async def address(simulator: Simulator) -> AsyncIterator[str]:
    async with running(simulator) as url:
        yield url


@pytest.fixture
async def http(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    """A session whose base is the bot's own address."""
    async with aiohttp.ClientSession(f"{address}/bot{TOKEN}/") as session:
        yield session


@pytest.fixture
def trial(clock: Clock) -> Simulator:
    """As the page is used: real seconds, a clock that jumps."""

    def jump(to: datetime) -> None:
        clock.time = to

    def stops() -> list[tuple[str, str, datetime]]:
        return [("cutoff", "截报", clock.time + timedelta(hours=1)), ("tomorrow", "明天", clock.time + timedelta(days=1))]

    phones = (
        Phone(ANNA, "小红", "王", caption="企业填报人", start_payload="CODE-7"),
        Phone(BORIS, "国强", "李", caption="联络员", started=True),
        Phone(CHEN, "Chen", "Wei", caption="Admin", language_code="en", started=True),
    )
    return Simulator(clock, token=TOKEN, phones=phones, limits=False, stops=stops, jump=jump)


@pytest.fixture
async def page(trial: Simulator) -> AsyncIterator[Page]:
    """The page at desktop size; errors in its scripts fail the test."""
    errors: list[str] = []
    async with running(trial) as address, async_playwright() as playwright:
        executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: errors.append(request.url) if not request.url.startswith(address) else None)
        await page.goto(address)
        await expect(page.get_by_test_id("connection")).to_have_text("已连接")
        yield page
        await browser.close()
    assert errors == []
