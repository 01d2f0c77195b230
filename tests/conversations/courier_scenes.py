"""The conversations of couriers: a day alone, a delivery firm's day, bad input, and an officer who asks whom somebody served."""

from collections.abc import Callable
from datetime import datetime, timedelta

from conversations.courier import NewDelivery, Spot, TrackPoint
from conversations.courier_records import AddDeliveries
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.disinfection import Photo
from conversations.engine.signals import DeliveriesArrived, Located, Pictured, Uploaded
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label
from tests.conversations.world import ZONE

MANAGER, OFFICER, COURIER = 1, 2, 3
HOUR = 3_600
BRIDGE = Spot(43_886_800, 125_324_500)
"""A bridge in the district."""


def at(talk: Talk, hour: int, minute: int, day: int = 23) -> None:
    """It is this time."""
    talk.world.now = datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def located(talk: Talk, chat: int, spot: Spot, live_seconds: int = 0, sent: datetime | None = None) -> None:
    """A location is sent."""
    signal = Located(spot, sent or talk.world.now, len(talk.written), live_seconds)
    shown = label(talk, "实时位置", "live location") if live_seconds else label(talk, "位置", "location")
    talk.send(chat, signal, f"> ({shown})")


def pictured(talk: Talk, chat: int, name: str, *, as_file: bool = False, album: str = "") -> None:
    """A photo is sent."""
    shown = label(talk, "照片，作为文件发送", "photo, sent as a file") if as_file else label(talk, "照片", "photo")
    talk.send(chat, Pictured(Photo(f"file-{name}", name, as_file), album), f"> ({shown})")


def measured(talk: Talk, chat: int, value: str = "36.5") -> None:
    """The two questions about health."""
    talk.tap(chat, value)
    talk.tap(chat, label(talk, "无症状", "No symptoms"))


def ridden(talk: Talk, chat: int, run_id: int, *spots: tuple[int, int, int]) -> None:
    """Edits of a live location, which do not come through the conversation: minute, north and east of the bridge in metres."""
    del chat
    start = talk.world.fleet.runs[run_id].started_at
    track = talk.world.fleet.tracks.setdefault(run_id, [])
    for minute, north, east in spots:
        track.append(TrackPoint(start + timedelta(minutes=minute), moved(north, east)))


def moved(north: int, east: int) -> Spot:
    """So many metres from the bridge."""
    return Spot(BRIDGE.latitude + north * 9, BRIDGE.longitude + east * 12)


def deliveries(run_id: int, *lines: str) -> AddDeliveries:
    """Deliveries of a run, number and area a line."""
    told = (line.split(" ", 1) for line in lines)
    return AddDeliveries(run_id, tuple(NewDelivery(number, area, phone="13800000000") for number, area in told))


def shop_list(count: int, first: int = 5001) -> DeliveriesRead:
    """A list from a shop system."""
    areas = ("万科城", "朝阳桥", "红旗街", "春城大街", "南湖新村")
    orders = tuple(NewDelivery(f"DD{first + n}", areas[n % len(areas)], phone="13800000000") for n in range(count))
    return DeliveriesRead(orders, (RowDoubt(7, RowProblem.NO_ORDER, "合计"), RowDoubt(19, RowProblem.TIME, "傍晚吧")))


