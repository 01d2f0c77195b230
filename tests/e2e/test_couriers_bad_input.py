"""What couriers get wrong, and what their phones do: each has its answer, takes nothing away that was told before, leaves no trouble."""

import csv
import io

from sqlalchemy import func, select

from bot.simulator.people import FOR_EVER
from bot.storage import tables as t
from tests.e2e.couriers import (
    COURIERS,
    FIRST,
    MORNING,
    PLATES,
    SPEED,
    Firm,
    Ride,
    deliveries_of,
    firm_for,
    line_of,
    nowhere_stored,
    runs_of,
    slip,
)
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE, audit
from tests.e2e.stage import Stage, at

pytestmark = EACH_ONCE
ZHOU = COURIERS[0]
MANY = 5_000


async def test_what_couriers_get_wrong(stage: Stage) -> None:
    """Nothing is under way; a plate that is none; locations that never end or lie in the future or the past; orders told twice; 5,000 of
    them; files that are no lists."""
    firm = await firm_for(stage)
    zhou = await firm.rides_alone(ZHOU, FIRST)
    stage.expected.add("points_ahead_of_our_clock")
    await stage.start(MORNING, SPEED)
    await _not_under_way(zhou)
    await _plates(zhou)
    ride = await _locations(stage, zhou)
    await _lines(zhou)
    await _five_thousand(zhou)
    await _files(zhou)
    await ride.goes_on(3)
    await stage.all_taken()
    await _kept(firm, ride)


async def _not_under_way(zhou: Person) -> None:
    """What belongs to a run when there is none: said what became of it, with the way to begin. A live location that goes on is nobody's."""
    await zhou.stands(43.88, 125.32)
    await zhou.shown("没有在途的班次，位置没有保存。请先出车，再发位置")
    live = await zhou.shares(43.88, 125.32)
    await zhou.shown("没有在途的班次，位置没有保存，可以停止共享")
    await zhou.moves(live, 43.881, 125.32)
    await zhou.photographs(slip(1))
    await zhou.shown("没有在途的班次，照片没有保存")
    await zhou.uploads("订单.csv", _list(3))
    await zhou.shown("没有在途的班次，文件没有读取")
    await zhou.stops_sharing(live)


async def _plates(zhou: Person) -> None:
    """What is no plate is not taken; the question stands."""
    await zhou.taps("🛵 出车", "36.5℃", "无症状", "有不一样的", "戴好了", "已消毒")
    for said in ("小电驴", "吉A12", "红色的"):
        await zhou.types(said)
        await zhou.shown(f"「{said}」不像车牌，没有记录", "今天用哪辆车")
    await zhou.types("吉ａ·３０５１１")
    await zhou.shown("请核对", f"车牌：{PLATES[0]}")
    await zhou.taps("✅ 确认", "开始记配送")
    await zhou.shown("配送班次", ZHOU, PLATES[0])


async def _locations(stage: Stage, zhou: Person) -> Ride:
    """One that is shared for ever counts for a day; what is not of now is not taken, neither a single one nor a point of a live one."""
    people = stage.simulator.people
    here = {"latitude": 43.88, "longitude": 125.32}
    later, before = (int(at(wall).timestamp()) for wall in ("13:00", "08:00"))
    await people.send(zhou.id, {"location": here, "date": later})
    await zhou.shown("这个位置的时间是 11月23日 周一 13:00，还没有到，没有记录")
    await people.send(zhou.id, {"location": here, "date": before})
    await zhou.shown("这个位置是 11月23日 周一 08:00 的", "出车以前，没有记录")
    await people.send(zhou.id, {"location": {**here, "live_period": 600}, "date": before})
    await zhou.shown("这次共享在", "08:10 已经结束，没有记录")
    ride = Ride(stage, zhou, 43.88, 125.32)
    await ride.begins(ZHOU, FOR_EVER)
    await zhou.shown("一直共享的，最多记 24 小时，到 11月24日 周二 09:", "轨迹 1 点")
    await ride.goes_on(3)
    await stage.all_taken()
    ahead = {**stage.simulator.state.chats[zhou.id].posts[ride.message].message, "edit_date": later}
    stage.simulator.updates.inject({"edited_message": ahead}, f"chat:{zhou.id}")
    await ride.goes_on(3)
    return ride


