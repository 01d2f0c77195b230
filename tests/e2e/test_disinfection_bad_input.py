"""What people get wrong when they log a disinfection: each has its answer, takes nothing away that was told before, and is not stored."""

import pytest
from sqlalchemy import select

from bot.storage import tables as t
from conversations.disinfection import Agent, PointKind, PointPlan, Treatment
from tests.e2e.disinfection import EARLY, ENTRANCE, Supermarket, logged, picture, rows_of, supermarket_for
from tests.e2e.persons import Person
from tests.e2e.returns import EACH_ONCE, audit
from tests.e2e.stage import Stage

pytestmark = EACH_ONCE
HIRED = "租来的车"
USUAL = Treatment(Agent.CHLORINE, chlorine_mg_l=500, contact_minutes=30)
STRAY, FLOOR, DOOR, BOOT, SEAT = (picture(colour) for colour in ("red", "green", "blue", "white", "grey"))

TIMES = (
    ("23:30", "这个时间还没有到，没有记录"),
    ("昨天下午3点", "只能登记今天的消毒，没有记录"),
    ("中午", "没有看出时间，没有记录"),
)
STRENGTHS = (
    ("84兑水", "没有看出浓度，没有记录"),
    ("99999", "浓度应在 50–10,000 mg/L 之间，没有记录"),
)
PLATES = (
    ("车牌12", "「车牌12」不像车牌号，没有记录"),
    ("吉A12345、吉AD67890", "一次只填一辆车的车牌，没有记录"),
)
"""Typed one after the other where it is asked for, with the answer."""


@pytest.fixture
async def market(stage: Stage) -> Supermarket:
    made = await supermarket_for(stage)
    await made.plans(PointPlan(ENTRANCE, PointKind.PREMISES, USUAL, 3), PointPlan(HIRED, PointKind.VEHICLE, USUAL))
    return made


async def test_what_cannot_be_logged(stage: Stage, market: Supermarket) -> None:
    """A hired van: times, strengths, plates and photos that cannot be, a dilution, other ways to write 500; then one log with all of it."""
    await stage.start(EARLY)
    manager = market.manager
    await manager.photographs(STRAY)
    await manager.shown("收到照片，但不知道是哪次消毒的，没有保存")
    await manager.taps("其他情况登记")
    await manager.photographs(FLOOR, as_file=True)
    await manager.shown("这一步不需要照片，照片没有保存", "消毒了哪些点")
    await manager.taps(HIRED, "选好了（1 个）")
    await _refused(manager, TIMES, "什么时候做的")
    await manager.types("０７：３０")
    await manager.taps("含氯消毒剂")
    await _refused(manager, STRENGTHS, "有效氯浓度是多少")
    await manager.types("1:100")
    await manager.shown("1:100 是稀释比例，不是浓度", "约为 500 mg/L", "有效氯浓度是多少")
    assert not await logged(stage)
    await manager.taps("按 500 mg/L 登记", "30 分钟")
    await _refused(manager, PLATES, "车牌号是多少")
    await manager.types("吉ad·67890")
    await manager.shown("请核对", "时间：07:30", "消毒剂：含氯 500 mg/L、作用 30 分钟", "车牌：吉AD67890")
    for typed, read in (("0.1%", "1,000"), ("500ppm", "500"), ("１００", "100"), ("５００", "500")):
        await manager.taps("修改：消毒剂", "有效氯浓度")
        await manager.types(typed)
        await manager.shown("请核对", f"消毒剂：含氯 {read} mg/L、作用 30 分钟")
    await _photos(manager)
    await manager.taps("✅ 确认登记")
    await manager.shown(f"✅ 已登记：{HIRED}，07:30，含氯 500 mg/L、作用 30 分钟", f"{HIRED}：今天应做 1 次，完成 1 次")
    await _twice_at_once(stage, manager)
    await _kept(stage)


async def _refused(manager: Person, slips: tuple[tuple[str, str], ...], question: str) -> None:
    for typed, answer in slips:
        await manager.types(typed)
        await manager.shown(answer, question)


async def _photos(manager: Person) -> None:
    """Words and a file that is no picture where photos are asked for; a picture as a document, the same once more, an album."""
    await manager.taps("修改：照片")
    await manager.types("照片在门口")
    before = await manager.shown("这一步要照片")
    await manager.uploads("照片.zip", b"PK\x05\x06" + bytes(18))
    await manager.changes(before)
    await manager.shown("这一步要照片")
    await manager.photographs(DOOR, as_file=True)
    await manager.shown("已收到 1 张")
    await manager.photographs(BOOT, SEAT)
    await manager.shown("已收到 3 张")
    await manager.taps("发完了（3 张）")
    await manager.shown("请核对", "照片：3 张")


async def _twice_at_once(stage: Stage, manager: Person) -> None:
    """Somebody impatient taps twice before anything has changed: it was done once."""
    card = await manager.button(f"✅ {ENTRANCE}")
    for _ in range(2):
        await stage.simulator.people.tap(manager.id, card.id, f"✅ {ENTRANCE}")
    await manager.toast("已经登记过了")
    assert [name for name, *_ in await logged(stage)] == [HIRED, ENTRANCE]


async def _kept(stage: Stage) -> None:
    """The log with what was confirmed and its photos, and nothing of what was refused, the audit included; and nothing died of it."""
    files = stage.simulator.state.files
    async with stage.database.read() as conn:
        row = (await conn.execute(select(t.disinfection_log).order_by(t.disinfection_log.c.id))).first()
        assert row is not None
        assert (row.minute, row.chlorine_mg_l, row.contact_minutes, row.plate) == (450, 500, 30, "吉AD67890")
        assert (row.sufficient, row.shortfalls) == (True, "")
        photos = (await conn.execute(select(t.disinfection_photo).order_by(t.disinfection_photo.c.position))).all()
    assert [(photo.log_id, files[photo.file_id].content, photo.as_file) for photo in photos] == [
        (row.id, DOOR, True), (row.id, BOOT, False), (row.id, SEAT, False)
    ]  # fmt: skip
    told = await audit(stage)
    assert [action for action, _ in told] == ["add_points", "log_disinfection", "log_disinfection"]
    assert not [typed for typed, _ in (*TIMES, *STRENGTHS, *PLATES) if typed in str(told)]
    for table in (t.dead_letter, t.photo_request):
        assert not await rows_of(stage, table), table.name
