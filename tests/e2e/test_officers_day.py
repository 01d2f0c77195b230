"""An officer's day on the real bot: lists, searching, notes, figures, letters to and fro, duty, and who answers for what."""

from datetime import timedelta

from sqlalchemy import select

from bot.storage import tables as t
from tests.e2e.offices import FEVER, NAMES, SPEED, Offices, cards_of, everywhere, offices_for, reports
from tests.e2e.persons import Person, read
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage
from tests.e2e.town import credit_code

pytestmark = EACH_ONCE
NEXT_DAY = "2026-11-24"


async def test_lists_and_enterprises(stage: Stage) -> None:
    """Alerts by tab; enterprises by a part of the name, the credit code or the phone; a note that colleagues read; today's figures."""
    offices = await offices_for(stage, 12, phones=True)
    officer, substitute, *_ = offices.officers
    await stage.start("08:01", SPEED)
    await offices.opened()
    await reports(offices.managers[0], "王芳 38.2 咳嗽 就医，其余正常")
    await reports(offices.managers[1], "李强 37.6 居家隔离，其余正常")
    await officer.sees("预警：发热", "第1商店")
    await officer.sees("预警：发热", "第2商店")
    await _alerts(officer)
    await _searches(officer)
    await _notes(officer, substitute)
    await officer.types("/division")
    await officer.shown("南关区", "应报 12 家，已报 2 家，未报 10 家", "隔离观察 0 人，今日有症状 2 人", "待办预警：紧急 2 件")
    await officer.tap("📈 14 天走势")
    drawn = await officer.shown("近 14 天填报情况", "11/23：已报 2/12 家、有症状 2 人")
    assert drawn.get("photo")
    await officer.types("/laggards")
    laggards = await officer.shown("未报企业", "应报 12 家，已报 2 家，未报 10 家", "第3商店")
    assert "第1商店" not in read(laggards).split()
    looked = select(t.audit_event.c.details).where(t.audit_event.c.action.in_(["add_note", "write_note"]))
    async with stage.database.read() as conn:
        assert all("晚上" not in str(row) for row in await conn.scalars(looked))


async def _alerts(officer: Person) -> None:
    """One is taken from the list; the list is by tab."""
    await officer.types("/alerts")
    both = await officer.shown("待办预警　南关区", "紧急 2 件，一般 0 件", "王*", "李*")
    assert both.button("✔ 全部 2")
    await officer.taps("待接单 2", "王* · 第1商店")
    await officer.shown("预警：发热", "王*", "▶ 待接单")
    await officer.taps("接单")
    await officer.shown("▶ 崔勇军 已于")
    await officer.taps("预警列表")
    await officer.shown("待办预警　南关区", "崔勇军 已接单", "待接单")
    await officer.taps("我的 1")
    mine = await officer.shown("待办预警", "王*")
    assert "李*" not in mine.text
    await officer.taps("待接单 1")
    free = await officer.shown("待办预警", "李*")
    assert "王*" not in free.text


async def _searches(officer: Person) -> None:
    await officer.types("/enterprise 商店")
    await officer.shown("「商店」共 12 家", "第 1 页，共 2 页")
    await officer.types("/enterprise 没有这家")
    await officer.shown("没有查到「没有这家」")
    await officer.types(f"/enterprise {credit_code(7)}")
    await officer.shown("第7商店", "联系人：李敏")
    await officer.types("/enterprise 0005")
    found = await officer.shown("第5商店", "填报人 1 名")
    assert "1990000" not in found.text
    await officer.types("/enterprise 第1商店")
    await officer.shown("第1商店", "待办预警", "发热", "近 7 天", "23日⚠️")


async def _notes(officer: Person, colleague: Person) -> None:
    await officer.taps("📝 备注（0）", "添加备注")
    await officer.shown("请输入备注")
    await officer.types("店主住店里，晚上 8 点后好联系 <b>&")
    await officer.shown("已添加备注：第1商店", "店主住店里，晚上 8 点后好联系 <b>&")
    await colleague.types("/enterprise 第1商店")
    await colleague.shown("📝 店主住店里，晚上 8 点后好联系 <b>&（崔勇军")


async def test_letters_to_and_fro(stage: Stage) -> None:
    """To one enterprise and to all laggards, and answered: each side sees the other's post, never the name."""
    offices = await offices_for(stage, 3)
    officer, first, second, third = offices.officer, *offices.managers
    await stage.start("08:01", SPEED)
    await offices.opened()
    await officer.types("/enterprise 第1商店")
    await officer.taps("✉️ 发消息")
    await officer.shown("发消息　第1商店：1 名填报人会收到")
    await officer.types("请报口罩库存 <b>&")
    await officer.shown("请核对", "不显示姓名")
    await officer.taps("✉️ 发送")
    await officer.shown("已发给 第1商店")
    letter = await first.shown("✉️ 南关区联络员", "致 第1商店", "请报口罩库存 <b>&")
    assert NAMES[officer.id] not in letter.text
    await first.taps("回复")
    await first.shown("回复　南关区联络员（第1商店）", "请输入回复")
    await first.types("还有 200 只，够用 5 天。")
    await first.shown("请核对", "不显示姓名")
    await first.taps("✉️ 发送")
    await first.shown("已回复 南关区联络员")
    answer = await officer.shown("✉️ 第1商店 填报人", "南关区联络员：请报口罩库存", "还有 200 只，够用 5 天。")
    assert "填报人1" not in answer.text
    await officer.types("/messages")
    await officer.shown("1 家企业，1 家等待回复")

    await second.types("/today")
    await second.taps("✅ 全部正常")
    await second.sees("已上报")
    await officer.types("/laggards")
    await officer.shown("未报 2 家", "第1商店", "第3商店")
    await officer.taps("✉️ 写给未报企业")
    await officer.shown("写给未报企业　南关区：2 家")
    await officer.types("12 点截报，请抓紧。")
    await officer.shown("请核对", "将发给 2 家")
    await officer.taps("✉️ 发送")
    await officer.shown("正在发送，共 2 家")
    for manager, shop in ((first, "第1商店"), (third, "第3商店")):
        told = await manager.shown("✉️ 南关区联络员", f"致 {shop}", "12 点截报，请抓紧。")
        assert NAMES[officer.id] not in told.text
    await stage.all_sent()
    assert second.chat.find("12 点截报") is None
    await third.taps("回复")
    await third.types("马上报")
    await third.taps("✉️ 发送")
    await officer.shown("✉️ 第3商店 填报人", "马上报")
    stage.secrets |= {"请抓紧", "马上报", "口罩"}


