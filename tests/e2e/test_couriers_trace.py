"""Whom did X serve, and who was there: an officer asks on the real bot, by courier, order, area and place."""

import io
from datetime import timedelta
from decimal import Decimal

from openpyxl import load_workbook

from bot.storage.tracks import LivePoint, add_points
from conversations.courier import NewDelivery, Spot, TrackPoint
from conversations.courier_records import AddAreas, AddDeliveries, EndRun, SetCourier, ShareTrack, StartRun
from tests.e2e.couriers import COURIERS, MANAGER, MORNING, PLATES, SPEED, Firm, document, firm_for, nowhere_stored, picture, runs_of
from tests.e2e.returns import EACH_ONCE, audit
from tests.e2e.stage import Stage, at

pytestmark = EACH_ONCE
ZHOU, SUN, LI, ZHANG = COURIERS
YESTERDAY = "2026-11-22"
DEPOTS = [Spot(43_870_000, 125_300_000 + 10_000 * place) for place in range(len(COURIERS))]
"""Where each begins: 800 m from each other."""
HOUSE, NEXT_DOOR, ACROSS_TOWN = Spot(43_886_800, 125_324_500), Spot(43_887_200, 125_324_500), Spot(43_950_000, 125_400_000)
"""Next door is 44 m from the house, the others kilometres."""


def _phone(order: int) -> str:
    return f"1990021{order:04}"


async def _rode(firm: Firm, name: str, place: int, spot: Spot, near: str, areas: tuple[str, ...], *told: tuple[int, str, str]) -> int:
    """Yesterday from 10:00 to 11:00, for ten minutes at the spot, through the areas; told are orders with area and time. Gives the run."""
    begin, shop = at("10:00", YESTERDAY), firm.town.enterprises[place]
    staff, plate = (await firm.town.staff(shop))[name], PLATES[COURIERS.index(name)]
    await firm.did(SetCourier(shop, staff, plate), at=begin)
    await firm.did(StartRun(shop, staff, plate, begin.date(), Decimal("36.5"), True, True), at=begin)
    run: int = (await runs_of(firm.stage))[-1].id
    deliveries = tuple(NewDelivery(f"XF{order}", area, at(clock, YESTERDAY), True, "", _phone(order)) for order, area, clock in told)
    await firm.did(
        AddDeliveries(run, deliveries), ShareTrack(run, run, begin + timedelta(hours=8), TrackPoint(begin, DEPOTS[run - 1])), at=begin
    )
    if areas:
        await firm.did(AddAreas(run, areas), at=begin)
    points = [LivePoint(MANAGER, run, spot, at(near, YESTERDAY) + timedelta(seconds=10 * step)) for step in range(60)]
    async with firm.stage.database.begin() as conn:
        await add_points(conn, points, begin + timedelta(hours=1))
    await firm.did(EndRun(run, shop, Decimal("36.6"), 2), at=begin + timedelta(hours=1))
    return run


async def test_an_officer_asks(stage: Stage) -> None:
    """By courier, order, area and place: runs, deliveries, who else was there; no recipient's phone anywhere; every asking is kept."""
    firm = await firm_for(stage, 2)
    first = await _rode(
        firm, ZHOU, 0, HOUSE, "10:05", (), (1001, "安澜小区3栋", "10:08"), (1002, "安澜小区5栋", "10:20"), (1003, "东岭公寓", "10:40")
    )
    second = await _rode(firm, SUN, 0, NEXT_DOOR, "10:20", (), (2001, "春林佳园", "10:22"))
    third = await _rode(firm, LI, 1, ACROSS_TOWN, "10:05", (), (3001, "安澜小区3栋", "10:30"))
    await _rode(firm, ZHANG, 1, Spot(44_000_000, 125_500_000), "10:05", ("汇景花园",), (4001, "云杉庭", "10:30"))
    phones = [_phone(order) for order in (1001, 1002, 1003, 2001, 3001, 4001)]
    stage.secrets |= {*phones, "安澜小区", "XF1001", "zjg", "43886800", "43.8868"}
    await stage.start(MORNING, SPEED)
    await _by_courier(firm)
    await _by_order(firm)
    await _by_area(firm)
    await _by_place(firm)
    await _looks_into(firm)
    told = firm.officer.chat.transcript
    assert not [word for word in (*phones, "张*", "云杉庭") if word in told]
    await nowhere_stored(stage, phones)
    await _in_the_audit(stage, (first, second, third))


