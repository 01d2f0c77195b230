"""Updates by webhook: 200 is said after the commit, and carries the answer to a tap.

Any 2xx acknowledges the update for good, so everything that is not committed is answered 503 and comes again (TELEGRAM.md).
"""

import asyncio
import hmac

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed, TakesArrivals
from bot.telegram.inbound import Inbound, misread
from bot.telegram.taps import tap_answer
from bot.telegram.wire_json import read_json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MOST_BYTES = 1_048_576
"""An update is some kilobytes; whatever is larger is none."""
COMMIT_SECONDS = 20.0
"""How long a commit is waited for. Telegram hangs up after a minute; until then it must have heard that the update is not safe."""

_log = structlog.get_logger(__name__)


class Webhook:
    """The address that Telegram brings updates to: `route` belongs into a Starlette application."""

    def __init__(
        self, inbound: Inbound, intake: TakesArrivals, secret: str, path: str = "/telegram", seconds: float = COMMIT_SECONDS
    ) -> None:
        self._inbound = inbound
        self._intake = intake
        self._secret = secret.encode()
        self._seconds = seconds
        self._stopping = False
        self.route = Route(path, self._serve, methods=["POST"])

    def stop(self) -> None:
        """Take no more; updates that are being committed still get their 200."""
        self._stopping = True

    async def _serve(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return Response(status_code=403)
        if self._stopping:
            return Response(status_code=503)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        arrival = self._read(body)
        answer = await self._committed(arrival)
        if answer is None:
            return Response(status_code=503)
        reply = tap_answer(arrival, answer)
        if reply is None:
            return Response(status_code=200)
        return Response(orjson.dumps({"method": "answerCallbackQuery", **reply}), media_type="application/json")

    def _read(self, body: bytes) -> Arrival:
        try:
            return self._inbound.read(read_json(body))
        except ValueError:
            return misread({"unread": body.decode("utf-8", "replace").replace("\0", "\ufffd")}, "update: not JSON")

    async def _committed(self, arrival: Arrival) -> Answer | None:
        """None: it is not known to be safe. What is waiting in the intake may still be done; when it comes again the inbox knows it."""
        try:
            return await asyncio.wait_for(self._intake.submit(arrival), self._seconds)
        except Closed:
            return None
        except TimeoutError:
            _log.warning("update_not_committed_in_time", seconds=self._seconds)
            return None
        except Exception as error:
            _log.error("update_not_committed", cause=type(error).__name__)
            return None


async def _body(request: Request) -> bytes | None:
    """The body; None when it is larger than any update, or breaks off."""
    pieces = bytearray()
    try:
        async for piece in request.stream():
            pieces += piece
            if len(pieces) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(pieces)
