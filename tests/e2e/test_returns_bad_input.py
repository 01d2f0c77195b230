"""What people get wrong in a return check: each has its answer, takes nothing away that was told before, and leaves its trace."""

import pytest
from sqlalchemy import func, select

from bot.storage import tables as t
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE, EARLY, HERE, Cast, audit, cast_for, checks, files_check, is_well, states
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    return await cast_for(stage)


SLIPS = (
    ("2.31", "请先写在哪里，再写哪几天", "refused-place-first"),
    ("亚特兰蒂斯", "没有找到「亚特兰蒂斯」", "refused-no-place"),
    ("武威 2.31", "没有这一天", "day-problem-impossible"),
    ("11.15-11.9", "结束日期在开始日期之前", "day-problem-backwards"),
    ("11.20-11.28", "还没到的日子不用填", "refused-stay-to-come"),
    ("10.1-10.7", "只需填 11月9日–22日", "refused-stay-outside"),
    ("<b>十天前&后</b>", "没有看出是哪几天", "refused-days-unread"),
)
"""Typed one after the other where the stays are asked for, with the answer and its trace; the third is understood as far as the place."""


async def test_days_and_places_that_cannot_be(stage: Stage, cast: Cast) -> None:
    """Each is answered under the question. A stay of 200 days is taken and only the window looked at; a day in two places is travel."""
    await stage.start(EARLY)
    manager = cast.manager
    await manager.types("/return")
    await manager.taps("新的核查", "李强", "选好了（1 人）")
    await manager.types("12.1")
    await manager.shown("不能选，可选：11月9日–24日", "哪天返岗")
    await manager.taps("今天")
    for typed, answer, _ in SLIPS:
        await manager.types(typed)
        await manager.shown(answer, "□" * 14)
    await manager.types("2026.5.1-11.15")
    await manager.shown("■" * 7 + "□" * 7, "• 武威市 2026年5月1日–11月15日")
    await manager.types("西安 11.15-11.17")
    await manager.taps("西安市")
    await manager.shown("■" * 9 + "□" * 5, "• 西安市 11月15日–17日")
    await manager.taps(HERE, "✅ 就这些", "小汽车")
    await is_well(manager)
    await files_check(manager, "可以返岗，注意观察", "到过西安市、武威市")
    await _kept(stage)


async def _kept(stage: Stage) -> None:
    """The stays as they were told; what was refused, and why, but not the words; and nothing died of it."""
    traces = [details for action, details in await audit(stage) if action == "refuse_answer"]
    assert [details["reason"] for details in traces] == ["refused-day-bounds", *(reason for _, _, reason in SLIPS)]
    assert [details["question"] for details in traces] == ["return_day", *["stays"] * len(SLIPS)]
    async with stage.database.read() as conn:
        stays = await conn.execute(select(t.stay.c.first, t.stay.c.last).order_by(t.stay.c.first))
        assert [f"{row.first:%m%d}-{row.last:%m%d}" for row in stays] == ["0501-1115", "1115-1117", "1118-1122"]
        assert not await conn.scalar(select(func.count()).select_from(t.dead_letter))


async def test_amending_what_was_acted_upon(stage: Stage, cast: Cast) -> None:
    """The officer has taken the alert and prolonged the isolation when the manager amends the check to a milder one: the isolation stays as
    the officer set it, both are told so, and nobody gets on post by it."""
    await stage.start(EARLY)
    manager, officer = cast.manager, cast.officer
    await states(cast.admin, "武汉 高风险")
    await checks(manager, "王芳", ["武汉 11.9-11.15"], "需隔离观察，至 11月29日")
    await officer.sees("来自高风险地区", "王*")
    await officer.taps("接单")
    await officer.types("/isolation")
    await officer.taps("王*", "延长", "加 7 天", "有新的接触", "✅ 确认")
    await manager.sees("隔离有变化", "延长至 12月6日")

    await _amends(manager)
    await officer.sees("企业更正了核查，新的结论：可以返岗，注意观察。隔离观察仍至 12月6日", "接单")
    await manager.types("今日全员正常")
    await manager.shown("王芳", "⛔ 今天不能上岗：隔离观察至 12月6日")
    async with stage.database.read() as conn:
        (isolation,) = (await conn.execute(select(t.isolation))).all()
    assert (f"{isolation.until:%m%d}", isolation.ended_at) == ("1206", None)
    done = [(action, details.get("verdict") or details.get("step")) for action, details in await audit(stage)]
    wanted = [("file_check", "isolate"), ("change_isolation", "extended"), ("file_check", "observed")]
    assert [each for each in done if each[0] in {action for action, _ in wanted}] == wanted


async def _amends(manager: Person) -> None:
    """It was not 武汉 but 武威."""
    await manager.types("/return")
    await manager.taps("🟠 王芳", "更正", "修改：停留地", "修改：武汉市", "改地点")
    await manager.types("武威")
    await manager.taps("✅ 就这些")
    await manager.shown("请核对", "王芳 正在隔离观察（至 12月6日 周日），本次核查不会提前结束隔离")
    await files_check(manager, "可以返岗，注意观察", "隔离观察仍在进行（至 12月6日 周日）", "隔离不会自动结束")
