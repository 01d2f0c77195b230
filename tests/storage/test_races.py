"""Several processes on one PostgreSQL: what two do at once happens once, and nobody waits for ever."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.briefings import load_facts, load_seats, save_sessions
from bot.storage.database import Database
from bot.storage.rejudged import Rejudgement, save_judgements
from bot.storage.rejudging import checks_touched, pending_risks, wait_for_turns
from bot.storage.writers import Deed, apply
from conversations.codes import AlertState, IsolationKind, IsolationStep, Status, Verdict
from conversations.disinfection_records import AddPoints, AnswerWithPhoto, AskForPhoto
from conversations.engine.session import Session
from conversations.records import AcknowledgeAlert, AddStaff, ChangeIsolation, ConfirmCheck, InviteToDeclare, NewPerson
from conversations.want import Want
from tests.storage.disinfection_world import add, book, photo, plan
from tests.storage.return_world import check_of, declaration, filed, isolating, judgement, risk
from tests.storage.world import DAY, KEYRING, at, days_ago, do, entry, found_county, know, ledger, staff

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]


async def again_on_conflict(database: Database, work: Callable[[], Awaitable[None]]) -> None:
    """What the desk does."""
    for _ in range(20):
        try:
            await work()
        except Exception as error:
            if not database.is_conflict(error):
                raise
        else:
            return
    raise AssertionError("no end of conflicts")


async def test_two_managers_report_at_once_and_become_two_revisions(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)

    async def report(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                facts = await load_facts(
                    conn, [Want("ledger", 1)], now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True
                )
                today = facts.ledgers[1].today
                record = ledger(1, revision=today.revision + 1 if today else 1)
                await apply(conn, [Deed(record, by, by, "")], at(9), KEYRING)

        await again_on_conflict(where, work)

    await asyncio.gather(*(report(where, by) for where, by in ((database, 11), (other, 21), (database, 31), (other, 9003))))
    async with database.read() as conn:
        revisions = (await conn.scalars(select(t.report.c.revision).order_by(t.report.c.revision))).all()
    assert revisions == [1, 2, 3, 4]
    await other.dispose()


async def test_two_officers_tap_at_once_and_one_holds_the_alert(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.0")))
    other = Database(database_url)
    took = []

    async def tap(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                facts = await load_facts(
                    conn, [Want("alert", 1)], now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True
                )
                if facts.alerts[1].state is AlertState.OPEN:
                    await apply(conn, [Deed(AcknowledgeAlert(1), by, by, "")], at(9), KEYRING)
                    took.append(by)

        await again_on_conflict(where, work)

    await asyncio.gather(*(tap(where, by) for where, by in ((database, 9001), (other, 9002), (database, 9003))))
    assert took == [(await know(database, ("alert", 1))).alerts[1].holder_id]
    await other.dispose()


async def test_batches_that_share_chats_wait_for_each_other_in_order(database: Database, database_url: str) -> None:
    other = Database(database_url)

    async def turn(where: Database, chats: list[int]) -> None:
        async with where.begin() as conn:
            seats = await load_seats(conn, chats)
            await save_sessions(conn, {chat: Session(version=seat.session.version + 1) for chat, seat in seats.items()}, at(9))

    chats = list(range(100, 132))
    batches = [chats, chats[::-1], chats[5:], chats[::-2]] * 5
    await asyncio.gather(*(turn((database, other)[n % 2], batch) for n, batch in enumerate(batches)))
    async with database.begin() as conn:
        seats = await load_seats(conn, chats)
    assert {chat: seat.session.version for chat, seat in seats.items()} == {chat: sum(chat in batch for batch in batches) for chat in chats}
    await other.dispose()


async def test_people_added_at_once_get_different_places(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)
    await asyncio.gather(*(do((database, other)[n % 2], AddStaff(1, (NewPerson(f"人{n}", "r"),))) for n in range(8)))
    async with database.read() as conn:
        positions = (await conn.scalars(select(t.staff.c.position).where(t.staff.c.enterprise_id == 1))).all()
    assert sorted(positions) == list(range(1, 12))
    await other.dispose()


async def test_a_day_opened_while_reports_come_in_leaves_no_reporter_a_laggard(database: Database, database_url: str) -> None:
    await found_county(database, 20)
    other = Database(database_url)

    async def open_day() -> None:
        async with other.begin() as conn:
            await schedule.open_day(conn, DAY, True)

    await asyncio.gather(open_day(), *(do(database, ledger(n)) for n in range(1, 21)))
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.due)) == 0
    await other.dispose()


async def test_a_pass_waits_for_who_has_judged_without_the_statement_and_finds_the_check(database: Database, database_url: str) -> None:
    await found_county(database)
    other, order = Database(database_url), []
    about_to_judge, said = asyncio.Event(), asyncio.Event()

    async def file() -> None:
        async with database.begin() as conn:
            wants = [Want("risk", "220104")]
            facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
            assert facts.risks["220104"] == ()
            about_to_judge.set()
            await said.wait()
            await apply(conn, [Deed(filed(1, declaration(staff(1, 1))), 11, 11, "")], at(9), KEYRING)
            order.append("filed")

    async def look_again() -> None:
        await about_to_judge.wait()
        await do(other, risk("220104"), by=9001)
        async with other.begin() as conn:
            said.set()
            await wait_for_turns(conn)
            order.append("waited")

    await asyncio.gather(file(), look_again())
    assert order == ["filed", "waited"]
    async with other.read() as conn:
        statements = await pending_risks(conn, at(9))
        found = [one.staff_id async for chunk in checks_touched(conn, statements, days_ago(14)) for one in chunk]
    assert found == [staff(1, 1)]
    await other.dispose()


async def test_a_check_that_is_amended_while_it_is_judged_again_counts_as_amended(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(staff(1, 1))), risk("220104"))
    other, check = Database(database_url), await check_of(database, staff(1, 1))
    async with other.read() as reading:
        chunks = [chunk async for chunk in checks_touched(reading, await pending_risks(reading, at(9)), days_ago(14))]
    made = [Rejudgement(one, judgement(Verdict.ISOLATE), 1) for one in chunks[0]]
    amended = filed(1, declaration(staff(1, 1)), Verdict.INCOMPLETE, revision=2, replaces=check.id)

    async def save() -> None:
        async with other.begin() as conn:
            await save_judgements(conn, made, at(10))

    await asyncio.gather(save(), do(database, amended))
    after = await check_of(database, staff(1, 1))
    assert (after.revision, after.judgement.verdict) == (2, Verdict.INCOMPLETE)
    await other.dispose()


async def test_two_managers_file_a_check_of_one_person_at_once(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)
    outcomes: list[bool | None] = []

    async def file(where: Database, by: int) -> None:
        try:
            await do(where, filed(1, declaration(staff(1, 1))), by=by)
        except Exception as error:
            outcomes.append(database.is_conflict(error))
        else:
            outcomes.append(None)

    await asyncio.gather(*(file(where, by) for where, by in ((database, 11), (other, 21), (database, 31))))
    assert sorted(outcomes, key=str) == [None, True, True]
    await other.dispose()


async def test_of_two_managers_who_ask_for_one_persons_link_at_once_one_link_is_good(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)
    await asyncio.gather(*(do(where, InviteToDeclare(1, staff(1, 1)), by=by) for where in (database, other) for by in (11, 21, 31)))
    async with database.read() as conn:
        good = await conn.scalar(select(func.count()).where(t.invite.c.expires_at > at(9)))
        assert (good, await conn.scalar(select(func.count()).select_from(t.invite))) == (1, 6)
    await other.dispose()


async def test_what_a_manager_confirms_while_the_person_amends_it_is_what_was_seen(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(staff(1, 1)), alone=True))
    other, check = Database(database_url), await check_of(database, staff(1, 1))
    wants, seen, amending = [Want("check", check.id)], asyncio.Event(), asyncio.Event()

    async def confirm() -> None:
        async with other.begin() as conn:
            facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
            assert facts.check_cards[check.id].revision == 1
            seen.set()
            await amending.wait()
            await apply(conn, [Deed(ConfirmCheck(check.id), 11, 11, "")], at(10), KEYRING)

    async def amend() -> None:
        await seen.wait()
        amending.set()
        await do(database, filed(1, declaration(staff(1, 1)), revision=2, replaces=check.id, alone=True), now=at(11))

    await asyncio.gather(confirm(), amend())
    after = await check_of(database, staff(1, 1))
    assert (after.revision, after.confirmed) == (2, False)
    await other.dispose()


async def test_an_officer_releases_while_a_pass_finds_more_and_both_are_done(database: Database, database_url: str) -> None:
    await found_county(database)
    person = staff(1, 1)
    await do(database, filed(1, declaration(person), Verdict.ISOLATE), isolating(1, person), risk("220104"))
    other = Database(database_url)
    async with other.read() as reading:
        chunks = [chunk async for chunk in checks_touched(reading, await pending_risks(reading, at(9)), days_ago(14))]
    made = [Rejudgement(one, judgement(Verdict.ISOLATE, DAY + timedelta(days=20)), 1) for one in chunks[0]]
    seen, judging = asyncio.Event(), asyncio.Event()

    async def release() -> None:
        wants = [Want("isolation", 1)]
        async with database.begin() as conn:
            facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
            seen.set()
            await judging.wait()
            step = ChangeIsolation(1, IsolationStep.RELEASED, facts.isolations[1].until, IsolationKind.HOME, "x")
            await apply(conn, [Deed(step, 9003, 9003, "")], at(10), KEYRING)

    async def extend() -> None:
        await seen.wait()
        judging.set()
        async with other.begin() as conn:
            await save_judgements(conn, made, at(11))

    await asyncio.gather(release(), extend())
    async with database.read() as conn:
        rows = (await conn.execute(select(t.isolation.c.ended_step, t.isolation.c.until).order_by(t.isolation.c.id))).all()
    assert [tuple(row) for row in rows] == [("released", DAY + timedelta(days=14)), (None, DAY + timedelta(days=20))]
    await other.dispose()


async def test_two_officers_ask_for_a_photo_of_one_point_at_once(database: Database, database_url: str) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    other = Database(database_url)
    asked = [do((database, other)[n % 2], AskForPhoto(1, point.id), by=by) for n, by in enumerate((9001, 9002, 9003, 9001))]
    done = await asyncio.gather(*asked)
    assert sorted(len(one.photos_asked) for one in done) == [0, 0, 0, 1]
    assert len((await book(database)).requests) == 1
    await other.dispose()


async def test_points_added_at_once_get_different_places_and_a_photo_is_sent_once(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)
    await asyncio.gather(*(do((database, other)[n % 2], AddPoints(1, (plan(f"点{n}"), plan(f"又{n}")))) for n in range(4)))
    async with database.read() as conn:
        positions = (await conn.scalars(select(t.disinfection_point.c.position))).all()
    assert sorted(positions) == list(range(1, 9))
    point = (await book(database)).points[0]
    (request,) = (await do(database, AskForPhoto(1, point.id), by=9003)).photos_asked
    sent = [do((database, other)[n], AnswerWithPhoto(1, request, photo(n)), by=by) for n, by in enumerate((11, 21))]
    outcomes = await asyncio.gather(*sent, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["Aftermath", "Conflict"]
    await other.dispose()
