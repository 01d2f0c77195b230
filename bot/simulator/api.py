"""The HTTP door of the Bot API: /bot<token>/<method> and /file/bot<token>/<path>, as plain ASGI for speed.

GET and POST alike; parameters from the query, a form, multipart or JSON; method names in any case.
"""

import asyncio
from typing import Any
from urllib.parse import parse_qsl, unquote

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from bot.simulator.dispatch import Answer, dispatch
from bot.simulator.media import MOST_DOWNLOAD_BYTES, MOST_UPLOAD_BYTES
from bot.simulator.params import JsonDict, Params, Upload
from bot.simulator.refusals import RefusedError, bad_request, too_large, unauthorized, unknown_method
from bot.simulator.world import World

_JSON = (b"content-type", b"application/json")


class Api:
    """The Bot API of one simulated bot."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if scope["path"].startswith("/file/bot"):
                await self._download(scope["path"], send)
                return
            name = self._method(scope["path"])
            params = await _params(scope, receive)
        except RefusedError as refusal:
            answer = Answer(refusal.code, refusal.answer())
        else:
            answer = await dispatch(self._world, name, params)
        if answer.reached:
            await _respond(send, answer.status, orjson.dumps(answer.body), _JSON)
        else:
            await _cut(send)

    def _method(self, path: str) -> str:
        """The method of /bot<token>/<method>. Raises RefusedError: 404 for a bad address, 401 for a wrong token."""
        token, separator, method = path.removeprefix("/bot").partition("/")
        if not separator or not method or not token:
            raise unknown_method()
        if token != self._world.token:
            raise unauthorized()
        return method.rstrip("/")

    async def _download(self, path: str, send: Send) -> None:
        token, _, file_path = path.removeprefix("/file/bot").partition("/")
        if token != self._world.token:
            raise unauthorized()
        stored = self._world.state.paths.get(unquote(file_path))
        if stored is None or len(stored.content) > MOST_DOWNLOAD_BYTES:
            raise unknown_method()
        await _respond(send, 200, stored.content, (b"content-type", b"application/octet-stream"))


async def _respond(send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})


async def _cut(send: Send) -> None:
    """Close the connection without an answer. ASGI has no word for it, so the server's own transport is asked."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise RuntimeError("this ASGI server gives no way to close a connection without an answer")
    transport.abort()
    await asyncio.sleep(0)


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return parts[0] if len(parts) == 1 else b"".join(parts)


async def _params(scope: Scope, receive: Receive) -> Params:
    raw: JsonDict = {}
    if scope["query_string"]:
        raw.update(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    if scope["method"] != "POST":
        return Params(raw)
    headers = dict(scope["headers"])
    if int(headers.get(b"content-length", b"0")) > MOST_UPLOAD_BYTES:
        raise too_large()
    kind = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
    if kind == b"multipart/form-data":
        return await _multipart(Request(scope, receive), raw)
    body = await _body(receive)
    if not body:
        return Params(raw)
    if kind == b"application/json":
        raw.update(_json_object(body))
    else:
        raw.update(parse_qsl(body.decode(), keep_blank_values=True))
    return Params(raw)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse request: invalid JSON") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse request: JSON object expected")
    return value


async def _multipart(request: Request, raw: JsonDict) -> Params:
    files: dict[str, Upload] = {}
    async with request.form(max_part_size=MOST_UPLOAD_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                files[name] = Upload(value.filename or name, value.content_type or "", content)
            else:
                raw[name] = value
    return Params(raw, files)
