"""What turns are told: enterprises, rosters, ledgers, histories, invitations, laggards; and nothing that others wanted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.briefings import load_seats, save_sessions
from bot.storage.database import Database
from bot.storage.invites import Invited, create_invite
from bot.storage.policies import current_policy, save_policy
from bot.storage.secrets import Keyring
from conversations.codes import Status, Symptom
from conversations.engine.session import Answers, Run, Session
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import MarkDeparted
from conversations.roles import Account, Membership, Role
from conversations.want import Want
from tests.storage.world import DAY, KEYRING, PATHS, SHANGHAI, at, days_ago, do, entry, found_county, found_staff, know, ledger, staff


async def test_a_seat_holds_account_roles_and_session(database: Database) -> None:
    await found_county(database)
    session = Session("health_ledger", ("1", "2026-11-23"), Answers((("b", 1), ("a", None))), 4)
    async with database.begin() as conn:
        await load_seats(conn, [11, 9003, 5])
        await save_sessions(conn, {11: session}, at(9))
    async with database.begin() as conn:
        seats = await load_seats(conn, [9003, 5, 11])
        await save_sessions(conn, {}, at(9))
    manager = Membership(Role.MANAGER, 1, "企业0001", "220104", "区划220104", PATHS["220104"])
    assert seats[11].session == session
    assert seats[11].account == Account(11, 11, "zh-CN", "人11", (manager,))
    assert seats[9003].account == Account(
        9003, 9003, "zh-CN", "人9003", (Membership(Role.OFFICER, None, "", "220104", "区划220104", PATHS["220104"]),)
    )
    assert (seats[5].account, seats[5].session, seats[5].language) == (None, Session(), "")


async def test_a_phone_number_is_not_readable_in_a_session(database: Database) -> None:
    await found_county(database)
    half = {"find": "电话１３９ 0000 0001"}
    answers = Answers((("people/5/phone", "13800000000"), ("people/5/plate", "吉A12345"), ("area~", half), ("count", 13800000000)))
    session = Session("courier_add", ("1",), answers, 4, (Run("run_end", ("7",), Answers((("remark", "回电 0431-85550000"),))),))
    async with database.begin() as conn:
        await load_seats(conn, [11], KEYRING)
        await save_sessions(conn, {11: session}, at(9), KEYRING)
    async with database.begin() as conn:
        stored = str(await conn.scalar(select(t.session.c.state).where(t.session.c.chat_id == 11)))
        seats = await load_seats(conn, [11], KEYRING)
        lost = await load_seats(conn, [11], Keyring("another"))
    assert seats[11].session == session
    assert "吉A12345" in stored
    assert not any(number in stored for number in ("'13800000000'", "0001", "85550000"))
    assert lost[11].session.answers.get("people/5/phone") == ""


async def test_a_role_that_has_ended_is_held_no_more(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == 11).values(ended_at=at(8)))
        seats = await load_seats(conn, [11])
    account = seats[11].account
    assert account is not None
    assert account.memberships == ()


async def test_an_enterprise_and_its_roster(database: Database) -> None:
    await found_county(database)
    await do(database, MarkDeparted(staff(1, 2)))
    facts = await know(database, ("enterprise", 1), ("enterprise", 404), ("roster", 1), ("roster", 404))
    enterprise = facts.enterprises[1]
    assert (enterprise.name, enterprise.managers, enterprise.staff, enterprise.works_today) == ("企业0001", 1, 2, True)
    assert (enterprise.division_name, enterprise.path) == ("区划220104", PATHS["220104"])
    assert [(person.name, person.departed) for person in facts.rosters[1]] == [("张三", False), ("李四", True), ("王五", False)]
    assert 404 not in facts.enterprises
    assert facts.rosters[404] == ()
    sunday = await know(database, ("enterprise", 1), now=at(9, day=days_ago(1)))
    assert not sunday.enterprises[1].works_today


async def test_a_ledger_carries_over_who_was_in_isolation_in_the_newest_report_before(database: Database) -> None:
    await found_county(database)
    isolated, ill = entry(staff(1, 1), Status.HOME_ISOLATION), entry(staff(1, 2), Status.LEAVE, "38.25", Symptom.COUGH, Symptom.FEVER)
    await do(database, ledger(1, entry(staff(1, 3)), day=days_ago(5)), now=at(9, day=days_ago(5)))
    await do(database, ledger(1, entry(staff(1, 2)), day=days_ago(3)), now=at(9, day=days_ago(3)))
    await do(database, ledger(1, ill, isolated, day=days_ago(3), revision=2), now=at(10, day=days_ago(3)))
    await do(database, ledger(1, ill))
    facts = await know(database, ("ledger", 1), ("ledger", 2))
    mine = facts.ledgers[1]
    assert mine.carried == (isolated,)
    assert mine.headcount == 3
    assert mine.today is not None
    assert mine.today.entries == (ill,)
    assert mine.today.entries[0].temperature == Decimal("38.25")
    assert (mine.today.by, mine.today.at, mine.today.revision) == ("人11", at(9), 1)
    assert mine.today.at.tzinfo is SHANGHAI
    assert (facts.ledgers[2].today, facts.ledgers[2].carried, facts.ledgers[2].headcount) == (None, (), 3)


async def test_who_has_departed_is_not_carried_over(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(staff(1, 1)), entry(staff(1, 2)), day=days_ago(1)))
    await do(database, MarkDeparted(staff(1, 2)))
    facts = await know(database, ("ledger", 1))
    assert [one.staff_id for one in facts.ledgers[1].carried] == [staff(1, 1)]


async def test_the_last_fourteen_days(database: Database) -> None:
    await found_county(database)
    thursday, friday, saturday = days_ago(4), days_ago(3), days_ago(2)
    async with database.begin() as conn:
        for day in (thursday, friday, DAY):
            await schedule.open_day(conn, day, True)
    await do(database, ledger(1, day=friday), now=at(9, day=friday))
    await do(database, ledger(1, entry(staff(1, 1)), day=friday, revision=2, late=True), now=at(13, day=friday))
    await do(database, ledger(1, day=saturday), now=at(9, day=saturday))
    marks = (await know(database, ("history", 1))).histories[1]
    assert [mark.day for mark in marks] == [days_ago(back) for back in range(13, -1, -1)]
    by_day = {mark.day: mark for mark in marks}
    assert (by_day[thursday].owed, by_day[thursday].reported) == (True, False)
    assert (by_day[friday].revision, by_day[friday].late, by_day[friday].at) == (2, True, at(13, day=friday))
    assert (by_day[saturday].owed, by_day[saturday].reported) == (False, True)
    assert (by_day[DAY].owed, by_day[DAY].reported) == (True, False)
    assert not any(mark.owed or mark.reported for mark in marks if mark.day < thursday)


async def test_an_invitation_as_it_stands_for_each(database: Database) -> None:
    await found_county(database)
    expires = at(9) + timedelta(days=7)
    async with database.begin() as conn:
        code = await create_invite(conn, Invited(Role.MANAGER, enterprise_id=1), KEYRING, at(9), expires)
        officer = await create_invite(conn, Invited(Role.OFFICER, division_code="220104"), KEYRING, at(9), expires)
    typed = f" {code.lower().replace('-', '')} ".replace("0", "o")
    wants = [Want("invite", typed), Want("invite", officer), Want("invite", "XXXX")]
    facts = await know(database, *((want.kind, want.key) for want in wants))
    async with database.begin() as conn:
        seats = await load_seats(conn, [11, 9003])
    nobody, manager, official = (
        facts.briefing(account, wants, at(9), "zh-CN", "", False).invites for account in (None, seats[11].account, seats[9003].account)
    )
    assert (nobody[typed].subject_name, nobody[typed].role, nobody[typed].used, nobody[typed].expired) == (
        "企业0001",
        Role.MANAGER,
        False,
        False,
    )
    assert "XXXX" not in nobody
    assert (manager[typed].already_member, manager[officer].already_member) == (True, False)
    assert (official[typed].already_member, official[officer].already_member) == (False, True)
    late = await know(database, ("invite", code), now=expires)
    assert late.briefing(None, [Want("invite", code)], expires, "", "", False).invites[code].expired


async def test_a_briefing_holds_only_what_was_wanted(database: Database) -> None:
    await found_county(database)
    facts = await know(database, ("enterprise", 1), ("enterprise", 2), ("roster", 2))
    briefing = facts.briefing(None, [Want("enterprise", 1)], at(9), "en", "Li", True)
    assert set(briefing.enterprises) == {1}
    assert briefing.rosters == {}
    assert (briefing.now, briefing.chat_language, briefing.chat_name, briefing.in_group) == (at(9), "en", "Li", True)


async def test_pages_of_laggards(database: Database) -> None:
    await found_county(database, 20)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await schedule.open_day(conn, DAY, True)
    await do(database, *(ledger(n) for n in (1, 20)))
    keys = ["220000:0", "220104:2", "220104:99", "220105:0", "220581:0"]
    pages = (await know(database, *(("laggards", key) for key in keys), ("laggards", "nowhere:0"))).laggards
    assert set(pages) == set(keys)
    first = pages["220000:0"]
    assert (first.owed, first.total, first.reachable, first.page, first.pages) == (20, 18, 17, 0, 3)
    assert [one.enterprise_id for one in first.laggards] == list(range(2, 10))
    assert [(one.managers, one.reachable) for one in first.laggards][:2] == [(1, False), (1, True)]
    assert first.laggards[0].division_name == "区划220104"
    assert [one.enterprise_id for one in pages["220104:2"].laggards] == [18, 19]
    assert pages["220104:99"].page == 2
    assert pages["220104:99"].laggards == pages["220104:2"].laggards
    assert (pages["220105:0"].owed, pages["220105:0"].total, pages["220105:0"].pages, pages["220105:0"].laggards) == (0, 0, 1, ())


async def test_when_a_laggard_was_reminded(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await schedule.open_day(conn, DAY, True)
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await conn.execute(update(t.due).where(t.due.c.enterprise_id == 3).values(reminded_at=at(11)))
        slot = schedule.SlotRow(f"reminder:{DAY}:0830", "reminder", DAY, at(8, 30), at(10, 30))
        await schedule.insert_slots(conn, [slot])
        await schedule.finish_slot(conn, slot.key, "done", at(8, 31))
    page = (await know(database, ("laggards", "220104:0"))).laggards["220104:0"]
    assert [one.reminded_at for one in page.laggards] == [at(8, 31), None, at(11)]


async def test_a_policy_is_followed_by_its_next_version(database: Database) -> None:
    async with database.begin() as conn:
        assert await current_policy(conn) == DEFAULT_POLICY
        saved = await save_policy(conn, Policy(fever=Decimal("37.0"), reminders=(at(7).time(),)), at(9), None)
        assert saved.version == 2
        assert await current_policy(conn) == saved


async def test_a_roster_of_two_thousand(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(
            insert(t.enterprise),
            [{"id": 50, "uscc": "x", "name": "大", "division_code": "220104", "path": PATHS["220104"], "headcount": 1}],
        )
        await found_staff(conn, 50, [f"员工{n}" for n in range(2000)])
    facts = await know(database, ("roster", 50), ("enterprise", 50))
    assert len(facts.rosters[50]) == facts.enterprises[50].staff == 2000


@pytest.mark.parametrize("zone_free", [at(9).replace(tzinfo=None)])
async def test_moments_without_a_zone_do_not_get_in(database: Database, zone_free: object) -> None:
    with pytest.raises(Exception, match="zone"):
        await do(database, ledger(1), now=zone_free)  # type: ignore[arg-type]
