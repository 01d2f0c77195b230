"""The conversations of disinfection for the transcripts, the same in both languages: a supermarket sets up its points, and has a day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from conversations.codes import Sector
from conversations.disinfection import Agent, Photo, PointKind, PointPlan, Treatment
from conversations.engine.signals import Pictured, PointsArrived, Tapped, Uploaded
from conversations.point_file import PointDoubt, PointProblem, PointsRead
from tests.conversations import world_disinfection
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import ZONE

SHOP = 18
DAY = date(2026, 11, 23)
CHLORINE = Treatment(Agent.CHLORINE, chlorine_mg_l=500, contact_minutes=30)
ETHANOL = Treatment(Agent.ETHANOL, ethanol_percent=75)
VANS = ("吉A12345", "吉AD67890")


def at(talk: Talk, hour: int, minute: int = 0) -> None:
    """It is this time of the day."""
    talk.world.now = datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=ZONE)


def shop(talk: Talk) -> None:
    """The manager of a supermarket, its staff, and the district's officer."""
    world = talk.world
    world.disinfections.sectors[SHOP] = Sector.SUPERMARKET
    world.manager(MANAGER, enterprise=SHOP)
    world.officer()
    world.hire("王芳|保洁员", "李强|理货员", "赵敏|店长", enterprise=SHOP)


def names(talk: Talk) -> tuple[str, ...]:
    """Six points by the clock, in the world's language."""
    zh = ("入口与收银区", "卖场与货架", "购物车（篮）", "仓库", "扶手和门把手", "卫生间")
    en = ("Entrance and checkout", "Sales floor", "Trolleys", "Warehouse", "Rails and handles", "Toilets")
    return zh if talk.world.language == "zh-CN" else en


def six_points(talk: Talk) -> None:
    """Six points by the clock, cold-chain goods and two vans, set up two days ago."""
    world, since = talk.world, DAY - timedelta(days=2)
    wiped = names(talk)[4]
    for name in names(talk):
        kind = PointKind.EQUIPMENT if name in (names(talk)[2], wiped) else PointKind.PREMISES
        plan = PointPlan(name, kind, ETHANOL if name == wiped else CHLORINE, 2 if name == names(talk)[3] else 3, operator_id=1)
        world_disinfection.add(world, SHOP, plan, since)
    goods, van = label(talk, "冷链进货", "Cold-chain goods"), label(talk, "送货车", "Van")
    world_disinfection.add(world, SHOP, PointPlan(goods, PointKind.GOODS, CHLORINE), since)
    for plate in VANS:
        world_disinfection.add(world, SHOP, PointPlan(f"{van} {plate}", PointKind.VEHICLE, CHLORINE, plate=plate), since)


def photo(talk: Talk, name: str, album: str = "", *, as_file: bool = False) -> None:
    """The manager sends a photo."""
    talk.send(MANAGER, Pictured(Photo(name, f"u-{name}", as_file), album), f"> ({name}.jpg)")


