"""What the page's people do, over HTTP: the same hands that tests use, and trouble on demand."""

from collections.abc import Awaitable, Callable

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator.attachments import any_of
from bot.simulator.faults import Fault, FaultKind
from bot.simulator.markup import typed
from bot.simulator.media import is_photo, mime_of
from bot.simulator.params import JsonDict, Upload
from bot.simulator.people import NoSuchButtonError, People, captioned
from bot.simulator.phones import clock_state
from bot.simulator.refusals import RefusedError
from bot.simulator.simulator import Simulator
from bot.simulator.state import Post


def _json(value: object, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, media_type="application/json")


class Actions:
    """Requests of the page. Every answer is JSON: {"ok": true, …} or {"ok": false, "error": …}."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/phones/{user:int}/upload", self.upload, methods=["POST"]),
            Route("/phones/{user:int}/{action}", self.act, methods=["POST"]),
            Route("/clock/jump", self.jump, methods=["POST"]),
            Route("/control/faults", self.faults, methods=["POST", "DELETE"]),
            Route("/control/log", self.log),
        ]

    async def act(self, request: Request) -> Response:
        """Anything but an upload; the body is a JSON object."""
        user: int = request.path_params["user"]
        if user not in self._simulator.state.people:
            return _json({"ok": False, "error": "no such person"}, 404)
        body = await request.body()
        try:
            done = await _act(self._simulator.people, user, request.path_params["action"], orjson.loads(body or b"{}"))
        except NoSuchButtonError as missing:
            return _json({"ok": False, "error": f"no such button: {missing}"}, 409)
        except (LookupError, TypeError, ValueError) as wrong:
            return _json({"ok": False, "error": f"bad request: {wrong!r}"}, 400)
        return _json({"ok": True, **done})

    async def upload(self, request: Request) -> Response:
        """A file of the page; pictures go as photos unless `as` says document, several of them as an album."""
        people, user = self._simulator.people, request.path_params["user"]
        async with request.form() as form:
            given = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
            files = [Upload(one.filename or "file", one.content_type or "", await one.read()) for one in given]
            caption, wanted = str(form.get("caption") or ""), str(form.get("as") or "")
        if not files:
            return _json({"ok": False, "error": "no file"}, 400)
        try:
            post = await _upload(people, user, files, caption, as_files=wanted != "photo")
        except RefusedError as refusal:
            return _json({"ok": False, "error": refusal.description}, 400)
        except ValueError as wrong:
            return _json({"ok": False, "error": str(wrong)}, 400)
        return _json({"ok": True, "message_id": post.message["message_id"]})

    async def jump(self, request: Request) -> Response:
        """Move the clock to one of the stops."""
        key = (await request.json()).get("key")
        simulator = self._simulator
        stops = simulator.stops() if simulator.stops else ()
        moment = next((at for stop, _, at in stops if stop == key), None)
        if simulator.jump is None or moment is None:
            return _json({"ok": False, "error": "no such stop"}, 404)
        simulator.jump(moment)
        simulator.world.tell(clock_state(simulator))
        return _json({"ok": True})

    async def faults(self, request: Request) -> Response:
        """Turn trouble on (the fields of Fault) or all of it off."""
        if request.method == "DELETE":
            self._simulator.faults.clear()
            return _json({"ok": True})
        try:
            given = await request.json()
            self._simulator.faults.add(Fault(FaultKind(given.pop("kind")), **given))
        except (KeyError, TypeError, ValueError) as wrong:
            return _json({"ok": False, "error": f"bad request: {wrong!r}"}, 400)
        return _json({"ok": True})

    async def log(self, request: Request) -> Response:
        """The newest calls, at most `last` (100)."""
        calls = self._simulator.log.of()[-int(request.query_params.get("last", "100")) :]
        return _json([
            {"method": call.method, "params": call.params, "at": call.at, "status": call.status, "answer": call.answer}
            for call in calls
        ])  # fmt: skip


async def _upload(people: People, user: int, files: list[Upload], caption: str, *, as_files: bool) -> Post:
    """Send what was chosen. What cannot be a photo or a video goes as a file, as phones do it, and then all that goes with it. Gives the
    last message."""
    if len(files) > 1:
        as_files = as_files or not all(_shown(each) for each in files)
        together = [(each.name, each.content) for each in files]
        return (await people.album(user, together, caption=caption, as_files=as_files))[-1]
    content = any_of(people.world.state, files[0], as_file=as_files)
    return await people.send(user, {**content, **captioned(caption)})


def _shown(upload: Upload) -> bool:
    return is_photo(upload.content) or mime_of(upload).startswith("video/")


async def _act(people: People, user: int, action: str, given: JsonDict) -> JsonDict:
    if action == "tap":
        wanted = given["data"] if "data" in given else given["label"]
        return {"query_id": await people.tap(user, given["message_id"], wanted)}
    if action == "sample":
        name, content = people.world.state.people[user].phone.samples[given["index"]]
        return {"message_id": (await people.document(user, name, content)).message["message_id"]}
    if action == "block":
        await people.block(user, blocked=given["blocked"])
        return {}
    sends: dict[str, Callable[[], Awaitable[Post]]] = {
        "text": lambda: people.type(user, given["text"]),
        "write": lambda: people.write(user, given["text"]),
        "start": lambda: people.start(user, given.get("payload", "")),
        "press": lambda: people.press(user, given["label"]),
        "edit": lambda: _edit(people, user, given["message_id"], given["text"]),
        "contact": lambda: people.contact(user),
        "location": lambda: people.location(user, given["latitude"], given["longitude"], live_period=given.get("live_period")),
        "move": lambda: people.move(user, given["message_id"], given["latitude"], given["longitude"]),
        "stop": lambda: people.stop(user, given["message_id"]),
        "voice": lambda: people.voice(user, caption=given.get("caption", "")),
        "video": lambda: people.video(user, caption=given.get("caption", "")),
        "audio": lambda: people.audio(user, caption=given.get("caption", "")),
        "sticker": lambda: people.sticker(user),
        "forward": lambda: people.forward(user, given["text"]),
    }
    post = await sends[action]()
    return {"message_id": post.message["message_id"]}


async def _edit(people: People, user: int, message_id: int, text: str) -> Post:
    """A corrected text, its marks become formatting as when it was written."""
    plain, entities = typed(text)
    return await people.edit(user, message_id, plain, entities=entities)