def courier_alone(talk: Talk) -> None:
    """A link; then a day on the own phone: live location, pasted deliveries, a photo, the end."""
    world = talk.world
    world.manager()
    world.hire("王强|配送员", "李敏")
    at(talk, 8, 40)
    talk.type(MANAGER, "/couriers")
    talk.tap(MANAGER, label(talk, "添加配送员", "Add couriers"))
    talk.tap(MANAGER, "王强")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.type(MANAGER, "吉a·12345")
    talk.type(MANAGER, "138 0000 0000")
    talk.tap(MANAGER, label(talk, "确认添加", "Add them"))
    talk.tap(MANAGER, label(talk, "配送员名单", "Couriers"))
    talk.tap(MANAGER, "王强")
    talk.tap(MANAGER, label(talk, "发链接", "Send a link"))
    talk.type(COURIER, f"/start {world.links[1]}")
    talk.tap(COURIER, label(talk, "简体中文", "English"))
    talk.tap(COURIER, label(talk, "同意", "I agree"))
    talk.tap(COURIER, label(talk, "今日任务", "today's tasks"))
    at(talk, 9, 5)
    talk.heading(label(talk, "出车", "He starts"))
    talk.tap(COURIER, label(talk, "出车", "Start a run"))
    measured(talk, COURIER)
    talk.tap(COURIER, label(talk, "都好", "All well"))
    talk.tap(COURIER, label(talk, "开始记配送", "Record the run"))
    talk.tap(COURIER, label(talk, "共享位置", "Share location"))
    located(talk, COURIER, moved(0, 0), live_seconds=8 * HOUR)
    at(talk, 9, 40)
    ridden(talk, COURIER, 801, (5, 200, 100), (12, 600, 350), (20, 900, 800), (33, 700, 1200))
    talk.tap(COURIER, label(talk, "加配送单", "Add deliveries"))
    talk.type(COURIER, "1023 万科城3栋 9:20 无接触\n1024 朝阳桥 9:31 拒收\n谢谢")
    talk.type(COURIER, "1025 红旗街18号")
    pictured(talk, COURIER, "slip-1")
    talk.tap(COURIER, label(talk, "继续刚才的填写", "Go on"))
    talk.tap(COURIER, label(talk, "撤销", "Take back"))
    talk.tap(COURIER, label(talk, "完成", "Done"))
    at(talk, 11, 48)
    ridden(talk, COURIER, 801, (60, 300, 1500), (120, -200, 900), (160, 0, 20))
    talk.heading(label(talk, "收车", "He is back"))
    talk.type(COURIER, "/today")
    talk.tap(COURIER, label(talk, "收车", "End the run"))
    talk.type(COURIER, "366")
    talk.type(COURIER, "36.6")
    talk.tap(COURIER, label(talk, "2 次", "2×"))
    talk.tap(COURIER, label(talk, "先补配送单", "add deliveries first"))
    talk.type(COURIER, "1025 红旗街18号 11:10")
    talk.tap(COURIER, label(talk, "完成", "Done"))
    talk.tap(COURIER, label(talk, "继续刚才的填写", "Go on"))
    talk.tap(COURIER, label(talk, "对，收车", "Right, end the run"))
    talk.tap(COURIER, label(talk, "回到班次", "Back to the run"))
    talk.tap(COURIER, label(talk, "配送清单", "Deliveries"))
    talk.tap(COURIER, label(talk, "下载", "Excel"))
    talk.tap(COURIER, label(talk, "回到班次", "Back to the run"))
    talk.tap(COURIER, label(talk, "看单据照片", "Photos"))


