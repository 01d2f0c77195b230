"""Puts messages together: texts and captions with their entities, replies, keyboards, and the sending itself."""

from dataclasses import dataclass, field

from bot.simulator.detect import with_found
from bot.simulator.entities import Entity, parse_html, trimmed, utf16_length
from bot.simulator.entities_given import given
from bot.simulator.keyboards import reply_markup
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import bad_request
from bot.simulator.state import Chat, Post
from bot.simulator.world import World

MOST_TEXT = 4096
MOST_CAPTION = 1024
_NOT_SHOWN = ("reply_to_message", "reply_markup", "pinned_message")


def formatted(params: Params, text_field: str, entities_field: str) -> tuple[str, list[Entity]]:
    """Text and entities of a call, by parse_mode or given outright. Raises RefusedError for markup that does not parse."""
    text = params.text(text_field)
    mode = params.text("parse_mode").lower()
    entities: list[Entity] = []
    if mode == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = given(text, params.objects(entities_field))
    text, entities = trimmed(text, entities)
    return text, with_found(text, entities)


def text_of(params: Params) -> JsonDict:
    """The `text` and `entities` of a text message. Raises RefusedError when it is empty."""
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_of(params: Params) -> JsonDict:
    """The `caption` and `caption_entities` of a media message; empty when there is none."""
    if not params.text("caption"):
        return {}
    caption, entities = formatted(params, "caption", "caption_entities")
    if not caption:
        return {}
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}


def check_length(content: JsonDict) -> None:
    """Raises RefusedError for a text beyond 4,096 or a caption beyond 1,024 UTF-16 units, counted after parsing."""
    if utf16_length(content.get("text", "")) > MOST_TEXT:
        raise bad_request("message is too long")
    if utf16_length(content.get("caption", "")) > MOST_CAPTION:
        raise bad_request("message caption is too long")


def without_markup(message: JsonDict) -> JsonDict:
    """The message as it is quoted inside another one."""
    return {key: value for key, value in message.items() if key not in _NOT_SHOWN}


def replied(params: Params, chat: Chat) -> JsonDict:
    """The `reply_to_message` of a call, if it replies. Raises RefusedError when the message is not there."""
    parameters = params.json("reply_parameters")
    message_id = parameters.get("message_id") if isinstance(parameters, dict) else params.integer("reply_to_message_id")
    if not message_id:
        return {}
    post = chat.find(int(message_id))
    if post is not None:
        return {"reply_to_message": without_markup(post.message)}
    lenient = isinstance(parameters, dict) and parameters.get("allow_sending_without_reply")
    if lenient or params.boolean("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


@dataclass(slots=True)
class Draft:
    """A message about to be sent into `chat`: all that must be right was checked when it was made."""

    chat: Chat
    fields: JsonDict
    keyboard: JsonDict | None
    silent: bool
    extra: JsonDict = field(default_factory=dict)


def draft(world: World, params: Params) -> Draft:
    """Chat, reply and keyboard of a sending call. Raises RefusedError in the order in which the server finds faults."""
    chat = world.state.chat(params.text("chat_id"))
    fields = replied(params, chat)
    inline, keyboard = reply_markup(params, private=chat.private)
    refusal = world.state.unreachable(chat)
    if refusal is not None:
        raise refusal
    if inline:
        fields["reply_markup"] = inline
    if params.boolean("protect_content"):
        fields["has_protected_content"] = True
    return Draft(chat, fields, keyboard, params.boolean("disable_notification"))


def send(world: World, prepared: Draft, content: JsonDict) -> JsonDict:
    """Send the message and give back its Message object."""
    check_length(content)
    chat = prepared.chat
    markup = {"reply_markup": prepared.fields["reply_markup"]} if "reply_markup" in prepared.fields else {}
    rest = {key: value for key, value in prepared.fields.items() if key != "reply_markup"}
    message: JsonDict = {
        "message_id": world.state.next_message_id(), "from": world.state.bot, "chat": chat.view, "date": world.date(),
        **rest, **prepared.extra, **content, **markup,
    }  # fmt: skip
    if prepared.keyboard is not None:
        chat.keyboard = None if prepared.keyboard.get("remove_keyboard") else prepared.keyboard
    world.add_post(chat, Post(message, own=True, silent=prepared.silent, keyboard=prepared.keyboard))
    return message
