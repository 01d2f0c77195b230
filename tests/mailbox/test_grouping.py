"""Self-clocking groups."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.mailbox.grouping import Grouped


async def test_what_is_asked_meanwhile_is_one_group() -> None:
    groups: list[list[int]] = []

    async def double(items: Sequence[int]) -> list[int]:
        groups.append(list(items))
        await asyncio.sleep(0)
        return [2 * item for item in items]

    grouped = Grouped(double, most=50)
    first = grouped(0)
    await asyncio.sleep(0)
    assert await asyncio.gather(*(grouped(n) for n in range(1, 100))) == [2 * n for n in range(1, 100)]
    assert await first == 0
    assert [len(group) for group in groups] == [1, 50, 49]
    await grouped.idle()


async def test_a_failure_reaches_its_group_alone() -> None:
    async def fussy(items: Sequence[int]) -> list[int]:
        if 13 in items:
            raise ValueError("unlucky")
        return list(items)

    grouped = Grouped(fussy)
    for future in (grouped(13), grouped(1)):
        with pytest.raises(ValueError, match="unlucky"):
            await future
    assert await grouped(2) == 2


async def test_groups_lie_apart_unless_one_is_full_or_somebody_waits() -> None:
    groups: list[int] = []

    async def count(items: Sequence[int]) -> list[int]:
        groups.append(len(items))
        return list(items)

    grouped = Grouped(count, most=3, apart=3600.0)
    assert await grouped(0) == 0  # nothing was before it: at once
    gathering = [grouped(1), grouped(2)]
    await asyncio.sleep(0)
    assert groups == [1]
    assert await grouped(3) == 3  # it is full
    assert groups == [1, 3]
    gathering.append(grouped(4))
    await grouped.idle()
    assert groups == [1, 3, 1]
    assert [future.result() for future in gathering] == [1, 2, 4]


async def test_idle_means_that_everyone_was_told() -> None:
    async def same(items: Sequence[int]) -> list[int]:
        return list(items)

    told: list[int] = []
    grouped = Grouped(same)
    grouped(7).add_done_callback(lambda done: told.append(done.result()))
    await asyncio.sleep(0)  # now the group is done, in this very turn of the loop
    await grouped.idle()
    assert told == [7]


async def test_an_hour_apart_is_no_reason_to_stay() -> None:
    async def same(items: Sequence[int]) -> list[int]:
        return list(items)

    grouped = Grouped(same, apart=3600.0)
    await grouped(0)
    gathering = grouped(1)
    await asyncio.sleep(0)
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gathering
