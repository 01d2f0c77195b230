"""A whole day and the next morning, from the operator's lists to the officer's digest: the real bot over HTTP, its clock running."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from bot.storage import tables as t
from tests.e2e.persons import Person, joins
from tests.e2e.process import ROOT
from tests.e2e.stage import Stage
from tests.e2e.town import DISTRICT, enterprises_csv

SHOPS = ("南关祥和照相馆", "南关便民超市", "南关老味道饭店", "南关洁净洗衣店")
ROSTER = ROOT / "tests" / "data" / "rosters" / "plain.xlsx"
NEXT_DAY = "2026-11-24"


@dataclass(frozen=True)
class Cast:
    """Who plays: four managers (of SHOPS, in order), two officers of the district, an admin."""

    managers: tuple[Person, ...]
    officers: tuple[Person, ...]
    admin: Person

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (*self.managers, *self.officers, self.admin)


def _code(printed: str) -> str:
    found = re.search(r"start=([A-Z0-9-]+)", printed)
    assert found is not None, printed
    return found[1]


async def _operator(stage: Stage, folder: Path) -> tuple[list[str], list[str], str]:
    """The operator's morning: tables, lists, codes for managers, officers and an admin. Importing twice changes nothing."""
    own = enterprises_csv(SHOPS).decode("utf-8-sig").partition("\n")[2]
    packaged = (ROOT / "bot" / "data" / "enterprises.csv").read_text("utf-8-sig")
    (folder / "enterprises.csv").write_text(packaged + own, "utf-8-sig")
    officers = (ROOT / "bot" / "data" / "officers.csv").read_text("utf-8-sig") + f"孙志远,县,{DISTRICT},19900007213\n"
    (folder / "officers.csv").write_text(officers, "utf-8")
    printed = await stage.commands(
        ["migrate"],
        ["import", "divisions"],
        ["import", "enterprises", "enterprises.csv"],
        ["import", "enterprises", "enterprises.csv"],
        ["import", "officers", "officers.csv"],
        ["invite", "manager", "--all-enterprises", "--division", DISTRICT, "--out", "codes.xlsx"],
        ["invite", "officer", "--division", DISTRICT, "--name", "崔勇军"],
        ["invite", "officer", "--division", DISTRICT, "--name", "孙志远"],
        ["invite", "admin"],
    )
    assert "244 added, 0 changed, 0 unchanged, 0 rows left out" in printed[2]
    assert "0 added, 0 changed, 244 unchanged, 0 rows left out" in printed[3]
    made = printed[-3:]
    rows = CalamineWorkbook.from_path(folder / "codes.xlsx").get_sheet_by_index(0).to_python()
    codes = {str(row[0]): str(row[4]).partition("start=")[2] for row in rows}
    return [codes[shop] for shop in SHOPS], [_code(text) for text in made[:2]], _code(made[2])


@pytest.fixture
async def cast(stage: Stage, tmp_path: Path) -> Cast:
    """Everybody is enrolled by the deep link that the operator's commands printed; the bot runs, it is 08:10."""
    managers_codes, officers_codes, admin_code = await _operator(stage, tmp_path)
    await stage.start("08:10")
    names = (("春梅", "黄"), ("建国", "马"), ("小丽", "<b>&"), ("志强", "赵"), ("勇军", "崔"), ("志远", "孙"), ("海敏", "钱"))
    people = [joins(stage.simulator, 101 + n, *name) for n, name in enumerate(names)]
    stage.secrets |= {f"{last}{first}" for first, last in names} | {first for first, _ in names} | set(SHOPS)
    cast = Cast(tuple(people[:4]), tuple(people[4:6]), people[6])
    codes = (*managers_codes, *officers_codes, admin_code)
    stage.secrets |= set(codes)
    await asyncio.gather(*(person.enrols(code) for person, code in zip(cast.everybody, codes, strict=True)))
    return cast


