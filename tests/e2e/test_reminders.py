"""What managers are reminded of on the real bot: one message a moment, put off, never after the report; what follows a silence."""

import re
from datetime import date, timedelta

from bot.storage.writers import Deed, apply
from conversations.codes import IsolationKind, Rule
from conversations.records import OpenIsolation
from tests.e2e.offices import FEVER, SPEED, Offices, offices_for, reports
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import DAY, Stage

pytestmark = EACH_ONCE
NEXT_DAY, THIRD_DAY = "2026-11-24", "2026-11-25"


async def _isolate(offices: Offices, place: int) -> None:
    """王芳 of that shop has been in isolation for some days."""
    first = date.fromisoformat(DAY) - timedelta(days=4)
    staff = await offices.town.staff(offices.town.enterprises[place])
    until = first + timedelta(days=14)
    record = OpenIsolation(offices.town.enterprises[place], staff["王芳"], IsolationKind.HOME, first, until, Rule.HIGH_RISK)
    async with offices.stage.database.begin() as conn:
        await apply(conn, [Deed(record, place + 1, 101 + place, "某人")], offices.stage.clock.local(), offices.stage.keyring)


def _reminders(person: Person) -> list[str]:
    """The texts of all reminders, as they came."""
    return [bubble.texts[0] for bubble in person.chat.from_bot if bubble.texts[0].startswith(("🔔", "🌡"))]


async def _put_off(person: Person) -> str:
    """By half an hour. Gives the time right after that, as the answer says it."""
    await person.taps("⏳ 30 分钟后再提醒")
    told = re.search(r"(\d\d:\d\d) 再提醒您", (await person.sees("再提醒您，之前不再打扰")).text)
    assert told is not None
    return f"{told[1]}:01"


async def test_one_message_a_moment(stage: Stage) -> None:
    """Two duties in one message, put off twice; what is done meanwhile is left out. Who has reported or is closed hears nothing."""
    offices = await offices_for(stage, 4)
    busy, done, closed, silent = offices.managers
    await _isolate(offices, 0)
    await stage.start("08:01", SPEED)
    await busy.types("/reminders")
    await busy.taps("健康台账的提醒时间", "09:00")
    await busy.shown("已设好。健康台账：09:00 提醒", "09:00  10:30（自定")
    await done.types("/today")
    await done.taps("✅ 全部正常")
    await closed.types("/closed 12.24-12.26")
    await closed.shown("已登记：第3商店 12月24日–26日 歇业")
    await closed.types("/closed 今天")
    await closed.shown("已登记：第3商店 11月23日 歇业")

    await stage.until("09:00:01", speed=SPEED)
    await busy.shown("🔔 第1商店：有 2 项待办", "今天的健康台账还没有报", "请录入上午体温", "王芳")
    await silent.shown("🔔 催报", "第4商店 今天的健康台账还没有报")
    await stage.until(await _put_off(busy), speed=SPEED)
    again = await busy.shown("🔔 第1商店：有 2 项待办", "请录入上午体温")
    later = await _put_off(busy)
    await reports(busy, "王芳 居家隔离，其余正常")
    await stage.until(later, speed=SPEED)
    alone = await busy.shown("请录入上午体温", "还有 1 人未录入")
    assert alone.id > again.id
    assert "健康台账" not in alone.text

    await stage.until("10:30:01", speed=SPEED)
    await silent.shown("🔔 催报", "⚠️ 截报前不再统一催报。12:00 以后算迟报，名单会报给联络员")
    await stage.until("12:05:01", speed=SPEED)
    await offices.officer.sees("截报汇总", "应报 3 家，已报 2 家，未报 1 家", "另有 1 家今天歇业", "第4商店")
    await stage.all_taken()
    assert [len(_reminders(person)) for person in offices.managers] == [3, 0, 0, 2]


async def test_quiet_hours(stage: Stage) -> None:
    """At half past nine in the evening a fever is told at once; what is routine waits for the morning; nobody is reminded."""
    offices = await offices_for(stage, 2)
    officer, manager = offices.officer, offices.managers[0]
    await _isolate(offices, 1)
    await stage.start("21:30", SPEED)
    await offices.alerted(3)  # two silent shops; temperatures that were not taken
    await reports(manager, FEVER, "迟报")
    card = await officer.sees("预警：发热", "▶ 待接单")
    assert not card.silent
    assert officer.chat.find("一般预警") is None
    assert not any(_reminders(person) for person in offices.managers)
    await stage.until("07:00:05", NEXT_DAY, speed=SPEED)
    bundle = await officer.sees("一般预警", "企业未报：第2商店", "隔离人员缺测体温：王* · 第2商店")
    assert "第1商店" not in bundle.text
    assert not any(_reminders(person) for person in offices.managers)


async def test_silent_for_three_days(stage: Stage) -> None:
    """An alert on the first day, folded on the second; on the third the city hears of it. The bot stands still in the nights and mornings,
    so that the chain's own step is overdue by then: it is told by that, once, and not raised besides (tests/jobs play it without)."""
    offices = await offices_for(stage)
    officer, _, city, _ = offices.officers
    await stage.start("15:00:01", SPEED)
    await offices.alerted(1)
    await stage.until("15:15:05", speed=SPEED)
    await officer.sees("一般预警　1 件", "企业未报：第1商店")
    await officer.tap("企业未报：第1商店")
    await officer.sees("预警：企业未报　一般", "当日未报", "填报人 1 人", "▶ 待接单")
    await stage.until("15:00:01", NEXT_DAY, speed=SPEED)
    await officer.sees("预警：企业未报", "连续 2 个应报日未报")
    assert "raised" not in await offices.said()
    await stage.until("15:00:01", THIRD_DAY, speed=SPEED)
    await officer.sees("预警：企业未报", "连续 3 个应报日未报", "通知上级联络员")
    await stage.until("15:15:05", THIRD_DAY, speed=SPEED)
    await city.sees("一般预警　1 件", "企业未报：第1商店")
    assert [one.partition(":")[0] for one in await offices.said() if one.startswith(("raised", "told level"))] == ["told level"]
    await offices.managers[0].types("/today")
    await offices.managers[0].tap("✅ 全部正常")
    await officer.sees("预警：企业未报", "自动结束")
    assert (await offices.said())[-1] == "resolved (=reported)"
