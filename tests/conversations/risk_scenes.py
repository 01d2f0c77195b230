"""The conversations of risk and policy for the transcripts, the same in both languages: the admin left, officer and manager beside."""

from collections.abc import Callable
from datetime import date, datetime

from conversations.records import FileCheck
from conversations.returns import Stay
from conversations.rules.isolation import isolation_after
from conversations.rules.verdict import judge
from tests.conversations import world_risk
from tests.conversations.dialogue import Talk
from tests.conversations.return_cases import declared
from tests.conversations.scenes import label
from tests.conversations.world import DIVISION, ZONE

ADMIN, OFFICER, MANAGER, SECOND = 1, 2, 3, 5
RETURN = date(2026, 11, 23)


def checked(talk: Talk, staff_id: int, *stays: Stay) -> None:
    """Somebody's return check is filed by the manager, as it is judged now."""
    world = talk.world
    declaration = declared(*stays, return_day=RETURN, staff_id=staff_id)
    risks = {stay.place: world_risk.statements(world, stay.place) for stay in stays}
    judgement = judge(declaration, risks, world.policy, home=DIVISION, today=world.today, zone=ZONE, now=world.now)
    known = world.check_of(staff_id)
    enterprise = world.enterprise_of(staff_id)
    world.apply(FileCheck(enterprise, declaration, judgement, 1, known.id if known else None, self_declared=False), MANAGER)
    isolation = isolation_after(enterprise, staff_id, judgement, world.open_isolation(staff_id), None)
    if isolation is not None:
        world.apply(isolation, MANAGER)


def away(place: str, last: int = 20, home_from: int = 20) -> tuple[Stay, ...]:
    """At a place until the `last` of November, then at home until the return."""
    return Stay(DIVISION, date(2026, 11, home_from), date(2026, 11, 22)), Stay(place, date(2026, 11, 9), date(2026, 11, last))


def everybody(talk: Talk) -> None:
    """An admin, the district's officer, and a manager with four people, three of whom came back from somewhere."""
    world = talk.world
    world.admin(ADMIN, "姜敏")
    world.officer(OFFICER)
    world.manager(MANAGER)
    world.hire("王芳|收银员", "李强", "赵敏|店长", "孙浩")
    checked(talk, 1, *away("210302"))
    checked(talk, 2, *away("210300", last=22))
    checked(talk, 3, *away("220200"))


def risk(talk: Talk) -> None:
    """One statement by typing, its place chosen among several of the name; what it changed for everybody; then it is taken back."""
    everybody(talk)
    world = talk.world
    talk.type(ADMIN, "/today")
    talk.tap(ADMIN, label(talk, "风险等级", "Risk of places"))
    talk.type(ADMIN, label(talk, "/risk 铁东 高风险 11.18 8:00", "/risk tiedong high 11.18 8:00"))
    talk.tap(ADMIN, "鞍山市铁东区")
    talk.tap(ADMIN, label(talk, "修改：说明", "Change: Note"))
    talk.type(ADMIN, "省指挥部通告第 5 号")
    talk.tap(ADMIN, label(talk, "确认设定", "State it"))
    talk.arrives(ADMIN, "risk_done", "1")
    world.rejudge()
    talk.arrives(ADMIN, "risk_done", "1")
    talk.arrives(OFFICER, "rejudged_in", f"1:{DIVISION}")
    talk.arrives(MANAGER, "rejudged", "1:17")
    talk.tap(OFFICER, label(talk, "该地记录", "Its history"))
    world.now = datetime(2026, 11, 24, 10, 5, tzinfo=ZONE)
    talk.heading(label(talk, "第二天，定级更正", "The next day, it is taken back"))
    talk.type(ADMIN, label(talk, "/risk 鞍山铁东区 低 11.18 8:00", "/risk 鞍山铁东区 low 11.18 8:00"))
    talk.tap(ADMIN, label(talk, "确认设定", "State it"))
    world.rejudge()
    talk.arrives(ADMIN, "risk_done", "2")
    talk.arrives(MANAGER, "rejudged", "2:17")
    talk.tap(ADMIN, label(talk, "该地记录", "Its history"))


def risk_step_by_step(talk: Talk) -> None:
    """Without typing a whole statement: place, level, moment, note; a later moment, and the board."""
    everybody(talk)
    talk.type(ADMIN, "/risk")
    talk.tap(ADMIN, label(talk, "设定风险等级", "State a risk"))
    talk.type(ADMIN, "火星")
    talk.type(ADMIN, "jilin")
    talk.tap(ADMIN, "吉林市")
    talk.type(ADMIN, label(talk, "中", "medium"))
    talk.type(ADMIN, "2.30")
    talk.type(ADMIN, "12.1 8:00")
    talk.tap(ADMIN, label(talk, "不写说明", "No note"))
    talk.tap(ADMIN, label(talk, "确认设定", "State it"))
    talk.tap(ADMIN, label(talk, "风险等级", "Risk of places"))


def risk_list(talk: Talk) -> None:
    """Several lines at once: one is not clear, two are not taken, the others are stored with one confirmation."""
    everybody(talk)
    talk.type(ADMIN, "/risk\n鞍山铁东区 高风险 11.18\n朝阳 中\n火星 高\n吉林市 中风险 12.1 8:00\n公主岭市")
    talk.tap(ADMIN, "长春市朝阳区")
    talk.tap(ADMIN, label(talk, "修改：名单", "Change: List"))
    talk.tap(ADMIN, label(talk, "返回核对", "Back to review"))
    talk.tap(ADMIN, label(talk, "确认设定", "State it"))
    talk.world.rejudge()
    talk.arrives(MANAGER, "rejudged", "1:17")
    talk.tap(ADMIN, label(talk, "风险等级", "Risk of places"))


def policy(talk: Talk) -> None:
    """A value out of its limits, one that does not fit the others, and one that is changed; a list of words."""
    everybody(talk)
    talk.type(ADMIN, "/policy")
    talk.tap(ADMIN, label(talk, "回溯天数", "Look back"))
    talk.type(ADMIN, "90")
    talk.tap(ADMIN, label(talk, "21 天", "21 days"))
    talk.tap(ADMIN, label(talk, "确认修改", "Change it"))
    talk.tap(ADMIN, label(talk, "口径", "Policy"))
    talk.tap(ADMIN, label(talk, "截报时间", "Cutoff"))
    talk.type(ADMIN, "10:00")
    talk.type(ADMIN, label(talk, "11点半", "11:30"))
    talk.tap(ADMIN, label(talk, "放弃", "Cancel"))
    talk.tap(ADMIN, label(talk, "放弃，不保存", "Cancel, do not save"))
    talk.type(ADMIN, "/policy")
    talk.tap(ADMIN, label(talk, "一线岗位", "Front-line posts"))
    talk.type(ADMIN, "+店长 -保安")
    talk.tap(ADMIN, label(talk, "确认修改", "Change it"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (risk, risk_step_by_step, risk_list, policy)}
