"""One process of the bot: begun in the order in which its parts need each other, ended so that nothing begun is lost."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import structlog
from starlette.applications import Starlette

from bot.assembly.crew import Crew, unless
from bot.assembly.failures import CannotStart
from bot.assembly.ingress import Ingress
from bot.assembly.keys import secret_key, webhook_secret
from bot.assembly.parts import Parts, make_parts
from bot.assembly.schema import is_at_head
from bot.clock import Clock
from bot.ending import end
from bot.mailbox.backoff import backoff
from bot.serving import serving
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.policies import current_policy
from bot.telegram.api import Api
from bot.telegram.setup import TokenRefused, introduce, meet
from bot.telegram.transport import Transport

ARRIVALS_SECONDS = 7.0
LETTERS_SECONDS = 10.0
LEADING_SECONDS = 3.0
SERVER_SECONDS = 3
DATABASE_SECONDS = 2.0
"""How long what has arrived, what was begun to be sent, and so on may take to be finished, in real seconds. With what cancelled tasks take
to end that is half a minute at the very most; what is not finished then is done by the next process, because it is still in its row or
was not acknowledged."""

_log = structlog.get_logger(__name__)


class Process:
    """`run` serves until `stop` is set."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        if settings.token is None:
            raise CannotStart("FUGONG_TOKEN: needed to serve; without it there is `fugong simulate`")
        self._settings = settings
        self._clock = clock
        self._key = secret_key(settings)
        self._token = settings.token.get_secret_value()
        self._crew = Crew()

    async def run(self, stop: asyncio.Event, on_ready: Callable[[str], None] | None = None) -> None:
        """Serve until `stop` is set; `on_ready` gets the address of LISTEN once updates are taken. Raises CannotStart, and what ends a
        part of the process that should not end."""
        try:
            database = Database(self._settings.database_url)
        except (ValueError, OSError) as error:
            raise CannotStart(f"FUGONG_DATABASE_URL: {error}") from None
        try:
            if await self._database_is_there(database, stop):
                await self._serve(database, stop, on_ready)
        finally:
            await end({"database": asyncio.create_task(database.dispose())}, DATABASE_SECONDS)

    async def _database_is_there(self, database: Database, stop: asyncio.Event) -> bool:
        """Wait until the database answers; False when told to stop meanwhile."""
        failures = 0
        while not stop.is_set():
            try:
                current = await is_at_head(database)
            except Exception as error:
                if not database.is_away(error):
                    raise
                failures += 1
                _log.warning("database_away", setting="FUGONG_DATABASE_URL", cause=type(error).__name__)
                await unless(stop, asyncio.sleep(backoff(failures, first=0.5, most=10.0)))
                continue
            if not current:
                raise CannotStart("FUGONG_DATABASE_URL: the database is not at the schema of this version: run `fugong migrate` first")
            return True
        return False

    async def _serve(self, database: Database, stop: asyncio.Event, on_ready: Callable[[str], None] | None) -> None:
        async with database.read() as conn:
            policy = await current_policy(conn)
        async with Api(self._token, self._settings.api_url, Transport()) as api, AsyncExitStack() as stack:
            parts = make_parts(self._settings, self._clock, database, self._key, api, policy)
            app = Starlette(routes=[*parts.health.routes])
            try:
                address = await stack.enter_async_context(serving(app, *self._settings.address, grace_seconds=SERVER_SECONDS))
            except OSError as error:
                raise CannotStart(f"FUGONG_LISTEN: {self._settings.listen}: {error.strerror}") from None
            ingress = Ingress(api, parts.front, app)
            try:
                if await self._begin(parts, api, ingress, stop):
                    _log.info("serving", listen=address, by="webhook" if self._settings.webhook_url else "polling")
                    if on_ready is not None:
                        on_ready(address)
                    await self._crew.until(stop)
            finally:
                stop.set()  # also for what waits for it when it was a failure that ended the watch
                await self._finish(parts, ingress)

    async def _begin(self, parts: Parts, api: Api, ingress: Ingress, stop: asyncio.Event) -> bool:
        """Start everything, updates last. False when told to stop meanwhile."""
        try:
            me = await unless(stop, meet(api))
        except TokenRefused as error:
            raise CannotStart(f"FUGONG_TOKEN: {error}") from None
        if me is None:
            return False
        parts.bot.username = me.username
        self._crew.start("sweep", parts.mailbox.run())
        self._crew.start("paced", parts.mailbox.run_paced(lambda: parts.lease.held))
        self._crew.start("files", parts.front.run())
        self._crew.start("lease", parts.lease.run())
        self._crew.start("ticker", parts.ticker.run())
        url = self._settings.webhook_url
        if url is None:
            self._crew.start("poll", ingress.poll(me.username))
        elif not await unless(stop, ingress.bring_to(url, webhook_secret(self._settings, self._key), me.username)):
            return False
        self._crew.start("menu", _introduce(api, parts, stop))
        return True

    async def _finish(self, parts: Parts, ingress: Ingress) -> None:
        """Take nothing more; commit what has arrived; send what was begun; let another process lead. Nothing is waited for without end."""
        ingress.stop()
        parts.ticker.stop()
        self._crew.start("arrivals", parts.front.close())
        await self._crew.finish("arrivals", "poll", "files", "ticker", "menu", within=ARRIVALS_SECONDS)
        self._crew.start("letters", parts.mailbox.close())
        await self._crew.finish("letters", within=LETTERS_SECONDS)
        parts.lease.stop()
        await self._crew.finish("sweep", "paced", "lease", within=LEADING_SECONDS)
        _log.info("stopped")


async def _introduce(api: Api, parts: Parts, stop: asyncio.Event) -> None:
    """Once, beside the work: a server that limits how often menus may be set does not hold the updates up."""
    await unless(stop, introduce(api, parts.texts))
    await stop.wait()
