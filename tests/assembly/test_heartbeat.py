"""The heartbeat as it is really sent: whatever the other side does, it is said once and the watch goes on."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.assembly import heartbeat as module
from bot.assembly.heartbeat import heartbeat
from bot.jobs.watching import Watching
from bot.serving import serving
from bot.storage import watch
from bot.storage.database import Database
from tests.jobs.chases import Runner, found
from tests.storage.world import at


class Monitor:
    """Who waits for heartbeats: `calls` are those that came; `hang` keeps the answer back until the end."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.status, self.hang = 200, False
        self.over = asyncio.Event()
        self.address = ""

    async def hear(self, request: Request) -> Response:
        self.calls.append(f"{request.method} {request.url.path}?{request.url.query}")
        if self.hang:
            await self.over.wait()
        return PlainTextResponse("", self.status)


@pytest.fixture
async def monitor() -> AsyncIterator[Monitor]:
    one = Monitor()
    async with serving(Starlette(routes=[Route("/beat", one.hear)]), "127.0.0.1", 0, grace_seconds=1) as address:
        one.address = f"{address}/beat?key=secret"
        yield one
        one.over.set()


def _closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/beat"


async def looks(database: Database, url: str | None, times: int = 3) -> list[dict[str, object]]:
    """The watch looks so many times; what it logs."""
    await found(database)
    runner = Runner(database, at(9))
    watching = Watching(database, runner.clock, beat=heartbeat(url), again_after=0)
    with capture_logs() as logs:
        for minute in range(times):
            runner.clock.moment = at(9) + timedelta(minutes=minute)
            await watching.run()
    async with database.read() as conn:
        assert await watch.troubles(conn) == (), "the watch itself goes on"
    return [dict(log) for log in logs]


def failed(cause: str) -> list[dict[str, object]]:
    return [{"event": "heartbeat_failed", "log_level": "warning", "setting": "FUGONG_HEARTBEAT_URL", "cause": cause}]


async def test_each_clean_look_is_a_call(database: Database, monitor: Monitor) -> None:
    assert await looks(database, monitor.address) == []
    assert monitor.calls == ["GET /beat?key=secret"] * 3


async def test_without_an_address_nobody_is_called(database: Database, monitor: Monitor) -> None:
    assert await looks(database, None) == []
    assert monitor.calls == []


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_refusal_is_said_once(database: Database, monitor: Monitor, status: int) -> None:
    monitor.status = status
    assert await looks(database, monitor.address) == failed("ClientResponseError")
    assert len(monitor.calls) == 3, "and it is tried again"


async def test_an_answer_that_does_not_come_is_given_up(database: Database, monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.05)
    monitor.hang = True
    assert await looks(database, monitor.address) == failed("TimeoutError")
    monitor.over.set()


async def test_a_closed_door_is_said_once(database: Database) -> None:
    assert await looks(database, _closed_port()) == failed("ClientConnectorError")


async def test_an_address_that_is_none_is_said_once(database: Database) -> None:
    assert await looks(database, "no address") == failed("InvalidUrlClientError")


async def test_a_monitor_that_comes_back_is_heard_again(database: Database, monitor: Monitor) -> None:
    monitor.status = 500
    await found(database)
    watching = Watching(database, Runner(database, at(9)).clock, beat=heartbeat(monitor.address), again_after=0)
    with capture_logs() as logs:
        await watching.run()
        monitor.status = 200
        await watching.run()
    assert [log["event"] for log in logs] == ["heartbeat_failed", "heartbeat_heard_again"]