def disinfection_setup(talk: Talk) -> None:
    """The proposal for a supermarket, two vans; then one point more, one changed, one removed and back, and a workbook."""
    shop(talk)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, label(talk, "按行业设置", "Set up for my sector"))
    talk.tap(MANAGER, label(talk, "仓库", "Warehouse"))
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.type(MANAGER, "长春的两辆车")
    talk.type(MANAGER, "吉A·12345、吉ad67890")
    talk.tap(MANAGER, label(talk, "确认设置", "Set up"))
    talk.tap(MANAGER, label(talk, "今日消毒", "Today's disinfection"))
    talk.tap(MANAGER, label(talk, "消毒点", "Points"))
    talk.tap(MANAGER, label(talk, "添加一个点", "Add a point"))
    talk.type(MANAGER, label(talk, "二楼卖场", "Second floor"))
    talk.tap(MANAGER, label(talk, "场所", "Premises"))
    talk.tap(MANAGER, label(talk, "每天 2 次", "2 times a day"))
    talk.tap(MANAGER, label(talk, "含氯消毒剂", "Chlorine"))
    talk.type(MANAGER, "100毫克")
    talk.type(MANAGER, "半小时")
    talk.tap(MANAGER, "王芳")
    talk.tap(MANAGER, label(talk, "修改：消毒剂", "Change: agent"))
    talk.tap(MANAGER, label(talk, "有效氯浓度", "strength of chlorine"))
    talk.type(MANAGER, "0.05%")
    talk.tap(MANAGER, label(talk, "确认保存", "Save"))
    talk.tap(MANAGER, label(talk, "消毒点", "Points"))
    talk.tap(MANAGER, label(talk, "购物车", "Trolleys"))
    talk.tap(MANAGER, label(talk, "修改", "Change"))
    talk.tap(MANAGER, label(talk, "修改：次数", "Change: how often"))
    talk.tap(MANAGER, label(talk, "每天 1 次", "once a day"))
    talk.tap(MANAGER, label(talk, "确认保存", "Save"))
    talk.tap(MANAGER, label(talk, "消毒点", "Points"))
    talk.tap(MANAGER, label(talk, "冷链进货", "Cold-chain goods"))
    talk.tap(MANAGER, label(talk, "去掉", "Remove"))
    talk.tap(MANAGER, label(talk, "确认去掉", "Yes, remove"))
    talk.tap(MANAGER, label(talk, "撤销", "Undo"))
    talk.tap(MANAGER, label(talk, "消毒点", "Points"))
    talk.tap(MANAGER, label(talk, "用表格维护", "By workbook"))
    talk.tap(MANAGER, label(talk, "发我一份表格", "Send me a workbook"))
    talk.send(MANAGER, Uploaded("f1", "消毒点.xlsx", 9_000), "> (消毒点.xlsx)")
    floor = label(talk, "卖场与货架", "Sales floor and shelves")
    plans = (PointPlan(floor, PointKind.PREMISES, CHLORINE, 2), PointPlan("卸货平台", PointKind.PREMISES, CHLORINE, 1))
    doubts = (PointDoubt(4, PointProblem.KIND, "汽车"), PointDoubt(7, PointProblem.NO_NAME))
    talk.send(MANAGER, PointsArrived(9, SHOP, PointsRead(plans, doubts)), "")
    talk.tap(MANAGER, label(talk, "确认导入", "Import"))
    talk.type(MANAGER, "/today")


def _tap_again(talk: Talk, name: str, data: str) -> None:
    """A tap on a button that is not on the newest card any more."""
    talk.send(MANAGER, Tapped(data), f"> [✅ {name}]")


def _morning(talk: Talk) -> None:
    """The reminder, one tap, the same once more, taking it back, all of them; goods arrive, a van goes out."""
    entrance = names(talk)[0]
    at(talk, 9)
    talk.arrives(MANAGER, "disinfect", str(SHOP))
    data, _ = talk.find(MANAGER, entrance)
    talk.tap(MANAGER, entrance)
    _tap_again(talk, entrance, data)
    at(talk, 9, 1)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, names(talk)[1])
    talk.tap(MANAGER, label(talk, "撤销", "Undo"))
    talk.tap(MANAGER, label(talk, "消毒全部完成", "All disinfected"))
    at(talk, 9, 40)
    talk.tap(MANAGER, label(talk, "到货：冷链进货", "Arrived: Cold-chain goods"))
    talk.type(MANAGER, "SF1023456789、SF1023456790\nSF1023456789")
    talk.type(MANAGER, "ＣＣ２０２６１１２３－０１")
    talk.tap(MANAGER, label(talk, "就这些", "That is all"))
    talk.tap(MANAGER, label(talk, "修改：照片", "Change: photos"))
    photo(talk, "box-1", "album-7")
    photo(talk, "box-2", "album-7")
    talk.tap(MANAGER, label(talk, "发完了", "Done"))
    talk.tap(MANAGER, label(talk, "确认登记", "Log it"))
    for plate in VANS:
        talk.world.disinfections.runs[(SHOP, plate, DAY)] = 1
    at(talk, 10, 30)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, VANS[0])


def _noon(talk: Talk) -> None:
    """Two points done too weak half an hour ago; done again as asked; the warehouse is not due. The officer looks, and asks for a photo."""
    at(talk, 13, 30)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "消毒（要做", "Disinfection ("))
    talk.tap(MANAGER, label(talk, "其他情况登记", "Log something else"))
    talk.tap(MANAGER, names(talk)[0])
    talk.tap(MANAGER, names(talk)[1])
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, label(talk, "半小时前", "30 min ago"))
    talk.tap(MANAGER, label(talk, "含氯消毒剂", "Chlorine"))
    talk.type(MANAGER, "100 mg/L")
    talk.type(MANAGER, label(talk, "5分钟", "5 min"))
    talk.tap(MANAGER, label(talk, "修改：操作人", "Change: done by"))
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "修改：核验人", "Change: checked by"))
    talk.type(MANAGER, label(talk, "值班经理孙伟", "Sun Wei, duty manager"))
    talk.tap(MANAGER, label(talk, "确认登记", "Log it"))
    talk.tap(MANAGER, label(talk, "消毒全部完成", "All disinfected"))
    at(talk, 14, 10)
    talk.type(OFFICER, "/laggards")
    talk.tap(OFFICER, "南关恒佳超市")
    talk.tap(OFFICER, label(talk, "消毒情况", "Disinfection"))
    talk.tap(OFFICER, label(talk, "要一张新照片", "Ask for a fresh photo"))
    talk.tap(OFFICER, names(talk)[1])
    talk.arrives(MANAGER, "photo_asked", f"{SHOP}:51")
    talk.tap(MANAGER, label(talk, "发照片", "Send photo"))
    at(talk, 14, 22)
    photo(talk, "shelves")
    talk.arrives(OFFICER, "photo_answered", "51")
    at(talk, 14, 30)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, label(talk, "到货：冷链进货", "Arrived: Cold-chain goods"))
    talk.tap(MANAGER, label(talk, "没有单号", "No numbers"))
    talk.tap(MANAGER, label(talk, "确认登记", "Log it"))


