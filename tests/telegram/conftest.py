"""A simulator to talk to, and a check that every call made to it is one that the Bot API knows."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.simulator import Phone, Simulator, running
from bot.telegram.api import Api
from bot.telegram.transport import Transport
from tests.contract import check_answer, check_request

TOKEN = "123456:TEST-token"


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A Bot API server with two people; at the end every call that it got is checked against the specification."""
    simulator = Simulator(lambda: datetime(2026, 11, 23, 1, 0, tzinfo=UTC), token=TOKEN, phones=(Phone(101, "小红"), Phone(102, "国强")))
    yield simulator
    for call in simulator.log.calls:
        check_request(call.method, call.params, call.files)
        if call.reached:
            check_answer(call.answer)


@pytest.fixture
async def address(simulator: Simulator) -> AsyncIterator[str]:
    """Where the simulator serves."""
    async with running(simulator) as address:
        yield address


@pytest.fixture
async def api(address: str) -> AsyncIterator[Api]:
    """The simulator's Bot API, over real HTTP."""
    async with Api(TOKEN, address, Transport()) as api:
        yield api