async def _lines(zhou: Person) -> None:
    """The same order twice in one message, and again; a time that has not come; a line without an order."""
    await zhou.taps("➕ 加配送单")
    await zhou.types("1023 万科城 9:10\n１０２３ 万科城3栋 9:12 19900220001\n1024 朝阳桥 23:50\n朝阳桥的没写单号")
    doubts = (
        "第 2 行的单号重复，以最后一行为准",
        "第 3 行的时间还没有到，没有记时间：23:50",
        "第 4 行没有单号，没有记录：朝阳桥的没写单号",
    )
    await zhou.shown("记下 2 单", "1. 1023 · 万科城3栋、09:12", *doubts)
    await zhou.types("1024 拒收")
    await zhou.shown("这 1 单已经有了，按新的记：1024", "2. 1024 · 朝阳桥、⚠️拒收", "2 单（异常 1 单）")
    await zhou.types("谢谢")
    await zhou.shown("没有认出单号，没有记录", "2 单（异常 1 单）")
    await zhou.taps("✅ 完成")


async def _five_thousand(zhou: Person) -> None:
    """A year's list at once, with one of the orders that are there."""
    await zhou.uploads("全部订单.csv", _list(MANY, "1023"))
    await zhou.shown("读出 5,000 单", "其中 1 单这一班已经有了", "另有 4,995 单", "确认导入吗")
    await zhou.taps("✅ 确认导入")
    await zhou.shown("已导入 5,000 单")
    await zhou.taps("回到班次")
    await zhou.shown("5,001 单（异常 1 单）")


async def _files(zhou: Person) -> None:
    """A photo as a file is a photo; what is no list is said to be none."""
    await zhou.photographs(slip(2), as_file=True)
    await zhou.shown(f"已收下 {ZHOU} 的单据照片", "单据照片 1 张", "5,001 单")
    await zhou.uploads("通讯录.csv", "姓名,部门\n王芳,财务\n".encode())
    await zhou.shown("表里没有「单号」这一列，没有导入任何内容", "5,001 单")
    await zhou.uploads("订单.xlsx", b"PK\x03\x04 nothing")
    await zhou.shown("文件打不开，可能已损坏，没有导入任何内容", "5,001 单")
    await zhou.uploads("很多.csv", _list(10_001))
    await zhou.shown("表里超过 10,000 行，没有导入任何内容", "5,001 单")


def _list(count: int, first: str = "") -> bytes:
    """So many orders; the first may have a number of its own."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["订单号", "地址", "电话"])
    writer.writerows([first if first and not n else f"DD{10_000 + n}", f"万科城{n % 30 + 1}栋", f"1990023{n:04}"] for n in range(count))
    return text.getvalue().encode("utf-8-sig")


async def _kept(firm: Firm, ride: Ride) -> None:
    """What was taken, once; nothing of what was refused; nobody's phone readably."""
    (run,) = await runs_of(firm.stage)
    assert (run.plate, run.deliveries, run.exceptions, run.photos) == (PLATES[0], MANY + 1, 1, 1)
    assert (run.heard, run.late) == (len(ride.told), 0)
    assert await line_of(firm, run.id) == ride.told
    stored = await deliveries_of(firm, run.id)
    assert len({each.order_key for each in stored}) == len(stored) == MANY + 1
    assert {firm.stage.keyring.decrypt(each.phone_enc) for each in stored if each.order_no in ("1023", "DD14999")} == {
        "19900230000",
        "19900234999",
    }
    assert [each.exception for each in stored[:2]] == ["", "拒收"]
    await nowhere_stored(firm.stage, ["19900220001", "19900230000", "19900234999"])
    assert sum(action == "import_deliveries" for action, _ in await audit(firm.stage)) == 1
    async with firm.stage.database.read() as conn:
        assert not await conn.scalar(select(func.count()).select_from(t.dead_letter))
