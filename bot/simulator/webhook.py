"""Delivers updates to the bot's webhook: in order by queue, one in flight in each, again and again until a 2xx.

Messages queue by chat and taps by user, so a tap and a message of one person can overtake each other, as on the real
server. The body of an answer may hold a method, which is then carried out.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp
import orjson

from bot.simulator.params import JsonDict
from bot.simulator.state import unix
from bot.simulator.timer import Timer
from bot.simulator.updates import Entry, Updates

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
ANSWER_SECONDS = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header, not a secret
Execute = Callable[[str, JsonDict], Awaitable[None]]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go. `max_connections` is how many may be in flight at once."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Webhook:
    """The webhook of one bot, none at first. `execute` carries out a method found in an answer.

    `first_pause` and `longest_pause` (seconds) may be shortened by tests that kill the bot often.
    """

    def __init__(self, updates: Updates, timer: Timer, clock: Callable[[], datetime]) -> None:
        self.target: Target | None = None
        self.deliveries: deque[tuple[int, str]] = deque(maxlen=200_000)
        self.first_pause = FIRST_PAUSE
        self.longest_pause = LONGEST_PAUSE
        self.execute: Execute | None = None
        self._updates = updates
        self._timer = timer
        self._clock = clock
        self._queues: dict[str, deque[Entry]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(1)
        self._session: aiohttp.ClientSession | None = None
        self._last_error: tuple[int, str] | None = None

    async def set(self, target: Target) -> None:
        """Begin to deliver what waits and what comes."""
        await self.stop()
        self.target = target
        self._places = asyncio.Semaphore(target.max_connections)
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        connector = aiohttp.TCPConnector(limit=target.max_connections, ssl=False)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=connector, auto_decompress=False)
        self._updates.on_arrival = self._enqueue
        for entry in self._updates:
            self._enqueue(entry)

    async def stop(self) -> None:
        """Stop delivering; what was not confirmed still waits."""
        self.target = None
        self._updates.on_arrival = None
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
        self._session = None
        self._queues.clear()
        self._last_error = None

    def info(self) -> JsonDict:
        """The WebhookInfo."""
        target = self.target
        info: JsonDict = {
            "url": target.url if target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if target:
            info["max_connections"] = target.max_connections
            info["ip_address"] = "127.0.0.1"
        if self._last_error:
            info["last_error_date"], info["last_error_message"] = self._last_error
        if self._updates.allowed is not None:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    def _enqueue(self, entry: Entry) -> None:
        """Put the update into its queue, which has a worker of its own as long as it holds anything."""
        if entry.queue in self._queues:
            self._queues[entry.queue].append(entry)
            return
        self._queues[entry.queue] = deque([entry])
        task = asyncio.ensure_future(self._drain(entry.queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, key: str) -> None:
        queue = self._queues[key]
        while queue:
            await self._deliver(queue[0])
            queue.popleft()
        del self._queues[key]

    async def _deliver(self, entry: Entry) -> None:
        """Until it is taken or too old: at once, at once again, then after 2, 4, 8 … 60 seconds."""
        pause = 0.0
        while entry.dies > self._timer.seconds():
            async with self._places:
                answer = await self._post(entry)
            if answer is not None:
                self._updates.forget([entry.id])
                await self._carry_out(answer)
                return
            if pause:
                await self._timer.sleep(pause)
            pause = min(max(pause * 2, self.first_pause), self.longest_pause)

    async def _post(self, entry: Entry) -> bytes | None:
        """The body of a 2xx answer, or None for anything else."""
        target, session = self.target, self._session
        if target is None or session is None:
            return None
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers[SECRET_HEADER] = target.secret
        self.deliveries.append((entry.id, entry.queue))
        try:
            async with session.post(target.url, data=orjson.dumps(entry.update), headers=headers) as response:
                body = await response.read()
                if 200 <= response.status < 300:
                    return body
                self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
        except aiohttp.ClientError:
            self._failed("Connection closed")
        return None

    def _failed(self, why: str) -> None:
        self._last_error = (unix(self._clock()), why)
        _log.info("webhook delivery failed: %s", why)

    async def _carry_out(self, body: bytes) -> None:
        """A JSON object with a `method` is a call without an answer; any other body means nothing."""
        if not body.lstrip().startswith(b"{") or self.execute is None:
            return
        try:
            call = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        method = call.pop("method", None)
        if isinstance(method, str):
            await self.execute(method, call)
