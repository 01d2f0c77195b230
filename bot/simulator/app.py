"""The application: the Bot API and the page with the phones, behind one address."""

from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from bot.simulator.actions import Actions
from bot.simulator.api import Api
from bot.simulator.phones import events, page_state
from bot.simulator.simulator import Simulator

PAGE = Path(str(files("bot.simulator") / "page"))
FONTS = Path(str(files("bot") / "fonts"))


class SimulatorApp(Starlette):
    """A Starlette application that lets the Bot API's addresses past its own routing: they must be fast."""

    def __init__(self, api: Api, routes: list[Route | Mount]) -> None:
        super().__init__(routes=routes)
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot")):
            await self._api(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


class _Page:
    """The page's own reading requests."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    @property
    def routes(self) -> list[Route | Mount]:
        return [
            Route("/", self.index),
            Route("/phones", self.phones),
            Route("/phones/events", self.events),
            Route("/phones/files/{file_id}", self.file),
            Mount("/page", StaticFiles(directory=PAGE)),
            Mount("/fonts", StaticFiles(directory=FONTS, check_dir=False)),
        ]

    async def index(self, _request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def phones(self, _request: Request) -> Response:
        return Response(orjson.dumps(page_state(self._simulator)), media_type="application/json")

    async def events(self, _request: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(events(self._simulator), media_type="text/event-stream", headers=headers)

    async def file(self, request: Request) -> Response:
        stored = self._simulator.state.files.get(request.path_params["file_id"])
        if stored is None:
            return Response(status_code=404)
        kind = stored.mime_type if stored.mime_type.startswith("image/") else "application/octet-stream"
        if kind == "image/svg+xml":  # a picture that may hold scripts is only ever downloaded
            kind = "application/octet-stream"
        response = Response(stored.content, media_type=kind, headers={"X-Content-Type-Options": "nosniff"})
        if kind == "application/octet-stream":
            response.headers["Content-Disposition"] = _attachment(stored.name)
        return response


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"


def create_app(simulator: Simulator) -> SimulatorApp:
    """The ASGI application: give its address plus "/bot" to the bot as base URL, and "/" to a browser."""
    return SimulatorApp(Api(simulator.world), [*_Page(simulator).routes, *Actions(simulator).routes])
