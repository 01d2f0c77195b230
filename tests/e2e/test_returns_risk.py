"""Risk that changes while people return: everybody concerned is judged again and told, once, whatever is killed when."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete, func, select

from bot.simulator import RealTimer
from bot.storage import tables as t
from bot.storage.writers import Deed, apply
from conversations.codes import Transport
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileCheck
from conversations.returns import Declaration, Stay
from conversations.rules.verdict import judge
from tests.e2e.persons import Person, joins
from tests.e2e.returns import ADMIN, EACH_ONCE, EARLY, HERE, OFFICER, audit, begins_check, cast_for, files_check, is_well, states
from tests.e2e.stage import ZONE, Stage
from tests.e2e.town import DISTRICT, Town, found

pytestmark = EACH_ONCE
SHOPS, HEADS = 5, 600
"""So many checks that a pass over them takes several chunks."""
AWAY = timedelta(minutes=2)
"""By how much the clock goes on after a kill: longer than a letter stays in the hands of a process that is dead."""


async def test_a_district_becomes_medium(stage: Stage) -> None:
    """Of two districts of one name the admin is asked which; manager, officer and admin hear of the verdict that changed. A milder one ends
    no isolation, and a statement set back in time counts for the days it tells of."""
    cast = await cast_for(stage)
    await stage.start(EARLY)
    manager, officer, admin = cast.manager, cast.officer, cast.admin
    await begins_check(manager, "李强")
    await manager.types("朝阳 11.9-11.15")
    await manager.shown("「朝阳」有 4 个地方，请选择")
    await manager.taps("长春市朝阳区", HERE, "✅ 就这些")
    await is_well(manager)
    await files_check(manager, "可以返岗", "14 天行程完整")

    await admin.types("/risk 朝阳区 medium")
    await admin.shown("有 2 个地方，请选择")
    await admin.taps("长春市朝阳区")
    await admin.shown("请核对", "🟡 中风险", "将重新判断 1 份返岗核查")
    await admin.taps("✅ 确认设定")
    changed = "长春市朝阳区：🟢 低风险 → 🟡 中风险"
    await admin.sees("重新判断完成", changed, "结论有变 1 份", "隔离观察 1 人")
    await manager.sees("返岗核查结论有变", changed, "李强：可以返岗 → 隔离观察至 11月29日", "停止上岗")
    told = await officer.sees("风险变化，已重新判断", changed, "隔离观察 1 人", "第1商店：1 人")
    assert "李强" not in told.text
    await _why(manager)

    await states(admin, "长春朝阳区 低")
    await manager.sees("返岗核查结论有变", "李强：隔离观察 → 可以返岗", "隔离不会自动解除")
    await admin.sees("重新判断完成", "🟡 中风险 → 🟢 低风险", "可以返岗 1 人")
    await manager.types("/report")
    still = await manager.shown("每日健康台账：未报", "隔离观察 1 人")
    assert still.button("全部正常") is None

    await states(admin, "长春朝阳区 高风险 11.10", "起始时间在过去：以前的记录都保留")
    await manager.sees("返岗核查结论有变", "🟢 低风险 → 🔴 高风险，自 11月10日", "李强：可以返岗 → 隔离观察至 11月29日")
    await admin.sees("重新判断完成", "🟢 低风险 → 🔴 高风险，自 11月10日", "隔离观察 1 人")
    await admin.types("/risk 长春朝阳区")
    await admin.shown("▶ 🟢 低风险", "• 🟡 中风险", "• 🔴 高风险，自 11月10日")
    said = [details["level"] for action, details in await audit(stage) if action == "set_risk"]
    assert said == ["medium", "low", "high"]


async def _why(manager: Person) -> None:
    """The verdict says which level was seen since when, what it was before, and why it was made again."""
    await manager.types("/return")
    await manager.taps("🟠 李强", "为什么？")
    await manager.shown("长春市朝阳区：离开后，11月23日起为中风险", "第 1 版", "（地区风险等级变化）", "此前的结论：可以返岗")


async def _returned(stage: Stage, town: Town) -> None:
    """Everybody of every shop was in 武汉 and has a check that lets them be on post."""
    day = date(2026, 11, 23)
    stays = (Stay(DISTRICT, date(2026, 11, 16), date(2026, 11, 22)), Stay("420100", date(2026, 11, 9), date(2026, 11, 15)))
    async with stage.database.begin() as conn:
        staff = (await conn.execute(select(t.staff.c.id, t.staff.c.enterprise_id))).all()
        deeds = []
        for person in staff:
            told = Declaration(person.id, day, stays, Transport.CAR, "", "", (), None, Decimal("36.5"), ())
            found = judge(told, {}, DEFAULT_POLICY, home=DISTRICT, today=day, zone=ZONE, now=stage.clock.local())
            deeds.append(Deed(FileCheck(person.enterprise_id, told, found, 1, None, self_declared=False), 1, 101, "某人"))
        await apply(conn, deeds, stage.clock.local(), stage.keyring)


async def _judged(stage: Stage) -> tuple[int, bool]:
    """How many have been judged again so far, and whether the pass is over."""
    async with stage.database.read() as conn:
        judged = await conn.scalar(select(func.count()).select_from(t.verdict).where(t.verdict.c.risk_id.is_not(None)))
        return judged or 0, bool(await conn.scalar(select(func.count()).select_from(t.risk).where(t.risk.c.judged_at.is_not(None))))


async def _kill(stage: Stage) -> None:
    """And do not wait until its lease has run out: that is tried elsewhere."""
    await stage.bot.kill()
    async with stage.database.begin() as conn:
        await conn.execute(delete(t.lease))
    stage.set_clock(stage.now() + AWAY)


@pytest.mark.slow
async def test_killed_right_after_the_statement_and_again_while_judging(stage: Stage) -> None:
    """The next process finishes what was begun: everybody is isolated once, and everybody concerned gets one message."""
    town = await found(stage.database, stage.keyring, SHOPS, [f"员工{number}" for number in range(HEADS)])
    chats = dict(zip(range(101, 101 + SHOPS), town.enterprises, strict=True))
    await town.enrol(chats, [OFFICER], [ADMIN])
    people = {chat: joins(stage.simulator, chat, "某人", started=True) for chat in (*chats, OFFICER, ADMIN)}
    await _returned(stage, town)
    stage.simulator.webhook.first_pause, stage.simulator.webhook.longest_pause = 0.05, 0.2
    await stage.start(EARLY)
    await people[ADMIN].types("/risk 武汉 高")
    await people[ADMIN].shown("请核对", "将重新判断 3,000 份返岗核查")
    await people[ADMIN].tap("✅ 确认设定")
    await people[ADMIN].sees("已设定")
    await _kill(stage)
    before, over = await _judged(stage)
    stage.say(f"killed after {before} of {SHOPS * HEADS}")
    assert not over

    await stage.start()
    async with asyncio.timeout(60):
        while (await _judged(stage))[0] <= before:  # a database tells nobody: it is asked
            await RealTimer().sleep(0.01)
    await _kill(stage)
    judged, over = await _judged(stage)
    stage.say(f"killed after {judged} of {SHOPS * HEADS}")
    assert before < judged < SHOPS * HEADS
    assert not over

    await stage.start()
    await people[ADMIN].sees("重新判断完成", "重新判断 3,000 份返岗核查", "隔离观察 3,000 人")
    await stage.all_sent()
    for chat, person in people.items():
        words = {ADMIN: "重新判断完成", OFFICER: "风险变化，已重新判断"}.get(chat, f"{HEADS} 人的结论因此改变")
        assert sum(words in text for bubble in person.chat.from_bot for text in bubble.texts) == 1, chat
    await _once(stage)


async def _once(stage: Stage) -> None:
    async with stage.database.read() as conn:
        for table in (t.return_check, t.isolation, t.isolation_change):
            assert await conn.scalar(select(func.count()).select_from(table)) == SHOPS * HEADS, table.name
        again = select(func.count(), func.count(t.verdict.c.check_id.distinct())).where(t.verdict.c.risk_id.is_not(None))
        assert (await conn.execute(again)).one() == (SHOPS * HEADS, SHOPS * HEADS)
