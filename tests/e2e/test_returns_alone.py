"""A staff member who answers the return check alone: by the manager's link, in a chat of their own that sees nothing else."""

import re
from datetime import date

import pytest

from tests.e2e.persons import Person, joins
from tests.e2e.returns import EARLY, HERE, OWN, Cast, audit, cast_for, is_well
from tests.e2e.stage import DAY, Stage
from tests.e2e.town import DISTRICT

NAME = "钱进"


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    return await cast_for(stage)


async def test_who_declares_alone(stage: Stage, cast: Cast) -> None:
    """Reported as not returned, sent a link, answered alone: the manager sees it arrive; until it is confirmed nobody is on post by it."""
    await cast.not_returned(NAME, date(2026, 11, 20))
    await stage.start(EARLY)
    manager = cast.manager
    code = await _link(manager)
    stage.secrets.add(code)

    await manager.simulator.people.start(manager.id, code)
    await manager.shown("请转发给本人打开", "仍然有效")
    person = joins(stage.simulator, OWN, "进", "钱")
    await person.simulator.people.start(person.id, code)
    await person.taps("简体中文", "同意并登记")
    await person.shown("已登记", "接下来请填写返岗核查")
    await _sees_nothing_else(cast, person)
    await person.types("/return")
    await person.shown(f"返岗核查　{NAME}", "打算哪天返岗")
    await person.taps("今天")
    await person.types("武威 11.9-11.18")
    await person.shown("■" * 10 + "□" * 4)
    await person.taps(HERE, "✅ 就这些", "小汽车")
    await is_well(person)
    await person.shown("请核对", "以上是我本人的真实情况")
    await person.taps("✅ 属实，提交")
    await person.shown("已提交", "等待企业确认")

    await manager.shown("员工已自行填报返岗核查", NAME, "本人已申报，待您确认", "可以返岗，注意观察", "武威市 11月9日–18日")
    await _ledger_refuses(manager)
    await manager.types("/return")
    await manager.shown("待核查 0 人，待确认 1 人")
    await manager.taps(f"✍️ {NAME}", "✅ 核实无误，确认")
    await manager.shown("可以返岗，注意观察", "核实确认")
    await person.sees("企业已确认您的返岗核查", "可以返岗，返岗日 11月23日")
    actions = [action for action, _ in await audit(stage)]
    assert [actions.count(action) for action in ("invite_to_declare", "enrol", "file_check", "confirm_check")] == [1, 1, 1, 1]


async def _link(manager: Person) -> str:
    """The manager asks for it on the person's card; it comes as a message of its own, to be sent on. Gives the code in it."""
    await manager.types("/today")
    await manager.shown("未返岗 1 人", "未做返岗核查 1 人")
    await manager.taps("返岗核查（待核查 1 人）", f"⏳ {NAME}")
    await manager.shown("还没有做过返岗核查")
    await manager.tap("发链接让本人填")
    message = await manager.sees(f"{NAME}您好", "仅限您本人使用")
    assert not message.buttons
    found = re.search(r"start=([A-Z0-9-]+)", message.text)
    assert found is not None
    return found[1]


async def _sees_nothing_else(cast: Cast, person: Person) -> None:
    """Commands of others are none; others' buttons, sent by hand, lead nowhere; the own card tells of nobody else."""
    await person.types("/today")
    card = await person.shown("今日任务", f"返岗核查　{NAME}", "还没有填写")
    for command in ("/roster", "/report", "/history", "/isolation", "/alerts", "/laggards", "/risk", "/policy"):
        before = len(person.chat.from_bot)
        await person.types(command)
        await person.until(lambda chat, count=before: len(chat.from_bot) > count)  # type: ignore[misc]
        await person.shown("没有这个命令，或您的身份不能使用")
    shop, colleague = cast.enterprise, cast.staff["王芳"]
    for data in (
        f"roster:{shop}:0", f"report:{shop}", f"ok:{shop}:{DAY}", f"bad:{shop}:{DAY}", f"hist:{shop}", f"person:{shop}:{colleague}",
        f"ret:{shop}:0", f"retnew:{shop}", f"retone:{shop}:{colleague}", f"retlink:{shop}:{colleague}",
        "chk:1:1", "chkok:1:1:1", "chkwhy:1", f"self:{colleague}", f"self:{colleague}:new", f"selfwhy:{colleague}",
        f"ward:{shop}", f"read:{shop}:{DAY}:morning", "iso:1", "isostep:1:released", "isoname:1", f"isolist:{DISTRICT}:all:0",
        "alert:1", "detail:1", "ack:1", f"lag:{DISTRICT}:0", "risks", "riskset:420100", "policy",
    ):  # fmt: skip
        before = len(person.chat.toasts)
        await person.simulator.people.tap(person.id, card.id, data, forged=True)
        await person.until(lambda chat, count=before: len(chat.toasts) > count)  # type: ignore[misc]
        assert "没有找到这项内容" in person.chat.toasts[-1].text, data
    told = person.chat.transcript
    assert not [name for name in cast.staff if name != NAME and name in told]


async def _ledger_refuses(manager: Person) -> None:
    """What nobody has confirmed does not put anybody on post."""
    await manager.types(f"{NAME} 36.5 在岗")
    await manager.shown(f"⛔ {NAME} 不能上岗")
    await manager.taps("放弃填写", "放弃，不保存")
