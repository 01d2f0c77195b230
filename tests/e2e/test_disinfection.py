"""A supermarket's day of disinfection on the real bot: set up, reminded, logged by one tap and in detail, looked at by the officer."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from bot.storage import tables as t
from tests.e2e.disinfection import (
    CLOCKED,
    COURIERS,
    EARLY,
    ENTRANCE,
    FLOOR,
    GOODS,
    HANDLES,
    NUMBERS,
    TROLLEYS,
    VANS,
    WAREHOUSE,
    Supermarket,
    content,
    done,
    goods_come,
    logged,
    picture,
    rides,
    rows_of,
    sets_up,
    sheets,
    supermarket_for,
)
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE
MORNING, NOON, SHELVES, BOXES = (picture(colour) for colour in ("red", "green", "blue", "white"))


@pytest.fixture
async def market(stage: Stage) -> Supermarket:
    return await supermarket_for(stage)


async def test_a_supermarkets_day(stage: Stage, market: Supermarket) -> None:
    """Six points and two vans, goods twice; one log that does not suffice; the officer looks, asks for photos, and hears what is open."""
    await market.hires_couriers()
    await stage.start(EARLY)
    manager, officer = market.manager, market.officer
    await manager.types("/report")
    await manager.taps("✅ 全部正常")
    await manager.shown("已上报")
    await sets_up(manager)

    await stage.until("09:00")
    await _morning(manager)
    await _goods_and_vans(manager)
    await _officer_looks(stage, officer)
    await _photos(stage, manager, officer)
    await stage.until("19:00")
    await _evening(manager)
    await stage.until("20:00")
    digest = await officer.sees("消毒未完成汇总", "应做 1 家，完成 0 家，未完成 1 家", "1. 第1商店：2 个点、3 次未完成")
    assert digest.button("1. 第1商店")
    await _workbook(stage, officer)
    await _stored(stage)
    for words, chat in (("该消毒了", manager.chat), ("消毒未完成", manager.chat), ("消毒未完成汇总", officer.chat)):
        assert sum(words in bubble.texts[0] for bubble in chat.from_bot) == 1, words


async def _morning(manager: Person) -> None:
    """One message for all points; one tap, which is taken back: it was too little chlorine. Three more by a tap each, the handles not."""
    await manager.shown("该消毒了", "5 个点到时间了", *(f"{name}：🔔 09:00 要做" for name in CLOCKED))
    await manager.taps(f"✅ {ENTRANCE}")
    await manager.shown(f"已登记：{ENTRANCE}", "计入 09:00 这一次", "现在要做 4 个点")
    await manager.taps("撤销刚才的登记")
    await manager.shown("已撤销 1 条登记", "现在要做 5 个点")
    await manager.taps("其他情况登记", ENTRANCE, "选好了（1 个）", "刚做完", "含氯消毒剂")
    await manager.types("100 mg/L")
    await manager.taps("30 分钟")
    await manager.shown("请核对", "有效氯 100 mg/L（要求 500 mg/L 以上）", "不算完成")
    await manager.taps("✅ 确认登记")
    await manager.shown(f"⚠️ 已登记：{ENTRANCE}", "今天计划 15 次，完成 0 次", f"{ENTRANCE}：⚠️ 09:00 未达要求、⏳ 13:00、⏳ 17:00")
    await manager.taps(*(f"✅ {name}" for name in (FLOOR, TROLLEYS, WAREHOUSE)))
    await manager.shown(f"已登记：{WAREHOUSE}", "现在要做 2 个点", "完成 3 次")


async def _goods_and_vans(manager: Person) -> None:
    """Goods twice, once with numbers and a photo; two vans set off, one of them not disinfected before: that is due afterwards."""
    await goods_come(manager, "、".join((*NUMBERS[:2], NUMBERS[0])), "ＣＣ２０２６１１２３－０１", photo=MORNING)
    await rides(manager, "李强", disinfected=True)
    await rides(manager, "赵敏", disinfected=False)
    await manager.types("/disinfect")
    await manager.shown("现在要做 3 个点", f"{VANS[0]}：今天应做 1 次，完成 1 次", f"{VANS[1]}：今天应做 1 次，完成 0 次")
    await manager.taps(f"✅ {VANS[1]}")
    await manager.shown(f"已登记：{VANS[1]}", "今天计划 18 次，完成 6 次")
    await goods_come(manager)
    await manager.shown(f"{GOODS}：今天 2 批，完成 2 批")


async def _officer_looks(stage: Stage, officer: Person) -> None:
    """The grid is a picture below the enterprise's day."""
    await officer.types("/today")
    await officer.shown("消毒：应做 1 家，未完成 1 家")
    await officer.taps("消毒未完成（1 家）", "1. 第1商店")
    await officer.shown("消毒　第1商店", f"{HANDLES}：🔔 09:00 要做、⏳ 13:00")
    await officer.taps("一周一览")
    grid = await officer.shown("消毒一周一览　第1商店", "11月17日 周二 至 11月23日 周一")
    data = content(stage, grid)
    assert data.startswith(b"\x89PNG")
    with Image.open(io.BytesIO(data)) as drawn:
        drawn.load()
        assert min(drawn.size) >= 400