async def _rosters(stage: Stage, cast: Cast) -> None:
    """One uploads a workbook, one pastes names; then the second reports: nobody will remind that shop today."""
    photo, market = cast.managers[:2]
    await photo.uploads("花名册.xlsx", ROSTER.read_bytes())
    await photo.taps("✅ 确认导入")
    await photo.sees("花名册已导入")
    await market.types("/roster")
    await market.taps("添加员工")
    await market.types("王芳（收银员）、李强、赵敏")
    await market.taps("✅ 确认添加")
    await market.sees("已添加 3 人")
    await market.types("/today")
    await market.taps("✅ 全部正常")
    await market.toast("已保存")
    await market.sees("已上报", "全员 3 人，在岗 3 人", "零报告")
    stage.secrets |= {"郭素芬", "周国庆", "王芳", "李强", "16030751628", "确认导入"}


async def _reminded(stage: Stage, cast: Cast, slot: str, silent: set[int]) -> None:
    """The slot has run, and exactly these managers (by place) got its reminder."""
    before = {n: _reminders(person) for n, person in enumerate(cast.managers)}
    await stage.bot.until("slot_closed", which=lambda line: line["slot"] == slot)
    await asyncio.gather(*(cast.managers[n].until(lambda _, n=n: _reminders(cast.managers[n]) > before[n]) for n in silent))  # type: ignore[misc]
    after = {n: _reminders(person) for n, person in enumerate(cast.managers)}
    assert {n for n in after if after[n] > before[n]} == silent
    assert all(after[n] - before[n] <= 1 for n in after)


def _reminders(person: Person) -> int:
    return sum("🔔" in text for bubble in person.chat.from_bot for text in bubble.texts[:1])


async def _exceptions(cast: Cast) -> None:
    """From the reminder: one person with a fever whom the manager first puts on post, one with 37.5; both officers hear at once."""
    photo = cast.managers[0]
    await photo.taps("有异常，逐人填写", "郭素芬", "周国庆", "选好了（2 人）")
    await photo.types("３７。５")
    await photo.shown("有哪些症状")
    await photo.taps("无症状", "居家隔离", "38.2℃", "咳嗽", "其他状态 ›", "在岗")
    await photo.sees("不能上岗", "周国庆")
    await photo.taps("就医")
    await photo.sees("请核对", "37.5℃", "38.2℃、咳嗽 · 就医", "其余 16 人正常")
    await photo.taps("✅ 确认上报")
    await photo.sees("已上报", "发热或有症状 2 人")
    for officer in cast.officers:
        await officer.sees("带病或隔离期间上岗", "周*（采购员）", SHOPS[0], "待接单")
        await officer.sees("发热", "郭*（会计）", "待接单")


async def _officers(cast: Cast) -> None:
    """Two take the alert at the same moment: one holds it, both cards say who. The holder resolves it with a note."""
    cards = [await officer.sees("带病或隔离期间上岗") for officer in cast.officers]
    await asyncio.gather(
        *(o.simulator.people.tap(o.id, card.id, "接单") for o, card in zip(cast.officers, cards, strict=True))
    )  # fmt: skip
    seen = [await officer.sees("带病或隔离期间上岗", "已于", "接单") for officer in cast.officers]
    holders = [place for place, card in enumerate(seen) if card.button("办结")]
    assert len(holders) == 1
    holder, other = cast.officers[holders[0]], cast.officers[1 - holders[0]]
    await holder.toast("已接单")
    assert (await other.toast("已由")).text.endswith("接单")
    assert all(card.id == before.id for card, before in zip(seen, cards, strict=True))
    await holder.simulator.people.tap(holder.id, seen[holders[0]].id, "办结")
    await holder.sees("情况如何")
    await holder.types("已陪同到区医院发热门诊 <b>&")
    for officer in cast.officers:
        await officer.sees("带病或隔离期间上岗", "办结：已陪同到区医院发热门诊 <b>&")


async def _correction(cast: Cast) -> None:
    """The manager corrects one line; the open alert is told anew on both phones."""
    photo = cast.managers[0]
    await photo.taps("更正今日填报", "修改：郭素芬", "状态", "集中隔离", "✅ 确认上报")
    await photo.sees("第 2 次填报，以本次为准")
    for officer in cast.officers:
        await officer.sees("郭*（会计）", "集中隔离")


