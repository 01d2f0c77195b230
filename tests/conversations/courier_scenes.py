"""The conversations of couriers: a day alone, a delivery firm's day, bad input, and an officer who asks whom somebody served."""

from collections.abc import Callable
from datetime import datetime, timedelta

from conversations.courier import NewDelivery, Spot, TrackPoint
from conversations.courier_records import AddDeliveries
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.disinfection import Photo
from conversations.engine.signals import DeliveriesArrived, Located, Pictured, Uploaded
from conversations.roster_file import Rejected, Rejection
from tests.conversations import world_couriers
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


def courier_bad_input(talk: Talk) -> None:
    """What goes wrong: no run, times to come, the same order twice, 5,000 orders, a plate that is none, a photo as a file."""
    world = talk.world
    world.manager()
    world.hire("王强|配送员", "李敏|配送员")
    world.fleet.couriers = {1: ("吉A12345", False), 2: ("", False)}
    world.person(COURIER, 1)
    at(talk, 9, 0)
    talk.heading(label(talk, "没有出车", "Nobody is under way"))
    located(talk, COURIER, BRIDGE, live_seconds=8 * HOUR)
    pictured(talk, COURIER, "slip-0")
    talk.send(COURIER, Uploaded("f0", "订单.csv", 900), "> (订单.csv)")
    talk.heading(label(talk, "车牌", "A plate"))
    talk.send(COURIER, Located(BRIDGE, world.now, 5), label(talk, "> (位置)", "> (location)"))
    talk.tap(COURIER, label(talk, "出车", "Start a run"))
    talk.type(COURIER, "365")
    talk.type(COURIER, "36。5")
    talk.tap(COURIER, label(talk, "无症状", "No symptoms"))
    talk.tap(COURIER, label(talk, "有不一样的", "Something is different"))
    talk.tap(COURIER, label(talk, "戴好了", "It is on"))
    talk.tap(COURIER, label(talk, "已消毒", "Disinfected"))
    talk.type(COURIER, "小电驴")
    talk.tap(COURIER, "吉A12345")
    talk.tap(COURIER, label(talk, "确认", "Confirm"))
    talk.tap(COURIER, label(talk, "开始记配送", "Record the run"))
    talk.heading(label(talk, "位置的时间", "Times of locations"))
    located(talk, COURIER, BRIDGE, sent=world.now + timedelta(hours=1))
    located(talk, COURIER, BRIDGE, sent=world.now - timedelta(hours=2))
    located(talk, COURIER, BRIDGE, live_seconds=2_147_483_647)
    talk.heading(label(talk, "同一单两次，时间没到", "The same order twice, and a time to come"))
    at(talk, 9, 30)
    talk.tap(COURIER, label(talk, "加配送单", "Add deliveries"))
    talk.type(COURIER, "1023 万科城 9:10\n１０２３ 万科城3栋 9:12\n1024 朝阳桥 23:50\n朝阳桥的没写单号")
    talk.type(COURIER, "1024 拒收")
    talk.type(COURIER, "好的收到")
    talk.type(COURIER, label(talk, "完成", "done"))
    talk.heading(label(talk, "五千单", "5,000 orders"))
    world.fleet.files[9] = shop_list(5_000, first=10_001)
    talk.send(COURIER, Uploaded("f1", "全部订单.csv", 400_000), "> (全部订单.csv)")
    talk.send(COURIER, DeliveriesArrived(9, 801, world.fleet.files[9]), "")
    talk.tap(COURIER, label(talk, "确认导入", "Import"))
    talk.tap(COURIER, label(talk, "回到班次", "Back to the run"))
    talk.tap(COURIER, label(talk, "改一单", "Change one"))
    talk.type(COURIER, "1499")
    talk.type(COURIER, "9999999")
    talk.tap(COURIER, "DD11499")
    talk.tap(COURIER, label(talk, "送达时间", "Time"))
    talk.type(COURIER, "23:50")
    talk.tap(COURIER, label(talk, "刚刚", "Just now"))
    talk.send(COURIER, DeliveriesArrived(10, 801, Rejected(Rejection.NO_NAME_COLUMN)), "")
    talk.heading(label(talk, "照片作为文件", "A photo as a file"))
    pictured(talk, COURIER, "slip-1", as_file=True)
    talk.heading(label(talk, "忘了收车", "A run that was not ended"))
    at(talk, 8, 0, day=24)
    talk.type(COURIER, "/today")
    talk.type(MANAGER, "/couriers")
    talk.tap(MANAGER, "李敏")
    talk.tap(MANAGER, label(talk, "出车", "Start a run"))


