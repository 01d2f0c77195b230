"""All that a method may need, in one place: state, queue, webhook, limits, feed and the two kinds of time."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.simulator.faults import Faults
from bot.simulator.feed import Feed
from bot.simulator.limits import Limits
from bot.simulator.log import CallLog
from bot.simulator.params import JsonDict
from bot.simulator.state import Chat, Post, Query, State, unix
from bot.simulator.timer import Timer
from bot.simulator.updates import Updates
from bot.simulator.webhook import Webhook


@dataclass(slots=True)
class Poll:
    """Who polls at present: the future that ends the poll early."""

    waiting: asyncio.Future[None] | None = None


@dataclass(frozen=True, slots=True)
class Toast:
    """What answerCallbackQuery showed to a person; `text` may be empty."""

    user_id: int
    text: str
    alert: bool
    message_id: int


@dataclass(frozen=True, slots=True)
class World:
    """The server without its doors. `clock` dates messages; `timer` measures lifetimes and limits."""

    clock: Callable[[], datetime]
    timer: Timer
    token: str
    state: State
    updates: Updates
    webhook: Webhook
    limits: Limits
    faults: Faults
    log: CallLog
    feed: Feed
    poll: Poll
    toasts: deque[Toast]

    def date(self) -> int:
        """The simulated time in seconds since 1970."""
        return unix(self.clock())

    def add_post(self, chat: Chat, post: Post) -> Post:
        """Put a new message into the chat and show it."""
        chat.posts[post.message["message_id"]] = post
        self.shown("message", chat, post)
        return post

    def replace(self, chat: Chat, post: Post, message: JsonDict) -> Post:
        """Give the message a new version and show it."""
        post.versions.append(post.message)
        post.message = message
        self.shown("edit", chat, post)
        return post

    def delete(self, chat: Chat, post: Post) -> None:
        """Take the message away."""
        post.deleted = True
        self.shown("delete", chat, post)

    def shown(self, kind: str, chat: Chat, post: Post) -> None:
        """Tell the page and whoever waits of a message."""
        if self.feed.heard:
            event: JsonDict = {"kind": kind, "chat_id": chat.id, "message": bubble(post), "silent": post.silent}
            if kind == "message":
                event["keyboard"] = chat.keyboard
            self.feed.publish(event)
        self.feed.changed()

    def answered(self, query: Query, text: str, *, alert: bool, url: str) -> None:
        """Stop the spinner of a button and show the toast or alert, if it has any text."""
        self.toasts.append(Toast(query.user_id, text, alert, query.message_id))
        self.tell({
            "kind": "toast", "chat_id": query.chat_id, "user_id": query.user_id, "message_id": query.message_id,
            "text": text, "alert": alert, "url": url,
        })  # fmt: skip

    def tell(self, event: JsonDict) -> None:
        """Tell the page and whoever waits of anything else."""
        if self.feed.heard:
            self.feed.publish(event)
        self.feed.changed()


def bubble(post: Post) -> JsonDict:
    """A message as the page shows it: the Message object, whose it is, and how often it was edited."""
    return {**post.message, "own": post.own, "edits": len(post.versions)}


def make_world(clock: Callable[[], datetime], timer: Timer, token: str, *, limits: bool) -> World:
    """A new server, empty."""
    updates, feed = Updates(timer), Feed()
    updates.on_taken = feed.changed
    return World(
        clock, timer, token, State(token), updates, Webhook(updates, timer, clock), Limits(timer, enabled=limits),
        Faults(), CallLog(), feed, Poll(), deque(maxlen=10_000),
    )  # fmt: skip
