"""What the page is told: the phones as they are, and an endless stream of what changes."""

import asyncio
from collections.abc import AsyncIterator

import orjson

from bot.simulator.methods_profile import scope_key
from bot.simulator.params import JsonDict
from bot.simulator.simulator import Simulator
from bot.simulator.state import Chat, Person
from bot.simulator.world import World, bubble

SHOWN_MESSAGES = 300
HEARTBEAT_SECONDS = 1.0


def commands_for(world: World, chat: Chat, language: str) -> list[JsonDict]:
    """The commands that Telegram shows in this chat: the narrowest scope, the person's language before none."""
    kinds = ("all_private_chats",) if chat.private else ("all_group_chats",)
    scopes: list[JsonDict] = [{"type": "chat", "chat_id": chat.id}, *({"type": kind} for kind in kinds), {"type": "default"}]
    short = language.partition("-")[0]
    for scope in scopes:
        for code in (short, ""):
            commands = world.state.commands.get((scope_key(scope), code))
            if commands:
                return commands
    return []


def phone_state(simulator: Simulator, person: Person) -> JsonDict:
    """One phone: whose it is, the newest messages, keyboard, commands and menu button."""
    world = simulator.world
    phone = person.phone
    chat = world.state.chats[phone.user_id]
    posts = [post for post in chat.posts.values() if not post.deleted]
    return {
        "user_id": phone.user_id,
        "name": f"{phone.last_name}{phone.first_name}" if _chinese(phone.first_name) else
                f"{phone.first_name} {phone.last_name}".strip(),
        "caption": phone.caption,
        "samples": [name for name, _ in phone.samples],
        "start_payload": phone.start_payload,
        "started": person.started,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
        "messages": [bubble(post) for post in posts[-SHOWN_MESSAGES:]],
        "keyboard": chat.keyboard,
        "pinned": chat.pinned,
        "commands": commands_for(world, chat, phone.language_code),
        "menu_button": chat.menu_button or world.state.menu_button,
    }  # fmt: skip


def _chinese(name: str) -> bool:
    return bool(name) and "\u4e00" <= name[0] <= "\u9fff"


def clock_state(simulator: Simulator) -> JsonDict:
    """The simulated time and where the page may jump to."""
    stops = simulator.stops() if simulator.stops and simulator.jump else ()
    return {
        "kind": "clock",
        "now": simulator.world.clock().isoformat(),
        "stops": [{"key": key, "label": label, "at": at.isoformat()} for key, label, at in stops],
    }


def page_state(simulator: Simulator) -> JsonDict:
    """All that the page needs to begin."""
    people = simulator.state.people
    texts = simulator.state.texts
    return {
        "bot": {**simulator.state.bot, "description": texts.get(("description", ""), "")},
        "clock": clock_state(simulator),
        "guide": simulator.guide.state,
        "phones": [phone_state(simulator, people[user]) for user in simulator.shown],
    }


async def events(simulator: Simulator) -> AsyncIterator[bytes]:
    """Server-sent events: the clock every second, everything that happens in the phones, and each step of the guide that gets done."""
    feed = simulator.world.feed
    queue = feed.listen()
    done = simulator.guide.done
    try:
        yield _sse(clock_state(simulator))
        while (event := await _next(simulator, queue)) is not None:
            yield _sse(event)
            if simulator.guide.done != done:
                done = simulator.guide.done
                yield _sse(simulator.guide.state)
    finally:
        feed.leave(queue)


async def _next(simulator: Simulator, queue: asyncio.Queue[JsonDict | None]) -> JsonDict | None:
    """The next event, or the time when nothing happens for a second; None at the end."""
    try:
        async with asyncio.timeout(HEARTBEAT_SECONDS):
            return await queue.get()
    except TimeoutError:
        return clock_state(simulator)


def _sse(event: JsonDict) -> bytes:
    return b"data: " + orjson.dumps(event) + b"\n\n"
