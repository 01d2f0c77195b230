"""The heartbeat: an address that is called as long as all alerts are being heard of."""

from collections.abc import Awaitable, Callable

import aiohttp

ANSWER_SECONDS = 10.0


def heartbeat(url: str | None) -> Callable[[], Awaitable[None]]:
    """A call (GET) of `url`, which raises what goes wrong; nothing at all without one."""

    async def beat() -> None:
        if url is None:
            return
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
            answer.raise_for_status()

    return beat
