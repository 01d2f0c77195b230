"""What people really send: each gets a clear answer, and nothing that was confirmed or half filled in is lost by it."""

import asyncio
import json

import pytest
from sqlalchemy import func, select, update

from bot.simulator import Bubble
from bot.storage import tables as t
from tests.e2e.persons import Person, joins
from tests.e2e.process import ROOT
from tests.e2e.stage import Stage
from tests.e2e.town import Town, found
from tests.files.workbook import make_parts, make_xlsx
from tests.simulator.test_updates import PNG

STAFF = ("王芳", "李强", "赵敏", "钱进")
MANAGERS = 6
OFFICER = 900
EXPORT = ROOT / "tests" / "data" / "rosters" / "export_2000.csv"
EXPECTED = EXPORT.with_name("export_2000.expect.json")
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(50_000)


@pytest.fixture
async def town(stage: Stage) -> Town:
    """Six shops with a manager each (chats 101…) and a roster of four, and an officer (900)."""
    town = await found(stage.database, stage.keyring, MANAGERS, STAFF)
    await town.enrol(dict(zip(range(101, 101 + MANAGERS), town.enterprises, strict=True)), [OFFICER])
    stage.secrets |= set(STAFF)
    return town


@pytest.fixture
async def people(stage: Stage, town: Town) -> list[Person]:
    """The managers' phones, the officer's last."""
    return [joins(stage.simulator, chat, "经理", started=True) for chat in (*range(101, 101 + MANAGERS), OFFICER)]


async def reports(stage: Stage) -> dict[int, int]:
    """How many reports each enterprise has filed."""
    async with stage.database.read() as conn:
        rows = await conn.execute(select(t.report.c.enterprise_id, func.count()).group_by(t.report.c.enterprise_id))
        return {row[0]: row[1] for row in rows}


async def dead_letters(stage: Stage) -> int:
    """Updates and letters that could not be dealt with."""
    async with stage.database.read() as conn:
        return await conn.scalar(select(func.count()).select_from(t.dead_letter)) or 0


async def test_odd_messages_in_the_middle_of_a_report(stage: Stage, people: list[Person]) -> None:
    """Every one is answered under the question, which stands; in the end the report holds exactly what was confirmed."""
    await stage.start("08:01")
    manager, simulator = people[0], stage.simulator
    await manager.types("/report")
    await manager.taps("有异常，逐人填写", "王芳", "选好了（1 人）")
    slip = await manager.types("365")
    await manager.shown("365 不是体温", "体温是多少")
    for words, answer in (
        ("99", "99℃ 不在"),
        ("😷", "没有看出体温"),
        ("<b>38&amp;</b>", "没有看出体温"),
    ):
        await manager.types(words)
        await manager.shown(answer, "体温是多少")
    before = len(manager.chat.from_bot)
    await manager.types("长" * 5000)
    await manager.until(lambda chat: len(chat.from_bot) == before + 2)
    await manager.shown("没有看出体温")
    for send in (simulator.people.voice, simulator.people.sticker):
        await send(manager.id)
        await manager.shown("暂不支持语音、贴纸等消息。已填内容都在，请继续", "体温是多少")
    for as_file in (False, True):
        await manager.photographs(PNG, as_file=as_file)
        await manager.shown("这一步不需要照片，照片没有保存。已填内容都在，请继续", "体温是多少")
    live = await manager.shares(43.8868, 125.3245)
    await manager.shown("这一步不需要位置，位置没有保存。已填内容都在，请继续", "体温是多少")
    before = len(manager.chat.from_bot)
    await manager.moves(live, 43.8878, 125.3245)
    await manager.stops_sharing(live)
    await simulator.people.forward(manager.id, "震惊！喝酒能防病毒")
    await manager.until(lambda chat: len(chat.from_bot) == before + 1)
    await manager.shown("体温是多少")
    await simulator.people.edit(manager.id, slip, "36.5")
    await manager.shown("修改已发出的消息不会改动填报内容", "体温是多少")
    await manager.types("３８度２")
    await manager.shown("有哪些症状")
    await manager.taps("咳嗽", "就医")
    await manager.shown("请核对", "王芳：38.2℃、咳嗽 · 就医", "其余 3 人正常")
    assert await reports(stage) == {}
    await manager.taps("✅ 确认上报")
    await manager.shown("已上报", "就医 1 人")
    assert list((await reports(stage)).values()) == [1]
    assert await dead_letters(stage) == 0


