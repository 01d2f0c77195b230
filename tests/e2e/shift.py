"""A manager who reports without end while the bot is killed again and again, and keeps a tally of what the phone has shown."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.simulator import Bubble
from tests.e2e.persons import Person

STAFF = ("王芳", "李强", "赵敏", "钱进")
IMPATIENCE = 4.0
"""Real seconds after which somebody who sees nothing happen asks for the card again."""
_ATTEMPTS = 30

Seen = Callable[[Bubble], bool]


def says(*words: str) -> Seen:
    """Whether a message holds all the words."""
    return lambda bubble: all(word in bubble.text for word in words)


@dataclass
class Shift:
    """`filed` counts the reports of which the person has seen that they were filed; each but the first tells of one person's fever."""

    person: Person
    filed: int = 0
    impatient: int = 0

    async def work(self, over: asyncio.Event) -> None:
        """All normal; then correction after correction until it is over, at least one."""
        await self.person.types("/today")
        await self._step("✅ 全部正常", says("零报告"))
        self.filed = 1
        while not over.is_set() or self.filed < 2:
            await self._correct()

    async def _correct(self) -> None:
        if self.filed == 1:
            await self._step("更正今日填报", says("哪些员工有情况要报"))
            await self._pick("+李强", "-李强", "+王芳", "+赵敏", "-王芳", "+王芳", "-赵敏")
            await self._step("选好了（1 人）", says("体温是多少"))
            await self._step("38.5℃", says("有哪些症状"))
            await self._step("无症状", says("今天是什么状态"))
            await self._step("居家隔离", says("请核对", "王芳：38.5℃"))
        else:
            await self._step("更正今日填报", says("请核对", "王芳："))
            await self._step("修改：名单", says("哪些员工有情况要报"))
            await self._pick("+李强", "+赵敏", "-赵敏", "-李强")
            await self._step("选好了（1 人）", says("请核对", "王芳："))
        await self._step("✅ 确认上报", says(f"第 {self.filed + 1} 次填报"))
        self.filed += 1

    async def _pick(self, *names: str) -> None:
        """Tap names on (`+`) and off (`-`), one after the other without waiting for the card: every tap counts, and in its order."""
        card = self.person.newest
        assert card is not None
        for name in names:
            data = next(b["callback_data"] for b in card.buttons if b["text"].removeprefix("✔ ") == name[1:])
            head, _, token = data.rpartition(":")
            await self.person.simulator.people.tap(self.person.id, card.id, f"{head}:{name[0]}{token[1:]}", forged=True)
        await self._taken(int(self.person.simulator.updates.log[-1]["update_id"]))
        await self._patiently(says("已选 1 人：王芳"))

    async def _taken(self, update_id: int) -> None:
        updates = self.person.simulator.updates
        await self.person.simulator.world.feed.until(
            lambda: all(entry.id > update_id or not self._own(entry.update) for entry in updates), 90
        )

    def _own(self, update: dict[str, dict[str, dict[str, int]]]) -> bool:
        return "callback_query" in update and update["callback_query"]["from"]["id"] == self.person.id

    async def _step(self, label: str, seen: Seen) -> None:
        """Tap the button of the newest card until what must follow is seen. A second tap must never do anything twice."""
        for _ in range(_ATTEMPTS):
            bubble = self.person.newest
            found = bubble.button(label) if bubble is not None else None
            if bubble is not None and found is not None:
                await self.person.simulator.people.tap(self.person.id, bubble.id, found["callback_data"])
            if await self._sees(seen):
                return
            await self._ask()
            if await self._sees(seen, 0.1):
                return
        raise AssertionError(f"{label} came to nothing:\n{self.person.chat.transcript[-1500:]}")

    async def _patiently(self, seen: Seen) -> None:
        for _ in range(_ATTEMPTS):
            if await self._sees(seen):
                return
            await self._ask()
        raise AssertionError(f"never seen:\n{self.person.chat.transcript[-1500:]}")

    async def _sees(self, seen: Seen, within: float = IMPATIENCE) -> bool:
        try:
            await self.person.newest_is(seen, within)
        except TimeoutError:
            return False
        return True

    async def _ask(self) -> None:
        """Ask for the card of today, and go on from there with what is half done."""
        self.impatient += 1
        before = self.person.newest
        known = before.id if before is not None else 0
        await self.person.types("/today")
        if await self._sees(lambda bubble: bubble.id != known and says("今日任务")(bubble)):
            card = self.person.newest
            if card is not None and card.button("继续刚才的填写"):
                await self.person.simulator.people.tap(self.person.id, card.id, "继续刚才的填写")
                await self._sees(lambda bubble: "今日任务" not in bubble.text)
