"""A broadcast through a storm: some have blocked the bot, some calls fail, the server floods now and then, three kills; some get a text
and a picture, and reminders leave all the while.

Everybody has exactly one outcome, nobody gets it twice, what is in doubt is no more than what was in hand when it struck, no request of
any paced lane is made during a pause, and the card tells what the rows say. How much
of the allowed rate was used is told in the log: how fast a machine is, no test asserts. Everything runs `SPEED` times as fast as it would:
the bot's clock, and the limits of the server.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from bot.clock import Clock, ClockStart
from bot.mailbox.letters import Draft, Lane
from bot.mailbox.outbox import queue
from bot.simulator import Call, Fault, FaultKind, RealTimer, Simulator, running
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.facts.broadcasts import load_broadcasts
from bot.storage.facts.scope import Scope
from bot.storage.policies import save_policy
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.audience import Audience
from conversations.broadcast import Outcome
from conversations.broadcast_records import ApproveBroadcast, CreateBroadcast
from conversations.content import MediaFile, MediaKind, Part
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from conversations.roles import Role
from conversations.screens.broadcast_progress import progress
from conversations.view import Line, View
from conversations.wording import Wording
from tests.e2e.checks import check_trouble
from tests.e2e.persons import joins
from tests.e2e.stage import SECRET, TOKEN, ZONE, Stage, at
from tests.e2e.storm_figures import RATE, during_pauses, floods, rate_used
from tests.e2e.town import DISTRICT, found
from tests.simulator.test_updates import PNG

pytestmark = pytest.mark.slow

SPEED = 4.0
MANY = {"sqlite": 2_000, "postgres": 20_000}
FIRST, REMINDED, AUTHOR, OTHER = 1_000_000, 2_000_000, 901, 902
WORDS = "请各企业今日开展一次全面消毒，并于17:00前登记。"
ENGLISH, EVERY_ENGLISH = "Please disinfect all premises today and log it by 17:00.", 20
REMINDERS = 20
"""For so many recipients there is one reminder."""
IN_DOUBT = 5
"""In groups of the lane: so much at most a kill may leave in doubt. One is being sent, one is the next, the others are those whose outcomes
were just being written down."""
FLOOD_SECONDS = 5


class FastTimer(RealTimer):
    """The machine's time, sped up as the bot's clock is: the limits of the server keep step."""

    def seconds(self) -> float:
        return super().seconds() * SPEED

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / SPEED)


@dataclass
class Storm:
    """The stage, who is on it, and when it was struck (seconds of the server's time)."""

    stage: Stage
    recipients: int
    in_doubt: list[int] = field(default_factory=list)
    """How many messages of the broadcast were in the bot's hands each time it was killed."""
    reminded: int = 0
    broadcast_id: int = 0

    @property
    def chats(self) -> range:
        return range(FIRST, FIRST + self.recipients)

    def parts(self, chat_id: int) -> int:
        """How many messages the recipient is to get."""
        return 2 if chat_id in self.chats[::EVERY_ENGLISH] else 1

    async def found(self) -> None:
        """So many officers, some of whom read English, and have started the bot; every 33rd has blocked it since. Two admins."""
        stage = self.stage
        town = await found(stage.database, stage.keyring, 0)
        await town.enrol({}, admins=(AUTHOR, OTHER))
        people = [(n, chat) for n, chat in enumerate(self.chats, start=10)]
        async with stage.database.begin() as conn:
            for some in (people[place : place + 500] for place in range(0, len(people), 500)):
                common = {"name": "联络员", "enrolled_at": at("06:00")}
                read = {chat: "en" if self.parts(chat) > 1 else "zh-CN" for _, chat in some}
                await conn.execute(insert(t.account), [{"id": n, "chat_id": chat, "language": read[chat], **common} for n, chat in some])
                held = {"role": "officer", "division_code": DISTRICT, "path": f"/220000/220100/{DISTRICT}/", "since": at("06:00")}
                await conn.execute(insert(t.membership), [{"account_id": n, **held} for n, _ in some])
            # A kill leaves what half a second of real time sends in doubt: at this speed that is a good part of a small audience.
            await save_policy(conn, replace(DEFAULT_POLICY, broadcast_pause_percent=60), at("06:00"), None)
            if not stage.database.is_sqlite:
                await conn.execute(text("SELECT setval(pg_get_serial_sequence('account', 'id'), (SELECT max(id) FROM account))"))
        for chat in (AUTHOR, OTHER, *self.chats):
            joins(stage.simulator, chat, "联络员", started=True)
        for chat in self.chats[::33]:
            stage.simulator.state.people[chat].blocked = True

    async def write(self) -> None:
        """The author writes it, another admin approves."""
        picture = MediaFile(MediaKind.PHOTO, self.stage.simulator.state.add_file(PNG, "a.png", "image/png", "photos").file_id)
        content = {"zh-CN": (Part(WORDS),), "en": (Part(ENGLISH), Part(files=(picture,)))}
        record = CreateBroadcast(content, Audience((Role.OFFICER,)), must_confirm=True, ask=True)
        self.broadcast_id = (await self._do(record, 1)).changed_broadcasts[0]
        await self._do(ApproveBroadcast(self.broadcast_id), 2)
        async with self.stage.database.begin() as conn:  # what the desk would have sent as the answer to the author
            card = f"broadcast/{self.broadcast_id}"
            letter = {"lane": "reply", "screen": "broadcast_progress", "subject": str(self.broadcast_id), "language": "zh-CN", "card": card}
            moment = self.stage.now()
            await conn.execute(insert(t.outbox), [{"chat_id": AUTHOR, "not_before": moment, "created_at": moment, **letter}])

    async def _do(self, record: Record, by: int):  # type: ignore[no-untyped-def]
        async with self.stage.database.begin() as conn:
            return await apply(conn, [Deed(record, by, by, "")], self.stage.now().astimezone(ZONE), self.stage.keyring)

    async def remind(self, share: float) -> None:
        """Reminders to other people, all along the time in which such a share of the recipients has their turn."""
        many, seconds = int(self.recipients * share / REMINDERS), self.recipients * share / RATE
        chats = range(REMINDED + self.reminded, REMINDED + self.reminded + many)
        self.reminded += many
        for chat in chats:
            joins(self.stage.simulator, chat, "填报人", started=True)
        begin, view = self.stage.now(), View((Line("reminder-times-title"),))
        drafts = [
            Draft(chat, Lane.REMINDER, "zh-CN", card="", view=view, not_before=begin + timedelta(seconds=seconds * n / many))
            for n, chat in enumerate(chats)
        ]
        async with self.stage.database.begin() as conn:
            await queue(conn, drafts, begin, begin)

    def paced(self) -> list[Call]:
        """Calls for recipients and for those who are reminded, answered as they may be, in their order."""
        return [call for call in self.stage.simulator.log.of("sendMessage", "sendPhoto") if int(call.params["chat_id"]) >= FIRST]

    async def until_called(self, calls: int, within: float) -> None:
        """Wait until so many calls were made for recipients."""
        async with asyncio.timeout(within):
            while self.stage.simulator.log.counts.get("sendMessage", 0) < calls:
                await RealTimer().sleep(0.05)

    async def strike(self) -> None:
        """Kill the bot and start it again; the clock goes on far enough that its claims have run out when the next one looks."""
        await self.stage.bot.kill()
        c = t.outbox.c
        held = [c.outcome.is_(None), c.claimed_until.is_not(None), c.lane == Lane.BROADCAST.value, c.edit.is_(False)]
        async with self.stage.database.read() as conn:
            self.in_doubt.append(await conn.scalar(select(func.count()).where(*held)) or 0)
        self.stage.set_clock(self.stage.now() + timedelta(seconds=61 * SPEED), SPEED)
        await self.remind(0.2)
        await self.stage.begin()
        await self.stage.bot.until("serving")

    async def until_over(self, within: float) -> None:
        """Wait until it is finished and the last card has left."""
        await self.stage.bot.until("broadcasts_finished", within)
        await self.stage.all_sent(within)

    async def outcomes(self) -> Counter[str]:
        """The rows, counted."""
        c = t.broadcast_recipient.c
        counted = select(c.outcome, c.why, func.count().label("n")).where(c.broadcast_id == self.broadcast_id).group_by(c.outcome, c.why)
        async with self.stage.database.read() as conn:
            return Counter({f"{row.outcome}/{row.why}" if row.why else row.outcome: row.n for row in await conn.execute(counted)})


@asynccontextmanager
async def storm_on(url: str, folder: Path, recipients: int) -> AsyncIterator[Storm]:
    """A stage whose server keeps to Telegram's limits."""
    database = Database(url)
    stage = Stage("polling", url, folder, database, Keyring(SECRET), Clock(ZONE, ClockStart(at("09:00"), SPEED)))
    stage.simulator = Simulator(stage.now, token=TOKEN, limits=True, timer=FastTimer())
    try:
        async with running(stage.simulator) as stage.address:
            try:
                yield Storm(stage, recipients)
                await stage.stop()
            except BaseException:
                for number, bot in enumerate(stage.bots):
                    stage.say(f"bot {number}: " + "\n".join(bot.raw[-15:]))
                raise
            finally:
                for bot in stage.bots:
                    await bot.kill()
        for bot in stage.bots:
            check_trouble(bot.lines, {"too_many_requests", "outcome_unknown", "not_acknowledged", "poll_unanswered"})
    finally:
        await database.dispose()


async def test_a_storm(database_kind: str, empty_database_url: str, tmp_path: Path) -> None:
    recipients = MANY[database_kind]
    async with storm_on(empty_database_url, tmp_path, recipients) as storm:
        await storm.found()
        faults, chance = storm.stage.simulator.faults, random.Random(7)
        faults.add(Fault(FaultKind.ERROR, method="send*", probability=0.02, code=502))
        faults.add(Fault(FaultKind.FLOOD, method="sendMessage", probability=10 / recipients, retry_after=FLOOD_SECONDS))
        faults.add(Fault(FaultKind.FLOOD, method="sendPhoto", probability=0.2, times=4, retry_after=FLOOD_SECONDS))
        await storm.write()
        await storm.remind(0.2)
        await storm.stage.begin()
        await storm.stage.bot.until("serving")
        for share in (0.15, 0.35, 0.55):
            await storm.until_called(int(recipients * (share + chance.uniform(0, 0.1))), 300)
            await storm.strike()
        await storm.until_over(400)
        await _check(storm)


async def _check(storm: Storm) -> None:
    counted = await storm.outcomes()
    calls = storm.paced()
    storm.stage.say(f"{dict(counted)}, rate used {rate_used(calls):.1%}, {len(calls)} calls, {floods(calls)} floods")
    storm.stage.say(f"in hand when it was killed: {storm.in_doubt}; {storm.reminded} reminders")
    assert sum(counted.values()) == storm.recipients, "everybody has a row"
    assert set(counted) <= {"sent", "unreachable", "failed/unknown"}, "and an outcome"
    c = t.broadcast_recipient.c
    async with storm.stage.database.read() as conn:
        rows = (await conn.execute(select(c.chat_id, c.outcome).where(c.broadcast_id == storm.broadcast_id))).all()
    arrived = Counter((int(call.params["chat_id"]), call.method) for call in calls if call.ok)
    assert max(n for (chat, _), n in arrived.items() if chat < REMINDED) == 1, "nobody got it twice"
    for row in rows:
        got = sum(post.own for post in storm.stage.simulator.state.chats[row.chat_id].posts.values())
        assert got == sum(arrived[row.chat_id, method] for method in ("sendMessage", "sendPhoto"))
        assert got == {Outcome.SENT: storm.parts(row.chat_id), Outcome.UNREACHABLE: 0}.get(Outcome(row.outcome), got)
    assert counted["unreachable"] >= len(storm.chats[::33]) - counted["failed/unknown"]
    assert counted["failed/unknown"] <= sum(storm.in_doubt), "no more than what was in hand"
    assert max(storm.in_doubt) <= IN_DOUBT * RATE * SPEED / 4, "of which there are a few groups of a quarter of a second's worth"
    assert {chat for chat, _ in arrived if chat >= REMINDED} == {*range(REMINDED, REMINDED + storm.reminded)}, "all were reminded"
    assert {call.method for call in calls if call.status == 429} == {"sendMessage", "sendPhoto"}
    assert during_pauses(calls) == []
    assert await _card(storm) == (card := await _rows_as_a_card(storm))
    assert f"已送达 <b>{counted['sent']}</b> / {storm.recipients} 人" in card


async def _card(storm: Storm) -> str:
    """The author's card as the bot showed it last."""
    shown = storm.stage.simulator.log.of("sendMessage", "editMessageText")
    return next(str(call.params["text"]) for call in reversed(shown) if int(call.params["chat_id"]) == AUTHOR and call.ok)


async def _rows_as_a_card(storm: Storm) -> str:
    async with storm.stage.database.read() as conn:
        scope = Scope(storm.stage.now().astimezone(ZONE), lambda _: True, locking=False)
        broadcast = (await load_broadcasts(conn, [storm.broadcast_id], scope))[storm.broadcast_id]
    return Wording().screen(progress(broadcast, scope.now), "zh-CN").text
