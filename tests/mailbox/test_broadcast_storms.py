"""Whatever admins do while a broadcast of several messages is sent over a bad line: everybody has one outcome, nobody a message twice, and
in every chat stands what should."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from bot.mailbox.messenger import GONE, Delivered, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.broadcast_records import (
    CancelBroadcast,
    EditBroadcast,
    PauseBroadcast,
    ResumeBroadcast,
    RetryFailed,
    WithdrawBroadcast,
)
from conversations.content import Part, Parts
from conversations.records import Record
from tests.mailbox.broadcast_rig import Process
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.rig import FakeMessenger
from tests.mailbox.test_broadcasts import found_managers
from tests.storage.broadcast_world import ADMIN, broadcast, recipients, state, write
from tests.storage.world import do

PEOPLE, MESSAGES = 24, 3
ANSWERS = (RetryAt(1.0), Unknown("error 500", answered=True), Unknown("no answer"), Refused("bad"), Unreachable("blocked"))


@dataclass
class Phones(FakeMessenger):
    """What stands in each chat, by message: the part, and its text. One call in nine ends badly as long as the line is `bad`."""

    chance: random.Random
    bad: bool = True
    chats: dict[int, dict[int, tuple[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    got: Counter[tuple[int, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__init__()

    async def deliver(self, parcel: Parcel) -> Outcome:
        answer = self.chance.choice(ANSWERS)
        is_message = parcel.screen.content is not None and parcel.edit_message_id is None
        if self.bad and self.chance.random() < 1 / 9 and (is_message or isinstance(answer, RetryAt)):
            if answer == Unknown("no answer"):
                self._stands(parcel)
            return answer
        return self._stands(parcel)

    def _stands(self, parcel: Parcel) -> Outcome:
        chat, message_id = self.chats[parcel.chat_id], parcel.edit_message_id
        if message_id is not None and message_id not in chat:
            return Refused(GONE)
        if parcel.screen.withdrawn and message_id is not None:
            del chat[message_id]
            return Delivered(message_id)
        done = self._delivered(parcel)
        chat[done.message_id] = (parcel.screen.card, parcel.screen.content.text if parcel.screen.content is not None else "")
        self.got[parcel.chat_id, parcel.screen.card] += message_id is None
        return done


def content(version: int) -> dict[str, Parts]:
    return {"zh-CN": tuple(Part(f"{number}：第 {version} 稿") for number in range(MESSAGES))}


def deed(chance: random.Random, about: int, number: int) -> Record:
    """Something an admin does; what ends it all not as often."""
    others: list[Record] = [PauseBroadcast(about), ResumeBroadcast(about), RetryFailed(about), EditBroadcast(about, content(number))]
    ends: list[Record] = [CancelBroadcast(about), WithdrawBroadcast(about)] if chance.random() < 0.3 else []
    return chance.choice([*others, *ends])


@pytest.mark.parametrize("seed", [2, 5])
async def test_one_outcome_each_and_what_should_stands_in_every_chat(database: Database, database_url: str, seed: int) -> None:
    await found_managers(database, PEOPLE)
    clock, chance = ManualClock(), random.Random(seed)
    phones = Phones(chance)
    about = await write(database, broadcast(content=content(0)), now=clock.local())
    process = Process.on(database_url, clock, phones)

    async def settled() -> bool:
        async with database.read() as conn:
            unsent = await conn.scalar(select(t.outbox.c.id).where(t.outbox.c.outcome.is_(None)).limit(1))
        return unsent is None and await state(database, about) in ("finished", "cancelled")

    async def begun() -> bool:
        return await state(database, about) != "scheduled"

    async with process.living():
        assert await process.until(begun)
        for number in range(1, 6):
            until = clock.now().timestamp() + chance.random() * 1.5
            assert await process.until(lambda end=until: clock.now().timestamp() > end)  # type: ignore[misc]
            await do(database, deed(chance, about, number), by=ADMIN, now=clock.local())
        phones.bad = False
        await do(database, ResumeBroadcast(about), by=ADMIN, now=clock.local())
        assert await process.until(settled)
    await _is_right(database, phones, about)


async def _is_right(database: Database, phones: Phones, about: int) -> None:
    async with database.read() as conn:
        stored = (await conn.execute(select(t.broadcast).where(t.broadcast.c.id == about))).one()
        unsure = set(await conn.scalars(select(t.outbox.c.chat_id).where(t.outbox.c.outcome.in_(["unknown", "unreachable"]))))
    rows = await recipients(database, about)
    ended = {"skipped"} if stored.state == "cancelled" else set()
    assert {row.outcome for row in rows} <= {"sent", "failed", "unreachable", *ended}
    assert len(rows) == PEOPLE
    assert max(phones.got[row.chat_id, f"broadcast/{about}/{part}"] for row in rows for part in range(MESSAGES)) == 1
    for row in rows:
        standing = {card: text for card, text in phones.chats[row.chat_id].values() if card.startswith(f"broadcast/{about}/")}
        there = range(0 if stored.withdrawn_at is not None else row.parts)
        right = {f"broadcast/{about}/{part}": stored.content["zh-CN"][part]["text"] for part in there}
        assert row.chat_id in unsure or standing == right
