"""People who cannot be written to: an officer who has blocked the bot is skipped at once, a manager who has opens an alert."""

import pytest

from tests.e2e.offices import FEVER, SPEED, offices_for, reports
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE


async def test_an_officer_who_has_blocked_the_bot(stage: Stage) -> None:
    """Noticed when the alert does not arrive: the next one is told at once. From then on the step is skipped, and the timeline says so."""
    offices = await offices_for(stage, 2)
    officer, substitute, city, _ = offices.officers
    stage.simulator.state.people[officer.id].blocked = True  # and Telegram has not told the bot
    await stage.start("08:01", SPEED)
    await reports(offices.managers[0], FEVER)
    await substitute.sees("预警：发热", "第1商店", "已通知 崔勇军、孙志远\n", "通知责任联络员：崔勇军（未送达）", "将通知长春市联络员")
    await reports(offices.managers[1], FEVER)
    await substitute.sees("预警：发热", "第2商店", "已通知 孙志远\n", "责任联络员无人可通知，转下一步")
    assert not city.chat.from_bot
    assert await offices.said(1) == ["opened by 填报人1", "told responsible: 崔勇军", "told substitutes: 孙志远"]
    assert await offices.said(2) == ["opened by 填报人2", "skipped responsible", "told substitutes: 孙志远"]

    await stage.simulator.people.block(substitute.id)
    await stage.all_taken()
    await offices.goes_on(15)
    await city.until(lambda chat: len(chat.from_bot) == 2)
    await city.sees("预警：发热", "第2商店", "已通知 孙志远、安晓宁\n")
    await stage.simulator.people.block(officer.id)
    await reports(offices.managers[0], "王芳 37.8 居家隔离，李强 38.0 居家隔离，其余正常", "第 2 次填报")
    await city.sees("预警：发热", "李*", "责任联络员无人可通知，转下一步", "替班联络员无人可通知，转下一步", "已通知 安晓宁\n")
    assert await offices.said(3) == ["opened by 填报人1", "skipped responsible", "skipped substitutes", "told level: 安晓宁"]


async def test_nobody_at_all_but_an_admin(stage: Stage) -> None:
    """No officer can be written to: admins hear of it at once."""
    stage.expected |= {"alert_without_officer"}
    offices = await offices_for(stage)
    await stage.start("08:01", SPEED)
    for officer in offices.officers:
        await stage.simulator.people.block(officer.id)
    await stage.all_taken()
    await reports(offices.managers[0], FEVER)
    await offices.admin.sees("预警：发热", "▶ 待接单", "已通知 钱海敏\n")
    kinds = ["responsible", "substitutes", "level", "level"]
    assert await offices.said() == ["opened by 填报人1", *(f"skipped {kind}" for kind in kinds), "told admins: 钱海敏"]


@pytest.mark.parametrize("by", ["reminder", "telegram"])
async def test_a_manager_who_has_blocked_the_bot(stage: Stage, by: str) -> None:
    """Whether a reminder does not arrive or Telegram says so: an alert, told with the routine ones; over when the bot may write again."""
    offices = await offices_for(stage)
    manager, officer = offices.managers[0], offices.officer
    if by == "reminder":
        stage.simulator.state.people[manager.id].blocked = True
        await stage.start("08:29:30", SPEED)
    else:
        await stage.start("08:01", SPEED)
        await stage.simulator.people.block(manager.id)
    await offices.alerted(1)
    await stage.until("08:45:05", speed=SPEED)
    bundle = await officer.sees("一般预警　1 件", "待接单 1 件", "• 联系不上企业填报人：第1商店")
    await officer.taps("联系不上企业填报人：第1商店")
    card = await officer.shown("预警：联系不上企业填报人　一般", "填报人 1 人，消息均无法送达", "▶ 待接单")
    assert card.id == bundle.id
    await stage.simulator.people.block(manager.id, blocked=False)
    await manager.types("/today")
    await manager.sees("今日任务")
    await officer.shown("✔ 已于", "自动结束：已恢复联系")
    assert await offices.said() == ["opened", "told responsible: 崔勇军", "resolved (=reachable)"]
