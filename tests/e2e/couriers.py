"""People of a delivery firm: its manager, couriers with and without phones of their own, the district's officer; how they ride, and what
then stands in the database."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image
from sqlalchemy import insert, select

from bot.simulator import Bubble, RealTimer
from bot.simulator.params import JsonDict
from bot.storage import tables as t
from bot.storage.facts.tracks import load_drawn
from bot.storage.tables.base import metadata
from bot.storage.writers import Deed, apply
from conversations.courier_records import SetCourier
from conversations.records import FileReport, Record, Totals
from conversations.roles import Role
from tests.e2e.persons import Person, joins
from tests.e2e.process import ROOT
from tests.e2e.stage import DAY, Stage
from tests.e2e.town import Town, found

COURIERS = ("周建国", "孙志远", "李春生", "张一鸣")
PLATES = ("吉A30511", "吉A30512", "吉A30513", "吉AD30514")
STAFF = (*COURIERS, "王会计")
MANAGER, OFFICER, FIRST, SECOND = 101, 900, 301, 302
MORNING, SPEED = "09:31", 10.0
"""Later than every time in the list; the day's report is filed, so that no reminder comes in between. A second of the play, which is what
two points of a live location lie apart, is a tenth of a real one."""
LISTS = ROOT / "bot" / "data" / "deliveries.csv"
HEADER = ("订单号", "收货地址", "送达时间", "配送方式", "联系电话", "异常")
Row = dict[str, str]
Fix = tuple[int, int, int]
"""Seconds since 1970, latitude and longitude in millionths of a degree."""


def orders() -> list[Row]:
    """The 180 orders of the morning, by the words of the list's header."""
    return list(csv.DictReader(io.StringIO(LISTS.read_text("utf-8-sig"))))


def of_couriers(rows: Sequence[Row], *names: str) -> list[Row]:
    """Those of one or several couriers, in the list's order."""
    return [row for row in rows if row["配送员"] in names]


def as_csv(rows: Sequence[Row]) -> bytes:
    """As the shop system writes it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_lines(rows: Sequence[Row]) -> str:
    """As somebody pastes it into the chat."""
    return "\n".join(" ".join(filter(None, (row[name] for name in HEADER))) for row in rows)


@dataclass(frozen=True)
class Firm:
    """A delivery firm of four couriers and one who does the accounts; `staff`: ids by name."""

    stage: Stage
    town: Town
    manager: Person
    officer: Person
    staff: dict[str, int]

    @property
    def enterprise(self) -> int:
        return self.town.enterprises[0]

    async def did(self, *records: Record, at: datetime | None = None) -> None:
        """The manager did that some time ago."""
        async with self.stage.database.begin() as conn:
            deeds = [Deed(record, 1, MANAGER, "某人") for record in records]
            await apply(conn, deeds, at or self.stage.clock.local(), self.stage.keyring)

    async def rides_alone(self, name: str, chat: int) -> Person:
        """Somebody who became a courier and enrolled by a link long ago. Gives the phone."""
        plate = PLATES[COURIERS.index(name)]
        await self.did(SetCourier(self.enterprise, self.staff[name], plate))
        since = {"account_id": chat, "since": self.stage.now()}
        account = {"id": chat, "chat_id": chat, "language": "zh-CN", "name": name, "enrolled_at": self.stage.now()}
        held = {**since, "role": Role.STAFF.value, "enterprise_id": self.enterprise, "staff_id": self.staff[name]}
        async with self.stage.database.begin() as conn:
            await conn.execute(insert(t.account), [account])
            await conn.execute(insert(t.membership), [held])
        return joins(self.stage.simulator, chat, name[1:], name[0], started=True)

    async def hires(self, *names: str) -> None:
        """From the roster, each with the plate; phone numbers are left for later."""
        manager = self.manager
        await manager.types("/couriers")
        await manager.shown("还没有配送员")
        await manager.taps("添加配送员", *names, f"选好了（{len(names)} 人）")
        for place, name in enumerate(names):
            await manager.shown(name, f"第 {place + 1} 人，共 {len(names)} 人", "车牌")
            await manager.types(PLATES[COURIERS.index(name)])
            await manager.shown(name, "手机号是多少")
            await manager.taps("先不填")
        await manager.shown("请核对", *(f"{name} · {PLATES[COURIERS.index(name)]}" for name in names))
        await manager.taps("✅ 确认添加")
        await manager.shown(f"已添加 {len(names)} 名配送员")

    async def lets_ride_alone(self, name: str, chat: int) -> Person:
        """The manager asks for the link and sends it on; the courier enrols by it. Gives the courier's phone."""
        manager = self.manager
        await manager.types("/couriers")
        await manager.taps(name)
        await manager.shown("本人还没有登记")
        await manager.tap("发链接，让本人自己记")
        message = await manager.sees(f"{name}您好", "仅限您本人使用")
        code = re.search(r"start=([A-Z0-9-]+)", message.text)
        assert code is not None
        self.stage.secrets.add(code[1])
        courier = joins(self.stage.simulator, chat, name[1:], name[0])
        await courier.simulator.people.start(chat, code[1])
        await courier.shown("请您登记为配送员")
        await courier.taps("简体中文", "同意并登记")
        await courier.shown("已登记")
        return courier


async def firm_for(stage: Stage, firms: int = 1) -> Firm:
    """Manager and officer are enrolled, the day's report is filed; no bot runs yet. Further firms have people of the same names."""
    town = await found(stage.database, stage.keyring, firms, STAFF)
    await town.enrol({MANAGER: town.enterprises[0]}, [OFFICER])
    stage.secrets |= {*STAFF, *PLATES}
    manager, officer = (joins(stage.simulator, chat, "某人", started=True) for chat in (MANAGER, OFFICER))
    firm = Firm(stage, town, manager, officer, await town.staff(town.enterprises[0]))
    everybody = Totals(len(STAFF), len(STAFF), 0, 0, 0, 0, 0, 0)
    await firm.did(FileReport(firm.enterprise, date.fromisoformat(DAY), 1, False, everybody, (), ()))
    return firm


