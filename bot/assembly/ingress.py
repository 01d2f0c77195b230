"""The way updates come: fetched by polling, or brought to a webhook on LISTEN."""

from urllib.parse import urlsplit

from starlette.applications import Starlette

from bot.assembly.failures import CannotStart
from bot.desk.intake import TakesArrivals
from bot.telegram.api import Api
from bot.telegram.errors import RefusedError
from bot.telegram.inbound import Inbound
from bot.telegram.poll import Poll
from bot.telegram.setup import serve_by_webhook
from bot.telegram.webhook import Webhook

WEBHOOK_PATH = "/telegram"
"""Where updates are brought when FUGONG_WEBHOOK_URL names no path."""


class Ingress:
    """Hands updates to `intake`, one way or the other, until `stop`."""

    def __init__(self, api: Api, intake: TakesArrivals, app: Starlette) -> None:
        self._api = api
        self._intake = intake
        self._app = app
        self._open: list[Poll | Webhook] = []

    async def poll(self, username: str) -> None:
        """Fetch updates until `stop`."""
        poll = Poll(self._api, Inbound(username), self._intake)
        self._open.append(poll)
        await poll.run()

    async def bring_to(self, url: str, secret: str, username: str) -> bool:
        """Have updates brought to `url`, whose path is served from now on. Raises CannotStart when the server does not accept it."""
        path = urlsplit(url).path.rstrip("/")
        webhook = Webhook(Inbound(username), self._intake, secret, path or WEBHOOK_PATH)
        self._app.router.routes.append(webhook.route)
        self._open.append(webhook)
        try:
            await serve_by_webhook(self._api, url if path else f"{url.rstrip('/')}{WEBHOOK_PATH}", secret)
        except RefusedError as error:
            raise CannotStart(f"FUGONG_WEBHOOK_URL: {error.description}") from None
        return True

    def stop(self) -> None:
        """Take no more; what is being committed is still acknowledged."""
        for way in self._open:
            way.stop()
