"""Disinfection: what was planned and logged is read as it was told; what was withdrawn or removed counts no more, and stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.records.deed import Deed
from bot.storage.writers import apply
from conversations.disinfection import Agent, PhotoRequest, PointKind, Shortfall, Treatment
from conversations.disinfection_records import (
    AddPoints,
    AnswerWithPhoto,
    AskForPhoto,
    ChangePoint,
    LogDisinfection,
    RemovePoint,
    WithdrawLogs,
)
from conversations.records import MarkDeparted
from tests.storage.courier_world import found_runs, run_row
from tests.storage.disinfection_world import EARLY, FIVE, NINE, ONE, add, book, log, photo, plan, treated, van
from tests.storage.world import DAY, KEYRING, at, days_ago, do, found_county, know, staff

OFFICER = 9003


async def test_points_are_read_as_they_were_planned_and_in_their_order(database: Database) -> None:
    await found_county(database)
    spirit = Treatment(Agent.ETHANOL, ethanol_percent=75, contact_minutes=3)
    other = Treatment(Agent.OTHER, contact_minutes=10, other_agent="过硫酸氢钾")
    plans = (
        plan("店堂", 3, operator_id=staff(1, 2)),
        plan("收银台", 2, PointKind.EQUIPMENT, treatment=spirit),
        plan("到货", 0, PointKind.GOODS, treatment=other),
        van(),
    )
    await add(database, 1, *plans[:2])
    points = await add(database, 1, *plans[2:])
    assert tuple(point.plan for point in points) == plans
    assert [point.operator for point in points] == ["李四", "", "", ""]
    assert {(point.enterprise_id, point.since) for point in points} == {(1, DAY)}
    assert (await book(database, 2)).points == ()
    assert 404 not in (await know(database, ("disinfection", 404))).disinfection


async def test_how_often_is_kept_of_what_is_due_by_the_clock_alone(database: Database) -> None:
    await found_county(database)
    (goods,) = await add(database, 1, plan("到货", 3, PointKind.GOODS))
    assert goods.plan.times_a_day == 0


async def test_who_has_left_does_it_no_more(database: Database) -> None:
    await found_county(database)
    await add(database, 1, plan(operator_id=staff(1, 2)))
    await do(database, MarkDeparted(staff(1, 2)))
    (point,) = (await book(database)).points
    assert (point.operator, point.plan.operator_id) == ("", staff(1, 2))


async def test_a_point_that_comes_when_the_day_has_begun_is_due_tomorrow(database: Database) -> None:
    await found_county(database)
    await add(database, 1, plan("a"), now=at(9))
    await add(database, 1, plan("b"), van(), now=at(9, 1))
    assert [point.since for point in (await book(database)).points] == [DAY, DAY + timedelta(days=1), DAY]


async def test_a_change_is_what_counts_and_every_plan_stays(database: Database) -> None:
    await found_county(database)
    point, beside = await add(database, 1, plan(), van())
    new = replace(plan("仓库", 2, PointKind.EQUIPMENT), plate="x", operator_id=staff(1, 1))
    await do(database, ChangePoint(1, point.id, new), RemovePoint(1, beside.id), now=at(10))
    await do(database, ChangePoint(2, point.id, plan("another enterprise's")), now=at(11))
    (now,) = (await book(database)).points
    assert (now.plan, now.since, now.operator) == (new, DAY, "张三")
    await do(database, RemovePoint(1, beside.id, removed=False), now=at(12))
    assert [one.id for one in (await book(database)).points] == [point.id, beside.id]
    async with database.read() as conn:
        steps = (await conn.execute(select(t.disinfection_plan).order_by(t.disinfection_plan.c.id))).all()
    told = [(row.point_id, row.step, row.plan["name"] if row.plan else None) for row in steps]
    assert len(told) == 5, "another enterprise leaves no step"
    assert told[:2] == [(point.id, "added", "店堂"), (beside.id, "added", "送货车")]
    assert told[2:4] == [(point.id, "changed", "仓库"), (beside.id, "removed", None)]
    assert told[-1] == (beside.id, "restored", None)


async def test_a_book_knows_what_was_planned_before_a_change_of_its_days(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan(), now=at(8, day=days_ago(5)))
    for back, often in ((3, 1), (2, 2), (0, 3)):
        await do(database, ChangePoint(1, point.id, plan(times_a_day=often)), by=11, now=at(10, day=days_ago(back)))
    (found,) = (await book(database)).points
    assert [(last, one.times_a_day) for last, one in found.earlier] == [(days_ago(4), 3), (days_ago(3), 1), (days_ago(1), 2)]
    assert [found.plan_on(days_ago(back)).times_a_day for back in (5, 4, 3, 2, 1, 0)] == [3, 3, 1, 2, 2, 3]
    later = at(9, day=DAY + timedelta(days=7))
    assert (await book(database, now=later)).points[0].earlier == (), "all of its days have the plan of today"


async def test_a_point_that_was_taken_away_stays_in_the_book_of_the_days_on_which_it_was_due(database: Database) -> None:
    await found_county(database)
    long, lately, _ = await add(database, 1, plan("很久以前"), plan("前天"), plan("还在"), now=at(8, day=days_ago(20)))
    wrong = (await add(database, 1, plan("加错了"), now=at(8)))[-1]
    await do(database, RemovePoint(1, long.id), now=at(10, day=days_ago(9)))
    await do(database, RemovePoint(1, lately.id), now=at(10, day=days_ago(2)))
    await do(database, RemovePoint(1, wrong.id), now=at(9))
    found = await book(database)
    assert [point.plan.name for point in found.points] == ["还在"]
    assert [(point.plan.name, point.until) for point in found.removed] == [("前天", days_ago(3))]
    await do(database, RemovePoint(1, lately.id, removed=False), now=at(10))
    found = await book(database)
    assert ([point.until for point in found.points], found.removed) == ([None, None], ())


async def test_a_button_with_a_number_of_others_changes_and_leaves_nothing(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    for number in (point.id, 404):
        await do(database, RemovePoint(2, number), RemovePoint(2, number, removed=False), by=21, now=at(10))
    assert [one.id for one in (await book(database)).points] == [point.id]
    async with database.read() as conn:
        assert (await conn.scalars(select(t.disinfection_plan.c.step))).all() == ["added"]


async def test_two_who_log_one_point_at_once_are_in_each_others_way(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    deeds = [Deed(LogDisinfection(1, (treated(point.id),)), account, account, "") for account in (11, 12)]
    with pytest.raises(Conflict):
        async with database.begin() as conn:
            await apply(conn, deeds, at(9, 6), KEYRING)
    assert (await book(database)).logs == ()


async def test_logs_are_read_as_they_were_told(database: Database) -> None:
    await found_county(database)
    hall, goods, truck = await add(database, 1, plan(), plan("到货", 0, PointKind.GOODS), van())
    told = (
        treated(hall.id, NINE, Shortfall.CHLORINE, Shortfall.CONTACT, photos=(photo(2, as_file=True), photo(1)), remark="加强"),
        treated(goods.id, None, batch_nos=("SF1001", "SF1002"), operator="王五", verifier="张三", when=at(9, 6)),
        treated(truck.id, None, plate="吉A12345", photos=(photo(3),), treatment=Treatment(Agent.UV, contact_minutes=45), when=at(9, 7)),
    )
    await log(database, 1, *told, now=at(10))
    logs = (await book(database)).logs
    assert tuple(one.treated for one in logs) == told
    assert {(one.by, one.logged_at) for one in logs} == {("人11", at(10))}
    async with database.read() as conn:
        rows = await conn.execute(select(t.disinfection_log.c.slot, t.disinfection_log.c.sufficient).order_by(t.disinfection_log.c.id))
    assert [tuple(row) for row in rows] == [("09:00", False), (None, True), (None, True)]


async def test_a_book_holds_seven_days_by_time(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan(), now=at(8, day=days_ago(9)))
    for back in (7, 6, 1, 0):
        await log(database, 1, treated(point.id, FIVE, when=at(17, day=days_ago(back))))
    await log(database, 1, treated(point.id, NINE, when=at(9)), now=at(18))
    mine = await book(database, now=at(18))
    assert [one.treated.at for one in mine.logs] == [at(17, day=days_ago(6)), at(17, day=days_ago(1)), at(9), at(17)]
    assert mine.worked == {days_ago(back) for back in (0, 3, 4, 5, 6)}, "a Saturday and a Sunday lie among them"


async def test_what_is_withdrawn_counts_no_more_and_is_withdrawn_once(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    await log(database, 1, treated(point.id), treated(point.id, ONE))
    first, second = (await book(database)).logs
    await do(database, WithdrawLogs(2, (first.id, second.id)), by=21)
    await do(database, WithdrawLogs(1, (first.id,)), now=at(14))
    await do(database, WithdrawLogs(1, (first.id,)), by=21, now=at(15))
    assert (await book(database)).logs == (second,)
    async with database.read() as conn:
        c = t.disinfection_log.c
        withdrawn = (await conn.execute(select(c.id, c.withdrawn_at, c.withdrawn_by).where(c.withdrawn_at.is_not(None)))).all()
    assert [tuple(row) for row in withdrawn] == [(first.id, at(14), 11)]


async def test_two_managers_who_log_one_time_have_two_logs(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    await log(database, 1, treated(point.id))
    await do(database, LogDisinfection(1, (treated(point.id),)), by=21)
    assert [one.by for one in (await book(database)).logs] == ["人11", "人21"]


async def test_a_photo_is_asked_for_once_and_answered_once(database: Database) -> None:
    await found_county(database)
    point, other = await add(database, 1, plan(), van())
    first = await do(database, AskForPhoto(1, point.id), AskForPhoto(1, point.id), by=OFFICER, now=at(10))
    again = await do(database, AskForPhoto(1, point.id), AskForPhoto(1, other.id), by=9001, now=at(11))
    assert [len(done.photos_asked) for done in (first, again)] == [1, 1]
    requests = (await book(database)).requests
    (asked,) = first.photos_asked
    assert requests[0] == PhotoRequest(asked, 1, point.id, "店堂", "人9003", at(10))
    assert [(one.point_id, one.asked_by) for one in requests] == [(point.id, "人9003"), (other.id, "人9001")]
    assert (await know(database, ("photo_answer", asked))).photo_answers == {}
    done = await do(database, AnswerWithPhoto(1, asked, photo(7, as_file=True)), now=at(12))
    assert done.photos_sent == (asked,)
    answer = (await know(database, ("photo_answer", asked))).photo_answers[asked]
    assert answer.request == requests[0]
    assert (answer.photo, answer.by, answer.at) == (photo(7, as_file=True), "人11", at(12))
    assert (answer.enterprise_name, answer.path) == ("企业0001", "/220000/220100/220104/")
    assert [one.point_id for one in (await book(database)).requests] == [other.id]
    with pytest.raises(Conflict):
        await do(database, AnswerWithPhoto(1, asked, photo(8)))
    once_more = await do(database, AskForPhoto(1, point.id), by=OFFICER)
    assert once_more.photos_asked not in ((), (asked,))


async def test_of_a_point_that_is_gone_no_photo_is_asked_for(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    await do(database, AskForPhoto(1, point.id), by=OFFICER)
    await do(database, RemovePoint(1, point.id))
    assert (await book(database)).requests == ()
    await do(database, RemovePoint(1, point.id, removed=False))
    assert len((await book(database)).requests) == 1


async def test_a_book_counts_the_runs_of_each_plate_and_day(database: Database) -> None:
    await found_county(database)
    started = {1: at(8), 2: at(12), 3: at(9, day=days_ago(6)), 4: at(9, day=days_ago(7)), 5: at(10), 6: at(11)}
    more: dict[int, dict[str, object]] = {5: {"plate": "吉B54321"}, 6: {"plate": ""}}
    rows = [run_row(run, started_at=moment, **more.get(run, {})) for run, moment in started.items()]
    async with database.begin() as conn:
        await found_runs(conn, [*rows, run_row(7, enterprise_id=2)], shared=False)
    assert (await book(database)).runs == {("吉A12345", DAY): 2, ("吉A12345", days_ago(6)): 1, ("吉B54321", DAY): 1}
    assert (await book(database, 3)).runs == {}


async def test_a_run_over_midnight_is_followed_up_on_the_day_on_which_it_can_be(database: Database) -> None:
    """Disinfected before, it belongs to the evening; else to the day on which it comes back."""
    await found_county(database)
    evening = at(22, day=days_ago(1))
    over: dict[int, dict[str, object]] = {
        1: {"plate": "吉A00001", "vehicle_disinfected": False, "ended_at": at(0, 40)},
        2: {"plate": "吉A00002", "vehicle_disinfected": True, "ended_at": at(0, 40)},
        3: {"plate": "吉A00003", "vehicle_disinfected": False, "ended_at": at(23, 59, days_ago(1))},
        4: {"plate": "吉A00004", "vehicle_disinfected": False, "ended_at": None, "staff_id": staff(1, 2)},
        5: {"plate": "吉A00001", "vehicle_disinfected": False, "ended_at": at(9), "started_at": at(7)},
        6: {"plate": "吉A00006", "vehicle_disinfected": False, "ended_at": at(0, 1, days_ago(6)), "started_at": at(22, day=days_ago(7))},
    }
    rows = [run_row(run, **{"started_at": evening, **more}) for run, more in over.items()]
    async with database.begin() as conn:
        await found_runs(conn, rows, shared=False)
    assert (await book(database, now=at(10))).runs == {
        ("吉A00001", DAY): 2,
        ("吉A00002", days_ago(1)): 1,
        ("吉A00003", days_ago(1)): 1,
        ("吉A00004", DAY): 1,
        ("吉A00006", days_ago(6)): 1,
    }


async def test_everything_leaves_its_trace_without_a_name(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan("张三的店"))
    await log(database, 1, treated(point.id, NINE, Shortfall.CONTACT, operator="张三", remark="张三"))
    await do(database, AskForPhoto(1, point.id), by=OFFICER)
    await do(database, AddPoints(2, ()), by=21)
    async with database.read() as conn:
        events = (await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))).all()
    assert [event.action for event in events] == ["add_points", "log_disinfection", "ask_for_photo", "add_points"]
    assert events[1].details == {"points": [point.id], "below": 1}
    assert "张三" not in str([event.details for event in events])
    assert events[0].at == EARLY