async def test_twice_at_once_and_in_the_wrong_place(stage: Stage, people: list[Person]) -> None:
    """Two taps within 50 ms, a tap and a text at once, a group, a name that is markup, files that are no rosters."""
    await stage.start("08:01")
    hasty, torn, social, namer, clerk = people[:5]
    for person in people[:5]:
        await person.types("/report")
    card = await hasty.button("✅ 全部正常")
    await asyncio.gather(*(stage.simulator.people.tap(hasty.id, card.id, "✅ 全部正常") for _ in range(2)))
    await hasty.sees("零报告")
    card = await torn.button("✅ 全部正常")
    await asyncio.gather(stage.simulator.people.tap(torn.id, card.id, "✅ 全部正常"), torn.types("王芳 38.5 就医，其余正常"))
    await torn.sees("请核对", "王芳")
    group = await stage.simulator.people.group("商户群", {social.id})
    await stage.simulator.people.type(social.id, "/report", chat=group.id)
    await stage.simulator.wait_for(social.id, lambda chat: chat.find("请点开我的头像私聊填报"), chat=group.id)
    await namer.types("/roster")
    await namer.taps("添加员工")
    await namer.types("<b>王&芳</b>")
    await namer.shown("「<b>王&芳</b>」不像姓名，没有添加")
    await clerk.uploads("花名册.xlsx", b"PK", size=30_000_000)
    await clerk.sees("文件太大（30 MB），最多 20 MB")
    await clerk.uploads("花名册.jpg", PIXEL)
    await clerk.sees("照片没有保存")
    await clerk.uploads("照片.xlsx", PIXEL)
    await clerk.sees("文件打不开")
    await clerk.uploads("照片集.xlsx", make_parts("", extra={f"xl/media/image{n}.png": PIXEL for n in range(40)}))
    await clerk.sees("表里没有「姓名」这一列")
    await clerk.uploads("名单.xlsx", make_xlsx([["姓名", "岗位"], ["<b>&", "=1+1"], ["孙立", "<i>&"]]))
    await clerk.sees("读出 1 人：新增 1 人", "第 2 行：姓名有误")
    await clerk.taps("✅ 确认导入")
    await clerk.sees("花名册已导入")
    await stage.all_taken()
    filed = await reports(stage)
    assert sorted(filed.values()) == [1, 1]
    assert await dead_letters(stage) == 0
    assert len(stage.simulator.read(social.id, chat=group.id).from_bot) == 1


def _shown_anew(bubble: Bubble, old: Bubble) -> bool:
    """Whether this is the day's card with other buttons than the old one, which reads much the same."""
    now, then = bubble.button("✅ 全部正常"), old.button("✅ 全部正常")
    return "每日健康台账：未报" in bubble.text and now is not None and now != then


async def test_a_tap_on_a_card_from_last_week(stage: Stage, people: list[Person]) -> None:
    """It says whose day it is, files nothing, and shows today's card; a button of a finished questionnaire is as harmless."""
    manager = people[0]
    await stage.start("08:01")
    await manager.types("/report")
    old = await manager.button("✅ 全部正常")
    await stage.until("08:31", "2026-11-30")
    await stage.simulator.people.tap(manager.id, old.id, "✅ 全部正常")
    await manager.toast("这是 11月23日 周一 的按钮，已失效。请报今天的")
    card = await manager.until(lambda chat: next((b for b in chat.from_bot if _shown_anew(b, old)), None))
    assert await reports(stage) == {}
    await stage.simulator.people.tap(manager.id, card.id, "✅ 全部正常", message="inaccessible")
    await manager.sees("已上报", "11月30日")
    await stage.simulator.people.tap(manager.id, old.id, "a:3:people/1/status:on_post", forged=True)
    await manager.until(lambda chat: len(chat.toasts) >= 3)
    assert list((await reports(stage)).values()) == [1]