async def begins_run(person: Person, name: str) -> Bubble:
    """In good health, with a mask, the vehicle disinfected: from the card with the button to the card of the run."""
    await person.taps("🛵 出车")
    await person.shown("出车登记", name, "现在体温是多少")
    await person.taps("36.5℃", "无症状", "✅ 都好")
    await person.shown("已出车", name)
    await person.taps("开始记配送")
    return await person.shown("配送班次", name, "在途")


async def ends_run(person: Person, deliveries: int, *seen: str) -> Bubble:
    """From the card of the run to the map of the track, which comes behind the card that says that it is over. Gives the map."""
    await person.taps("🏁 收车")
    await person.shown("现在体温是多少")
    await person.types("36.6")
    await person.shown("途中给配送箱消毒了几次")
    await person.taps("2 次")
    await person.shown(f"{deliveries} 单", "以上都对吗")
    await person.tap("✅ 对，收车")
    await person.sees("已收车", "收车：36.6℃，途中消毒配送箱 2 次", *seen)
    return await person.shown("轨迹图")


def picture(stage: Stage, bubble: Bubble) -> Image.Image:
    """The picture that came with a message, opened."""
    sizes: list[JsonDict] = bubble.get("photo")
    image = Image.open(io.BytesIO(stage.simulator.state.files[sizes[-1]["file_id"]].content))
    image.load()
    return image


def document(stage: Stage, bubble: Bubble) -> bytes:
    """The file that came with a message."""
    return stage.simulator.state.files[bubble.get("document")["file_id"]].content


def slip(shade: int) -> bytes:
    """A photo of a slip: every shade is another one."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, shade, 200)).save(content, "PNG")
    return content.getvalue()


@dataclass
class Ride:
    """A live location that goes up and down the streets from a place, so that no point lies on the way from the one before to the one
    after. `told`: every point that the phone has sent."""

    stage: Stage
    person: Person
    north: float
    east: float
    message: int = 0
    steps: int = 0

    def __post_init__(self) -> None:
        self.told: list[Fix] = []

    async def begins(self, name: str, seconds: int = 28_800) -> None:
        """Share it; it belongs to the run from when the card says so."""
        await self.shares(seconds)
        await self.person.shown(f"{name} 的实时位置已接上")

    async def shares(self, seconds: int = 28_800) -> None:
        """Share it; whose it is may be asked."""
        people = self.person.simulator.people
        post = await people.location(self.person.id, self.north, self.east, live_period=seconds)
        self.message = post.message["message_id"]
        self._note(post.message, "date")

    async def goes_on(self, steps: int) -> None:
        """So many points, each in a second of its own."""
        for _ in range(steps):
            await self._next_second()
            self.steps += 1
            self.north, self.east = round(self.north + 0.0003, 6), round(self.east + (0.0004 if self.steps % 2 else -0.0004), 6)
            post = await self.person.simulator.people.move(self.person.id, self.message, self.north, self.east)
            self._note(post.message, "edit_date")

    async def stops(self) -> None:
        """The last point: where the one before was."""
        await self._next_second()
        post = await self.person.simulator.people.stop(self.person.id, self.message)
        self._note(post.message, "edit_date")

    def _note(self, message: JsonDict, when: str) -> None:
        place = message["location"]
        self.told.append((message[when], round(place["latitude"] * 1_000_000), round(place["longitude"] * 1_000_000)))

    async def _next_second(self) -> None:
        """Of the play's clock: Telegram tells whole seconds."""
        now = self.stage.now().timestamp()
        await RealTimer().sleep((int(now) + 1 - now) / self.stage.clock.speed)


async def runs_of(stage: Stage) -> list[Any]:
    """Every run as it is stored, the oldest first; with `heard` and `late`, the counts of its track."""
    track = t.track.c
    joined = select(t.courier_run, track.heard, track.late).outerjoin(t.track, track.run_id == t.courier_run.c.id)
    async with stage.database.read() as conn:
        return list(await conn.execute(joined.order_by(t.courier_run.c.id)))


async def runs_by_name(firm: Firm) -> dict[str, Any]:
    """The newest run of each courier of the firm."""
    names = {number: name for name, number in firm.staff.items()}
    return {names[row.staff_id]: row for row in await runs_of(firm.stage)}


async def line_of(firm: Firm, run_id: int) -> list[Fix]:
    """The points that are kept of a run's track."""
    async with firm.stage.database.read() as conn:
        points = (await load_drawn(conn, [run_id], UTC)).get(run_id, ())
    return [(int(point.at.timestamp()), point.spot.latitude, point.spot.longitude) for point in points]


async def deliveries_of(firm: Firm, run_id: int) -> list[Any]:
    """The deliveries of a run that stand, in their order."""
    delivery = t.delivery.c
    async with firm.stage.database.read() as conn:
        rows = await conn.execute(select(t.delivery).where(delivery.run_id == run_id, t.standing_delivery).order_by(delivery.position))
        return list(rows)


async def nowhere_stored(stage: Stage, words: Sequence[str]) -> None:
    """No row of any table holds one of them readably."""
    async with stage.database.read() as conn:
        for table in metadata.sorted_tables:
            for row in await conn.execute(select(table)):
                told = str(tuple(row))
                assert not [word for word in words if word in told], table.name