def trace(talk: Talk) -> None:
    """An officer asks by courier, by area and by place; nothing is found; a name is opened."""
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王强|配送员", "李敏|配送员")
    world.hire("周平|配送员", enterprise=18)
    at(talk, 9, 0)
    for staff_id, plate in ((1, "吉A12345"), (2, ""), (3, "吉AD12345")):
        world.fleet.couriers[staff_id] = (plate, True)
        world_couriers.ride(world, staff_id)
    ridden(talk, MANAGER, 801, (0, 0, 0), (15, 30, 20), (40, 900, 700))
    ridden(talk, MANAGER, 803, (10, 20, 40), (55, -800, 300))
    talk.world.apply(deliveries(801, "MT301 万科城", "MT302 万科城", "MT303 朝阳桥"), MANAGER)
    talk.world.apply(deliveries(802, "MT401 万科城 3栋"), MANAGER)
    talk.world.apply(deliveries(803, "DD1 南湖新村"), MANAGER)
    at(talk, 14, 0)
    talk.type(OFFICER, "/trace")
    talk.tap(OFFICER, label(talk, "配送员", "Courier"))
    talk.type(OFFICER, "wq")
    talk.tap(OFFICER, label(talk, "近 3 天", "3 days"))
    talk.tap(OFFICER, label(talk, "查询", "Search"))
    talk.tap(OFFICER, "1. 王*")
    talk.tap(OFFICER, label(talk, "查看姓名", "Show name"))
    talk.tap(OFFICER, label(talk, "配送清单", "Deliveries"))
    talk.tap(OFFICER, label(talk, "回到班次", "Back to the run"))
    talk.tap(OFFICER, label(talk, "轨迹图", "Map"))
    talk.heading(label(talk, "按片区", "By area"))
    talk.type(OFFICER, "/trace")
    talk.tap(OFFICER, label(talk, "片区", "Area"))
    talk.type(OFFICER, "万科城")
    talk.type(OFFICER, label(talk, "明天", "tomorrow"))
    talk.type(OFFICER, "11.20-11.23")
    talk.tap(OFFICER, label(talk, "查询", "Search"))
    talk.heading(label(talk, "按地点", "By place"))
    talk.type(OFFICER, "/trace")
    talk.tap(OFFICER, label(talk, "地点", "Place"))
    talk.type(OFFICER, "朝阳桥")
    located(talk, OFFICER, BRIDGE)
    talk.tap(OFFICER, label(talk, "今天", "Today"))
    talk.type(OFFICER, "9点1刻")
    talk.type(OFFICER, "9:15")
    talk.tap(OFFICER, "30")
    talk.tap(OFFICER, label(talk, "查询", "Search"))
    talk.heading(label(talk, "没有查到", "Nothing is found"))
    talk.type(OFFICER, "/trace")
    talk.tap(OFFICER, label(talk, "单号", "Order"))
    talk.type(OFFICER, "MT999")
    talk.tap(OFFICER, label(talk, "近 14 天", "14 days"))
    talk.tap(OFFICER, label(talk, "查询", "Search"))
    talk.tap(OFFICER, label(talk, "放弃", "Leave"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (courier_alone, courier_day, courier_bad_input, trace)}
