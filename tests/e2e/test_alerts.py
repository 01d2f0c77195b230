"""Alerts on the real bot: a manager tells of a fever, and it goes from one officer to the next until somebody takes it, and on until it is
resolved. Cards are edited wherever they stand; who is told again gets a nudge in reply to the card. The timeline tells all of it."""

import pytest

from tests.e2e.offices import FEVER, SPEED, Offices, answered, cards_of, everywhere, offices_for, reports
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE


@pytest.fixture
async def offices(stage: Stage) -> Offices:
    """A shop; the bot runs, it is 08:01."""
    made = await offices_for(stage)
    await stage.start("08:01", SPEED)
    return made


async def test_nobody_takes_it(offices: Offices) -> None:
    """The officer, the substitute after 15 minutes, the city after 30, the province after 60 and again each hour; who has not been reached
    yet hears nothing, and the cards of all others tell of it. The city takes it."""
    officer, substitute, city, province = offices.officers
    await reports(offices.managers[0], FEVER, "已发出预警")
    card = await officer.sees("预警：发热　紧急", "第1商店（南关区）", "王*", "37.8℃", "▶ 待接单", "已通知 崔勇军\n", "将通知替班联络员")
    assert not card.silent
    assert "王芳" not in card.text
    told = [officer]
    for minutes, next_one, names, following in (
        (15, substitute, "崔勇军、孙志远", "将通知长春市联络员"),
        (15, city, "崔勇军、孙志远、安晓宁", "将通知吉林省联络员"),
        (30, province, "崔勇军、孙志远、安晓宁、白雪松", "将通知吉林省联络员"),
    ):
        assert not next_one.chat.from_bot
        await offices.goes_on(minutes)
        told.append(next_one)
        await everywhere(told, "▶ 待接单", f"已通知 {names}\n", following)
    assert all([bubble.id for bubble in person.chat.from_bot] == [cards_of(person)[0].id] for person in offices.officers)

    await offices.goes_on(60)
    nudge = await province.shown("🔔 仍无人接单", "发热：王* · 第1商店")
    assert answered(nudge) == cards_of(province)[0].id
    await city.taps("接单")
    await city.toast("已接单")
    await everywhere(told, "▶ 安晓宁 已于", "安晓宁 接单")
    assert not cards_of(officer)[0].button("接单")
    assert await offices.said() == [
        "opened by 填报人1",
        "told responsible: 崔勇军",
        "told substitutes: 孙志远",
        "told level: 安晓宁",
        "told level: 白雪松",
        "told level: 白雪松",
        "acknowledged by 安晓宁",
    ]
    await _whole_story(city, "通知责任联络员：崔勇军（已送达）", "通知替班联络员：孙志远（已送达）", "通知上级联络员：白雪松（已送达）")
    assert [len(person.chat.from_bot) for person in told] == [1, 1, 1, 2]


async def _whole_story(person: Person, *seen: str) -> None:
    await person.tap("全部经过")
    await person.sees("全部经过　7 条", "预警产生", *seen)
    await person.tap("‹ 返回预警")
    await person.sees("▶ 安晓宁 已于")


async def test_taken_and_forgotten(offices: Offices) -> None:
    """Who has taken it is asked after four hours; who does not answer loses it half an hour later, and the next one is told."""
    officer, substitute, *_ = offices.officers
    await reports(offices.managers[0], FEVER)
    await officer.sees("预警：发热")
    await officer.taps("接单")
    await officer.sees("▶ 崔勇军 已于")
    await offices.goes_on(240)
    nudge = await officer.shown("您接的这件预警仍未办结，还在处理吗？", "30 分钟内没有回应")
    card = cards_of(officer)[0]
    assert answered(nudge) == card.id
    await officer.sees("预警：发热", "❓ 已询问 崔勇军 是否仍在处理")
    assert not substitute.chat.from_bot
    await offices.goes_on(30)
    back = await officer.sees("没有收到您的回应，预警已收回")
    assert answered(back) == card.id
    await substitute.sees("预警：发热", "▶ 待接单", "已通知 孙志远\n", "崔勇军 未答复，已收回")
    await officer.sees("预警：发热", "▶ 待接单", "已通知 孙志远\n")

    await officer.tap("重新接单")
    await officer.toast("已接单")
    assert (await officer.sees("预警：发热", "▶ 崔勇军 已于")).id == back.id
    assert (await officer.sees("已在另一条消息中打开")).id == card.id
    await substitute.sees("▶ 崔勇军 已于")
    assert await offices.said() == [
        "opened by 填报人1",
        "told responsible: 崔勇军",
        "acknowledged by 崔勇军",
        "asked: 崔勇军",
        "taken_back: 崔勇军",
        "told substitutes: 孙志远",
        "acknowledged by 崔勇军",
    ]


