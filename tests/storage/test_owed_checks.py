"""A check that is owed stays owed through leave and days off the roster.

Whatever happens, the databases agree with the province in memory.
"""

from random import Random

import pytest

from bot.storage.database import Database
from bot.storage.facts.standings import barred_among
from conversations.codes import BarReason, Status
from conversations.policy import DEFAULT_POLICY
from conversations.records import MarkDeparted, Record
from tests.conversations import world_bars
from tests.conversations.world import World
from tests.storage.return_world import declaration, filed
from tests.storage.world import DAY, at, days_ago, do, entry, found_county, know, ledger, staff

SHOPS = 60
TOLD = (None, None, Status.NOT_RETURNED, Status.NOT_RETURNED, Status.LEAVE, Status.DEPARTED)


def day_of(world: World, shop: int, back: int, chance: Random) -> dict[int, Record]:
    """What happens on a day in a shop with one employee, by the hour, done to the province in memory already: somebody leaves or comes
    back, reports are filed, amended or left out, checks are made."""
    person, done, reports = staff(shop, 1), {}, 0
    for hour in range(7, 13):
        world.now = at(hour, day=days_ago(back))
        gone, choice = world.member(person).departed, chance.random()
        record: Record | None = None
        if choice < 0.4:
            record = MarkDeparted(person, departed=not gone) if choice < 0.2 else None
        elif choice < 0.8 and back:
            status = None if gone else chance.choice(TOLD)
            reports += 1
            record = ledger(shop, *([] if status is None else [entry(person, status)]), day=days_ago(back), revision=reports)
        elif choice < 0.85 and world.check_of(person) is None:
            record = filed(shop, declaration(person, return_day=days_ago(back)), as_of=days_ago(back))
        if record is not None:
            world.apply(record, 11)
            done[hour] = record
    return done


@pytest.mark.parametrize("seed", range(3))
async def test_the_database_and_the_province_in_memory_agree(database: Database, seed: int) -> None:
    await found_county(database, SHOPS)
    shops, chance, world = range(1, SHOPS + 1), Random(seed), World()
    world.enterprises = {shop: f"店{shop}" for shop in shops}
    world.manager(11, enterprise=1)
    world.staff = {}
    for shop in shops:
        world.staff[shop] = []
        world.hire("张三", enterprise=shop)
        world.change_member(shop, id=staff(shop, 1))
    for back in range(6, -1, -1):
        days = {shop: day_of(world, shop, back, chance) for shop in shops}
        for hour in range(7, 13):
            records = [day[hour] for day in days.values() if hour in day]
            await do(database, *records, now=at(hour, day=days_ago(back)))
    world.now = at(14)
    ledgers = (await know(database, *(("ledger", shop) for shop in shops), now=at(14))).ledgers
    hers = {staff(shop, 1) for shop in shops}
    found = {shop: [(b.staff_id, b.reason, b.away) for b in ledgers[shop].bars if b.staff_id in hers] for shop in shops}
    expected = {shop: [(bar.staff_id, bar.reason, bar.away) for bar in world_bars.bars(world, shop)] for shop in shops}
    assert found == expected
    assert {len(bars) for bars in found.values()} == {0, 1}
    assert {reason for bars in found.values() for _, reason, _ in bars} == {BarReason.UNCHECKED}
    async with database.begin() as conn:
        assert await barred_among(conn, hers, DEFAULT_POLICY, DAY) == {one for one in hers if world_bars.is_barred(world, one)}
