"""Guidance on the real bot: an admin publishes, a manager reads and confirms, an officer sees who has not; a change of risk."""

import asyncio

from sqlalchemy import func, select

from bot.simulator import RealTimer
from bot.storage import tables as t
from bot.storage.statements import insert_for_ids
from tests.e2e.persons import PATIENCE, Person, joins
from tests.e2e.returns import EACH_ONCE, EARLY, states
from tests.e2e.stage import Stage
from tests.e2e.town import found

pytestmark = EACH_ONCE
FIRST, SECOND, OFFICER, ADMIN, LATE = 101, 102, 900, 950, 103
TITLE = "门店口罩与测温"


async def _publishes(admin: Person) -> None:
    await admin.types("/guidance")
    await admin.shown("指引库还是空的")
    await admin.taps("发布指引")
    await admin.shown("标题")
    await admin.types(TITLE)
    await admin.shown("摘要")
    await admin.types("顾客和员工进店都戴口罩、测体温。")
    await admin.shown("正文")
    await admin.types("一、入口设专人测温。")
    await admin.shown("1 条")
    await admin.taps("1 条", "只用中文", "零售", "选好了", "所有风险等级", "要求已阅", "今天", "长期有效", "只放入")
    await admin.shown("请核对", TITLE, "零售", "要求已阅", "长期有效")
    await admin.taps("✅ 确认发布")
    await admin.shown("已发布", TITLE, "第 1 版", "没有发通知")


async def _reads(manager: Person, *seen: str) -> None:
    await manager.types("/today")
    await manager.shown("今日任务")
    await manager.taps("1 份待已阅", f"待已阅：{TITLE}")
    await manager.shown(TITLE, "适用：零售", "请阅读全文", *seen)


async def _follows(admin: Person) -> None:
    await admin.types("/guidance")
    await admin.taps(TITLE, "发布新版", "沿用", "今天", "长期有效")
    await admin.shown("改了什么")
    await admin.types("增加：测温员每两小时报一次。")
    await admin.taps("只放入", "✅ 确认发布")
    await admin.shown("已发布", "第 2 版")


async def _made(stage: Stage) -> int:
    async with stage.database.read() as conn:
        return int(await conn.scalar(select(func.count()).select_from(t.broadcast)) or 0)


async def test_from_the_library_to_the_receipts(stage: Stage) -> None:
    town = await found(stage.database, stage.keyring, 2, ("王芳", "李强"))
    await town.enrol(dict(zip((FIRST, SECOND), town.enterprises, strict=True)), [OFFICER], [ADMIN])
    people = (joins(stage.simulator, chat, "某人", started=True) for chat in (FIRST, SECOND, OFFICER, ADMIN))
    first, second, officer, admin = people
    stage.secrets |= {TITLE, "测温员"}
    await stage.start(EARLY)

    await first.types("/guidance")
    await first.shown("目前没有适用于本企业的指引")
    await _publishes(admin)
    await _reads(first, "第 1 版")
    await first.tap("✅ 已阅")
    await first.shown("您已点「已阅」")
    await officer.types("/guidance 口罩")
    await officer.taps(TITLE, "谁还没看")
    await officer.shown("南关区：适用 2 家", "已读 1 家", "已点「已阅」 1 家", "还没有点「已阅」的 1 家")
    await officer.button("第2商店")

    await _follows(admin)
    await _reads(first, "第 2 版", "本版变化：增加：测温员每两小时报一次。")
    await first.taps("以往版本", "第 1 版")
    await first.shown("这是以往版本", "您已点「已阅」")

    # Who enrols later finds it.
    await stage.stop()
    late = await _late(stage, town.enterprises[0])
    await stage.start()
    await _reads(late, "第 2 版")

    await admin.types("/guidance")
    await admin.taps(TITLE, "⛔ 停用", "⛔ 确认停用")
    await second.types("/guidance")
    await second.shown("目前没有适用于本企业的指引")
    await admin.taps("撤销停用")
    await second.types("/guidance")
    await second.shown("共 1 份", "待您处理 1 份")
    assert await _made(stage) == 0

    await _at_risk(stage, admin, second)


async def _late(stage: Stage, enterprise: int) -> Person:
    """A second manager of the first shop."""
    async with stage.database.begin() as conn:
        row = {"chat_id": LATE, "language": "zh-CN", "name": "后来的", "enrolled_at": stage.now()}
        (number,) = await insert_for_ids(conn, t.account, [row])
        held = {"account_id": number, "role": "manager", "enterprise_id": enterprise, "path": "/220000/220100/220102/"}
        await conn.execute(t.membership.insert().values(since=stage.now(), **held))
    return joins(stage.simulator, LATE, "某人", started=True)


async def _at_risk(stage: Stage, admin: Person, manager: Person) -> None:
    """Guidance for places at high risk is written down to be sent once, when the district becomes one."""
    await admin.types("/guidance")
    await admin.taps("发布指引")
    for said, next_ in (("高风险地区限流", "摘要"), ("店内人数减半。", "正文"), ("门口计数。", "1 条")):
        await admin.types(said)
        await admin.shown(next_)
    await admin.taps("1 条", "只用中文", "所有行业", "高风险", "选好了", "不要求", "今天", "长期有效", "只放入", "✅ 确认发布")
    await admin.shown("已发布")
    await manager.types("/guidance")
    await manager.shown("共 1 份")
    await states(admin, "南关区 高")
    async with asyncio.timeout(PATIENCE):
        while not await _made(stage):
            await RealTimer().sleep(0.1)
    await manager.types("/guidance")
    await manager.sees("🔴 高风险", "共 2 份", "待您处理 2 份")
    assert await _made(stage) == 1
    async with stage.database.read() as conn:
        key = await conn.scalar(select(t.broadcast.c.dedupe_key))
    assert key == "risk:1:3:high"
