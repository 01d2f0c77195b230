"""Methods by which the bot gets its updates: polling, the webhook, and leaving the server."""

import asyncio
import ipaddress
import re
from urllib.parse import urlsplit

from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, bad_request, conflict
from bot.simulator.registry import Described, Registry
from bot.simulator.webhook import Target
from bot.simulator.world import World

METHODS = Registry()
LONGEST_POLL = 50
PORTS = frozenset({443, 80, 88, 8443})
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


def _allow(world: World, params: Params) -> None:
    """Keep the bot's choice of kinds; without the parameter the last choice stays, an empty list means the default."""
    if "allowed_updates" not in params:
        return
    kinds = params.json("allowed_updates")
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON object")
    world.updates.allowed = frozenset(kinds) if kinds else None


@METHODS.add("getUpdates")
async def get_updates(world: World, params: Params) -> list[JsonDict]:
    """Long poll. A new poller ends the older one with 409, as on the real server; 409 also while a webhook is set."""
    if world.webhook.target is not None:
        raise conflict(WEBHOOK_ACTIVE)
    offset = params.integer("offset")
    limit = params.integer("limit", 100, 1, 100)
    timeout = params.integer("timeout", 0, 0, LONGEST_POLL)
    _allow(world, params)
    _end_poll(world, OTHER_POLLER)
    updates = world.updates.take(offset, limit)
    if updates or not timeout:
        return updates
    return await _wait(world, offset, limit, timeout)


def _end_poll(world: World, why: str) -> None:
    """Answer whoever is polling with 409."""
    if world.poll.waiting is not None and not world.poll.waiting.done():
        world.poll.waiting.set_exception(conflict(why))


async def _wait(world: World, offset: int, limit: int, seconds: int) -> list[JsonDict]:
    """Wait for updates, the time, the next poller, a webhook, or the end of the server, whichever comes first."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    world.poll.waiting = ended
    timer = asyncio.ensure_future(world.timer.sleep(seconds))
    arrival = world.updates.arrival()
    try:
        await asyncio.wait({ended, timer, arrival}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        timer.cancel()
        arrival.cancel()
        if world.poll.waiting is ended:
            world.poll.waiting = None
    if ended.done():
        ended.result()
    return world.updates.take(offset, limit)


def _target(params: Params) -> Target:
    url = params.text("url")
    parts = urlsplit(url)
    host = parts.hostname or ""
    local = host == "localhost" or (host.replace(".", "").isdecimal() and ipaddress.ip_address(host).is_loopback)
    if not local:
        # As with the real server started with --local, plain HTTP and any port are taken on this machine alone.
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return Target(url, secret, params.integer("max_connections", 40, 1, 100))


@METHODS.add("setWebhook")
async def set_webhook(world: World, params: Params) -> Described:
    """Begin to push updates; an empty URL is deleteWebhook."""
    if not params.text("url"):
        return await _delete(world, params)
    target = _target(params)
    _allow(world, params)
    if params.boolean("drop_pending_updates"):
        world.updates.clear()
    if world.webhook.target == target:
        return Described(True, "Webhook is already set")
    _end_poll(world, "terminated by setWebhook request")
    await world.webhook.set(target)
    return Described(True, "Webhook was set")


@METHODS.add("deleteWebhook")
async def delete_webhook(world: World, params: Params) -> Described:
    """Go back to polling."""
    return await _delete(world, params)


async def _delete(world: World, params: Params) -> Described:
    if params.boolean("drop_pending_updates"):
        world.updates.clear()
    if world.webhook.target is None:
        return Described(True, "Webhook is already deleted")
    await world.webhook.stop()
    return Described(True, "Webhook was deleted")


@METHODS.add("getWebhookInfo")
def get_webhook_info(world: World, _params: Params) -> JsonDict:
    """Where updates go, how many wait and what failed last."""
    return world.webhook.info()


@METHODS.add("logOut")
async def log_out(world: World, _params: Params) -> bool:
    """Accepted, so that a bot that moves between servers can be tried."""
    await world.webhook.stop()
    return True


@METHODS.add("close")
async def close(world: World, _params: Params) -> bool:
    """The same."""
    await world.webhook.stop()
    return True
