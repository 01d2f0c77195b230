"""What machines ask a process."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from bot.health import Check, Health, Metrics
from bot.serving import serving


async def _well() -> None:
    return


async def _ill() -> None:
    raise OSError("away")


async def _depths() -> Mapping[str, int]:
    return {"reply": 2, "broadcast": 100}


async def _nothing() -> Sequence[str]:
    return ()


async def ask(path: str, checks: Mapping[str, Check], depths: Any = _depths, troubles: Any = _nothing) -> tuple[int, str]:
    metrics = Metrics()
    metrics.updates.inc(3)
    metrics.found({"late": 2})
    metrics.deliveries.labels("delivered").inc()
    app = Starlette(routes=[*Health(metrics, checks, depths, troubles).routes])
    async with serving(app, "127.0.0.1", 0) as address, aiohttp.ClientSession() as session, session.get(address + path) as answer:
        return answer.status, await answer.text()


async def test_a_process_that_turns_is_healthy_whatever_the_database_does() -> None:
    assert await ask("/health", {"database": _ill}) == (200, "ok\n")


async def test_health_says_what_is_wrong_with_the_alerts_and_stays_healthy() -> None:
    async def late() -> Sequence[str]:
        return ("late", "unsent")

    async def away() -> Sequence[str]:
        raise OSError("away")

    assert await ask("/health", {}, troubles=late) == (200, "ok\nalerts: late\nalerts: unsent\n")
    assert await ask("/health", {}, troubles=away) == (200, "ok\n")


async def test_ready_names_what_fails() -> None:
    assert await ask("/ready", {"database": _well, "schema": _well}) == (200, '{"database":true,"schema":true}')
    assert await ask("/ready", {"database": _well, "schema": _ill}) == (503, '{"database":true,"schema":false}')


async def test_a_check_that_hangs_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.health.ANSWER_WITHIN", 0.05)
    assert (await ask("/ready", {"database": asyncio.Event().wait}))[0] == 503  # type: ignore[dict-item]


async def test_metrics_are_prometheus_text() -> None:
    status, text = await ask("/metrics", {})
    assert status == 200
    samples = {(s.name, *s.labels.values()): s.value for family in text_string_to_metric_families(text) for s in family.samples}
    assert samples["fugong_updates_total",] == 3
    assert samples["fugong_outbox_unsent", "broadcast"] == 100
    assert samples["fugong_deliveries_total", "delivered"] == 1
    assert samples["fugong_leader",] == 0
    assert samples["fugong_alert_trouble", "late"] == 2


async def test_metrics_say_when_the_database_is_away() -> None:
    assert (await ask("/metrics", {}, _ill))[0] == 503


async def test_a_port_that_is_taken_is_an_error_at_once() -> None:
    async with serving(Starlette(), "127.0.0.1", 0) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with serving(Starlette(), "127.0.0.1", port):
                pass
