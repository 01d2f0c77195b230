"""Couriers on the real bot: a day of a delivery firm, what an officer finds out of it, and what goes wrong on the way."""

import asyncio
from datetime import datetime

from sqlalchemy import func, select

from bot.storage import tables as t
from tests.e2e.couriers import (
    COURIERS,
    FIRST,
    MORNING,
    PLATES,
    SECOND,
    SPEED,
    Firm,
    Ride,
    Row,
    as_csv,
    as_lines,
    begins_run,
    deliveries_of,
    ends_run,
    firm_for,
    line_of,
    nowhere_stored,
    of_couriers,
    orders,
    picture,
    runs_by_name,
    slip,
)
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE, audit
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE
ZHOU, SUN, LI, ZHANG = COURIERS


async def test_a_day_of_a_delivery_firm(stage: Stage) -> None:
    """Four couriers, 180 orders: one has a fever, two ride alone with their own phones and live locations, one by the manager's."""
    firm = await firm_for(stage)
    await stage.start(MORNING, SPEED)
    rows = orders()
    stage.secrets |= {row["联系电话"] for row in rows} | {row["订单号"] for row in rows} | {row["收货地址"] for row in rows}
    await firm.hires(*COURIERS)
    await _fever(firm)
    zhou, sun = await firm.lets_ride_alone(ZHOU, FIRST), await firm.lets_ride_alone(SUN, SECOND)
    for person, name in ((zhou, ZHOU), (sun, SUN)):
        await person.taps("查看今日任务")
        await begins_run(person, name)
    rides = Ride(stage, zhou, 43.8800, 125.3200), Ride(stage, sun, 43.9000, 125.3500)
    await asyncio.gather(rides[0].begins(ZHOU), rides[1].begins(SUN))
    given = {ZHOU: of_couriers(rows, ZHOU), SUN: of_couriers(rows, SUN), LI: of_couriers(rows, LI, "赵一鸣")}
    await asyncio.gather(
        *(ride.goes_on(30) for ride in rides), _pastes(zhou, given[ZHOU]), _uploads(sun, given[SUN]), _by_manager(firm, given[LI])
    )
    await stage.all_taken()
    await _sees_own_runs_only(firm, zhou)
    await _over(firm, (zhou, sun), rides)
    await _kept(firm, given, rides)


async def _fever(firm: Firm) -> None:
    """Who has a fever does not ride, and the officer hears at once, of a surname only."""
    manager = firm.manager
    await manager.types("/couriers")
    await manager.taps(ZHANG, "🛵 出车")
    await manager.types("38.2")
    await manager.shown("有没有不舒服")
    await manager.taps("咳嗽", "选好了")
    await manager.shown("请核对", "38.2℃、咳嗽", "这样不能出车")
    await manager.taps("✅ 确认")
    await manager.shown(f"{ZHANG} 今天不能出车", "已通知联络员")
    alert = await firm.officer.sees("配送员体温异常或有症状", "张*", "38.2℃、咳嗽", "出车前测出，已拦下", "待接单")
    assert not alert.silent
    assert ZHANG not in alert.text
    assert ZHANG not in await runs_by_name(firm)


async def _pastes(zhou: Person, rows: list[Row]) -> None:
    """Forty-five lines in one message, while the location moves; then the slip's photo."""
    await zhou.taps("➕ 加配送单")
    await zhou.types(as_lines(rows))
    await zhou.shown("记下 45 单", "异常 1 单", "另有 40 单")
    await zhou.photographs(slip(10))
    await zhou.shown(f"已收下 {ZHOU} 的单据照片", "45 单", "单据照片 1 张")
    await zhou.taps("继续刚才的填写", "✅ 完成")
    await zhou.shown("配送班次", "45 单", "单据照片 1 张")


async def _uploads(sun: Person, rows: list[Row]) -> None:
    """The shop system's list of the own orders."""
    await sun.uploads("订单.csv", as_csv(rows))
    await sun.shown("读出 45 单", "异常 4 单", "确认导入吗")
    await sun.taps("✅ 确认导入")
    await sun.shown("已导入 45 单")
    await sun.taps("回到班次")
    await sun.shown("配送班次", "45 单")


async def _by_manager(firm: Firm, rows: list[Row]) -> None:
    """The manager rides for the third, who takes over the orders of the one with the fever: list, areas, a location, a photo."""
    manager = firm.manager
    await manager.types("/couriers")
    await manager.taps(LI)
    await begins_run(manager, LI)
    await manager.uploads("订单.csv", as_csv(rows))
    await manager.shown("记到谁的班次上", "1 项：文件")
    await manager.taps(LI)
    await manager.shown("读出 90 单", "确认导入吗")
    await manager.taps("✅ 确认导入")
    await manager.shown("已导入 90 单")
    await manager.taps("回到班次", "记途经片区")
    await manager.types("东岭公寓 → 南溪小镇，云杉庭")
    await manager.shown("读到 3 处")
    await manager.taps("✅ 对，保存")
    await manager.shown("已记下 3 处", "途经：东岭公寓 → 南溪小镇 → 云杉庭")
    await manager.stands(43.8868, 125.3245)
    await manager.shown("记到谁的班次上")
    await manager.taps(LI)
    await manager.shown(f"已记入 {LI} 的轨迹", "轨迹 1 点")


