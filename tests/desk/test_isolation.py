"""Isolation through the desk, with the real dialogue on a real database: a fever that rings, an extension that the manager hears of."""

from datetime import date, timedelta

import pytest

from bot.desk.front import FrontDesk
from bot.desk.office import Office
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.records.deed import Deed
from bot.storage.schedule import open_day
from bot.storage.secrets import Keyring
from bot.storage.writers import apply
from conversations import dialogue
from conversations.codes import IsolationKind, Rule
from conversations.records import OpenIsolation
from conversations.wording import Wording
from tests.desk.rig import DeskRig, FakeFetcher, Told, desk_on, read_three, tapped, typed
from tests.jobs.province import MARKET
from tests.mailbox.rig import facts_of

MANAGER, OFFICER = 11, 9003
LEFT = date(2026, 11, 12)


@pytest.fixture
async def rig(database: Database) -> DeskRig:
    """The market, of whose three people two were judged to be isolated this morning."""
    small = await desk_on(database)
    ids = await small.staff("张三", "李四", "王五")
    keyring, wording, clock = Keyring("secret"), Wording(), small.mail.clock
    facts = facts_of(clock)
    async with database.begin() as connection:
        await open_day(connection, clock.local().date(), True)
        opened = [
            OpenIsolation(MARKET, staff_id, IsolationKind.HOME, LEFT, LEFT + timedelta(days=14), Rule.MEDIUM_RISK) for staff_id in ids[:2]
        ]
        await apply(connection, [Deed(record, None, MANAGER, "") for record in opened], clock.now(), keyring)
    small.mail.mailbox = Mailbox(database, clock, small.messenger, facts=facts, composer=dialogue, wording=wording, rate=25)
    office = Office(database, clock, keyring, facts, dialogue, wording, "zh-CN", lambda _moment: None)
    front = FrontDesk(office, small.mail.mailbox, FakeFetcher(), read_three)
    return DeskRig(small.mail, front, Told(), FakeFetcher(), office)


def button(parcel: Parcel, label: str) -> str:
    return next(b.data for row in parcel.screen.buttons for b in row if label in b.label)


class Phones:
    """Taps and texts, one after the other."""

    def __init__(self, rig: DeskRig) -> None:
        self.rig = rig
        self.updates = 0

    def newest(self, chat: int) -> Parcel:
        return next(parcel for parcel in reversed(self.rig.messenger.parcels) if parcel.chat_id == chat)

    async def type(self, chat: int, text: str) -> str:
        self.updates += 1
        await self.rig.take(typed(self.updates, chat, text))
        return self.newest(chat).screen.text

    async def tap(self, chat: int, *labels: str) -> str:
        for label in labels:
            self.updates += 1
            await self.rig.take(tapped(self.updates, chat, button(self.newest(chat), label), message_id=1))
        return self.newest(chat).screen.text


async def test_temperatures_of_two_and_a_fever_that_rings(rig: DeskRig) -> None:
    phones = Phones(rig)
    assert "上午体温：还有 <b>2</b> 人未录入" in await phones.type(MANAGER, "/today")
    await phones.tap(MANAGER, "录入上午体温（2 人）")
    await phones.type(MANAGER, "张三 36.5，李四 38.2 咳嗽")
    assert "⚠️ 李四：38.2℃、咳嗽" in await phones.tap(MANAGER, "选好了")
    assert "已录入 2 人的体温" in await phones.tap(MANAGER, "确认录入")
    rows = await rig.rows(t.reading.c.half, t.reading.c.temperature_centi)
    assert sorted(tuple(row) for row in rows) == [("morning", 3650), ("morning", 3820)]
    alarm = phones.newest(OFFICER).screen.text
    assert "预警：发热" in alarm
    assert "李*　居家隔离" in alarm.replace("<b>", "").replace("</b>", "")
    assert "第 11 天，共 14 天" in alarm
    assert "李四" not in alarm


async def test_an_extension_is_told_to_the_manager(rig: DeskRig) -> None:
    phones = Phones(rig)
    assert "在隔离 2 人" in await phones.type(OFFICER, "/isolation")
    await phones.tap(OFFICER, "1. 张*", "延长", "加 7 天", "等待检测结果")
    assert "已记录，并通知企业填报人" in await phones.tap(OFFICER, "✅ 确认")
    told = phones.newest(MANAGER).screen.text
    assert "延长至 12月3日 周四（等待检测结果）" in told
    assert "张三" in told
    assert max(row.until for row in await rig.rows(t.isolation.c.until)) == date(2026, 12, 3)