def disinfection_day(talk: Talk) -> None:
    """A supermarket's whole day: six points, two vans, goods twice; the evening, the officer's digest, the week."""
    shop(talk)
    six_points(talk)
    _morning(talk)
    _noon(talk)
    at(talk, 17)
    talk.arrives(MANAGER, "disinfect", str(SHOP))
    talk.tap(MANAGER, names(talk)[2])
    at(talk, 19)
    talk.arrives(MANAGER, "disinfect_overdue", str(SHOP))
    talk.tap(MANAGER, label(talk, "其他情况登记", "Log something else"))
    for name in (names(talk)[0], names(talk)[1], names(talk)[4]):
        talk.tap(MANAGER, name)
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.type(MANAGER, "17:20")
    talk.tap(MANAGER, label(talk, "照常", "As usual"))
    talk.tap(MANAGER, label(talk, "确认登记", "Log it"))
    at(talk, 20)
    talk.arrives(OFFICER, "overdue", "220102")
    talk.tap(OFFICER, "1. 南关恒佳超市")
    talk.tap(OFFICER, label(talk, "消毒记录", "Logs"))
    talk.tap(OFFICER, label(talk, "下一页", "Next"))
    talk.tap(OFFICER, label(talk, "看照片", "Photos:"))
    at(talk, 20, 5)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, label(talk, "一周一览", "The week"))
    talk.tap(MANAGER, label(talk, "导出表格", "As a workbook"))


def disinfection_bad_input(talk: Talk) -> None:
    """What cannot be taken: dilutions, implausible strengths, times to come, plates that are none, photos at the wrong moment."""
    shop(talk)
    six_points(talk)
    van = label(talk, "租来的车", "Hired van")
    world_disinfection.add(talk.world, SHOP, PointPlan(van, PointKind.VEHICLE, CHLORINE), DAY)
    at(talk, 13, 30)
    photo(talk, "stray")
    talk.tap(MANAGER, label(talk, "其他情况登记", "Log something else"))
    talk.type(MANAGER, names(talk)[0])
    photo(talk, "too-early", as_file=True)
    talk.tap(MANAGER, names(talk)[0])
    talk.tap(MANAGER, van)
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    for text in ("15:00", label(talk, "昨天下午3点", "yesterday 3pm"), label(talk, "中午", "noon"), "１２：４０"):
        talk.type(MANAGER, text)
    talk.tap(MANAGER, label(talk, "含氯消毒剂", "Chlorine"))
    for text in (label(talk, "84兑水", "bleach and water"), "99999", "1:100"):
        talk.type(MANAGER, text)
    talk.tap(MANAGER, label(talk, "按 500 mg/L", "Log 500 mg/L"))
    talk.type(MANAGER, label(talk, "5分钟", "5 minutes"))
    talk.type(MANAGER, "车牌12")
    talk.type(MANAGER, "吉A·12345")
    for text in ("500ppm", "５００", "100 mg/L"):
        talk.tap(MANAGER, label(talk, "修改：消毒剂", "Change: agent"))
        talk.tap(MANAGER, label(talk, "有效氯浓度", "strength of chlorine"))
        talk.type(MANAGER, text)
    talk.tap(MANAGER, label(talk, "修改：照片", "Change: photos"))
    talk.type(MANAGER, label(talk, "照片在门口", "the photo is at the door"))
    photo(talk, "door", as_file=True)
    photo(talk, "door", as_file=True)
    talk.tap(MANAGER, label(talk, "发完了", "Done"))
    talk.tap(MANAGER, label(talk, "确认登记", "Log it"))


SCENES: dict[str, Callable[[Talk], None]] = {
    scene.__name__: scene for scene in (disinfection_setup, disinfection_day, disinfection_bad_input)
}
