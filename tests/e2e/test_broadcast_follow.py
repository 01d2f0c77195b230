"""A broadcast after it has left: the questionnaire that was running is below it and loses nothing; then it is edited, confirmed again,
chased, withdrawn."""

import asyncio

from sqlalchemy import select

from bot.simulator.views import Bubble, bubble_of
from bot.storage import tables as t
from tests.e2e.persons import Person, joins
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage
from tests.e2e.town import found

pytestmark = EACH_ONCE
ADMIN, OFFICER, BUSY, QUICK, SLOW = 900, 700, 801, 802, 803
FIRST, SECOND, NEW = "请各企业今日开展一次全面消毒。", "明日起进店须测温。", "请各企业今日 18 时前完成消毒。"
READ = "已阅"


def standing(person: Person) -> list[str]:
    """The texts that stand in the chat, the newest last."""
    posts = person.simulator.state.chats[person.id].posts.values()
    return [bubble_of(post).text for post in posts if post.own and not post.deleted]


async def until_stands(person: Person, text: str, times: int) -> None:
    """Wait until so many messages with this text stand in the chat."""
    await person.until(lambda _: sum(text in one for one in standing(person)) == times)


async def writes(admin: Person, text: str) -> None:
    """A broadcast for all managers, to be confirmed, at once."""
    await admin.types("/broadcast")
    await admin.shown("写通告")
    await admin.types(text)
    await admin.taps("写好了（1 条）", "所有人都收这一份", "选好了（3 人）", "要，须点「已阅」", "马上发出", "✅ 发给 3 人")


async def test_a_broadcast_after_it_has_left(stage: Stage) -> None:
    town = await found(stage.database, stage.keyring, 3, ["王芳", "李强", "赵敏"])
    await town.enrol(dict(zip((BUSY, QUICK, SLOW), town.enterprises, strict=True)), (OFFICER,), admins=(ADMIN,))
    joins(stage.simulator, OFFICER, "某", started=True)
    admin, busy, quick, slow = (joins(stage.simulator, chat, "某", started=True) for chat in (ADMIN, BUSY, QUICK, SLOW))
    await stage.start("08:05")
    await _below(admin, busy)
    await _meanwhile(admin, busy)
    await _filed(stage)
    await _edited(admin, quick, slow)
    await _chased(admin, quick, slow)
    await _withdrawn(admin, busy, quick, slow)
    await stage.all_sent()


async def _below(admin: Person, busy: Person) -> None:
    """The question that was asked stands below the broadcast, once."""
    await busy.types("/report")
    await busy.taps("有异常，逐人填写", "王芳", "选好了（1 人）")
    question = await busy.button("38.5℃")
    await writes(admin, FIRST)
    await busy.until(lambda chat: (last := chat.last) is not None and last.id != question.id and last.button("38.5℃") is not None)
    await busy.until(lambda _: question.text not in standing(busy)[:-1])
    assert [FIRST in one for one in standing(busy)[-2:]] == [True, False]


async def _meanwhile(admin: Person, busy: Person) -> None:
    """Another one comes while the person answers: by typing, and by tapping whatever is there."""
    await asyncio.gather(writes(admin, SECOND), busy.types("３８．５"))
    await until_stands(busy, SECOND, 1)
    await busy.taps("咳嗽", "就医")
    await busy.tap("✅ 确认上报")
    await busy.sees("已上报")


async def _filed(stage: Stage) -> None:
    """Once, as it was answered."""
    async with stage.database.read() as conn:
        reports = (await conn.execute(select(t.report.c.enterprise_id, t.report.c.revision))).all()
        entries = (await conn.execute(select(t.health_entry.c.temperature_centi, t.health_entry.c.status))).all()
    assert len(reports) == len(entries) == 1, (reports, entries)
    assert entries[0].temperature_centi == 3850


async def _card(admin: Person, text: str) -> None:
    def labels(bubble: Bubble) -> list[str]:
        return [button["text"] for row in bubble.rows for button in row if text[:8] in button["text"]]

    await admin.types("/broadcasts")
    await admin.taps(labels(await admin.newest_is(lambda bubble: bool(labels(bubble))))[0])


async def _edited(admin: Person, quick: Person, slow: Person) -> None:
    """Everywhere, in its place; whoever had confirmed is asked again."""
    await until_stands(quick, FIRST, 1)
    first = next(bubble for bubble in quick.chat.from_bot if FIRST in bubble.text)
    await quick.simulator.people.tap(quick.id, first.id, READ)
    await quick.toast("已确认，谢谢")
    await _card(admin, FIRST)
    await admin.taps("✏️ 改内容")
    await admin.types(NEW)
    await admin.taps("写好了（1 条）", "要，重新点「已阅」", "✅ 确认更改")
    for person in (quick, slow):
        await until_stands(person, NEW, 1)
        await until_stands(person, FIRST, 0)
    edited = next(bubble for bubble in quick.chat.from_bot if NEW in bubble.text)
    assert (edited.id, edited.button(READ) is not None) == (first.id, True)


async def _chased(admin: Person, quick: Person, slow: Person) -> None:
    """Those who owe the confirmation, and nobody else; once a day."""
    edited = next(bubble for bubble in quick.chat.from_bot if NEW in bubble.text)
    await quick.simulator.people.tap(quick.id, edited.id, READ)
    await quick.until(lambda _: any(NEW in bubble.text and bubble.button("✓ 已阅") for bubble in quick.chat.from_bot))
    await _card(admin, NEW)
    await admin.taps("催阅（2 人）")
    await admin.tap("提醒他们")
    await slow.sees("您还没有确认这条通告")
    assert not any("您还没有确认" in one for one in standing(quick))
    await slow.tap(READ)
    await slow.sees("✓ 已确认")


async def _withdrawn(admin: Person, *managers: Person) -> None:
    """Gone from every phone; the other one stays."""
    await _card(admin, NEW)
    await admin.taps("↩️ 撤回")
    await admin.tap("撤回")
    for person in managers:
        await until_stands(person, NEW, 0) if person.id == BUSY else None
        await person.until(lambda _, person=person: not any(one.startswith(NEW) for one in standing(person)))  # type: ignore[misc]
        assert sum(SECOND in one for one in standing(person)) == 1
