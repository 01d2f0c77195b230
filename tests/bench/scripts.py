"""What the simulated managers do: the day's report, as most days are, with one exception, with several; and many of them at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from tests.bench.person import Person

Script = Callable[[Person], Awaitable[None]]

CONFIRM = "确认上报"


async def all_normal(person: Person) -> None:
    """全部正常"""
    await person.tap("全部正常")


async def tell(person: Person, exceptions: int, *, typed: bool = False) -> None:
    """有异常, up to the review: the people (of the first page), for each a temperature (tapped or typed), one symptom and a status."""
    await person.tap("有异常")
    for place in range(exceptions):
        await person.tap(NAMES[place])
    await person.tap("选好了")
    for _ in range(exceptions):
        await (person.type("38.2") if typed else person.tap("38.2℃"))
        await person.tap("咳嗽")
        await person.tap("居家隔离")


async def by_buttons(person: Person, exceptions: int) -> None:
    """A report with exceptions, everything tapped."""
    await tell(person, exceptions)
    await person.tap(CONFIRM)


async def half_typed(person: Person, exceptions: int) -> None:
    """The same with the temperatures typed."""
    await tell(person, exceptions, typed=True)
    await person.tap(CONFIRM)


async def one_message(person: Person, exceptions: int) -> None:
    """The whole report in one message, then confirm."""
    told = "，".join(f"{NAMES[place]}38.2咳嗽居家隔离" for place in range(exceptions))
    await person.type(f"{told}，其余正常")
    await person.tap(CONFIRM)


SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
NAMES = tuple(f"{surname}{'建国秀英志强丽华'[place % 4 * 2 : place % 4 * 2 + 2]}" for place, surname in enumerate(SURNAMES))
"""The roster of every enterprise."""


def of_the_day(number: int) -> Script:
    """The realistic mix, by the number of the report: of 20 reports 17 all normal, 2 with one exception, 1 with three (in every second of
    these the temperatures are typed)."""
    place = number % 20
    if place in (7, 14):
        return lambda person: by_buttons(person, 1)
    if place == 19:
        return lambda person: by_buttons(person, 3) if number % 40 == 19 else half_typed(person, 3)
    return all_normal


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of many at once: `waits` in seconds, one an update; `seconds` in all."""

    waits: list[float]
    seconds: float

    def percentile(self, part: float) -> float:
        """Seconds within which `part` (0 to 1) of the updates were answered."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


async def rush(people: Iterable[tuple[Person, Script]], busy: int, within: float | None = None) -> Rush:
    """Let everybody follow their script, `busy` at a time. After `within` seconds everybody is stopped: what was not answered by then
    does not count."""
    began = time.perf_counter()
    queue = iter(people)
    waits: list[float] = []

    async def serve() -> None:
        for person, script in queue:
            person.waits = waits
            await script(person)

    tasks = [asyncio.create_task(serve()) for _ in range(busy)]
    done, left = await asyncio.wait(tasks, timeout=within, return_when=asyncio.FIRST_EXCEPTION)
    seconds = time.perf_counter() - began
    answered = list(waits)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    for task in done:
        task.result()
    if within is not None and not left:
        raise RuntimeError("too few people: everybody was done before the time was over")
    return Rush(answered, seconds)