async def _by_courier(firm: Firm) -> None:
    """By initials. Who else was there: who met the courier within half an hour, and who came into the same areas, also of another firm."""
    officer = firm.officer
    await officer.types("/trace")
    await officer.taps("配送员")
    await officer.types("zjg")
    await officer.taps("近 3 天")
    await officer.shown("配送员「zjg」，11月21日–23日", "点「查询」后才开始查")
    await officer.taps("🔍 查询")
    found = ("查到 1 班", f"周* · 第1商店 · {PLATES[0]}", "11:00 收车，3 单", "XF1001 · 安澜小区3栋、10:08、无接触、电话已存")
    others = ("还有谁到过同一片区，或在途中遇到过他们", f"孙* · 第1商店 · {PLATES[1]}", f"李* · 第2商店 · {PLATES[2]}")
    await officer.shown(*found, *others)


async def _by_order(firm: Firm) -> None:
    """As it was read out on the phone: full width, in small letters."""
    officer = firm.officer
    await officer.taps("‹ 返回", "‹ 返回", "‹ 返回", "单号")
    await officer.types("ｘｆ１００２")
    await officer.taps("昨天", "🔍 查询")
    answer = await officer.shown("查到 1 班", "周* · 第1商店", "1. XF1002 · 安澜小区5栋、10:20")
    assert "XF1001" not in answer.text


async def _by_area(firm: Firm) -> None:
    """Of both firms; the one who was next door is among the others."""
    officer = firm.officer
    await officer.types("/trace")
    await officer.taps("片区")
    await officer.types("安澜小区")
    await officer.taps("近 7 天", "🔍 查询")
    answer = await officer.shown(
        "查到 2 班", "周* · 第1商店", "李* · 第2商店", "XF3001 · 安澜小区3栋", "还有谁到过同一片区，或在途中遇到过他们", "• 孙* · 第1商店"
    )
    assert "XF1003" not in answer.text
    assert "春林佳园" not in answer.text


async def _by_place(firm: Firm) -> None:
    """The house, a quarter past ten, half an hour around: with the moments there, and what was handed over in between."""
    officer = firm.officer
    await officer.types("/trace")
    await officer.taps("地点")
    await officer.stands(43.8868, 125.3245)
    await officer.shown("地点：43.88680, 125.32450", "查哪几天")
    await officer.taps("昨天")
    await officer.types("10:15")
    await officer.taps("前后 30 分钟", "🔍 查询")
    answer = await officer.shown(
        "查到 2 班", "周* · 第1商店", "在附近：10:05–10:14", "XF1001", "孙* · 第1商店", "在附近：10:20–10:29", "XF2001"
    )
    found, _, others = answer.text.partition("还有谁到过同一片区")
    assert "XF1002" not in found
    assert "李*" not in found
    assert "• 李*" in others


async def _looks_into(firm: Firm) -> None:
    """The run beside the question: its list as a workbook, its map, the full name. Back at the question, it would have to be asked anew."""
    stage, officer = firm.stage, firm.officer
    await officer.taps("周*")
    await officer.shown("配送班次", "周*", "第1商店", "3 单", "轨迹 61 点")
    await officer.tap("查看姓名")
    await officer.toast(f"{ZHOU}（第1商店）。本次查看已留有记录")
    await officer.taps("配送清单")
    await officer.shown("1. XF1001", "电话已存")
    await officer.tap("下载 Excel")
    sent = await officer.until(lambda chat: chat.last if chat.last and chat.last.get("document") else None)
    sheet = load_workbook(io.BytesIO(document(stage, sent))).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"XF1001", "安澜小区3栋", "已保存"} <= set(cells)
    assert not [cell for cell in cells if "19900" in cell or ZHOU in cell]
    await officer.taps("回到班次")
    await officer.tap("轨迹图")
    assert picture(stage, await officer.shown("轨迹图", "周*")).format == "PNG"
    await officer.taps("继续刚才的填写")
    asked = await officer.shown("地点 43.88680, 125.32450 附近", "点「查询」后才开始查")
    assert "查到" not in asked.text


async def _in_the_audit(stage: Stage, runs: tuple[int, ...]) -> None:
    """Each asking with by what and how many runs were found, never the words; each name that was opened."""
    told = await audit(stage)
    asked = [(details["by"], details["found"]) for action, details in told if action == "ask_trace"]
    assert asked == [("courier", 1), ("order", 1), ("area", 2), ("place", 2)]
    assert sum(action == "see_run" for action, _ in told) == 1
    words = ("zjg", "1002", "安澜", "43886800")
    assert not [details for action, details in told if action == "ask_trace" and any(word in str(details) for word in words)]
    assert len({details["asked"] for action, details in told if action == "ask_trace"}) == len(runs) + 1
