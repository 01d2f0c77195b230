"""The conversations of return checks for the transcripts, the same in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from conversations.codes import MediumRule, RiskLevel
from conversations.screens.returns import declare_link
from tests.conversations.dialogue import Talk
from tests.conversations.return_steps import Told, answer, file, new_check
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import ZONE

WUHAN, XIAN, DALIAN = "420100", "610100", "210200"
PERSON = 3
"""The chat in which a staff member answers alone."""


def _shop(talk: Talk) -> None:
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强|摄影师", "赵敏", "欧阳志远|修图师")


def return_check(talk: Talk) -> None:
    """Two who made the same journey, with everything that can be mistyped; one of them had a contact."""
    _shop(talk)
    talk.world.say_risk(WUHAN, RiskLevel.HIGH)
    talk.type(MANAGER, "/return")
    talk.tap(MANAGER, label(talk, "新的核查", "New check"))
    talk.tap(MANAGER, "王芳")
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.type(MANAGER, "12.1")
    talk.tap(MANAGER, label(talk, "今天", "Today"))
    talk.type(MANAGER, "朝阳")
    talk.type(MANAGER, "亚特兰蒂斯")
    talk.type(MANAGER, "武汉")
    talk.type(MANAGER, "11.31")
    talk.type(MANAGER, "11.15-11.9")
    talk.type(MANAGER, "11.20-11.28")
    talk.type(MANAGER, "10.1-10.7")
    talk.tap(MANAGER, label(talk, "逐日点选", "Pick the days"))
    talk.tap(MANAGER, "9")
    talk.tap(MANAGER, label(talk, "返回", "Back"))
    talk.tap(MANAGER, "10")
    talk.tap(MANAGER, "15")
    talk.type(MANAGER, "西安 11.16-11.18")
    talk.tap(MANAGER, "西安市")
    talk.tap(MANAGER, label(talk, "其余都在本地", "Here on all other days"))
    talk.tap(MANAGER, label(talk, "修改：武汉市", "Change: 武汉市"))
    talk.tap(MANAGER, label(talk, "改日期", "Other days"))
    talk.type(MANAGER, "2026.5.1-11.15")
    talk.tap(MANAGER, label(talk, "修改：长春市南关区 11月9日", "Change: 长春市南关区 9"))
    talk.tap(MANAGER, label(talk, "删除", "Delete"))
    talk.tap(MANAGER, label(talk, "就这些", "That is all"))
    talk.tap(MANAGER, label(talk, "火车", "train"))
    talk.type(MANAGER, "高铁")
    talk.type(MANAGER, "g1234次")
    answer(talk, MANAGER, Told(seat="5车12F"))
    answer(talk, MANAGER, Told(seat=None, exposures=(("与病例同乘", "shared transport"),), contact=("昨天", "Yesterday")))
    talk.tap(MANAGER, label(talk, "修改：交通工具", "Change: transport"))
    talk.tap(MANAGER, label(talk, "车次", "train or flight"))
    talk.type(MANAGER, "G1234 K518")
    file(talk, MANAGER)
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(MANAGER, label(talk, "查看：王芳", "See: 王芳"))
    talk.tap(MANAGER, label(talk, "为什么", "Why"))
    talk.tap(MANAGER, label(talk, "返回核查", "Back to"))
    talk.tap(MANAGER, label(talk, "返岗核查", "Return checks"))


def return_judging(talk: Talk) -> None:
    """Every line of "Judging a return check": who is ill, contact, high and medium risk, gaps, observed, fit."""
    _shop(talk)
    world = talk.world
    world.hire(*(f"员工{number}" for number in "甲乙丙丁戊己庚辛"))
    world.say_risk(WUHAN, RiskLevel.HIGH)
    world.say_risk(XIAN, RiskLevel.HIGH, datetime(2026, 11, 1, 9, 0, tzinfo=ZONE))
    world.say_risk(XIAN, RiskLevel.LOW, datetime(2026, 11, 15, 9, 0, tzinfo=ZONE))
    world.say_risk(DALIAN, RiskLevel.MEDIUM)
    medium = ("大连 11.9-11.15", "长春南关 11.16-11.22")
    cases: tuple[tuple[str, str, str, Told], ...] = (
        ("第 1 条：体温达到发热标准", "Rule 1: a fever", "王芳", Told(temperature="37.3")),
        ("第 1 条：有症状", "Rule 1: a symptom", "李强", Told(symptoms=(("咳嗽", "cough"),))),
        ("第 2 条：接触过病例", "Rule 2: a contact", "赵敏", Told(exposures=(("确诊", "case"),), contact=("昨天", "Yesterday"))),
        ("第 3 条：现在是高风险", "Rule 3: high risk now", "欧阳志远", Told(stays=("武汉 11.9-11.12", "长春南关 11.13-11.22"))),
        ("第 3 条：当时是高风险", "Rule 3: high risk then", "员工甲", Told(stays=("西安市 11.9-11.15", "长春南关 11.16-11.22"))),
        ("第 4 条：中风险，口径为隔离", "Rule 4: medium risk, the policy isolates", "员工乙", Told(stays=medium)),
        ("第 4 条：中风险，口径为观察", "Rule 4: medium risk, the policy observes", "员工丙", Told(stays=medium)),
        ("第 5 条：行程不全", "Rule 5: gaps", "员工丁", Told(stays=("长春南关 11.9-11.20",))),
        ("第 6 条：离开过本地", "Rule 6: was elsewhere", "员工戊", Told(stays=("沈阳 11.9-11.12", "长春南关 11.13-11.22"))),
        ("第 6 条：家人不适", "Rule 6: the household is unwell", "员工己", Told(exposures=(("家人", "household"),))),
        ("第 6 条：一直在本地", "Rule 6: here all the time", "员工庚", Told()),
    )
    for zh, en, name, told in cases:
        talk.heading(label(talk, zh, en))
        world.policy = replace(world.policy, medium_risk=MediumRule.OBSERVE if name == "员工丙" else MediumRule.ISOLATE)
        before = set(world.alerts)
        new_check(talk, MANAGER, name, told)
        file(talk, MANAGER)
        for alert_id in sorted(set(world.alerts) - before):
            talk.arrives(OFFICER, "alert", str(alert_id))


def return_amended(talk: Talk) -> None:
    """A verdict already acted upon is amended: the isolation goes on, officers are told; the ledger said on post."""
    _shop(talk)
    world = talk.world
    world.say_risk(WUHAN, RiskLevel.HIGH)
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "全部正常", "All normal"))
    new_check(talk, MANAGER, "李强", Told(stays=("武汉 11.9-11.15", "长春南关 11.16-11.20")))
    file(talk, MANAGER)
    talk.arrives(OFFICER, "alert", "101")
    world.now += timedelta(minutes=50)
    talk.tap(MANAGER, label(talk, "查看：李强", "See: 李强"))
    talk.tap(MANAGER, label(talk, "更正", "Correct"))
    talk.tap(MANAGER, label(talk, "修改：停留地", "Change: stays"))
    talk.tap(MANAGER, label(talk, "修改：武汉市", "Change: 武汉市"))
    talk.tap(MANAGER, label(talk, "改地点", "Another place"))
    talk.type(MANAGER, "武威")
    talk.tap(MANAGER, label(talk, "先到这里", "Leave it at that"))
    file(talk, MANAGER)
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(MANAGER, label(talk, "查看：李强", "See: 李强"))
    talk.tap(MANAGER, label(talk, "补全行程", "Fill in the days"))
    talk.tap(MANAGER, label(talk, "其余都在本地", "Here on all other days"))
    talk.tap(MANAGER, label(talk, "就这些", "That is all"))
    file(talk, MANAGER)
    talk.tap(MANAGER, label(talk, "更正今日填报", "Correct today's report"))


def self_declaration(talk: Talk) -> None:
    """A link, enrolment, the own check with a gap, sent back, corrected, confirmed; and what that chat cannot see."""
    _shop(talk)
    world = talk.world
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "有异常", "Someone"))
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "36.5")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "未返岗", "not returned"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    world.now += timedelta(days=1)
    talk.heading(label(talk, "第二天", "The next day"))
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "返岗核查（待核查", "Return checks (1"))
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "发链接", "Send a link"))
    talk.written.append("")
    talk.show(MANAGER, declare_link("李强", f"https://t.me/example_bot?start={world.links[2]}", world.policy.invite_days))
    talk.type(PERSON, f"/start {world.links[2]}")
    talk.tap(PERSON, label(talk, "简体中文", "English"))
    talk.tap(PERSON, label(talk, "同意", "I agree"))
    talk.tap(PERSON, label(talk, "开始填写", "Begin"))
    talk.type(PERSON, "/roster")
    talk.tap(PERSON, label(talk, "继续刚才", "Go on"))
    talk.tap(PERSON, label(talk, "明天", "Tomorrow"))
    talk.type(PERSON, "西安 11.11-11.20")
    talk.tap(PERSON, "西安市")
    talk.tap(PERSON, label(talk, "先到这里", "Leave it at that"))
    talk.tap(PERSON, label(talk, "小汽车", "car"))
    answer(talk, PERSON, Told())
    file(talk, PERSON)
    talk.arrives(MANAGER, "declared", "501")
    talk.tap(MANAGER, label(talk, "请本人重填", "Ask the person again"))
    talk.arrives(PERSON, "self", "2")
    talk.tap(PERSON, label(talk, "更改已填", "Change my answers"))
    talk.tap(PERSON, label(talk, "其余都在本地", "Here on all other days"))
    talk.tap(PERSON, label(talk, "就这些", "That is all"))
    file(talk, PERSON)
    talk.arrives(MANAGER, "declared", "501")
    talk.tap(MANAGER, label(talk, "核实无误", "Verified"))
    talk.arrives(PERSON, "self", "2")
    talk.type(PERSON, "/today")


SCENES: dict[str, Callable[[Talk], None]] = {
    scene.__name__: scene for scene in (return_check, return_judging, return_amended, self_declaration)
}