async def test_a_roster_of_two_thousand(stage: Stage, town: Town, people: list[Person]) -> None:
    """Uploaded, confirmed, searched and reported from, on cards that Telegram accepts."""
    await stage.start("08:01")
    manager = people[0]
    await manager.uploads("员工.csv", EXPORT.read_bytes())
    await manager.sees("导入花名册", "读出", within=40)
    await manager.taps("✅ 确认导入")
    await manager.sees("花名册已导入", within=40)
    async with stage.database.read() as conn:
        own = select(func.count()).select_from(t.staff).where(t.staff.c.enterprise_id == town.enterprises[0])
        read = [person["name"] for person in json.loads(EXPECTED.read_text("utf-8"))["staff"]]
        assert await conn.scalar(own) == len(STAFF) + len(read) - len(set(STAFF) & set(read))
    await manager.types("/report")
    await manager.taps("有异常，逐人填写", "下一页")
    await manager.types("wf")
    await manager.shown("按「wf」找到")
    await manager.taps("王芳", "选好了（1 人）", "37.8℃", "无症状", "居家隔离")
    await manager.taps("✅ 确认上报")
    await manager.shown("已上报", "隔离 1 人")
    assert list((await reports(stage)).values()) == [1]


async def test_a_manager_who_is_removed_in_the_middle_of_a_report(stage: Stage, town: Town, people: list[Person]) -> None:
    """The confirmation is refused in plain words, nothing is filed, and the shop's new manager is not held up."""
    await stage.start("08:01")
    manager = people[0]
    await manager.types("/report")
    await manager.taps("有异常，逐人填写", "王芳", "选好了（1 人）", "38.2℃", "无症状", "就医")
    await manager.shown("请核对")
    async with stage.database.begin() as conn:
        mine = t.membership.c.enterprise_id == town.enterprises[0]
        await conn.execute(update(t.membership).where(mine).values(ended_at=stage.now()))
    await manager.taps("✅ 确认上报")
    await manager.shown("您已不是该企业的填报人，本次填写没有保存")
    assert await reports(stage) == {}
    await manager.types("今日全员正常")
    await manager.shown("您还没有登记")
    assert await reports(stage) == {}


def _told_unreachable(bubble: Bubble) -> bool:
    return "1. 第1商店 · 收不到消息" in bubble.text and "其中 1 家收不到消息" in bubble.text


async def test_a_chat_that_blocked_the_bot(stage: Stage, people: list[Person]) -> None:
    """The refused reminder marks it, the officer's digest says so, and who lets the bot in again is reachable at once."""
    manager, officer = people[0], people[-1]
    stage.simulator.state.people[manager.id].blocked = True  # nobody has told the bot: it finds out by a 403
    await stage.start("08:29", speed=60)
    await stage.bot.until("unreachable")
    await stage.until("12:04", speed=60)
    digest = await officer.sees("截报汇总", "未报 6 家")
    assert _told_unreachable(digest)
    assert digest.button("催报 1") is None
    assert digest.button("一键催报（5 家）")
    await stage.simulator.people.block(manager.id, blocked=False)
    await stage.all_taken()
    await officer.taps("刷新")
    await officer.until(lambda chat: next((b for b in chat.from_bot if "未报企业" in b.text and not _told_unreachable(b)), None))
    await officer.taps("催报 1")
    await manager.sees("🔔", "催报", "第1商店")