async def test_leave_and_the_hole_it_leaves(stage: Stage) -> None:
    """A hole in tomorrow's duty is shown before it is made, told the evening before, and what comes in it goes up a level at once."""
    offices = await offices_for(stage)
    officer, substitute, city, province = offices.officers
    await stage.start("17:30", SPEED)
    await substitute.types("/duty")
    await substitute.shown("值班安排　南关区", "当班：崔勇军、孙志远")
    await substitute.taps("改值班时间", "工作日 08:00–18:00")
    await substitute.sees("值班时间已保存", "周一至周五 08:00–18:00")
    await officer.types("/duty")
    await officer.taps("请假", "明天", "不指定代班人")
    await officer.sees("南关区 11月24日 周二", "00:00–08:00 18:00–24:00", "仍要提交吗？")
    await officer.taps("仍要保存")
    await officer.sees("已登记休假：11月24日，无人代班")
    await stage.until("18:00:01", speed=SPEED)
    for person in (officer, substitute, city):
        await person.sees("明天有值班空档　11月24日 周二", "· 南关区 11月24日 周二　00:00–08:00 18:00–24:00")
    assert province.chat.find("值班空档") is None

    await stage.until("07:10", NEXT_DAY, speed=SPEED)
    await reports(offices.managers[0], FEVER)
    await city.sees("预警：发热", "已通知 安晓宁\n", "责任联络员无人可通知，转下一步", "替班联络员无人可通知，转下一步")
    assert not cards_of(officer)
    assert not cards_of(substitute)
    assert await offices.said(await _newest_alert(offices)) == [
        "opened by 填报人1",
        "skipped responsible",
        "skipped substitutes",
        "told level: 安晓宁",
    ]


async def _newest_alert(offices: Offices) -> int:
    async with offices.stage.database.read() as conn:
        return int(await conn.scalar(select(t.alert.c.id).order_by(t.alert.c.id.desc()).limit(1)) or 0)


async def test_a_stand_in_is_told_instead(stage: Stage) -> None:
    """Whoever is on leave hears nothing; who stands in does, and knows of it."""
    offices = await offices_for(stage)
    officer, substitute, city, _ = offices.officers
    await stage.start("08:01", SPEED)
    await officer.types("/duty")
    await officer.taps("请假", "今天", "安晓宁（长春市）")
    await officer.sees("已登记休假：11月23日，由安晓宁代班")
    await city.sees("请您代班", "您代崔勇军值班（南关区）")
    await reports(offices.managers[0], FEVER)
    await city.sees("预警：发热", "已通知 安晓宁\n", "将通知替班联络员")
    assert not cards_of(officer)
    assert not substitute.chat.from_bot
    assert (await offices.said())[1:] == ["told responsible: 安晓宁"]


async def test_reassigned_with_its_open_alerts(stage: Stage) -> None:
    """The city gives a sector to the other officer, and what is open with it: that one is told, the cards of all say so. What somebody has
    taken stays theirs. Without the alerts nothing moves."""
    offices = await offices_for(stage, 2, assigned=False)
    officer, substitute, city, _ = offices.officers
    await stage.start("08:01", SPEED)
    await officer.types("/duty")
    await officer.taps("请假", "今天", "不指定代班人")
    await officer.sees("已登记休假")
    await reports(offices.managers[0], FEVER)
    await reports(offices.managers[1], FEVER)
    await substitute.until(lambda _: len(cards_of(substitute)) == 2)
    await substitute.taps("接单")
    await substitute.sees("第2商店", "▶ 孙志远 已于")

    await city.types("/assign")
    await city.taps("南关区", "按行业指派", "零售", "安晓宁（长春市")
    await city.sees("这里还有 2 件待办预警", "一并转过去吗？")
    await city.taps("一并转过去")
    await city.sees("已指派安晓宁负责：零售", "预警一并转过去")
    await city.sees("预警：发热", "第1商店", "▶ 待接单", "已通知 安晓宁\n", "改由其他联络员负责")
    await everywhere([substitute], "第1商店", "▶ 待接单", "已通知 安晓宁\n")
    await everywhere([substitute], "第2商店", "▶ 孙志远 已于", "改由其他联络员负责")
    assert len(cards_of(city)) == 1
    told = [(await offices.said(number))[1:] for number in (1, 2)]
    assert told == [
        ["told responsible: 孙志远", "moved by 安晓宁", "told responsible: 安晓宁"],
        ["told responsible: 孙志远", "acknowledged by 孙志远", "moved by 安晓宁"],
    ]
    assert await offices.next_of(2) - await offices.next_of(1) > timedelta(hours=3)
