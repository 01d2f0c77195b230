"""Those who hear of alerts: the officer who answers for the shops, the substitute, the city, the province, an admin; and the timelines."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select

from bot.simulator import Bubble, RealTimer
from bot.storage import tables as t
from tests.e2e.persons import PATIENCE, Person, joins
from tests.e2e.stage import Stage
from tests.e2e.town import CITY, DISTRICT, PLACES, PROVINCE, Town, found

STAFF = ("王芳", "李强", "赵敏", "钱进")
SPEED = 10.0
"""Nothing but what a play jumps to happens in the seconds that it takes."""
SOON = timedelta(seconds=2)
"""How long after something was due a bot is started to do it."""
ON_TIME = timedelta(minutes=1)
"""What is done less late than this is on time: what follows it is due as if it had been done at its moment."""
OFFICER, SUBSTITUTE, CITY_OFFICER, PROVINCE_OFFICER, ADMIN = 901, 902, 903, 904, 950
NAMES = {OFFICER: "崔勇军", SUBSTITUTE: "孙志远", CITY_OFFICER: "安晓宁", PROVINCE_OFFICER: "白雪松", ADMIN: "钱海敏"}
FEVER = "王芳 37.8 居家隔离，其余正常"


@dataclass(frozen=True)
class Told:
    """A line of an alert's timeline, with names for people; `step` is the kind of a step."""

    kind: str
    people: tuple[str, ...]
    step: str | None
    by: str | None
    at: datetime
    note: str

    @property
    def said(self) -> str:
        """`told responsible: 崔勇军`, `acknowledged by 崔勇军`, `resolved (=hospital) by 崔勇军`"""
        step = f" {self.step}" if self.step else ""
        note = f" ({self.note})" if self.note else ""
        people = f": {'、'.join(self.people)}" if self.people else ""
        return f"{self.kind}{step}{note}{people}" + (f" by {self.by}" if self.by else "")


@dataclass(frozen=True)
class Offices:
    """Who plays: the managers of the shops, the officer who answers for all of them, the other one of the district, those above."""

    stage: Stage
    town: Town
    managers: tuple[Person, ...]
    officer: Person
    substitute: Person
    city: Person
    province: Person
    admin: Person

    @property
    def officers(self) -> tuple[Person, ...]:
        return self.officer, self.substitute, self.city, self.province

    def shop(self, place: int) -> str:
        """The name of a manager's shop (from 0)."""
        return f"第{place + 1}商店"

    async def story(self, alert_id: int = 1) -> list[Told]:
        """The timeline of an alert, the oldest first."""
        async with self.stage.database.read() as conn:
            names = {row.id: row.name for row in await conn.execute(select(t.account.c.id, t.account.c.name))}
            c = t.alert_event.c
            rows = await conn.execute(select(t.alert_event).where(c.alert_id == alert_id).order_by(c.id))
            return [
                Told(row.kind, tuple(names[one] for one in row.people or ()), row.step, names.get(row.by), row.at, row.note) for row in rows
            ]

    async def said(self, alert_id: int = 1) -> list[str]:
        """The timeline in words."""
        return [one.said for one in await self.story(alert_id)]

    async def next_of(self, alert_id: int = 1) -> datetime:
        """When something is due of an alert that is not resolved."""
        async with self.stage.database.read() as conn:
            moment: datetime | None = await conn.scalar(select(t.alert.c.next_at).where(t.alert.c.id == alert_id))
        assert moment is not None
        return moment

    async def alerted(self, alerts: int) -> None:
        """Wait until there are so many alerts of which somebody was told. A database tells nobody: it is asked."""
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.stage.database.read() as conn:
                    if await conn.scalar(select(func.count(t.alert_notice.c.alert_id.distinct()))) == alerts:
                        return
                await RealTimer().sleep(0.1)

    async def opened(self) -> None:
        """Wait until the day is open: from then on somebody owes something. A database tells nobody: it is asked."""
        done = select(func.count()).select_from(t.slot).where(t.slot.c.kind == "open", t.slot.c.done_at.is_not(None))
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.stage.database.read() as conn:
                    if await conn.scalar(done):
                        return
                await RealTimer().sleep(0.1)

    async def goes_on(self, minutes: int, alert_id: int = 1) -> None:
        """Stop the bot, and start it again when something is due of the alert: so many minutes after the newest line of its story."""
        await self.stage.all_taken()
        await self.stage.stop()
        due, newest = await self.next_of(alert_id), (await self.story(alert_id))[-1].at
        assert abs(due - newest - timedelta(minutes=minutes)) < ON_TIME, f"{due - newest} instead of {minutes} minutes"
        self.stage.set_clock(due + SOON, SPEED)
        await self.stage.start(speed=SPEED)


async def offices_for(stage: Stage, shops: int = 1, *, assigned: bool = True, phones: bool = False) -> Offices:
    """Everybody is enrolled, and no bot runs yet. The officer is assigned to every shop, else both of the district answer for them."""
    town = await found(stage.database, stage.keyring, shops, STAFF, phones=phones)
    chats = dict(zip(range(101, 101 + shops), town.enterprises, strict=True))
    above = {CITY_OFFICER: CITY, PROVINCE_OFFICER: PROVINCE}
    await town.enrol(chats, [OFFICER, SUBSTITUTE], [ADMIN], above, NAMES)
    stage.secrets |= {*STAFF, *NAMES.values(), "填报人"}
    async with stage.database.begin() as conn:
        account = select(t.account.c.id).where(t.account.c.chat_id == OFFICER).scalar_subquery()
        told = {"path": PLACES[DISTRICT].path, "since": stage.now(), "by": account, "account_id": account}
        for enterprise in town.enterprises if assigned else ():
            await conn.execute(insert(t.assignment).values(**told, enterprise_id=enterprise))
    managers = tuple(joins(stage.simulator, chat, "某人", started=True) for chat in chats)
    others = [joins(stage.simulator, chat, "某人", started=True) for chat in NAMES]
    return Offices(stage, town, managers, *others)


async def reports(manager: Person, typed: str, *seen: str) -> None:
    """The manager types the day's report and confirms it."""
    await manager.types(typed)
    await manager.shown("请核对")
    await manager.taps("✅ 确认上报")
    await manager.shown("已上报", *seen)


def cards_of(person: Person, words: str = "预警：发热") -> list[Bubble]:
    """The messages that were cards of such an alert from the beginning."""
    return [bubble for bubble in person.chat.from_bot if words in bubble.texts[0]]


def answered(bubble: Bubble) -> int | None:
    """The message to which this one is a reply."""
    above = bubble.get("reply_to_message")
    return int(above["message_id"]) if above else None


async def everywhere(people: Sequence[Person], *words: str) -> None:
    """The card of each of these people comes to hold the words, in the message that it is."""
    for person in people:
        await person.sees("预警：", *words)
