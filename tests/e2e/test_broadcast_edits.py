"""An edit of what many read: it waits for another admin over a kill of the bot, is replaced, confirmed, and then is everywhere."""

from dataclasses import replace

from bot.storage.policies import save_policy
from conversations.policy import DEFAULT_POLICY
from tests.e2e.persons import Person, joins
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage, at
from tests.e2e.test_broadcast_follow import FIRST, NEW, READ, until_stands
from tests.e2e.town import found

pytestmark = EACH_ONCE
ADMIN, OTHER, ONE, TWO = 900, 901, 801, 802
NEWER = "请各企业今日 20 时前完成消毒。"


async def proposes(admin: Person, text: str) -> None:
    """As far as the edit waits."""
    await admin.types("/broadcasts")
    await admin.taps(f"1. {FIRST}", "✏️ 改内容")
    await admin.types(text)
    await admin.taps("写好了（1 条）", "不要，已阅的算数", "提交，请另一位管理员确认")
    await admin.sees("的修改已提交，等另一位管理员确认")


async def test_what_many_read_is_changed_by_two(stage: Stage) -> None:
    town = await found(stage.database, stage.keyring, 2, ["王芳"])
    await town.enrol(dict(zip((ONE, TWO), town.enterprises, strict=True)), admins=(ADMIN, OTHER))
    admin, other, one, two = (joins(stage.simulator, chat, "某", started=True) for chat in (ADMIN, OTHER, ONE, TWO))
    await stage.start("08:05")
    await admin.types("/broadcast")
    await admin.shown("写通告")
    await admin.types(FIRST)
    await admin.taps("写好了（1 条）", "所有人都收这一份", "选好了（2 人）", "要，须点「已阅」", "马上发出", "✅ 发给 2 人")
    for person in (one, two):
        await until_stands(person, FIRST, 1)
    await one.tap(READ)
    await one.toast("已确认，谢谢")
    async with stage.database.begin() as conn:
        await save_policy(conn, replace(DEFAULT_POLICY, broadcast_second_from=2), at("08:06"), None)

    await proposes(admin, NEW)
    seen = await other.sees("请确认通告 1 的修改", "改为：" + NEW)
    await stage.bot.kill()
    await stage.start("08:10")
    await proposes(admin, NEWER)
    await other.sees("改为：" + NEWER)
    older = seen.button("✅ 确认更改")
    assert older is not None
    await other.simulator.people.tap(other.id, seen.id, older["callback_data"])
    await other.toast("这份修改已换成更新的一份，请看过再确认")
    await until_stands(one, FIRST, 1)
    await other.tap("✅ 确认更改")
    await admin.sees("已确认您对通告 1 的修改")
    for person in (one, two):
        await until_stands(person, NEWER, 1)
        await until_stands(person, FIRST, 0)
    assert any(bubble.button("✓ 已阅") for bubble in one.chat.from_bot), "the confirmation counts, as the writer chose"
    await two.tap(READ)
    await two.toast("已确认，谢谢")
    await stage.all_sent()
