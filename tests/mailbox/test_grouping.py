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
