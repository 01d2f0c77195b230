"""What the server knows: the bot, people, chats, messages, files and open button taps. All of it lives in memory."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.guide import Words
from bot.simulator.params import JsonDict
from bot.simulator.refusals import RefusedError, bad_request, forbidden, migrated

SUPERGROUP_BASE = -1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Phone:
    """A person with a private chat with the bot, as whoever assembles the simulator describes them.

    `caption` is shown under the name on the page. With a `start_payload` the phone shows the deep link with a START
    button, as Telegram does; `started` persons have pressed it already, so that the bot may write to them.
    `samples` are files (name, contents) that the person has at hand: they stand in the menu of attachments, one click to send.
    """

    user_id: int
    first_name: str
    last_name: str = ""
    language_code: str = "zh-hans"
    caption: Words = ""
    start_payload: str = ""
    started: bool = False
    samples: tuple[tuple[str, bytes], ...] = ()


@dataclass(slots=True)
class Person:
    """A Telegram account other than the bot."""

    phone: Phone
    user: JsonDict
    number: str
    blocked: bool = False
    deactivated: bool = False
    started: bool = False
    left: bool = False


@dataclass(slots=True)
class Post:
    """A message in a chat. `message` is the Message object of the newest version and is replaced, never changed."""

    message: JsonDict
    own: bool
    silent: bool = False
    deleted: bool = False
    keyboard: JsonDict | None = None
    versions: list[JsonDict] = field(default_factory=list)


@dataclass(slots=True)
class Chat:
    """A private chat or group. `keyboard` is the reply keyboard that is on at present."""

    id: int
    view: JsonDict
    members: set[int]
    instance: str
    posts: dict[int, Post] = field(default_factory=dict)
    keyboard: JsonDict | None = None
    menu_button: JsonDict | None = None
    pinned: int | None = None
    upgraded_to: int | None = None

    @property
    def private(self) -> bool:
        return bool(self.view["type"] == "private")

    def find(self, message_id: int) -> Post | None:
        """The message, unless it was deleted or never was."""
        post = self.posts.get(message_id)
        return None if post is None or post.deleted else post


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes that somebody sent. `path` is what getFile gives out; `about` tells what a file of its kind has besides: seconds, width."""

    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    path: str
    declared_size: int
    about: JsonDict = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The first step of its path: which kind of file it is."""
        return self.path.partition("/")[0]

    def view(self) -> JsonDict:
        """The fields that every file object has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.declared_size}


@dataclass(slots=True)
class Query:
    """A tap on an inline button that waits for its answer. `born` is in the timer's seconds."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    born: float
    answered: bool = False


class State:
    """Everything by its id, and the counters that give the ids out."""

    def __init__(self, token: str) -> None:
        bot_id = int(token.partition(":")[0]) if token.partition(":")[0].isdecimal() else 1
        self.bot: JsonDict = {
            "id": bot_id, "is_bot": True, "first_name": "Trial Bot", "username": "trial_bot",
        }  # fmt: skip
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.sizes: dict[str, list[JsonDict]] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[JsonDict]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.menu_button: JsonDict = {"type": "commands"}
        self._message_ids = itertools.count(1)
        self._file_ids = itertools.count(1)
        self._other_ids = itertools.count(1)

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def next_id(self) -> int:
        """For query ids, media groups, chats and the like."""
        return next(self._other_ids)

    def add_person(self, phone: Phone) -> Person:
        """Make the account and its private chat."""
        user: JsonDict = {"id": phone.user_id, "is_bot": False, "first_name": phone.first_name}
        view: JsonDict = {"id": phone.user_id, "type": "private", "first_name": phone.first_name}
        if phone.last_name:
            user["last_name"] = view["last_name"] = phone.last_name
        if phone.language_code:
            user["language_code"] = phone.language_code
        person = Person(phone, user, f"+86139{phone.user_id % 100_000_000:08d}", started=phone.started)
        self.people[phone.user_id] = person
        self.chats[phone.user_id] = Chat(phone.user_id, view, {phone.user_id}, str(10**15 + phone.user_id))
        return person

    def add_group(self, title: str, members: set[int], *, supergroup: bool = False) -> Chat:
        """Make a group of these people and the bot."""
        number = self.next_id()
        chat_id = SUPERGROUP_BASE - 1_000_000_000 - number if supergroup else -5_000_000 - number
        view: JsonDict = {"id": chat_id, "type": "supergroup" if supergroup else "group", "title": title}
        chat = self.chats[chat_id] = Chat(chat_id, view, set(members), str(10**15 - chat_id))
        return chat

    def add_file(self, content: bytes, name: str, mime_type: str, folder: str, size: int | None = None,
                 about: JsonDict | None = None) -> StoredFile:  # fmt: skip
        """Keep the bytes. `size` overrides what is told of their length (for tests of very large files)."""
        number = next(self._file_ids)
        suffix = name.rpartition(".")[2].lower() if "." in name else "bin"
        path = f"{folder}/file_{number}.{suffix}"
        marks = f"{number:012d}"
        stored = StoredFile(f"BQACAgUAAxkBAAI{marks}AAH", f"AgAD{marks}", name, mime_type, content, path,
                            len(content) if size is None else size, about or {})  # fmt: skip
        self.files[stored.file_id] = self.paths[path] = stored
        return stored

    def chat(self, given: str) -> Chat:
        """The chat of a call's chat_id. Raises RefusedError: empty, unknown, or upgraded to a supergroup."""
        if not given:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(given)) if given.removeprefix("-").isdecimal() else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.upgraded_to is not None:
            raise migrated(chat.upgraded_to)
        return chat

    def unreachable(self, chat: Chat) -> RefusedError | None:
        """Why the bot may not write into this chat, or None."""
        if not chat.private:
            return None if chat.members else forbidden("bot was kicked from the group chat")
        person = self.people[chat.id]
        if person.deactivated:
            return forbidden("user is deactivated")
        if person.blocked:
            return forbidden("bot was blocked by the user")
        if not person.started:
            return forbidden("bot can't initiate conversation with a user")
        return None


def unix(moment: datetime) -> int:
    """Seconds since 1970, as dates are given in the API."""
    return int(moment.timestamp())
