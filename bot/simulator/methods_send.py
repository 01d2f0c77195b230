"""Methods that send: text, location, copies, forwards, and the "typing" sign. Files are in methods_media."""

import itertools
from typing import Any

from bot.simulator.compose import caption_of, draft, send, text_of, without_markup
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import bad_request
from bot.simulator.registry import Registry
from bot.simulator.state import Post
from bot.simulator.world import World

METHODS = Registry()
CONTENT = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "video", "audio", "voice", "location", "contact", "sticker",
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


@METHODS.add("copyMessages")
def copy_messages(world: World, params: Params) -> list[JsonDict]:
    """Up to 100 messages again, as the bot's own; albums stay together, what is not there is passed over."""
    source = world.state.chat(params.text("from_chat_id"))
    message_ids = params.json("message_ids")
    if not isinstance(message_ids, list) or not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > 100:
        raise bad_request("too many message identifiers specified")
    if any(one >= other for one, other in itertools.pairwise(message_ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    posts = [post for message_id in message_ids if (post := source.find(int(message_id))) is not None]
    if not posts:
        raise bad_request("there are no messages to copy")
    prepared = draft(world, params)
    albums: dict[str, str] = {}
    bare = params.boolean("remove_caption")
    sent = []
    for post in posts:
        content = {key: value for key, value in post.message.items() if key in CONTENT and not (bare and key.startswith("caption"))}
        group = post.message.get("media_group_id")
        if group is not None:
            content["media_group_id"] = albums.setdefault(group, str(10**16 + world.state.next_id()))
        sent.append({"message_id": send(world, prepared, content)["message_id"]})
    return sent
