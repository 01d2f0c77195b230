"""The conversations of couriers that go wrong, and of an officer who asks whom somebody served."""

from collections.abc import Callable
from datetime import timedelta

from conversations.engine.signals import DeliveriesArrived, Located, Uploaded
from conversations.roster_file import Rejected, Rejection
from tests.conversations import world_couriers
from tests.conversations.courier_scenes import BRIDGE, COURIER, HOUR, MANAGER, OFFICER, at, deliveries, located, pictured, ridden, shop_list
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label


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
    talk.tap(OFFICER, label(talk, "查好了", "Done"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (courier_bad_input, trace)}
