"""A document of the library on the real bot: sent to whom it applies, followed by a newer version before its time, taken back when the
guidance is withdrawn."""

from sqlalchemy import select

from bot.storage import tables as t
from tests.e2e.persons import Person, joins
from tests.e2e.returns import EACH_ONCE, EARLY
from tests.e2e.stage import Stage
from tests.e2e.test_broadcast_follow import standing, until_stands
from tests.e2e.town import found

pytestmark = EACH_ONCE
FIRST, SECOND, ADMIN = 101, 102, 950
TITLE, MASKS = "门店口罩与测温", "顾客和员工进店都戴口罩、测体温。"


async def _publishes(admin: Person) -> None:
    await admin.types("/guidance")
    await admin.taps("发布指引")
    for said, next_ in ((TITLE, "摘要"), (MASKS, "正文"), ("一、入口设专人测温。", "1 条")):
        await admin.types(said)
        await admin.shown(next_)
    await admin.taps("1 条", "只用中文", "零售", "选好了", "所有风险等级", "要求已阅", "今天", "长期有效", "只放入", "✅ 确认发布")
    await admin.shown("已发布", "第 1 版")


async def _sends(admin: Person, when: str) -> None:
    """As it is proposed, to both shops."""
    await admin.types("/guidance")
    await admin.taps(TITLE, "发通告")
    await admin.shown("内容：指引", MASKS)
    await admin.taps("就发这份", "选好了（2 人）", when, "✅ 发给 2 人")


async def test_a_document_is_sent_and_follows_what_becomes_of_it(stage: Stage) -> None:
    town = await found(stage.database, stage.keyring, 2, ("王芳", "李强"))
    await town.enrol(dict(zip((FIRST, SECOND), town.enterprises, strict=True)), admins=[ADMIN])
    first, second, admin = (joins(stage.simulator, chat, "某人", started=True) for chat in (FIRST, SECOND, ADMIN))
    stage.secrets |= {TITLE, MASKS}
    await stage.start(EARLY)
    await _publishes(admin)

    # Who has confirmed in the library gets the message all the same, and has confirmed it.
    await first.types("/guidance")
    await first.taps(f"待已阅：{TITLE}", "✅ 已阅")
    await first.shown("您已点「已阅」")
    await _sends(admin, "马上发出")
    await until_stands(first, MASKS, 2)
    await until_stands(second, MASKS, 1)
    await admin.sees("通告 1", "已发完", "已阅 1 / 2 人")

    # A second one waits for its time when a newer version is published.
    await _sends(admin, "09:00")
    await admin.sees("通告 2", "待发")
    await admin.types("/guidance")
    await admin.taps(TITLE, "发布新版", "沿用", "今天", "长期有效")
    await admin.shown("改了什么")
    await admin.types("增加：测温员每两小时报一次。")
    await admin.taps("只放入", "✅ 确认发布")
    await admin.shown("已发布", "第 2 版")
    await admin.sees("通告 2", "已取消", "已发布新版")

    # Withdrawn, it is gone from the phones.
    await admin.types("/guidance")
    await admin.taps(TITLE, "⛔ 停用")
    await admin.shown("已发出的一并撤回")
    await admin.taps("⛔ 确认停用")
    await until_stands(second, MASKS, 0)
    await admin.sees("通告 1", "已撤回", "指引已停用")
    assert [text for text in standing(second) if TITLE in text] == []
    await stage.all_sent()
    async with stage.database.read() as conn:
        c = t.broadcast.c
        ends = [tuple(row) for row in await conn.execute(select(c.state, c.end_reason, c.guidance_version_id).order_by(c.id))]
    assert ends == [("finished", "guidance_withdrawn", 1), ("cancelled", "newer_version", 1)]
