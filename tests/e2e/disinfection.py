"""A supermarket that disinfects: its manager, its two couriers with a van each, the district's officer; what they do, what is stored."""

import io
from collections import Counter
from dataclasses import dataclass

from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import Table, func, select

from bot.simulator import Bubble
from bot.storage import tables as t
from bot.storage.writers import Deed, apply
from conversations.codes import Sector
from conversations.courier_records import SetCourier
from conversations.disinfection import PointPlan
from conversations.disinfection_records import AddPoints
from conversations.records import Record
from tests.e2e.persons import Person, joins
from tests.e2e.stage import Stage
from tests.e2e.town import Town, found

STAFF = ("王芳", "李强", "赵敏", "钱进")
COURIERS = {"李强": "吉A12345", "赵敏": "吉AD67890"}
MANAGER, OFFICER = 101, 900
CLOCKED = ("入口与收银区", "卖场与货架", "购物车（篮）", "仓库", "电梯按钮、扶手和门把手")
"""What a supermarket has by the clock, each three times a day."""
ENTRANCE, FLOOR, TROLLEYS, WAREHOUSE, HANDLES = CLOCKED
GOODS = "冷链进货"
VANS = tuple(f"送货车 {plate}" for plate in COURIERS.values())
NUMBERS = ("SF1023456789", "SF1023456790", "CC20261123-01")
EARLY = "08:01"
"""The day is open, and nothing is due yet."""


@dataclass(frozen=True)
class Supermarket:
    """Who plays. `staff`: ids by name."""

    stage: Stage
    town: Town
    manager: Person
    officer: Person
    staff: dict[str, int]

    async def hires_couriers(self) -> None:
        """Two of the staff ride, as if that had been said long ago."""
        await self._did(*(SetCourier(self.town.enterprises[0], self.staff[name], plate) for name, plate in COURIERS.items()))

    async def plans(self, *points: PointPlan) -> None:
        """Points that were set up before the day began."""
        await self._did(AddPoints(self.town.enterprises[0], points))

    async def _did(self, *records: Record) -> None:
        async with self.stage.database.begin() as conn:
            await apply(conn, [Deed(record, 1, MANAGER, "某人") for record in records], self.stage.clock.local(), self.stage.keyring)


async def supermarket_for(stage: Stage) -> Supermarket:
    """Everybody is enrolled; no bot runs yet."""
    town = await found(stage.database, stage.keyring, 1, STAFF, sector=Sector.SUPERMARKET)
    await town.enrol({MANAGER: town.enterprises[0]}, [OFFICER])
    stage.secrets |= {*STAFF, *COURIERS.values(), *NUMBERS, "填报人"}
    manager, officer = (joins(stage.simulator, chat, "某人", started=True) for chat in (MANAGER, OFFICER))
    return Supermarket(stage, town, manager, officer, await town.staff(town.enterprises[0]))


async def sets_up(manager: Person) -> None:
    """What is proposed to a supermarket, with both vans."""
    await manager.types("/disinfect")
    await manager.taps("按行业设置")
    await manager.shown("行业：超市", "已全部选上")
    await manager.taps("选好了（7 个）")
    await manager.types("、".join(COURIERS.values()).lower())
    await manager.shown("请核对", "将添加 8 个消毒点", *CLOCKED, GOODS, *VANS)
    await manager.taps("✅ 确认设置")
    await manager.shown("已设置 8 个消毒点")


async def rides(manager: Person, name: str, *, disinfected: bool) -> Bubble:
    """A courier sets off in the usual van; the manager takes it down."""
    await manager.types("/couriers")
    await manager.taps(name, "🛵 出车", "36.5℃", "无症状")
    if disinfected:
        await manager.taps("✅ 都好")
    else:
        await manager.taps("有不一样的", "戴好了", "还没有", "没有消毒，先出车", COURIERS[name], "✅ 确认")
    return await manager.shown("已出车", name)


async def goods_come(manager: Person, *typed: str, photo: bytes | None = None) -> Bubble:
    """Goods have arrived and are disinfected as planned: numbers, a photo, done."""
    await manager.taps(f"到货：{GOODS}")
    for text in typed:
        before = await manager.shown("请发送批号或运单号")
        await manager.types(text)
        await manager.changes(before)
    await manager.taps("就这些" if typed else "没有单号")
    await manager.shown("请核对", f"消毒点：{GOODS}")
    if photo is not None:
        await manager.taps("修改：照片")
        await manager.photographs(photo)
        await manager.taps("发完了（1 张）")
        await manager.shown("请核对", "照片：1 张")
    await manager.taps("✅ 确认登记")
    return await manager.shown(f"已登记：{GOODS}")


def picture(colour: str, size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo that differs from others by its colour."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG")
    return made.getvalue()


def content(stage: Stage, bubble: Bubble) -> bytes:
    """The bytes of a message's photo (its largest size) or document."""
    photo = bubble.get("photo")
    sent = photo[-1] if photo else bubble.get("document")
    return stage.simulator.state.files[sent["file_id"]].content


def sheets(data: bytes) -> dict[str, list[dict[str, object]]]:
    """A workbook's sheets by title: each row by its column."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    made: dict[str, list[dict[str, object]]] = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        made[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    book.close()
    return made


async def logged(stage: Stage) -> list[tuple[str, str | None, bool, bool]]:
    """Every log in the order of its storing: the point, the time of the plan it counts for, whether it suffices, whether it stands."""
    c, point = t.disinfection_log.c, t.disinfection_point.c
    statement = select(point.name, c.slot, c.sufficient, c.withdrawn_at).join(t.disinfection_log, c.point_id == point.id).order_by(c.id)
    async with stage.database.read() as conn:
        return [(row.name, row.slot, row.sufficient, row.withdrawn_at is None) for row in await conn.execute(statement)]


async def done(stage: Stage) -> Counter[str]:
    """How often each point was done as the policy asks: one by the clock at most once a time of the plan."""
    counting = [(name, slot) for name, slot, sufficient, stands in await logged(stage) if sufficient and stands]
    return Counter(name for name, _ in {each for each in counting if each[1]}) + Counter(name for name, slot in counting if slot is None)


async def rows_of(stage: Stage, table: Table) -> int:
    """How many there are."""
    async with stage.database.read() as conn:
        return await conn.scalar(select(func.count()).select_from(table)) or 0
