"""People who deal with return checks: a shop's manager, the district's officer, an admin; and what each of them does again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.simulator import Bubble
from bot.storage import tables as t
from bot.storage.writers import Deed, apply
from conversations.codes import IsolationKind, Rule, Status
from conversations.records import FileReport, HealthEntry, OpenIsolation, Record, Totals
from tests.e2e.persons import Person, joins
from tests.e2e.stage import Stage
from tests.e2e.town import Town, found

EACH_ONCE = pytest.mark.parametrize(
    ("way", "database_kind"), [("polling", "sqlite"), pytest.param("webhook", "postgres", marks=pytest.mark.postgres)]
)
"""For plays that do not depend on what is combined: each way and each database once, in half the time."""
STAFF = ("王芳", "李强", "赵敏", "钱进", "孙丽")
MANAGER, OFFICER, ADMIN, OWN = 101, 900, 950, 301
EARLY = "08:01"
"""The day is open, and nothing is due before 08:30: no message comes in between."""
HERE = "其余都在本地（长春市南关区）"


@dataclass(frozen=True)
class Cast:
    """Who plays: the manager of a shop with five people, an officer of its district, an admin. `staff`: ids by name."""

    stage: Stage
    town: Town
    manager: Person
    officer: Person
    admin: Person
    staff: dict[str, int]

    @property
    def enterprise(self) -> int:
        return self.town.enterprises[0]

    async def isolate(self, name: str, first: date) -> None:
        """As a verdict did some days ago, for fourteen days after `first`."""
        until = first + timedelta(days=14)
        await self._did(OpenIsolation(self.enterprise, self.staff[name], IsolationKind.HOME, first, until, Rule.HIGH_RISK))

    async def not_returned(self, name: str, day: date) -> None:
        """As the ledger of that day told; everybody else was on post."""
        heads = len(STAFF)
        told = HealthEntry(self.staff[name], None, (), Status.NOT_RETURNED)
        await self._did(FileReport(self.enterprise, day, 1, False, Totals(heads, heads - 1, 0, 0, 0, 0, 1, 0), (told,), ()))

    async def _did(self, record: Record) -> None:
        async with self.stage.database.begin() as conn:
            await apply(conn, [Deed(record, 1, MANAGER, "某人")], self.stage.clock.local(), self.stage.keyring)


async def cast_for(stage: Stage) -> Cast:
    """Everybody is enrolled; no bot runs yet."""
    town = await found(stage.database, stage.keyring, 1, STAFF)
    await town.enrol({MANAGER: town.enterprises[0]}, [OFFICER], [ADMIN])
    stage.secrets |= {*STAFF, "武汉", "武威"}
    manager, officer, admin = (joins(stage.simulator, chat, "某人", started=True) for chat in (MANAGER, OFFICER, ADMIN))
    return Cast(stage, town, manager, officer, admin, await town.staff(town.enterprises[0]))


async def states(admin: Person, said: str, *seen: str) -> None:
    """The admin says a risk in one line and confirms it."""
    await admin.types(f"/risk {said}")
    await admin.shown("设定风险等级", "请核对", *seen)
    await admin.tap("✅ 确认设定")
    await admin.toast("已设定")


async def begins_check(manager: Person, *names: str) -> None:
    """From the menu to the first question: who returns, and today."""
    await manager.types("/return")
    await manager.shown("返岗核查")
    await manager.taps("新的核查", *names, f"选好了（{len(names)} 人）", "今天")
    await manager.shown("到过哪里", "□" * 14)


async def is_well(manager: Person) -> None:
    """The questions about the person: no contact, 36.5 °C, no symptom."""
    await manager.taps("都没有")
    await manager.types("36.5")
    await manager.shown("有哪些症状")
    await manager.taps("无症状")


async def files_check(manager: Person, *seen: str) -> Bubble:
    """Confirms the review; gives the card with the verdict."""
    await manager.shown("请核对", "提交即承诺")
    await manager.taps("✅ 属实，提交核查")
    return await manager.shown("核查已提交", *seen)


async def checks(manager: Person, name: str, stays: Sequence[str], *seen: str) -> Bubble:
    """A whole check of one person: these stays as typed, the rest here; by car, in good health. Gives the card with the verdict."""
    await begins_check(manager, name)
    for stay in stays:
        await manager.types(stay)
        await manager.shown("• " + stay.split()[0])
    await manager.taps(HERE, "✅ 就这些", "小汽车")
    await is_well(manager)
    return await files_check(manager, *seen)


async def audit(stage: Stage) -> list[tuple[str, dict[str, object]]]:
    """Every audit event so far, oldest first: action and details."""
    async with stage.database.read() as conn:
        rows = await conn.execute(select(t.audit_event.c.action, t.audit_event.c.details).order_by(t.audit_event.c.id))
        return [(row.action, row.details) for row in rows]
