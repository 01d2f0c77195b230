"""Filed ledgers and the alerts that they open, fold and settle."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.writers import Deed, apply
from conversations.alert import Alert
from conversations.codes import AlertState, Status, Symptom
from conversations.records import AcknowledgeAlert, HealthEntry, MarkDeparted, ResolveAlert, SeeDetail
from tests.storage.world import DAY, KEYRING, at, days_ago, do, entry, found_county, know, ledger, staff


def fever(staff_id: int, temperature: str = "38.1", status: Status = Status.HOSPITAL) -> HealthEntry:
    return entry(staff_id, status, temperature, Symptom.COUGH)


async def alert(database: Database, number: int) -> Alert:
    return (await know(database, ("alert", number))).alerts[number]


async def listed(database: Database, *codes: str) -> dict[str, list[int]]:
    keys = {f"{code}:all:0:0": code for code in codes}
    pages = (await know(database, *(("alerts", key) for key in keys))).alert_pages
    return {keys[key]: [one.id for one in page.alerts] for key, page in pages.items()}


async def test_a_report_strikes_its_laggard_off(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await schedule.open_day(conn, days_ago(3), True)
        await schedule.open_day(conn, DAY, True)
    await do(database, ledger(1), ledger(2))
    async with database.read() as conn:
        left = (await conn.execute(select(t.due.c.day, t.due.c.enterprise_id).order_by(t.due.c.day, t.due.c.enterprise_id))).all()
    assert [tuple(row) for row in left] == [(days_ago(3), 1), (days_ago(3), 2), (days_ago(3), 3), (DAY, 3)]


async def test_the_same_revision_twice_is_a_conflict(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1))
    with pytest.raises(IntegrityError) as caught:
        await do(database, ledger(2), ledger(1))
    assert database.is_conflict(caught.value)
    facts = await know(database, ("ledger", 2))
    assert facts.ledgers[2].today is None


async def test_every_record_is_audited_without_names(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1))))
    await do(database, SeeDetail(1), AcknowledgeAlert(1), by=9003)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))).all()
    assert [(row.actor_account_id, row.action, row.subject) for row in rows] == [
        (11, "file_report", "enterprise/1"),
        (9003, "see_detail", "alert/1"),
        (9003, "acknowledge_alert", "alert/1"),
    ]
    assert rows[0].details["entries"] == 1
    assert "张三" not in str(rows)


async def test_an_alert_is_opened_with_all_that_officers_are_told(database: Database) -> None:
    await found_county(database)
    aftermath = await do(database, ledger(1, fever(staff(1, 1)), entry(staff(1, 2))), ledger(2))
    assert (aftermath.new_alerts, aftermath.changed_alerts) == ((1,), ())
    opened = await alert(database, 1)
    assert (opened.state, opened.person_name, opened.person_post, opened.enterprise_name) == (AlertState.OPEN, "张三", "收银员", "企业0001")
    assert (str(opened.temperature), opened.symptoms, opened.status) == ("38.1", (Symptom.COUGH,), Status.HOSPITAL)
    assert (opened.since, opened.times, opened.reported_by, opened.opened_at) == (DAY, 1, "人11", at(9))
    assert await listed(database, "220100", "220105") == {"220100": [1], "220105": []}


async def test_the_next_day_is_folded_into_the_alert(database: Database) -> None:
    await found_county(database)
    friday = days_ago(3)
    await do(database, ledger(1, fever(staff(1, 1)), day=friday), now=at(9, day=friday))
    aftermath = await do(database, ledger(1, fever(staff(1, 1), "39.0")))
    assert (aftermath.new_alerts, aftermath.changed_alerts, aftermath.ringing_alerts) == ((), (1,), (1,))
    folded = await alert(database, 1)
    assert (folded.since, folded.times, str(folded.temperature)) == (friday, 2, "39.0")


async def test_an_amendment_of_the_same_day_is_not_one_more_time(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1))))
    same = await do(database, ledger(1, fever(staff(1, 1)), revision=2))
    other = await do(database, ledger(1, fever(staff(1, 1), "38.5"), revision=3))
    assert (same.changed_alerts, other.changed_alerts) == ((), (1,))
    assert (await alert(database, 1)).times == 1


async def test_who_is_well_again_is_noted_and_since_begins_anew_after_that(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(4)))
    well = await do(database, ledger(1, entry(staff(1, 1), Status.HOME_ISOLATION), day=days_ago(3)))
    assert well.changed_alerts == (1,)
    assert (await alert(database, 1)).fine_now
    again = await do(database, ledger(1, day=days_ago(2)))
    assert again.changed_alerts == ()
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)))
    await do(database, ledger(1, fever(staff(1, 1))))
    ill = await alert(database, 1)
    assert (ill.fine_now, ill.since, ill.times) == (False, days_ago(1), 3)


async def test_since_follows_the_newest_revisions(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(3)))
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(2)))
    await do(database, ledger(1, day=days_ago(2), revision=2))
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)))
    assert (await alert(database, 1)).since == days_ago(1)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(2), revision=3))
    await do(database, ledger(1, fever(staff(1, 1))))
    assert (await alert(database, 1)).since == days_ago(3)


async def test_a_resolved_alert_is_not_folded_into(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)))
    done = await do(database, AcknowledgeAlert(1), ResolveAlert(1, "已就医"), by=9003)
    assert done.changed_alerts == (1,)
    aftermath = await do(database, ledger(1, fever(staff(1, 1))))
    assert aftermath.new_alerts == (2,)
    first, second = await alert(database, 1), await alert(database, 2)
    assert (first.state, first.holder, first.note, first.resolved_at) == (AlertState.RESOLVED, "人9003", "已就医", at(9))
    assert (second.since, second.times) == (days_ago(1), 1)
    assert await listed(database, "220000") == {"220000": [2]}


async def test_an_alert_that_somebody_has_taken_rings_again_only_when_it_gets_worse(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(2)))
    await do(database, AcknowledgeAlert(1), by=9003)
    same = await do(database, ledger(1, fever(staff(1, 1), "39.0"), day=days_ago(1)))
    well = await do(database, ledger(1, day=days_ago(1), revision=2))
    again = await do(database, ledger(1, fever(staff(1, 1))))
    assert [each.ringing_alerts for each in (same, well, again)] == [(), (), (1,)]


async def test_who_resolves_what_nobody_had_taken_is_named(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1))))
    await do(database, ResolveAlert(1, "=hospital"), by=9003)
    assert (await alert(database, 1)).holder == "人9003"


async def test_an_amendment_that_repeats_what_was_resolved_opens_nothing(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1))))
    await do(database, ResolveAlert(1, "=hospital"), by=9003)
    same = await do(database, ledger(1, fever(staff(1, 1)), entry(staff(1, 2), Status.LEAVE), revision=2))
    other = await do(database, ledger(1, fever(staff(1, 1), "39.5"), revision=3))
    assert (same.new_alerts, other.new_alerts) == ((), (2,))


async def test_who_was_taken_off_the_roster_is_not_called_well(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)))
    await do(database, MarkDeparted(staff(1, 1)))
    assert (await do(database, ledger(1))).changed_alerts == ()
    assert not (await alert(database, 1)).fine_now


async def test_a_card_names_the_newest_report(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)), now=at(9, day=days_ago(1)))
    await do(database, ledger(1, fever(staff(1, 1))), now=at(10))
    told = await alert(database, 1)
    assert (told.opened_at, told.reported_at) == (at(9, day=days_ago(1)), at(10))


async def test_two_officers_cannot_both_take_an_alert(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1))))
    await do(database, AcknowledgeAlert(1), by=9003)
    with pytest.raises(Conflict):
        await do(database, AcknowledgeAlert(1), by=9002)
    assert (await alert(database, 1)).holder_id == 9003
    await do(database, ResolveAlert(1, ""), by=9003)
    with pytest.raises(Conflict):
        await do(database, ResolveAlert(1, "again"), by=9002)


async def test_who_departs_leaves_the_roster_and_is_not_called_well(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, fever(staff(1, 1)), day=days_ago(1)))
    aftermath = await do(database, ledger(1, entry(staff(1, 1), Status.DEPARTED)))
    assert aftermath.changed_alerts == ()
    assert not (await alert(database, 1)).fine_now
    facts = await know(database, ("roster", 1), ("ledger", 1))
    assert [person.departed for person in facts.rosters[1]] == [True, False, False]
    assert facts.ledgers[1].headcount == 2


async def test_an_alert_of_several_divisions_is_listed_in_each(database: Database) -> None:
    await found_county(database)
    await do(database, *(ledger(n, fever(staff(n, 1)), fever(staff(n, 2))) for n in (1, 2, 3)))
    await do(database, AcknowledgeAlert(6), by=9003)
    order = [1, 2, 3, 4, 5, 6]
    assert await listed(database, "220000", "220104") == {"220000": order, "220104": order}


async def test_a_chat_without_an_account_files_nothing(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        with pytest.raises(ValueError, match="without an account"):
            await apply(conn, [Deed(ledger(1), None, 5, "")], at(9), KEYRING)


async def test_nothing_to_do(database: Database) -> None:
    aftermath = await do(database)
    assert aftermath == replace(aftermath, new_alerts=(), changed_alerts=(), enrolled=(), files_to_read=(), reminded=0)
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.audit_event)) == 0