async def _digest(stage: Stage, cast: Cast) -> None:
    """Five minutes after the cutoff both officers learn who is silent, remind one and then all, and see a shop's last days."""
    officer, colleague = cast.officers
    restaurant, laundry = cast.managers[2:]
    silent = "应报 6 家，已报 2 家，未报 4 家"
    await officer.sees("截报汇总", silent, SHOPS[2], SHOPS[3], without=SHOPS[0])
    await colleague.sees("截报汇总", silent)
    before = _reminders(restaurant), _reminders(laundry)
    digest = await officer.sees("截报汇总")
    place = next(n for n in range(1, 5) if (b := digest.button(f"{n}. ")) and SHOPS[2] in b["text"])
    await officer.taps(f"催报 {place}")
    await officer.toast("已催报 1 家")
    await restaurant.until(lambda _: _reminders(restaurant) == before[0] + 1)
    await officer.taps("一键催报（1 家）", "一键催报（1 家）")
    await laundry.until(lambda _: _reminders(laundry) == before[1] + 1)
    await restaurant.taps("今日无人在岗，零报告")
    await restaurant.sees("已上报", "全员 0 人", "迟报")
    await officer.taps("刷新")
    await officer.sees("未报企业", "已报 3 家，未报 3 家", SHOPS[3], without=SHOPS[2])
    await officer.taps(SHOPS[3])
    card = await officer.sees(SHOPS[3], "近 7 天", "23日❌", "填报人 1 名", "企业未报 · 待接单")
    assert len(re.findall(r"\d日[休❌]", card.text)) == 7
    assert _reminders(restaurant) == before[0] + 1


async def _next_morning(cast: Cast) -> None:
    """Who was in isolation or hospital is asked for again and cannot be swallowed; who reports well is shown so on the open alert."""
    photo, market = cast.managers[:2]
    card = await photo.sees("🔔", "2 人在隔离或就医")
    assert card.button("全部正常") is None
    await photo.taps("开始填报", "其余都正常")
    await photo.shown("郭素芬", "上次状态：集中隔离")
    await photo.taps("36.5℃", "无症状", "在岗", "36.8℃", "无症状", "居家隔离", "✅ 确认上报")
    await photo.sees("已上报", "全员 18 人，在岗 17 人", "隔离 1 人")
    for officer in cast.officers:
        await officer.sees("郭*（会计）", "此人已无异常")
    await market.taps("✅ 全部正常")
    await market.sees("已上报", "11月24日")
    await photo.types("/history")
    await photo.sees("填报记录", "11月24日 周二", "⚠️ 11月23日 周一")


async def test_a_day_and_the_next_morning(stage: Stage, cast: Cast) -> None:
    await _rosters(stage, cast)
    await stage.until("08:29", speed=60)
    await _reminded(stage, cast, "reminder:2026-11-23:0830", {0, 2, 3})
    await _exceptions(cast)
    await _officers(cast)
    await _correction(cast)
    await stage.until("10:29", speed=60)
    await _reminded(stage, cast, "reminder:2026-11-23:1030", {2, 3})
    await stage.until("12:04", speed=60)
    await _digest(stage, cast)
    await stage.until("08:29", NEXT_DAY, speed=60)
    await _reminded(stage, cast, "reminder:2026-11-24:0830", {0, 1, 2, 3})
    await _next_morning(cast)
    await stage.all_taken()
    await stage.stop()
    await _settled(stage, cast)


async def _settled(stage: Stage, cast: Cast) -> None:
    """Everything is written down once, everything that was to leave has left, nothing died."""
    async with stage.database.read() as conn:
        counts = (await conn.execute(select(t.report.c.day, func.count()).group_by(t.report.c.day).order_by(t.report.c.day))).all()
        assert [count for _, count in counts] == [4, 2]
        assert await conn.scalar(select(func.count()).select_from(t.dead_letter)) == 0
        due = t.outbox.c.outcome.is_(None) & (
            t.outbox.c.not_before <= stage.clock.now()
        )  # routine alerts wait for their quarter of an hour
        assert await conn.scalar(select(func.count()).select_from(t.outbox).where(due)) == 0
        inbox = await conn.scalar(select(func.count()).select_from(t.inbox).where(t.inbox.c.update_id > 0))
        assert inbox == len(stage.simulator.updates.log)
    assert all(sum("截报汇总" in text for b in o.chat.from_bot for text in b.texts[:1]) == 1 for o in cast.officers)
    # Nobody has taken one of the two, and there are no officers above: the admin hears of that one.
    assert all("郭*（会计）" in bubble.text for bubble in cast.admin.chat.from_bot if "🔴" in bubble.text)