async def _photos(stage: Stage, manager: Person, officer: Person) -> None:
    """Asked for twice: answered by the button with a photo, and with a document that just comes: with vans out, it is asked what for."""
    await officer.types("/today")
    await officer.taps("消毒未完成（1 家）", "1. 第1商店", "要一张新照片", FLOOR)
    await officer.shown(f"已请企业拍「{FLOOR}」的新照片")
    await manager.shown("请拍一张新照片", f"要看「{FLOOR}」的现场照片")
    await manager.taps(f"📷 发照片：{FLOOR}")
    await manager.photographs(SHELVES)
    await manager.shown(f"「{FLOOR}」的照片已发给联络员")
    shelves = await officer.shown("新照片　第1商店", FLOOR)
    assert (content(stage, shelves), shelves.get("document")) == (SHELVES, None)

    await officer.taps("消毒情况", "要一张新照片", GOODS)
    await manager.shown("请拍一张新照片", GOODS)
    await manager.photographs(BOXES, as_file=True)
    await manager.shown("已收到 1 项：照片", "选好之前先替您留着")
    await manager.taps(f"📷 发照片：{GOODS}")
    await manager.shown(f"「{GOODS}」的照片已发给联络员")
    boxes = await officer.shown("新照片　第1商店", GOODS)
    assert (content(stage, boxes), boxes.get("photo")) == (BOXES, None)


async def _evening(manager: Person) -> None:
    """What is open at seven: what was done at ten past one is told now, what is due now is done by one tap for all."""
    await manager.shown("消毒未完成", "5 个点、12 次未完成", f"{HANDLES}：❌ 09:00 未做、❌ 13:00 未做、🔔 17:00 要做")
    await manager.taps("其他情况登记", *CLOCKED[:4], "选好了（4 个）")
    await manager.types("13:10")
    await manager.taps("照常：含氯 500 mg/L")
    await manager.shown("请核对", "时间：13:10")
    await manager.taps("✅ 确认登记")
    await manager.shown("计入 13:00 这一次", "今天计划 19 次，完成 11 次，错过 3 次")
    await manager.taps("✅ 消毒全部完成（5 个点）")
    await manager.shown("计入 17:00 这一次", "现在没有要做的", "今天计划 19 次，完成 16 次，错过 3 次")


BY_THE_CLOCK = {ENTRANCE: (3, 2), FLOOR: (3, 3), TROLLEYS: (3, 3), WAREHOUSE: (3, 3), HANDLES: (3, 1)}
PLAN_AND_DONE = BY_THE_CLOCK | {GOODS: (2, 2)} | dict.fromkeys(VANS, (1, 1))
"""What the day comes to."""


async def _workbook(stage: Stage, officer: Person) -> None:
    """Plan against done, and every log that stands, as a document; an officer reads surnames alone."""
    await officer.taps("1. 第1商店", "一周一览")
    await officer.taps("导出表格")
    sent = await officer.shown("最近七天的消毒计划与记录")
    assert sent.get("document")["file_name"] == "消毒记录 第1商店 2026-11-23.xlsx"
    book = sheets(content(stage, sent))
    assert {row["消毒点"]: (row["计划次数"], row["完成次数"]) for row in book["计划与完成"]} == PLAN_AND_DONE
    logs = book["消毒记录"]
    assert [row["消毒点"] for row in logs if row["结果"] != "完成"] == [ENTRANCE]
    assert [row["批号、运单号"] for row in logs if row["照片（张）"]] == [" ".join(NUMBERS)]
    assert len(logs) == sum(stands for *_, stands in await logged(stage))
    assert not {row["操作人"] for row in logs} & {*COURIERS, "填报人1"}


async def _stored(stage: Stage) -> None:
    """The database holds what was logged, in its order; the photo by its file; both requests are answered."""
    morning = [(ENTRANCE, "09:00", True, False), (ENTRANCE, "09:00", False, True)]
    morning += [(name, "09:00", True, True) for name in (FLOOR, TROLLEYS, WAREHOUSE)]
    outside = [(name, None, True, True) for name in (GOODS, *VANS, GOODS)]
    told_later = [(name, "13:00", True, True) for name in CLOCKED[:4]]
    all_at_once = [(name, "17:00", True, True) for name in CLOCKED]
    assert await logged(stage) == [*morning, *outside, *told_later, *all_at_once]
    assert await done(stage) == {name: did for name, (_, did) in PLAN_AND_DONE.items()}
    files = stage.simulator.state.files
    async with stage.database.read() as conn:
        photos = await conn.execute(select(t.disinfection_photo.c.file_id))
        assert [files[file_id].content for file_id in photos.scalars()] == [MORNING]
        asked = await conn.execute(select(t.photo_request).order_by(t.photo_request.c.id))
        assert [(files[row.file_id].content, row.as_file) for row in asked if row.answered_at] == [(SHELVES, False), (BOXES, True)]
    assert not await rows_of(stage, t.dead_letter)
