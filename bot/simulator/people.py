"""What people do: type, tap, send things, edit, block; each makes the updates that the bot would get from Telegram."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.simulator import attachments
from bot.simulator.compose import MOST_TEXT
from bot.simulator.detect import with_found
from bot.simulator.entities import Entity, trimmed, utf16_length
from bot.simulator.entities_given import between
from bot.simulator.markup import typed
from bot.simulator.methods_media import MOST_TOGETHER, mixed
from bot.simulator.params import JsonDict, Upload
from bot.simulator.state import Chat, Person, Phone, Post, Query
from bot.simulator.world import World

FILM = b"\0\0\0\x18ftypmp42" + bytes(64)
SOUND = b"ID3" + bytes(64)
FOR_EVER = 0x7FFFFFFF
"""The `live_period` of a live location that is shared until it is stopped."""


class NoSuchButtonError(LookupError):
    """The message has no such button to press."""


@dataclass(frozen=True, slots=True)
class People:
    """The hands of all simulated persons. `user` is always a user_id; `chat` a group's id, else the private chat."""

    world: World

    def add(self, phone: Phone) -> Person:
        """A new person with a private chat."""
        person = self.world.state.add_person(phone)
        self.world.tell({"kind": "people"})
        return person

    def chat_of(self, user: int, chat: int | None = None) -> Chat:
        return self.world.state.chats[user if chat is None else chat]

    async def start(self, user: int, payload: str = "") -> Post:
        """Press START, as a deep link with this payload does."""
        return await self.type(user, f"/start {payload}".rstrip())

    async def type(self, user: int, text: str, *, chat: int | None = None, reply_to: int | None = None,
                   entities: Sequence[Entity] = ()) -> Post:  # fmt: skip
        """Send a text; beyond 4,096 UTF-16 units it goes as several messages, as Telegram's apps send it. Gives the last."""
        text, marked = trimmed(text, list(entities))
        while utf16_length(text) > MOST_TEXT:
            first = text.encode("utf-16-le")[: MOST_TEXT * 2].decode("utf-16-le", "ignore")
            most = utf16_length(first)
            await self.type(user, first, chat=chat, reply_to=reply_to, entities=between(marked, 0, most))
            text, marked = trimmed(text[len(first) :], between(marked, most, utf16_length(text)))
        return self._send(user, _worded("text", text, marked), chat, reply_to)

    async def write(self, user: int, text: str) -> Post:
        """Send a text whose marks become formatting, as apps do it: `**bold**`, `__italic__`, `[words](address)` (see `markup`)."""
        plain, entities = typed(text)
        return await self.type(user, plain, entities=entities)

    async def send(self, user: int, content: JsonDict, *, chat: int | None = None) -> Post:
        """Send a message with exactly these fields: for kinds that have no function of their own."""
        return self._send(user, content, chat)

    async def document(self, user: int, name: str, data: bytes, *, mime_type: str = "", caption: str = "",
                       size: int | None = None) -> Post:  # fmt: skip
        """Upload a file. `size` is told to the bot in place of the true length. Captions are written as in `write`."""
        content = attachments.document(self.world.state, Upload(name, mime_type, data), size)
        return self._send(user, {**content, **captioned(caption)})

    async def photo(self, user: int, data: bytes, *, caption: str = "", name: str = "photo.jpg") -> Post:
        """Send a picture."""
        content = attachments.photo(self.world.state, Upload(name, "", data))
        return self._send(user, {**content, **captioned(caption)})

    async def album(self, user: int, files: Sequence[tuple[str, bytes]], *, caption: str = "", as_files: bool = False) -> list[Post]:
        """Send 2 to 10 files (name, bytes) together: a message each, with the same media_group_id; the caption stands with the first.
        What each is sent as its name and bytes tell; with `as_files` music is music and all else a document. Raises ValueError for any
        other number, and for kinds that do not go together."""
        if not 2 <= len(files) <= MOST_TOGETHER:
            raise ValueError(f"an album has 2 to {MOST_TOGETHER} files")
        contents = attachments.together(self.world.state, [Upload(name, "", data) for name, data in files], as_files=as_files)
        if mixed({field for content in contents for field in content}):
            raise ValueError("files of these kinds do not go together")
        contents[0].update(captioned(caption))
        group = str(10**16 + self.world.state.next_id())
        return [self._send(user, {"media_group_id": group, **content}) for content in contents]

    async def video(self, user: int, data: bytes = FILM, *, caption: str = "", name: str = "video.mp4", seconds: int = 12) -> Post:
        """Send a video; the pictures are not real."""
        content = attachments.video(self.world.state, Upload(name, "video/mp4", data), seconds)
        return self._send(user, {**content, **captioned(caption)})

    async def audio(self, user: int, data: bytes = SOUND, *, caption: str = "", name: str = "audio.mp3", seconds: int = 95,
                    title: str = "", performer: str = "") -> Post:  # fmt: skip
        """Send music, or a recording as a file; the sound is not real."""
        content = attachments.audio(self.world.state, Upload(name, "audio/mpeg", data), seconds, title, performer)
        return self._send(user, {**content, **captioned(caption)})

    async def voice(self, user: int, seconds: int = 3, *, caption: str = "") -> Post:
        """Send a voice message."""
        return self._send(user, {**attachments.voice(self.world.state, seconds), **captioned(caption)})

    async def sticker(self, user: int, emoji: str = "👍") -> Post:
        """Send a sticker."""
        return self._send(user, attachments.sticker(self.world.state, emoji))

    async def location(self, user: int, latitude: float, longitude: float, *, live_period: int | None = None) -> Post:
        """Share a place; with `live_period` (60 to 86,400 seconds, or FOR_EVER) one that `move` moves. Raises ValueError for another."""
        location: JsonDict = {"latitude": latitude, "longitude": longitude}
        if live_period is not None:
            if not 60 <= live_period <= 86_400 and live_period != FOR_EVER:
                raise ValueError("a live location lasts for a minute to a day, or for ever")
            location["live_period"] = live_period
        return self._send(user, {"location": location})

    async def move(self, user: int, message_id: int, latitude: float, longitude: float) -> Post:
        """The next point of a live location: an edit of its message, as Telegram sends it. Raises ValueError once it has ended."""
        location = self._live(user, message_id)
        return self._edit(user, message_id, {"location": {**location, "latitude": latitude, "longitude": longitude}})

    async def stop(self, user: int, message_id: int) -> Post:
        """Stop sharing a live location: an edit without `live_period`. (When its time is over nothing is sent at all.) Raises ValueError
        once it has ended."""
        location = self._live(user, message_id)
        return self._edit(user, message_id, {"location": {key: value for key, value in location.items() if key != "live_period"}})

    async def contact(self, user: int, *, number: str = "", other: JsonDict | None = None) -> Post:
        """Share the person's own contact, or `other` (a Contact) from the address book."""
        person = self.world.state.people[user]
        own = {"phone_number": number or person.number, "first_name": person.user["first_name"], "user_id": user}
        return self._send(user, {"contact": other or own})

    async def forward(self, user: int, text: str, *, channel: str = "某某频道") -> Post:
        """Forward a channel's post."""
        origin = {
            "type": "channel", "date": self.world.date() - 3600, "message_id": 77,
            "chat": {"id": -1001234567890, "type": "channel", "title": channel},
        }  # fmt: skip
        return self._send(user, {"forward_origin": origin, "text": text})

    async def edit(self, user: int, message_id: int, text: str, *, chat: int | None = None, entities: Sequence[Entity] = ()) -> Post:
        """Change one's own text message."""
        return self._edit(user, message_id, _worded("text", text, list(entities)), chat)

    async def press(self, user: int, label: str) -> Post:
        """Press a button of the reply keyboard. Raises NoSuchButtonError."""
        chat = self.chat_of(user)
        buttons = [button for row in (chat.keyboard or {}).get("keyboard", []) for button in row]
        button = next((each for each in buttons if each["text"] == label), None)
        if button is None or chat.keyboard is None:
            raise NoSuchButtonError(label)
        if chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
        if button.get("request_contact"):
            return await self.contact(user)
        if button.get("request_location"):
            return await self.location(user, 43.8868, 125.3245)
        return await self.type(user, label)

    async def tap(self, user: int, message_id: int, button: str, *, chat: int | None = None, message: str = "full",
                  forged: bool = False) -> str:  # fmt: skip
        """Tap an inline button, named by callback_data or label; gives the query's id.

        `message` may be "inaccessible" or "absent", as Telegram sends for old messages. `forged` sends `button` as data
        though the message has no such button (an old client, or somebody who plays tricks). Raises NoSuchButtonError.
        """
        place = self.chat_of(user, chat)
        post = place.posts.get(message_id)
        data = button if forged else _data_of(post, button)
        world = self.world
        query = Query(str(10**17 + world.state.next_id()), user, place.id, message_id, world.timer.seconds())
        world.state.queries[query.id] = query
        payload: JsonDict = {
            "id": query.id, "from": world.state.people[user].user, "chat_instance": place.instance, "data": data,
        }  # fmt: skip
        if message == "inaccessible" or (message == "full" and post is None):
            payload["message"] = {"chat": place.view, "message_id": message_id, "date": 0}
        elif message == "full" and post is not None:
            payload["message"] = post.message
        world.updates.add("callback_query", payload, f"user:{user}")
        return query.id

    async def block(self, user: int, *, blocked: bool = True) -> None:
        """Block the bot, or let it write again."""
        person = self.world.state.people[user]
        if person.blocked == blocked:
            return
        person.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._membership(user, self.chat_of(user), old, new)
        self.world.tell({"kind": "people"})

    async def deactivate(self, user: int) -> None:
        """The account is deleted."""
        self.world.state.people[user].deactivated = True
        self.world.tell({"kind": "people"})

    async def group(self, title: str, members: set[int]) -> Chat:
        """A group of these people, into which the first of them has just taken the bot."""
        chat = self.world.state.add_group(title, members)
        self._membership(min(members), chat, "left", "member")
        return chat

    async def upgrade(self, group: int) -> Chat:
        """Make a supergroup of a group: it gets a new id, and the old one is refused from now on."""
        old = self.world.state.chats[group]
        new = self.world.state.add_group(str(old.view["title"]), old.members, supergroup=True)
        user = min(old.members)
        self._send(user, {"migrate_to_chat_id": new.id}, old.id)
        old.upgraded_to = new.id
        self._send(user, {"migrate_from_chat_id": old.id}, new.id)
        return new

    def _live(self, user: int, message_id: int) -> JsonDict:
        message = self.chat_of(user).posts[message_id].message
        location: JsonDict = message.get("location", {})
        period = location.get("live_period")
        if period is None or (period != FOR_EVER and message["date"] + period <= self.world.date()):
            raise ValueError("no live location, or one that has ended")
        return location

    def _membership(self, user: int, chat: Chat, old: str, new: str) -> None:
        bot = self.world.state.bot

        def member(status: str) -> JsonDict:
            return {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}

        change = {
            "chat": chat.view, "from": self.world.state.people[user].user, "date": self.world.date(),
            "old_chat_member": member(old), "new_chat_member": member(new),
        }  # fmt: skip
        self.world.updates.add("my_chat_member", change, f"chat:{chat.id}")

    def _send(self, user: int, content: JsonDict, chat: int | None = None, reply_to: int | None = None) -> Post:
        place = self.chat_of(user, chat)
        person = self.world.state.people[user]
        if place.private:
            person.started = True
        message: JsonDict = {
            "message_id": self.world.state.next_message_id(), "from": person.user, "chat": place.view,
            "date": self.world.date(), **content,
        }  # fmt: skip
        if reply_to is not None:
            quoted = place.posts[reply_to].message
            message["reply_to_message"] = {k: v for k, v in quoted.items() if k != "reply_to_message"}
        post = self.world.add_post(place, Post(message, own=False))
        if place.private or self._seen_in_group(message):
            self.world.updates.add("message", message, f"chat:{place.id}")
        return post

    def _edit(self, user: int, message_id: int, content: JsonDict, chat: int | None = None) -> Post:
        place = self.chat_of(user, chat)
        post = place.posts[message_id]
        message = {key: value for key, value in post.message.items() if key != "entities"} | content
        self.world.replace(place, post, {**message, "edit_date": self.world.date()})
        self.world.updates.add("edited_message", post.message, f"chat:{place.id}")
        return post

    def _seen_in_group(self, message: JsonDict) -> bool:
        """Privacy mode, which is on by default: commands, mentions, replies to the bot and service messages only."""
        if "text" not in message:
            return any(key.startswith("migrate_") for key in message)
        answered = message.get("reply_to_message", {}).get("from", {}).get("id")
        bot = self.world.state.bot
        return bool(message["text"].startswith("/") or f"@{bot['username']}" in message["text"] or answered == bot["id"])


def captioned(text: str) -> JsonDict:
    """The fields of a caption, written as in `People.write`."""
    return _worded("caption", *trimmed(*typed(text))) if text.strip() else {}


def _worded(field: str, text: str, entities: list[Entity]) -> JsonDict:
    """A text or caption with its formatting, and with what the server finds in it."""
    entities = with_found(text, entities)
    name = "entities" if field == "text" else "caption_entities"
    return {field: text, name: entities} if entities else {field: text}


def _data_of(post: Post | None, wanted: str) -> str:
    rows = post.message.get("reply_markup", {}).get("inline_keyboard", []) if post is not None else []
    buttons = [button for row in rows for button in row if "callback_data" in button]
    for button in buttons:
        if wanted in (button["callback_data"], button["text"]):
            return str(button["callback_data"])
    raise NoSuchButtonError(wanted)
