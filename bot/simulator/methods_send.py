"""Methods that send: text, photo, document, location, album, copies, forwards, and the "typing" sign."""

from typing import Any

from bot.simulator.compose import caption_of, check_length, draft, send, text_of, without_markup
from bot.simulator.media import document, input_file, media, photo
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import bad_request
from bot.simulator.registry import Registry
from bot.simulator.state import Post
from bot.simulator.world import World

METHODS = Registry()
CONTENT = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "location", "contact", "sticker", "voice",
)  # fmt: skip
_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


@METHODS.add("sendMessage")
def send_message(world: World, params: Params) -> JsonDict:
    """Text, by HTML parse mode or with entities."""
    content = text_of(params)
    prepared = draft(world, params)
    options = params.json("link_preview_options")
    if options:
        content["link_preview_options"] = options
    return send(world, prepared, content)


@METHODS.add("sendPhoto")
def send_photo(world: World, params: Params) -> JsonDict:
    """A picture of at most 10 MB with a caption."""
    content = caption_of(params)
    stored = input_file(world.state, params, "photo", params.raw.get("photo"), "photos")
    prepared = draft(world, params)
    check_length(content)
    return send(world, prepared, {"photo": photo(world.state, stored), **content})


@METHODS.add("sendDocument")
def send_document(world: World, params: Params) -> JsonDict:
    """Any file of at most 50 MB with a caption."""
    content = caption_of(params)
    stored = input_file(world.state, params, "document", params.raw.get("document"), "documents")
    return send(world, draft(world, params), {"document": document(stored), **content})


@METHODS.add("sendLocation")
def send_location(world: World, params: Params) -> JsonDict:
    """A point on the map; with `live_period` (60–86,400 s) one that moves."""
    location: JsonDict = {"latitude": params.number("latitude"), "longitude": params.number("longitude")}
    if abs(location["latitude"]) > 90 or abs(location["longitude"]) > 180:
        raise bad_request("wrong location specified")
    if "live_period" in params:
        period = params.integer("live_period")
        if not 60 <= period <= 86_400 and period != 0x7FFFFFFF:
            raise bad_request("invalid live location period specified")
        location["live_period"] = period
    return send(world, draft(world, params), {"location": location})


@METHODS.add("sendMediaGroup")
def send_media_group(world: World, params: Params) -> list[JsonDict]:
    """An album of 2 to 10 photos or documents."""
    items = params.objects("media")
    if not 2 <= len(items) <= 10:
        raise bad_request("media group must include 2-10 items")
    contents = []
    for item in items:
        contents.append({**media(world.state, params, item), **caption_of(Params(item))})
        check_length(contents[-1])
    prepared = draft(world, params)
    prepared.extra["media_group_id"] = str(world.state.next_id())
    return [send(world, prepared, content) for content in contents]


@METHODS.add("sendChatAction")
def send_chat_action(world: World, params: Params) -> bool:
    """The "typing" sign, for five seconds."""
    chat = world.state.chat(params.text("chat_id"))
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    refusal = world.state.unreachable(chat)
    if refusal is not None:
        raise refusal
    world.tell({"kind": "action", "chat_id": chat.id, "action": action})
    return True


def _source(world: World, params: Params, what: str) -> Post:
    chat = world.state.chat(params.text("from_chat_id"))
    post = chat.find(params.integer("message_id"))
    if post is None:
        raise bad_request(f"message to {what} not found")
    return post


@METHODS.add("forwardMessage")
def forward_message(world: World, params: Params) -> JsonDict:
    """A message again, with its sender named."""
    post = _source(world, params, "forward")
    prepared = draft(world, params)
    origin: Any = post.message.get("forward_origin") or {
        "type": "user", "date": post.message["date"], "sender_user": post.message["from"],
    }  # fmt: skip
    content = {key: value for key, value in post.message.items() if key in CONTENT}
    return send(world, prepared, {"forward_origin": origin, **content})


@METHODS.add("copyMessage")
def copy_message(world: World, params: Params) -> JsonDict:
    """A message again, as the bot's own."""
    post = _source(world, params, "copy")
    content = {key: value for key, value in without_markup(post.message).items() if key in CONTENT}
    if "caption" in params:
        content = {key: value for key, value in content.items() if not key.startswith("caption")} | caption_of(params)
    message = send(world, draft(world, params), content)
    return {"message_id": message["message_id"]}
