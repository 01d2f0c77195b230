"""A simulator whose clock and timer stand still until a test moves them; whatever it answers is checked."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.simulator import ManualTimer, Phone, Simulator, running
from tests.contract import check_answer, check_request, check_result, check_update

TOKEN = "123456:TRIAL"
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
