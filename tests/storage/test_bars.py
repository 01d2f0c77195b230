"""Who may not be on post, as a ledger knows it: whoever is added again, renamed or uploaded again stays the same person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.facts.standings import barred_among
from bot.storage.writers import Deed, apply
from conversations.briefing import Ledger
from conversations.codes import BarReason, IsolationKind, IsolationStep, Rule, Status, Verdict
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import AddStaff, ChangeIsolation, ConfirmCheck, ImportRoster, MarkDeparted, NewPerson, RenameStaff
from conversations.return_facts import Bar
from conversations.roster_file import StaffRow
from conversations.want import Want
from tests.storage.return_world import check_of, declaration, filed, isolating
from tests.storage.test_rosters import roster, upload
from tests.storage.world import DAY, KEYRING, at, days_ago, do, entry, found_county, ledger, staff

ZHANG, LI, WANG = (staff(1, number) for number in (1, 2, 3))
FRONT_LINE = replace(DEFAULT_POLICY, front_line_check=True)
AWAY = Status.NOT_RETURNED


async def ledger_of(database: Database, enterprise_id: int = 1, policy: Policy = DEFAULT_POLICY, day: date = DAY) -> Ledger:
    async with database.begin() as conn:
        facts = await load_facts(
            conn,
            [Want("ledger", enterprise_id)],
            now_local=at(9, day=day),
            code_hasher=KEYRING.code_hashes,
            is_work_day=lambda _: True,
            policy=policy,
        )
    return facts.ledgers[enterprise_id]


async def bars(database: Database, policy: Policy = DEFAULT_POLICY, day: date = DAY) -> dict[int, BarReason]:
    return {bar.staff_id: bar.reason for bar in (await ledger_of(database, policy=policy, day=day)).bars}


async def test_whom_isolation_and_verdicts_bar(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE), isolating(1, ZHANG))
    await do(database, filed(1, declaration(LI), Verdict.NOT_FIT), filed(1, declaration(WANG), Verdict.INCOMPLETE))
    found = (await ledger_of(database)).bars
    check, hers = await check_of(database, ZHANG), await check_of(database, LI)
    assert found[:2] == (
        Bar(ZHANG, BarReason.ISOLATION, DAY + timedelta(days=14), check.id, 1),
        Bar(LI, BarReason.NOT_FIT, check_id=hers.id),
    )
    assert found[2].reason is BarReason.INCOMPLETE
    assert (await ledger_of(database, 2)).bars == ()
    await do(database, MarkDeparted(LI))
    assert set(await bars(database)) == {ZHANG, WANG}


async def test_an_isolation_that_has_ended_bars_nobody(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE), isolating(1, ZHANG))
    released = ChangeIsolation(1, IsolationStep.RELEASED, DAY, IsolationKind.HOME, "x")
    await do(database, released, by=9003)
    assert await bars(database) == {}
    assert await bars(database, FRONT_LINE) == {LI: BarReason.UNCHECKED, WANG: BarReason.UNCHECKED}


async def test_what_was_declared_alone_bars_until_it_is_confirmed(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), alone=True))
    assert await bars(database) == {ZHANG: BarReason.UNCONFIRMED}
    await do(database, ConfirmCheck((await check_of(database, ZHANG)).id))
    assert await bars(database) == {}


async def test_who_has_not_returned_owes_a_check_and_stands_until_then(database: Database) -> None:
    await found_county(database)
    told = entry(ZHANG, AWAY)
    await do(database, ledger(1, told, entry(LI, Status.LEAVE), day=days_ago(1)), now=at(9, day=days_ago(1)))
    before = await ledger_of(database)
    assert (before.bars, before.standing, before.carried) == ((Bar(ZHANG, BarReason.UNCHECKED, away=days_ago(1)),), (told,), ())
    assert (await ledger_of(database, policy=replace(DEFAULT_POLICY, returning_check=False))).bars == ()
    tomorrow = DAY + timedelta(days=1)
    await do(database, filed(1, declaration(ZHANG, return_day=tomorrow)))
    check = await check_of(database, ZHANG)
    assert (await ledger_of(database)).bars == (Bar(ZHANG, BarReason.NOT_YET, DAY, check.id, away=days_ago(1)),)
    assert await bars(database, day=tomorrow) == {}
    old = filed(1, declaration(ZHANG, return_day=days_ago(3)), as_of=days_ago(3), replaces=check.id)
    await do(database, old, now=at(9, day=days_ago(3)))
    assert await bars(database) == {ZHANG: BarReason.UNCHECKED}


async def test_days_of_leave_do_not_do_away_with_the_check_that_is_owed(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY), entry(LI, AWAY), entry(WANG, Status.LEAVE), day=days_ago(4)))
    await do(database, ledger(1, entry(ZHANG, Status.LEAVE), entry(WANG, Status.LEAVE), day=days_ago(3)))
    await do(database, ledger(1, entry(ZHANG, Status.LEAVE), entry(LI, Status.LEAVE), entry(WANG, Status.LEAVE), day=days_ago(1)))
    assert await bars(database) == {ZHANG: BarReason.UNCHECKED}
    found = await ledger_of(database)
    assert (found.standing, found.carried) == ((), ())
    await do(database, filed(1, declaration(ZHANG), as_of=days_ago(3)))
    assert await bars(database) == {}


async def test_only_the_newest_revision_of_a_day_counts(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY), day=days_ago(2)))
    await do(database, ledger(1, entry(ZHANG, Status.LEAVE), day=days_ago(2), revision=2))
    await do(database, ledger(1, entry(ZHANG, Status.LEAVE), entry(LI, AWAY), day=days_ago(1)))
    await do(database, ledger(1, entry(ZHANG, Status.LEAVE), day=days_ago(1), revision=2))
    await do(database, ledger(1, entry(WANG, AWAY)))
    assert await bars(database) == {}


async def test_who_left_in_between_still_owes_the_check(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY), day=days_ago(2)))
    await do(database, ledger(1, entry(ZHANG, Status.DEPARTED), day=days_ago(1)))
    assert await bars(database) == {}
    await do(database, MarkDeparted(ZHANG, departed=False))
    assert await bars(database) == {ZHANG: BarReason.UNCHECKED}


async def test_what_was_filed_while_somebody_was_off_the_roster_says_nothing_of_the_person(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY), entry(LI, AWAY), day=days_ago(4)), now=at(9, day=days_ago(4)))
    await do(database, MarkDeparted(ZHANG), MarkDeparted(LI), now=at(8, day=days_ago(3)))
    await do(database, MarkDeparted(ZHANG), now=at(10, day=days_ago(3)))
    await do(database, ledger(1, day=days_ago(3)), now=at(9, day=days_ago(3)))
    async with database.begin() as conn:
        assert await barred_among(conn, [ZHANG, LI], DEFAULT_POLICY, DAY) == {ZHANG, LI}
    await do(database, MarkDeparted(ZHANG, departed=False), MarkDeparted(LI, departed=False), now=at(10, day=days_ago(3)))
    assert await bars(database) == {ZHANG: BarReason.UNCHECKED, LI: BarReason.UNCHECKED}
    await do(database, ledger(1, entry(LI, Status.LEAVE), day=days_ago(2)), now=at(9, day=days_ago(2)))
    assert await bars(database) == {LI: BarReason.UNCHECKED}
    await do(database, MarkDeparted(LI), now=at(10, day=days_ago(2)))
    await do(database, ledger(1, day=days_ago(1)), now=at(9, day=days_ago(1)))
    await do(database, MarkDeparted(LI, departed=False))
    assert await bars(database) == {LI: BarReason.UNCHECKED}
    await do(database, filed(1, declaration(LI)))
    assert await bars(database) == {}


@pytest.mark.parametrize("way", ["added", "uploaded"])
async def test_who_owes_a_check_owes_it_whichever_way_the_line_came_back(database: Database, way: str) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY), day=days_ago(2)), now=at(9, day=days_ago(2)))
    await do(database, MarkDeparted(ZHANG), now=at(8, day=days_ago(1)))
    await do(database, ledger(1, day=days_ago(1)), now=at(9, day=days_ago(1)))
    if way == "added":
        await do(database, AddStaff(1, (NewPerson("张三", "zs"),)))
    else:
        await do(database, ImportRoster(1, await upload(database, StaffRow("张三", "13900000001"), StaffRow("李四", post="厨师"))))
    assert len(await roster(database, 1)) == 3
    assert await bars(database) == {ZHANG: BarReason.UNCHECKED}


async def test_who_was_told_of_today_is_the_same_person_when_added_again_today(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(ZHANG, AWAY)))
    await do(database, MarkDeparted(ZHANG), now=at(10))
    await do(database, AddStaff(1, (NewPerson("张三", "zs"),)), now=at(11))
    assert len(await roster(database, 1)) == 3
    assert await bars(database) == {}
    assert await bars(database, day=DAY + timedelta(days=1)) == {ZHANG: BarReason.UNCHECKED}


async def test_the_front_line_owes_a_check_where_the_policy_says_so(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        for person, post in ((LI, None), (WANG, "办公室")):
            await conn.execute(update(t.staff).where(t.staff.c.id == person).values(post=post))
    assert await bars(database) == {}
    assert await bars(database, FRONT_LINE) == {ZHANG: BarReason.UNCHECKED}
    assert await bars(database, replace(FRONT_LINE, front_line_posts=("室", "_"))) == {WANG: BarReason.UNCHECKED}
    assert await bars(database, replace(FRONT_LINE, front_line_posts=())) == {}
    await do(database, filed(1, declaration(ZHANG), Verdict.OBSERVED, rule=Rule.MEDIUM_RISK))
    assert await bars(database, FRONT_LINE) == {}


BARRED = [Verdict.NOT_FIT, Verdict.INCOMPLETE, Verdict.ISOLATE]


@pytest.mark.parametrize("verdict", BARRED)
async def test_who_is_added_again_is_the_same_person(database: Database, verdict: Verdict) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), verdict), *([isolating(1, ZHANG)] if verdict is Verdict.ISOLATE else []))
    await do(database, MarkDeparted(ZHANG), MarkDeparted(LI))
    people = (NewPerson("张三", "zs", "后厨"), NewPerson("张三", "zs", post="厨师"), NewPerson("李四", "ls"))
    await do(database, AddStaff(1, people), AddStaff(2, people[:1]))
    assert [(one.name, one.department, one.post, one.departed) for one in await roster(database, 1)] == [
        ("张三", "后厨", "收银员", False),
        ("李四", None, "收银员", True),
        ("王五", None, "收银员", False),
        ("张三", None, "厨师", False),
        ("李四", None, None, False),
    ]
    assert list(await bars(database)) == [ZHANG]
    await do(database, RenameStaff(ZHANG, "章三", "zs"))
    assert list(await bars(database)) == [ZHANG]
    assert len(await roster(database, 2)) == 4


async def test_who_is_uploaded_again_is_the_same_person_whatever_the_phone(database: Database) -> None:
    await found_county(database)
    await do(database, ImportRoster(1, await upload(database, StaffRow("张三", "13800000001"), StaffRow("李四", "13800000002"))))
    await do(database, filed(1, declaration(ZHANG), Verdict.NOT_FIT), MarkDeparted(ZHANG), MarkDeparted(LI))
    await do(database, ImportRoster(1, await upload(database, StaffRow("张三", "13900000001"), StaffRow("李四", "13900000002"))))
    assert [(one.id, one.name, one.departed) for one in await roster(database, 1)][:2] == [(ZHANG, "张三", False), (LI, "李四", True)]
    assert len(await roster(database, 1)) == 4
    assert list(await bars(database)) == [ZHANG]


async def test_bars_of_people_who_have_left(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.NOT_FIT), MarkDeparted(ZHANG), MarkDeparted(LI))
    async with database.begin() as conn:
        assert await barred_among(conn, [ZHANG, LI, WANG], DEFAULT_POLICY, DAY) == {ZHANG}
        assert await barred_among(conn, [], DEFAULT_POLICY, DAY) == frozenset()
        await apply(conn, [Deed(AddStaff(1, (NewPerson("李四", "ls"),)), 11, 11, "")], at(9), KEYRING, policy=FRONT_LINE)
    assert (await roster(database, 1))[1].departed is False
