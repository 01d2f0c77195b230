"""Three admins on their phones: one writes, another sends it back and then lets it leave; the third's card asks no more."""

from dataclasses import replace

from bot.storage.policies import save_policy
from conversations.policy import DEFAULT_POLICY
from tests.e2e.persons import Person, joins
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage
from tests.e2e.test_broadcast_follow import standing, until_stands
from tests.e2e.town import found
from tests.storage.world import at

pytestmark = EACH_ONCE
AUTHOR, SECOND, THIRD, MANAGERS = 900, 901, 902, (801, 802)
TEXT = "请各企业今日开展一次全面消毒。"


async def test_a_broadcast_that_two_look_at(stage: Stage) -> None:
    town = await found(stage.database, stage.keyring, 2, ["王芳", "李强"])
    await town.enrol(dict(zip(MANAGERS, town.enterprises, strict=True)), (), admins=(AUTHOR, SECOND, THIRD))
    async with stage.database.begin() as conn:
        await save_policy(conn, replace(DEFAULT_POLICY, broadcast_second_from=2), at(6), None)
    author, second, third = (joins(stage.simulator, chat, "某", started=True) for chat in (AUTHOR, SECOND, THIRD))
    managers = [joins(stage.simulator, chat, "某", started=True) for chat in MANAGERS]
    await stage.start("08:05")
    await author.types("/broadcast")
    await author.shown("写通告")
    await author.types(TEXT)
    await author.taps("写好了（1 条）", "所有人都收这一份", "选好了（2 人）", "不要", "马上发出")
    await author.sees("可以确认的还有 2 位管理员")
    await author.taps("提交，请另一位管理员确认")
    await third.sees("请确认通告 1")
    await stage.all_sent()  # and where the cards stand is written down
    await _sends_back(second, author)
    await stage.all_sent()
    await second.taps("✅ 确认发出")
    for one in managers:
        await until_stands(one, TEXT, 1)
    await until_stands(author, "通告 1 已由", 1)
    await third.until(lambda _: "已不需要您确认" in standing(third)[-1])
    await stage.all_sent()
    said = [[text.split("\n")[0] for text in standing(one) if "已不需要您确认" in text] for one in (author, second)]
    assert said == [[], ["通告 1 已不需要您确认　已退回"]], "the first card; the one that was tapped shows the progress"


async def _sends_back(second: Person, author: Person) -> None:
    """And the author hands it in again."""
    await second.sees("请确认通告 1")
    await second.taps("↩️ 退回", "内容不妥")
    await second.until(lambda _: "已不需要您确认" in standing(second)[0])
    await author.sees("退回了通告 1：内容需要修改")
    await author.taps("看通告", "提交，请另一位管理员确认")
    await second.until(lambda chat: (last := chat.last) is not None and "请确认通告 1" in last.text)
