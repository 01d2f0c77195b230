"""Methods that change or take away what was sent, and the answer to a tap."""

from datetime import timedelta

from bot.simulator.compose import caption_of, check_length, text_of
from bot.simulator.keyboards import inline_keyboard
from bot.simulator.media import FOLDERS, media
from bot.simulator.methods_media import ALONE
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from bot.simulator.registry import Registry
from bot.simulator.state import Chat, Post
from bot.simulator.updates import TAP_SECONDS
from bot.simulator.world import World

METHODS = Registry()
DELETABLE = timedelta(hours=48)
MOST_ANSWER = 200
_MEDIA = tuple(FOLDERS)


def _found(world: World, params: Params) -> tuple[Chat, Post]:
    """The bot's own message that the call names. Raises RefusedError when it cannot be edited."""
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    if not params.text("chat_id") or not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.state.chat(params.text("chat_id"))
    post = chat.find(params.integer("message_id"))
    if post is None:
        raise bad_request("message to edit not found")
    if not post.own:
        raise bad_request("message can't be edited")
    refusal = world.state.unreachable(chat)
    if refusal is not None:
        raise refusal
    return chat, post


def _markup(params: Params) -> JsonDict:
    markup = params.json("reply_markup")
    if markup is not None and not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    keyboard = inline_keyboard(markup)
    return {"reply_markup": keyboard} if keyboard else {}


def _change(world: World, found: tuple[Chat, Post], replaced: tuple[str, ...], content: JsonDict) -> JsonDict:
    """Put `content` in place of the fields `replaced`; refused when that changes nothing."""
    chat, post = found
    check_length(content)
    old = {key: post.message[key] for key in replaced if key in post.message}
    if old == content:
        raise bad_request(NOT_MODIFIED)
    kept = {key: value for key, value in post.message.items() if key not in replaced}
    return world.replace(chat, post, {**kept, **content, "edit_date": world.date()}).message


@METHODS.add("editMessageText")
def edit_message_text(world: World, params: Params) -> JsonDict:
    """New text and keyboard; without `reply_markup` the keyboard goes."""
    content = text_of(params)
    found = _found(world, params)
    if "text" not in found[1].message:
        raise bad_request("there is no text in the message to edit")
    content.update(_markup(params))
    options = params.json("link_preview_options")
    if options:
        content["link_preview_options"] = options
    return _change(world, found, ("text", "entities", "link_preview_options", "reply_markup"), content)


@METHODS.add("editMessageCaption")
def edit_message_caption(world: World, params: Params) -> JsonDict:
    """New caption and keyboard."""
    content = caption_of(params)
    found = _found(world, params)
    if not any(kind in found[1].message for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    content.update(_markup(params))
    return _change(world, found, ("caption", "caption_entities", "reply_markup"), content)


@METHODS.add("editMessageMedia")
def edit_message_media(world: World, params: Params) -> JsonDict:
    """Another file, with its caption and keyboard; a text may get one. Voice messages stay what they are, and so does an album's kind."""
    item = params.json("media")
    if not isinstance(item, dict):
        raise bad_request("input media must be an Object")
    found = _found(world, params)
    message = found[1].message
    old = next((field for field in ("text", *_MEDIA) if field in message), "")
    if old in ("", "voice"):
        raise bad_request("there is no media in the message to edit")
    file = media(world.state, params, item)
    (new,) = file
    if "media_group_id" in message and new != old and {old, new} & {*ALONE, "voice"}:
        raise bad_request("can't change media type in the album")
    replaced = ("text", "entities", *_MEDIA, "caption", "caption_entities", "reply_markup")
    return _change(world, found, replaced, {**file, **caption_of(Params(item)), **_markup(params)})


@METHODS.add("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, params: Params) -> JsonDict:
    """Another keyboard, or none."""
    return _change(world, _found(world, params), ("reply_markup",), _markup(params))


@METHODS.add("editMessageLiveLocation")
def edit_message_live_location(world: World, params: Params) -> JsonDict:
    """Move a live location that the bot shares."""
    found = _found(world, params)
    location = found[1].message.get("location", {})
    if "live_period" not in location:
        raise bad_request("message can't be edited")
    moved = {**location, "latitude": params.number("latitude"), "longitude": params.number("longitude")}
    return _change(world, found, ("location", "reply_markup"), {"location": moved, **_markup(params)})


@METHODS.add("stopMessageLiveLocation")
def stop_message_live_location(world: World, params: Params) -> JsonDict:
    """Let a live location stand still."""
    found = _found(world, params)
    location = found[1].message.get("location", {})
    if "live_period" not in location:
        raise bad_request("message can't be edited")
    still = {"latitude": location["latitude"], "longitude": location["longitude"]}
    return _change(world, found, ("location", "reply_markup"), {"location": still, **_markup(params)})


def _deletable(world: World, chat: Chat, message_id: int) -> Post | None:
    """The message, None when it is not there. Raises RefusedError for one older than 48 hours, also of the bot's own."""
    post = chat.find(message_id)
    if post is not None and world.date() - post.message["date"] > DELETABLE.total_seconds():
        raise bad_request("message can't be deleted for everyone")
    return post


@METHODS.add("deleteMessage")
def delete_message(world: World, params: Params) -> bool:
    """Take a message away that is younger than 48 hours."""
    chat = world.state.chat(params.text("chat_id"))
    post = _deletable(world, chat, params.integer("message_id"))
    if post is None:
        raise bad_request("message to delete not found")
    world.delete(chat, post)
    return True


@METHODS.add("deleteMessages")
def delete_messages(world: World, params: Params) -> bool:
    """Take up to 100 messages away, all or none; those that are not there are passed over."""
    chat = world.state.chat(params.text("chat_id"))
    message_ids = params.json("message_ids")
    if not isinstance(message_ids, list) or not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > 100:
        raise bad_request("too many message identifiers specified")
    posts = [_deletable(world, chat, int(message_id)) for message_id in message_ids]
    for post in posts:
        if post is not None and not post.deleted:
            world.delete(chat, post)
    return True


@METHODS.add("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> bool:
    """Stop the button's spinner, with a toast or an alert. Refused after 150 s, and the second time."""
    query = world.state.queries.get(params.text("callback_query_id"))
    if query is None or query.answered or world.timer.seconds() - query.born > TAP_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    text = params.text("text")
    if len(text) > MOST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    world.answered(query, text, alert=params.boolean("show_alert"), url=params.text("url"))
    return True
