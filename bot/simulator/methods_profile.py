"""Methods about the bot itself and its chats: commands, menu button, descriptions, files, getChat, pins."""

import re

import orjson

from bot.simulator.media import MOST_DOWNLOAD_BYTES
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import bad_request
from bot.simulator.registry import Registry
from bot.simulator.state import Chat, Post
from bot.simulator.world import World

METHODS = Registry()
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
})  # fmt: skip


@METHODS.add("getMe")
def get_me(world: World, _params: Params) -> JsonDict:
    """The bot."""
    return {
        **world.state.bot, "can_join_groups": True, "can_read_all_group_messages": False,
        "supports_inline_queries": False, "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip


def scope_key(scope: JsonDict | None) -> str:
    """A scope of commands as a dictionary key."""
    return orjson.dumps(scope or {"type": "default"}, option=orjson.OPT_SORT_KEYS).decode()


def _scope(params: Params) -> tuple[str, str]:
    scope = params.json("scope")
    if scope is not None and (not isinstance(scope, dict) or scope.get("type") not in _SCOPES):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope and "chat_id" in scope:
        scope = {**scope, "chat_id": int(scope["chat_id"])}
    return scope_key(scope), params.text("language_code")


@METHODS.add("setMyCommands")
def set_my_commands(world: World, params: Params) -> bool:
    """At most 100 commands of [a-z0-9_]{1,32} with a description of up to 256 characters."""
    commands = params.objects("commands")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.state.commands[_scope(params)] = [
        {"command": command["command"].removeprefix("/"), "description": command["description"]} for command in commands
    ]
    world.tell({"kind": "commands"})
    return True


@METHODS.add("getMyCommands")
def get_my_commands(world: World, params: Params) -> list[JsonDict]:
    """The commands of exactly this scope and language."""
    return world.state.commands.get(_scope(params), [])


@METHODS.add("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> bool:
    """Take the commands of this scope and language away."""
    world.state.commands.pop(_scope(params), None)
    world.tell({"kind": "commands"})
    return True


def _chat_of_button(world: World, params: Params) -> Chat | None:
    return world.state.chat(params.text("chat_id")) if params.integer("chat_id") else None


@METHODS.add("setChatMenuButton")
def set_chat_menu_button(world: World, params: Params) -> bool:
    """The button beside the typing box, of one private chat or of all."""
    button = params.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "default", "web_app"):
        raise bad_request("can't parse menu button: Unsupported type specified")
    chat = _chat_of_button(world, params)
    if chat is None:
        world.state.menu_button = {"type": "commands"} if button["type"] == "default" else button
    else:
        chat.menu_button = None if button["type"] == "default" else button
    world.tell({"kind": "commands"})
    return True


@METHODS.add("getChatMenuButton")
def get_chat_menu_button(world: World, params: Params) -> JsonDict:
    """The button of this chat, else of all."""
    chat = _chat_of_button(world, params)
    return (chat.menu_button if chat else None) or world.state.menu_button


_TEXTS = (
    ("Name", "name", 64),
    ("Description", "description", 512),
    ("ShortDescription", "short_description", 120),
)


def _text_methods(method: str, field: str, most: int) -> None:
    @METHODS.add(f"setMy{method}")
    def set_text(world: World, params: Params) -> bool:
        text = params.text(field)
        if len(text) > most:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        world.state.texts[field, params.text("language_code")] = text
        if field == "name" and text and not params.text("language_code"):
            world.state.bot = {**world.state.bot, "first_name": text}
        world.tell({"kind": "commands"})
        return True

    @METHODS.add(f"getMy{method}")
    def get_text(world: World, params: Params) -> JsonDict:
        texts = world.state.texts
        default = world.state.bot["first_name"] if field == "name" else ""
        return {field: texts.get((field, params.text("language_code")), texts.get((field, ""), default))}


for _each in _TEXTS:
    _text_methods(*_each)


@METHODS.add("getFile")
def get_file(world: World, params: Params) -> JsonDict:
    """Where to download a file of at most 20 MB."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = world.state.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.declared_size > MOST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.view(), "file_path": stored.path}


@METHODS.add("getChat")
def get_chat(world: World, params: Params) -> JsonDict:
    """A chat in full."""
    chat = world.state.chat(params.text("chat_id"))
    full: JsonDict = {
        **chat.view, "accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }  # fmt: skip
    pinned = chat.find(chat.pinned) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = pinned.message
    return full


def _post(chat: Chat, params: Params, what: str) -> Post:
    post = chat.find(params.integer("message_id"))
    if post is None:
        raise bad_request(f"message to {what} not found")
    return post


@METHODS.add("pinChatMessage")
def pin_chat_message(world: World, params: Params) -> bool:
    """Pin a message at the top of the chat."""
    chat = world.state.chat(params.text("chat_id"))
    chat.pinned = _post(chat, params, "pin").message["message_id"]
    world.tell({"kind": "pin", "chat_id": chat.id, "message_id": chat.pinned})
    return True


@METHODS.add("unpinChatMessage")
def unpin_chat_message(world: World, params: Params) -> bool:
    """Take the pin off."""
    chat = world.state.chat(params.text("chat_id"))
    chat.pinned = None
    world.tell({"kind": "pin", "chat_id": chat.id, "message_id": None})
    return True
