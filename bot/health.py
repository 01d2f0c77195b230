"""What machines ask a process: does it live, can it work, how much has it done. Served on LISTEN beside the webhook.

`/health` answers as long as the process turns, and says what is wrong with the alerts, where something is; `/ready` is 200 only while the
database answers and its schema is the one this code knows; `/metrics` is for Prometheus. None of them tells anything about people.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

ANSWER_WITHIN = 3.0
"""Seconds of real time after which a check counts as failed."""

Check = Callable[[], Awaitable[None]]
"""Raises when something is not as it should be."""

Troubles = Callable[[], Awaitable[Sequence[str]]]
"""What is wrong with the alerts, by name; nothing when all is well."""

Depths = Callable[[], Awaitable[Mapping[str, int]]]
"""Unsent messages by lane."""


class Metrics:
    """Counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter("fugong_updates", "Updates taken and committed", registry=self.registry)
        self.batch_size = Histogram(
            "fugong_batch_updates", "Updates that shared a transaction", buckets=(1, 2, 4, 8, 16, 32, 64), registry=self.registry
        )
        self.batch_seconds = Histogram(
            "fugong_batch_seconds",
            "From the beginning of a batch to its commit",
            buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
            registry=self.registry,
        )
        self.batch_failures = Counter("fugong_batch_failures", "Batches that had to be taken again", registry=self.registry)
        self.deliveries = Counter("fugong_deliveries", "Calls that carried a message, by outcome", ["outcome"], registry=self.registry)
        self.unsent = Gauge("fugong_outbox_unsent", "Messages that wait to be sent, by lane", ["lane"], registry=self.registry)
        self.alert_trouble = Gauge("fugong_alert_trouble", "What was found wrong with alerts, by name", ["what"], registry=self.registry)
        self.leader = Gauge("fugong_leader", "1 in the one process that does the scheduled work", registry=self.registry)

    def found(self, counts: Mapping[str, int]) -> None:
        """What a look at the alerts found wrong."""
        self.alert_trouble.clear()
        for what, count in counts.items():
            self.alert_trouble.labels(what).set(count)

    async def page(self, depths: Depths) -> bytes:
        """The exposition format; `depths` is asked anew each time."""
        self.unsent.clear()
        for lane, rows in (await depths()).items():
            self.unsent.labels(lane).set(rows)
        return generate_latest(self.registry)


async def _no_troubles() -> Sequence[str]:
    return ()


class Health:
    """The three addresses. `checks` are run, all at once, for every `/ready`; `troubles` are asked for with every `/health`."""

    def __init__(self, metrics: Metrics, checks: Mapping[str, Check], depths: Depths, troubles: Troubles = _no_troubles) -> None:
        self._troubles = troubles
        self._metrics = metrics
        self._checks = checks
        self._depths = depths

    @property
    def routes(self) -> Sequence[Route]:
        """To be mounted on LISTEN."""
        return (Route("/health", self.health), Route("/ready", self.ready), Route("/metrics", self.metrics))

    async def health(self, _request: Request) -> Response:
        """200 while the loop turns: no restart would mend what else is said here."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                troubles = await self._troubles()
        except Exception:  # a database that is away is told of by `/ready`
            troubles = ()
        return PlainTextResponse("".join(("ok\n", *(f"alerts: {name}\n" for name in troubles))))

    async def ready(self, _request: Request) -> Response:
        """200, or 503 with the names of the checks that failed."""
        results = await asyncio.gather(*(self._passes(check) for check in self._checks.values()))
        told = dict(zip(self._checks, results, strict=True))
        return JSONResponse(told, 200 if all(results) else 503)

    async def metrics(self, _request: Request) -> Response:
        """Prometheus' text format; 503 while the database does not answer."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                page = await self._metrics.page(self._depths)
        except Exception:  # whatever it was, the scraper can only come again
            return PlainTextResponse("the database does not answer\n", 503)
        return Response(page, media_type=CONTENT_TYPE_LATEST)

    @staticmethod
    async def _passes(check: Check) -> bool:
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                await check()
        except Exception:  # a check fails by raising anything
            return False
        return True