async def _sees_own_runs_only(firm: Firm, zhou: Person) -> None:
    """Buttons of another's run, sent by hand, lead nowhere, as those of a run that does not exist."""
    own, others = (await runs_by_name(firm))[ZHOU], (await runs_by_name(firm))[SUN]
    card = zhou.chat.last
    assert card is not None
    verbs = [f"run{verb}" for verb in ("", "list", "file", "map", "photos", "detail", "add", "order", "areas", "share", "photo", "end")]
    forged = [f"{verb}:{run}" + (":0" if verb == "runlist" else "") for verb in verbs for run in (others.id, own.id + 1000)]
    forged += [f"cour:{firm.enterprise}:0", f"runstart:{firm.staff[SUN]}:{firm.enterprise}", f"runday:{firm.enterprise}"]
    before = len(zhou.chat.toasts)
    for data in forged:
        await zhou.simulator.people.tap(zhou.id, card.id, data, forged=True)
    await zhou.until(lambda chat: len(chat.toasts) >= before + len(forged))
    answers = [toast.text for toast in zhou.chat.toasts[before:]]
    assert not [pair for pair in zip(forged, answers, strict=True) if "没有找到这项内容" not in pair[1]]
    told = zhou.chat.transcript
    assert not [name for name in (SUN, LI, ZHANG) if name in told]


async def _over(firm: Firm, alone: tuple[Person, Person], rides: tuple[Ride, Ride]) -> None:
    """Each says temperature and count, and gets the map as a picture; what the phone tells of later is nobody's."""
    stage = firm.stage
    for person, ride, name in zip(alone, rides, (ZHOU, SUN), strict=True):
        await person.types("/today")
        await person.shown("在途", "45 单", "正在共享位置")
        await person.taps("回到班次")
        drawn = picture(stage, await ends_run(person, 45, name, f"轨迹 {len(ride.told)} 点", "现在可以停止共享位置了"))
        assert drawn.format == "PNG"
        assert min(drawn.size) > 400
    heard = [len(ride.told) for ride in rides]
    await asyncio.gather(*(ride.goes_on(2) for ride in rides))
    await asyncio.gather(*(ride.stops() for ride in rides))
    await stage.all_taken()
    for ride, count in zip(rides, heard, strict=True):
        del ride.told[count:]
    manager = firm.manager
    await manager.types("/couriers")
    await manager.taps(f"🛵 {LI}", "🏁 收车")
    await manager.types("36.4")
    await manager.shown("途中给配送箱消毒了几次")
    await manager.taps("1 次", "✅ 对，收车")
    await manager.shown("已收车", LI, "90 单", "途经：东岭公寓")


async def _kept(firm: Firm, given: dict[str, list[Row]], rides: tuple[Ride, Ride]) -> None:
    """Every point, every order once, the phones encrypted and nowhere else."""
    runs = await runs_by_name(firm)
    assert set(runs) == {ZHOU, SUN, LI}
    assert [runs[name].plate for name in (ZHOU, SUN, LI)] == list(PLATES[:3])
    for name, ride in zip((ZHOU, SUN), rides, strict=True):
        assert (runs[name].heard, runs[name].late) == (len(ride.told), 0)
        assert await line_of(firm, runs[name].id) == ride.told
    seen: set[str] = set()
    keyring = firm.stage.keyring
    for name, rows in given.items():
        stored = await deliveries_of(firm, runs[name].id)
        assert [(each.order_no, each.area, keyring.decrypt(each.phone_enc)) for each in stored] == [
            (row["订单号"], row["收货地址"], row["联系电话"]) for row in rows
        ]
        assert sum(bool(each.exception) for each in stored) == runs[name].exceptions == sum(bool(row["异常"]) for row in rows)
        assert [_clock(firm, each.handed_over_at) for each in stored] == [row["送达时间"] for row in rows]
        assert runs[name].deliveries == len(rows)
        seen |= {each.order_key for each in stored}
    assert len(seen) == 180
    await nowhere_stored(firm.stage, [row["联系电话"] for rows in given.values() for row in rows])
    actions = [action for action, _ in await audit(firm.stage)]
    wanted = {"set_courier": 4, "refuse_run": 1, "start_run": 3, "share_track": 2, "import_deliveries": 2, "end_run": 3}
    assert {name: actions.count(name) for name in wanted} == wanted
    async with firm.stage.database.read() as conn:
        assert not await conn.scalar(select(func.count()).select_from(t.dead_letter))


def _clock(firm: Firm, at: datetime | None) -> str:
    return f"{at.astimezone(firm.stage.clock.zone):%H:%M}" if at is not None else ""
