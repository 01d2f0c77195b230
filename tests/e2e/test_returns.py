"""Return checks and isolation on the real bot: a check by buttons and typing, what the ledger makes of it, and the days of isolation."""

from datetime import date

import pytest

from tests.e2e.persons import Person
from tests.e2e.returns import EARLY, HERE, Cast, audit, begins_check, cast_for, checks, files_check, is_well, states
from tests.e2e.stage import Stage


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    return await cast_for(stage)


async def test_three_who_return(stage: Stage, cast: Cast) -> None:
    """From a place of high risk, from elsewhere, with days that nobody knows of: each verdict comes at once, and the ledger knows it."""
    await stage.start(EARLY)
    manager, officer, admin = cast.manager, cast.officer, cast.admin
    await manager.types("/report")
    early = await manager.shown("每日健康台账：未报")
    await states(admin, "武汉 高风险", "现在：🟢 低风险（从未设定）")

    await checks(manager, "王芳", ["武汉 11.9-11.15"], "需隔离观察，至 11月29日", "第 3 条 高风险地区")
    alert = await officer.sees("来自高风险地区", "王*", "需隔离观察，至 11月29日", "待接单")
    assert not alert.silent
    assert "王芳" not in alert.text
    await checks(manager, "李强", ["武威 11.9-11.15"], "可以返岗，注意观察", "到过武威市")

    await begins_check(manager, "赵敏")
    await manager.types("武威")
    await manager.shown("哪几天在那里")
    await manager.taps("逐日点选", "9", "20")
    await manager.shown("■" * 12 + "□□", "还差 2 天：11月21日–22日")
    await manager.taps("先到这里（还差 2 天）", "火车")
    await manager.types("g1234次")
    await manager.shown("座位号")
    await manager.types("5车12F")
    await is_well(manager)
    await files_check(manager, "行程不全，暂不能返岗", "11月21日–22日")
    await manager.taps("查看：赵敏", "补全行程", HERE, "✅ 就这些")
    await files_check(manager, "可以返岗，注意观察", "到过武威市")

    await _why(cast)
    await _ledger(cast, early.id)
    done = [details["verdict"] for action, details in await audit(stage) if action == "file_check"]
    assert done == ["isolate", "observed", "incomplete", "observed"]


async def _why(cast: Cast) -> None:
    """The verdict explains itself: every stay with the level that was seen, and the policy's version."""
    manager = cast.manager
    await manager.taps("返岗核查")
    await manager.shown("待核查 0 人", "王芳：隔离观察至 11月29日")
    await manager.taps("🟠 王芳", "为什么？")
    await manager.shown(
        "11月9日–15日　武汉市（外地）：离开后，11月23日起为高风险", "11月16日–22日　长春市南关区：低风险", "第 1 版：回溯 14 天"
    )


async def _ledger(cast: Cast, early: int) -> None:
    """All normal with one tap, by a card from before the check or in words, is refused; so is *on post*; each time with the way out."""
    manager, officer = cast.manager, cast.officer
    await cast.stage.simulator.people.tap(manager.id, early, "✅ 全部正常")
    await manager.toast("不能上岗")
    refused = await manager.sees("每日健康台账：未报", "有 1 人今天不能上岗", "隔离观察 1 人")
    assert refused.button("全部正常") is None
    assert refused.button("开始填报")
    await manager.types("今日全员正常")
    await manager.shown("王芳（第 1 人，共 1 人）", "⛔ 今天不能上岗：隔离观察至 11月29日")
    await manager.taps("36.5℃", "无症状", "在岗")
    await manager.shown("⛔ 王芳 不能上岗：隔离观察至 11月29日", "今天是什么状态")
    await manager.taps("查看隔离观察")
    await manager.shown("居家隔离至 11月29日", "第 8 天，共 14 天")
    await manager.taps("继续刚才的填写", "居家隔离", "✅ 确认上报")
    await manager.shown("已上报", "全员 5 人，在岗 4 人", "隔离 1 人")
    await officer.sees("带病或隔离期间上岗（已拦下）", "王*", "曾报在岗，但不能上岗：隔离观察至 11月29日")


async def test_days_of_isolation(stage: Stage, cast: Cast) -> None:
    """Two readings a day, asked for; the officer extends and releases; on the last day the manager says that all is well, not before."""
    manager, officer = cast.manager, cast.officer
    await cast.isolate("王芳", date(2026, 11, 14))
    await cast.isolate("李强", date(2026, 11, 9))
    await stage.start("08:59", speed=60)
    await manager.sees("🔔 催报")
    await manager.sees("请录入上午体温", "李强、王芳")
    await manager.taps("录入上午体温（2 人）")
    await _reads(manager, "王芳 36.5 李强 36.6", "上午 36.5℃", "第 14 天，共 14 天，今天期满")
    await manager.taps("期满确认", "身体正常，结束隔离")
    await manager.shown("还不能结束隔离，缺少体温：11月23日 周一 下午")

    await officer.types("/isolation")
    await officer.shown("在隔离 2 人", "王* · 第1商店", "第 9 天，共 14 天")
    await officer.taps("王*", "延长", "加 7 天")
    await officer.types("体温缺测，再观察一周")
    await officer.shown("请核对", "隔离至 12月5日", "体温缺测，再观察一周")
    await officer.taps("✅ 确认")
    await officer.shown("已记录，并通知企业填报人", "第 9 天，共 21 天")
    await manager.sees("隔离有变化", "王芳", "延长至 12月5日 周六（体温缺测，再观察一周）")

    await stage.until("16:59", speed=60)
    await manager.sees("请录入下午体温", "李强、王芳")
    await officer.sees("截报汇总")
    await manager.taps("录入下午体温（2 人）")
    await _reads(manager, "王芳 36.7 李强 36.4", "下午 36.4℃")
    await manager.taps("期满确认", "身体正常，结束隔离")
    await manager.shown("隔离观察已结束", "隔离期满，已结束")
    await officer.types("/isolation")
    await officer.shown("在隔离 1 人", "下午 36.7℃")
    await officer.taps("王*", "解除隔离", "检测排除", "✅ 确认")
    await manager.sees("隔离有变化", "解除隔离（检测排除）", "此人的隔离已结束")
    await manager.types("/report")
    await manager.taps("✅ 全部正常")
    await manager.shown("已上报", "全员 5 人，在岗 5 人")
    steps = [details["step"] for action, details in await audit(stage) if action == "change_isolation"]
    assert steps == ["extended", "completed", "released"]
    assert sum("请录入" in text for bubble in manager.chat.from_bot for text in bubble.texts[:1]) == 2


async def _reads(manager: Person, typed: str, *seen: str) -> None:
    """All in one message; nobody has a symptom."""
    await manager.shown("隔离人员体温", "体温是多少")
    await manager.types(typed)
    await manager.shown("有没有人出现症状")
    await manager.taps("都没有症状", "✅ 确认录入")
    await manager.shown("已录入 2 人的体温", *seen)