def courier_day(talk: Talk) -> None:
    """A delivery firm: four couriers, one of them unfit; lists pasted and as a file of 180 orders."""
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王强|配送员", "李敏|配送员", "赵磊|配送员", "欧阳志远|配送员", "孙会计")
    at(talk, 8, 30)
    talk.type(MANAGER, "/couriers")
    talk.tap(MANAGER, label(talk, "添加配送员", "Add couriers"))
    talk.type(MANAGER, "王强、李敏、赵磊、欧阳志远")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    for plate in ("吉A12345", "长春B60718", "吉AD12345"):
        talk.type(MANAGER, plate)
        talk.tap(MANAGER, label(talk, "先不填", "Not now"))
    talk.tap(MANAGER, label(talk, "没有车牌", "No plate"))
    talk.tap(MANAGER, label(talk, "先不填", "Not now"))
    talk.tap(MANAGER, label(talk, "确认添加", "Add them"))
    talk.tap(MANAGER, label(talk, "配送员名单", "Couriers"))
    for minute, name in ((41, "王强"), (43, "赵磊")):
        at(talk, 8, minute)
        talk.tap(MANAGER, name)
        talk.tap(MANAGER, label(talk, "出车", "Start a run"))
        measured(talk, MANAGER)
        talk.tap(MANAGER, label(talk, "都好", "All well"))
        talk.type(MANAGER, "/couriers")
    talk.heading(label(talk, "李敏发烧", "李敏 has a fever"))
    at(talk, 8, 50)
    talk.tap(MANAGER, "李敏")
    talk.tap(MANAGER, label(talk, "出车", "Start a run"))
    talk.type(MANAGER, "38.2")
    talk.tap(MANAGER, label(talk, "咳嗽", "cough"))
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, label(talk, "确认", "Confirm"))
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(MANAGER, label(talk, "配送员名单", "Couriers"))
    talk.tap(MANAGER, "李敏")
    talk.heading(label(talk, "欧阳志远换了车", "欧阳志远 takes another vehicle"))
    talk.type(MANAGER, "/couriers")
    talk.tap(MANAGER, "欧阳志远")
    talk.tap(MANAGER, label(talk, "出车", "Start a run"))
    measured(talk, MANAGER, "36.8")
    talk.tap(MANAGER, label(talk, "有不一样的", "Something is different"))
    talk.tap(MANAGER, label(talk, "没有口罩", "No mask"))
    talk.tap(MANAGER, label(talk, "戴好了", "It is on"))
    talk.tap(MANAGER, label(talk, "还没有", "Not yet"))
    talk.tap(MANAGER, label(talk, "没有消毒，先出车", "Ride without it"))
    talk.type(MANAGER, "吉 A·67890")
    talk.tap(MANAGER, label(talk, "确认", "Confirm"))
    talk.heading(label(talk, "配送单", "Deliveries"))
    at(talk, 9, 30)
    talk.type(MANAGER, "/couriers")
    talk.tap(MANAGER, "王强")
    talk.tap(MANAGER, label(talk, "加配送单", "Add deliveries"))
    talk.type(MANAGER, "\n".join(f"MT{n} 万科城{n % 9 + 1}栋" for n in range(301, 309)))
    talk.tap(MANAGER, label(talk, "完成", "Done"))
    talk.send(MANAGER, Uploaded("f1", "订单.xlsx", 40_000), "> (订单.xlsx)")
    talk.tap(MANAGER, "赵磊")
    read = shop_list(180)
    world.fleet.files[9] = read
    talk.send(MANAGER, DeliveriesArrived(9, 802, read), "")
    talk.tap(MANAGER, label(talk, "确认导入", "Import"))
    talk.tap(MANAGER, label(talk, "配送清单", "Deliveries"))
    talk.tap(MANAGER, label(talk, "改一单", "Change one"))
    talk.type(MANAGER, "5123")
    talk.tap(MANAGER, label(talk, "异常情况", "Exception"))
    talk.tap(MANAGER, label(talk, "无人接收", "Nobody there"))
    talk.tap(MANAGER, label(talk, "改一单", "Change one"))
    talk.type(MANAGER, "DD5001")
    talk.tap(MANAGER, label(talk, "删除这一单", "Remove it"))
    talk.tap(MANAGER, label(talk, "撤销删除", "Undo"))
    talk.tap(MANAGER, label(talk, "回到班次", "Back to the run"))
    talk.tap(MANAGER, label(talk, "记途经片区", "Add areas"))
    talk.type(MANAGER, "春城大街 → 朝阳桥，红旗街")
    talk.tap(MANAGER, label(talk, "对，保存", "Right, save"))
    talk.heading(label(talk, "位置是谁的", "Whose location"))
    at(talk, 10, 15)
    located(talk, MANAGER, moved(300, 200))
    talk.tap(MANAGER, "欧阳志远")
    talk.heading(label(talk, "第二天早上", "The next morning"))
    at(talk, 8, 5, day=24)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "配送员与出车", "Couriers and runs"))
    talk.tap(MANAGER, "欧阳志远")
    talk.tap(MANAGER, label(talk, "收车", "End the run"))
    talk.type(MANAGER, "37.6")
    talk.tap(MANAGER, label(talk, "0 次", "0×"))
    talk.tap(MANAGER, label(talk, "加一句备注", "with a remark"))
    talk.type(MANAGER, "昨晚 8 点回来，忘了收车")
    talk.arrives(OFFICER, "alert", "102")
    talk.tap(MANAGER, label(talk, "今日任务", "Today"))
    talk.tap(MANAGER, label(talk, "配送员与出车", "Couriers and runs"))
    talk.tap(MANAGER, label(talk, "按天", "day by day"))
    talk.tap(MANAGER, "11月23日" if talk.world.language == "zh-CN" else "23 Nov")


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (courier_alone, courier_day)}
