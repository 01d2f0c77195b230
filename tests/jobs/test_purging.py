"""What retention lets go is announced on Thursday and deleted in the night to Sunday, chunk by chunk: only what was announced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, insert, select

from bot.jobs import purging as job
from bot.jobs.purging import Purging
from bot.storage import purging
from bot.storage import tables as t
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.policies import save_policy
from bot.storage.purging import Gone, Old, purge_chunk
from conversations.courier_records import AddAreas, AddDeliveries, AddRunPhoto
from conversations.disinfection import Photo
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.retention import PurgeNotice
from conversations.want import Want
from tests.conversations.world import ZONE
from tests.jobs.province import PATHS, StillClock, World, at, found, outcomes, outgoing
from tests.storage.run_world import order
from tests.storage.world import KEYRING, do

THURSDAY, SUNDAY = date(2026, 11, 26), date(2026, 11, 29)
ADMIN = 9009


def ago(days: int) -> date:
    """Days before the Sunday."""
    return SUNDAY - timedelta(days=days)


async def rode(database: Database, days: Sequence[int], deliveries: int = 3) -> None:
    """The province with an admin, and one ended run so many days before the Sunday, each with deliveries, areas and a photo."""
    await found(database)
    told = {"enterprise_id": 1, "path": PATHS["220104"], "staff_id": 1, "plate": "", "start_temperature_centi": 3650, "mask": True}
    more = {"vehicle_disinfected": True, "by": 11, "chat_id": 11}
    async with database.begin() as conn:
        await conn.execute(insert(t.account), [{"id": ADMIN, "chat_id": ADMIN, "language": "zh-CN", "name": "管理员"}])
        await conn.execute(insert(t.membership), [{"account_id": ADMIN, "role": "admin", "since": at(ago(0), 0)}])
        await conn.execute(insert(t.staff), [{"id": 1, "enterprise_id": 1, "position": 1, "name": "张三", "initials": "zs"}])
        rows = [
            {**told, **more, "day": ago(n), "started_at": at(ago(n), 8), "ended_at": at(ago(n), 18)} for n in sorted(days, reverse=True)
        ]
        if rows:
            await conn.execute(insert(t.courier_run), rows)
    for number in range(1, len(days) + 1):
        if deliveries:
            await do(database, AddDeliveries(number, tuple(order(f"A{n}") for n in range(deliveries))))
        await do(database, AddAreas(number, ("万科城", "恒大")), AddRunPhoto(number, Photo("f", "u")))


async def left(database: Database) -> dict[date, tuple[int, ...]]:
    """Of each day: deliveries, areas, photos."""
    kept = {}
    async with database.read() as conn:
        for row in (await conn.execute(select(t.courier_run.c.id, t.courier_run.c.day))).all():
            of = [select(func.count()).where(table.c.run_id == row.id) for table in (t.delivery, t.run_area, t.run_photo)]
            kept[row.day] = tuple([await conn.scalar(one) or 0 for one in of])
    return kept


async def pass_by(database: Database, first: date, last: date, policy: Policy = DEFAULT_POLICY) -> None:
    """The leader looks every few hours, by `policy`."""
    world = World(database, StillClock(at(first, 0)), policy)
    looks = Purging(database, world.clock)
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        for hour in (0, 4, 8, 11, 16, 23):
            await world.tick(at(day, hour))
            await looks.run()


async def warnings(database: Database) -> list[tuple[date, int, int, str]]:
    return [(row.at.date(), row.at.hour, row.chat_id, row.subject) for row in await outgoing(database) if row.screen == "purge_warning"]


async def announced(database: Database, day: date) -> PurgeNotice | None:
    async with database.read() as conn:
        wants = [Want("purge", day.isoformat())]
        found = await load_facts(conn, wants, now_local=at(day, 9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
    return found.purges.get(day.isoformat())


async def test_weeks_pass_and_what_is_too_old_goes_on_sundays_after_a_warning(database: Database) -> None:
    await rode(database, [400, 366, 365, 364, 61, 60, 54, 53, 1])
    await pass_by(database, date(2026, 11, 23), SUNDAY - timedelta(days=1))
    assert await warnings(database) == [(THURSDAY, 11, ADMIN, SUNDAY.isoformat())]
    assert await announced(database, SUNDAY) == PurgeNotice(SUNDAY, 5, ago(61), 2, ago(366), records_until=ago(1096))
    assert set((await left(database)).values()) == {(3, 2, 1)}
    await pass_by(database, SUNDAY, SUNDAY)
    assert await left(database) == {
        **dict.fromkeys((ago(400), ago(366)), (0, 0, 0)),
        **dict.fromkeys((ago(365), ago(364), ago(61)), (3, 0, 1)),
        **dict.fromkeys((ago(60), ago(54), ago(53), ago(1)), (3, 2, 1)),
    }
    next_sunday = SUNDAY + timedelta(days=7)
    await pass_by(database, SUNDAY + timedelta(days=1), next_sunday)
    assert await left(database) == {
        **dict.fromkeys((ago(400), ago(366), ago(365), ago(364)), (0, 0, 0)),
        **dict.fromkeys((ago(61), ago(60), ago(54)), (3, 0, 1)),
        **dict.fromkeys((ago(53), ago(1)), (3, 2, 1)),
    }
    assert [day for day, *_ in await warnings(database)] == [THURSDAY, THURSDAY + timedelta(days=7)]
    async with database.read() as conn:
        runs = (await conn.execute(select(t.courier_run).order_by(t.courier_run.c.day))).all()
        events = (await conn.execute(select(t.audit_event).where(t.audit_event.c.action == "purge").order_by(t.audit_event.c.id))).all()
    assert [(run.deliveries, run.photos, run.list_purged_at is not None) for run in runs] == [(3, 1, True)] * 4 + [(3, 1, False)] * 5
    assert [(event.actor_account_id, event.subject, event.details["lists"], event.details["deliveries"]) for event in events] == [
        (None, "retention", 2, 6),
        (None, "retention", 2, 6),
    ]
    assert events[0].details["lists_before"] == ago(365).isoformat()


async def test_nothing_to_delete_is_nothing_to_say(database: Database) -> None:
    await rode(database, [60, 1])
    await pass_by(database, THURSDAY, SUNDAY)
    assert await warnings(database) == []
    assert set((await left(database)).values()) == {(3, 2, 1)}
    assert [key for key in await outcomes(database) if key.startswith("purge")] == [
        f"purge_warning:{THURSDAY}:1000",
        f"purge:{SUNDAY}:0330",
    ]


@pytest.mark.parametrize(("days", "gone"), [(30, [61]), (90, []), (64, []), (61, [])])
async def test_only_what_was_announced_is_deleted_and_a_longer_retention_saves_it(database: Database, days: int, gone: list[int]) -> None:
    """The policy is changed on the Friday."""
    await rode(database, [61, 59, 31])
    await pass_by(database, THURSDAY, THURSDAY)
    await pass_by(database, THURSDAY + timedelta(days=1), SUNDAY, replace(DEFAULT_POLICY, track_days=days))
    assert [day for day, (_, areas, _) in (await left(database)).items() if not areas] == [ago(n) for n in gone]


async def test_who_was_not_warned_in_time_loses_nothing(database: Database) -> None:
    """The bot was away on the Thursday."""
    await rode(database, [400])
    await pass_by(database, THURSDAY + timedelta(days=1), SUNDAY)
    assert (await warnings(database), await left(database)) == ([], {ago(400): (3, 2, 1)})
    await pass_by(database, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7))
    assert await left(database) == {ago(400): (0, 0, 0)}


async def test_a_purge_that_was_stopped_is_carried_on_by_the_next_leader(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await rode(database, [400, 399, 398], deliveries=40)
    monkeypatch.setattr(job, "CHUNKS", 1)
    monkeypatch.setattr(purging, "MOST_RUNS", 2)
    await pass_by(database, THURSDAY, SUNDAY - timedelta(days=1))
    world = World(database, StillClock(at(SUNDAY, 4)))
    await world.tick(at(SUNDAY, 4))
    counts = []
    for _ in range(6):
        await Purging(database, world.clock).run()  # each time a new process
        counts.append(sum(deliveries for deliveries, *_ in (await left(database)).values()))
    assert counts[0] == 40
    assert counts[1] == counts[-1] == 0
    async with database.read() as conn:
        row = (await conn.execute(select(t.purge))).one()
        assert await conn.scalar(select(func.count()).where(t.audit_event.c.action == "purge")) == 1
    assert (row.lists, row.lists_gone, row.deliveries_gone, row.done_at) == (3, 3, 120, at(SUNDAY, 4))


async def test_a_chunk_is_bounded(database: Database) -> None:
    await rode(database, [400, 399], deliveries=40)
    before = purging.retention(SUNDAY, DEFAULT_POLICY, ZONE)
    gone = []
    while True:
        async with database.begin() as conn:
            one = await purge_chunk(conn, before, at(SUNDAY, 4), most=30)
        if one is None:
            break
        gone.append(one)
    assert gone[:4] == [Gone(0, lists, deliveries) for lists, deliveries in ((0, 30), (1, 30), (1, 20), (0, 0))]
    async with database.read() as conn:
        assert await purging.count_old(conn, before) == Old(0, 0)


async def test_what_is_told_of_an_old_run_begins_its_list_anew(database: Database) -> None:
    await rode(database, [400])
    await pass_by(database, THURSDAY, SUNDAY)
    await do(database, AddDeliveries(1, (order("late"),)))
    assert await left(database) == {ago(400): (1, 0, 0)}
    await pass_by(database, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7))
    assert await left(database) == {ago(400): (0, 0, 0)}


async def test_a_warning_is_for_admins_who_can_be_written_to(database: Database) -> None:
    await rode(database, [400])
    async with database.begin() as conn:
        await conn.execute(t.account.update().where(t.account.c.id == ADMIN).values(reachable=False))
        await save_policy(conn, DEFAULT_POLICY, at(THURSDAY, 0), None)
    await pass_by(database, THURSDAY, THURSDAY)
    assert await warnings(database) == []
    assert await announced(database, SUNDAY) is not None