async def test_silenced_handed_over_resolved_and_reopened(offices: Offices) -> None:
    """Asked when the silence ends; given to a colleague, who takes it in time; resolved with a usual reason, reopened, told anew."""
    officer, substitute, *_ = offices.officers
    await reports(offices.managers[0], FEVER)
    await officer.sees("预警：发热")
    await officer.taps("接单", "暂停提醒", "1 小时")
    await officer.toast("已暂停提醒，至")
    await officer.shown("🔕 暂停提醒至")
    await offices.goes_on(60)
    nudge = await officer.shown("还在处理吗？")
    assert answered(nudge) == cards_of(officer)[0].id
    await officer.taps("仍由我处理")
    await officer.toast("已记录：仍由您处理")
    await officer.shown("▶ 崔勇军 已于", "崔勇军 确认仍在处理")

    await officer.taps("转交", "孙志远（南关区）")
    await officer.shown("转交给 孙志远（南关区）？", "对方 15 分钟内没有接单")
    await officer.taps("确认转交")
    await officer.toast("已转交 孙志远")
    await officer.shown("▶ 已转交 孙志远")
    await substitute.shown("预警：发热", "▶ 已转交 孙志远")
    await substitute.taps("接单")
    await everywhere([officer, substitute], "▶ 孙志远 已于")

    await substitute.taps("办结")
    await substitute.shown("办结", "情况如何？")
    await substitute.taps("已就医")
    await substitute.toast("已办结")
    await officer.shown("✔ 孙志远 已于", "办结：已就医")
    await officer.taps("重新打开", "确认重新打开")
    await officer.toast("已重新打开")
    again = await officer.shown("🔔 仍无人接单")
    await everywhere([officer], "▶ 待接单", "已通知 崔勇军\n", "将通知替班联络员")
    assert answered(again) is not None
    await officer.taps("接单")
    await officer.shown("预警：发热", "▶ 崔勇军 已于")
    await officer.taps("办结")
    await officer.shown("情况如何？")
    await officer.types("区医院留观 <b>&")
    await officer.shown("已办结", "区医院留观 <b>&")
    await everywhere([officer, substitute], "✔ 崔勇军 已于", "办结：区医院留观 <b>&")
    assert await offices.said() == [
        "opened by 填报人1",
        "told responsible: 崔勇军",
        "acknowledged by 崔勇军",
        "silenced by 崔勇军",
        "asked: 崔勇军",
        "acknowledged by 崔勇军",
        "handed_over: 孙志远 by 崔勇军",
        "acknowledged by 孙志远",
        "resolved (=hospital) by 孙志远",
        "reopened by 崔勇军",
        "told responsible: 崔勇军",
        "acknowledged by 崔勇军",
        "resolved (区医院留观 <b>&) by 崔勇军",
    ]


async def test_handed_to_one_who_does_not_take_it(offices: Offices) -> None:
    """After 15 minutes it is nobody's again: whoever it was given to hears so, and the chain goes on."""
    officer, substitute, city, _ = offices.officers
    await reports(offices.managers[0], FEVER)
    await officer.sees("预警：发热")
    await officer.taps("转交", "安晓宁（长春市）", "确认转交")
    card = await city.shown("预警：发热", "▶ 已转交 安晓宁")
    await offices.goes_on(15)
    back = await city.shown("预警已收回")
    assert answered(back) == card.id
    await substitute.shown("预警：发热", "已通知 孙志远\n")
    await everywhere([officer, substitute, city], "▶ 待接单", "安晓宁 未答复，已收回")
    assert (await offices.said())[2:] == ["handed_over: 安晓宁 by 崔勇军", "taken_back: 安晓宁", "told substitutes: 孙志远"]


async def test_worse_then_corrected(offices: Offices) -> None:
    """Worse news of the same person is a nudge in reply to the card. 37.8 that was 36.8 closes what nobody holds, and marks what is."""
    manager, officer = offices.managers[0], offices.officer
    await reports(manager, "王芳 36.8 咳嗽 居家隔离，李强 37.8 居家隔离，其余正常")
    one = await officer.sees("预警：有症状", "王*", "36.8℃、咳嗽")
    other = await officer.sees("预警：发热", "李*", "37.8℃")
    await reports(manager, "王芳 37.8 咳嗽 居家隔离，李强 37.8 居家隔离，其余正常", "第 2 次填报")
    nudge = await officer.shown("情况有变，请再看一遍", "发热：王*")
    assert answered(nudge) == one.id
    await officer.sees("预警：发热", "王*", "37.8℃、咳嗽", "情况有变，再次提示：崔勇军")
    await officer.simulator.people.tap(officer.id, other.id, "接单")
    await officer.sees("李*", "▶ 崔勇军 已于")

    await reports(manager, "王芳 36.8 居家办公，李强 36.8 居家办公，其余正常", "第 3 次填报", "零报告")
    marked = await officer.sees("李*", "▶ 崔勇军 已于", "最新填报：此人已无异常", "企业更正了所报情况")
    closed = await officer.sees("王*", "最新填报：此人已无异常", "✔ 已于", "自动结束：企业已更正")
    assert (closed.id, marked.id) == (one.id, other.id)
    assert closed.button("重新打开")
    await officer.simulator.people.tap(officer.id, other.id, "办结")
    await officer.shown("情况如何？")
    await officer.taps("企业已更正")
    await officer.sees("李*", "✔ 崔勇军 已于", "办结：企业已更正")
    assert len(cards_of(officer, "预警：")) == 2
    stories = sorted([(await offices.said(number))[1:] for number in (1, 2)])
    assert stories == [
        ["told responsible: 崔勇军", "acknowledged by 崔勇军", "corrected", "resolved (=corrected) by 崔勇军"],
        ["told responsible: 崔勇军", "again: 崔勇军", "corrected", "resolved (=corrected)"],
    ]
