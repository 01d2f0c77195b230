"""Return checks: filed, amended, confirmed; who declares alone; the alerts that come of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.mailbox import return_letters
from bot.storage import tables as t
from bot.storage.briefings import load_seats
from bot.storage.database import Conflict, Database
from bot.storage.records.deed import StaffAsked
from bot.storage.writers import Aftermath, Deed, apply
from conversations.alert import Alert
from conversations.codes import AlertKind, AlertState, Rule, Verdict
from conversations.records import AcknowledgeAlert, ConfirmCheck, Enrol, InviteToDeclare, MarkDeparted, ResolveAlert
from conversations.roles import Membership, Role
from conversations.want import Want
from tests.storage.return_world import check_alert, check_of, declaration, filed, judgement, stay
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, do, found_county, know, ledger, staff

ZHANG, LI, WANG = (staff(1, number) for number in (1, 2, 3))


async def test_a_check_comes_back_as_it_was_filed(database: Database) -> None:
    await found_county(database)
    declared = declaration(ZHANG, stay("220104", 4, 1), stay("JP", 14, 4), return_day=DAY + timedelta(days=1))
    await do(database, filed(1, declared, Verdict.OBSERVED), filed(1, declaration(LI)))
    check = await check_of(database, ZHANG)
    assert (check.declaration, check.judgement) == (declared, judgement(Verdict.OBSERVED))
    assert (check.enterprise_id, check.staff_name, check.staff_post, check.revision) == (1, "张三", "收银员", 1)
    assert (check.self_declared, check.confirmed, check.current, check.before) == (False, True, True, None)
    assert (check.declared_by, check.declared_at, check.judged_at, check.judged_because) == ("人11", at(9), at(9), "declared")
    facts = await know(database, ("check", check.id), ("check", 404), ("checks", 1), ("checks", 2), ("recent_places", 1))
    assert facts.check_cards == {check.id: check}
    assert [one.staff_id for one in facts.checks[1]] == [LI, ZHANG]
    assert facts.checks[2] == ()
    assert facts.recent_places == {1: ("220104", "JP")}


async def test_an_amendment_is_the_next_revision_of_the_same_check(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG, stay("JP")), Verdict.ISOLATE))
    first = await check_of(database, ZHANG)
    amended = filed(1, declaration(ZHANG), revision=2, replaces=first.id)
    await do(database, amended, now=at(10))
    second = await check_of(database, ZHANG)
    assert (second.id, second.revision, second.before, second.judged_because) == (first.id, 2, Verdict.ISOLATE, "amended")
    assert (second.declaration, second.declared_at) == (declaration(ZHANG), at(10))
    with pytest.raises(Conflict):
        await do(database, amended)
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.check_revision)) == 2
        assert (await conn.scalars(select(t.stay.c.place))).all() == ["220104"]


async def test_a_new_check_takes_the_place_of_the_one_that_stood(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.INCOMPLETE))
    old = await check_of(database, ZHANG)
    for stale in (filed(1, declaration(ZHANG)), filed(1, declaration(ZHANG), replaces=old.id + 7)):
        with pytest.raises(Conflict):
            await do(database, stale)
    await do(database, filed(1, declaration(ZHANG, stay("110105")), replaces=old.id), now=at(10))
    new = await check_of(database, ZHANG)
    assert (new.id != old.id, new.revision, new.before) == (True, 1, None)
    card = (await know(database, ("check", old.id))).check_cards[old.id]
    assert (card.current, card.judgement, card.declaration) == (False, old.judgement, old.declaration)
    async with database.read() as conn:
        assert (await conn.scalars(select(t.stay.c.place))).all() == ["110105"]


async def test_two_checks_of_one_person_at_once_are_a_conflict(database: Database) -> None:
    await found_county(database)
    with pytest.raises(Conflict):
        await do(database, filed(1, declaration(ZHANG)), filed(1, declaration(ZHANG), Verdict.NOT_FIT))


async def test_a_check_of_somebody_who_has_left_is_not_listed(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)), MarkDeparted(ZHANG))
    facts = await know(database, ("checks", 1), ("own_check", ZHANG), ("staff", ZHANG), ("staff", 404))
    assert facts.checks[1] == ()
    assert facts.own_checks[ZHANG].current
    person = facts.staff[ZHANG]
    assert (person.name, person.departed, person.enterprise_name, person.home) == ("张三", True, "企业0001", "220104")
    assert 404 not in facts.staff


async def invite(database: Database, staff_id: int = ZHANG, now: object = None) -> tuple[int, str, Aftermath]:
    """The invitation of a link, its code, and what else came of asking for it."""
    aftermath = await do(database, InviteToDeclare(1, staff_id))
    (link,) = aftermath.links
    assert (link.chat_id, link.staff_id, link.enterprise_id, link.name) == (11, staff_id, 1, "张三")
    found = (await know(database, ("invite", link.code))).invites[link.code].invite
    return found.id, link.code, aftermath


async def enrol(database: Database, invite_id: int, chat: int) -> None:
    async with database.begin() as conn:
        await apply(conn, [Deed(Enrol(invite_id, "zh-CN"), None, chat, "小张")], at(9), KEYRING)


async def test_a_link_gives_one_chat_the_right_to_declare(database: Database) -> None:
    await found_county(database)
    first, code, _ = await invite(database)
    second, newer, _ = await invite(database)
    facts = await know(database, ("invite", code), ("invite", newer))
    assert (facts.invites[code].invite.expired, facts.invites[newer].invite.expired) == (True, False)
    assert (facts.invites[newer].invite.role, facts.invites[newer].invite.staff_id) == (Role.STAFF, ZHANG)
    with pytest.raises(Conflict):
        await enrol(database, first, 500)
    await enrol(database, second, 500)
    async with database.begin() as conn:
        account = (await load_seats(conn, [500]))[500].account
    assert account is not None
    role = Membership(Role.STAFF, 1, "企业0001", "220104", "区划220104", PATHS["220104"], ZHANG)
    assert (account.name, account.memberships) == ("张三", (role,))
    assert (await know(database, ("enterprise", 1))).enterprises[1].managers == 1
    seen = facts.briefing(account, [Want("invite", newer)], at(9), "zh-CN", "", False).invites[newer]
    assert seen.already_member


async def test_two_links_of_one_person_at_once_are_a_conflict(database: Database) -> None:
    await found_county(database)
    with pytest.raises(Conflict):
        await do(database, InviteToDeclare(1, ZHANG), InviteToDeclare(1, ZHANG))
    assert len((await do(database, InviteToDeclare(1, ZHANG), InviteToDeclare(1, staff(1, 2)))).links) == 2


async def test_who_has_a_chat_of_their_own_is_asked_there_once_a_day_and_check(database: Database) -> None:
    await found_county(database)
    first = (await invite(database))[2].asked
    assert first == (StaffAsked(ZHANG, 0, DAY),)
    async with database.begin() as conn:
        assert await return_letters.to_staff_asked(conn, first) == [], "no chat yet: the link is all there is"
    await enrol(database, (await invite(database))[0], 500)
    again = (await invite(database))[2].asked
    await do(database, filed(1, declaration(ZHANG), alone=True), by=21)
    check = await check_of(database, ZHANG)
    await do(database, ConfirmCheck(check.id), now=at(10))
    later = (await invite(database))[2].asked
    async with database.begin() as conn:
        drafts = [*await return_letters.to_staff_asked(conn, again), *await return_letters.to_staff_asked(conn, again)]
        drafts += await return_letters.to_staff_asked(conn, later)
    assert [(one.chat_id, one.screen, one.subject) for one in drafts] == [(500, "self", f"{ZHANG}:asked")] * 3
    assert len({one.dedupe_key for one in drafts}) == 2, "once a day and check"
    assert (await do(database, InviteToDeclare(1, ZHANG, courier=True))).asked == ()


async def test_a_link_opened_in_another_chat_ends_the_role_of_the_first(database: Database) -> None:
    await found_county(database)
    await enrol(database, (await invite(database))[0], 500)
    await enrol(database, (await invite(database))[0], 600)
    async with database.begin() as conn:
        seats = await load_seats(conn, [500, 600])
    accounts = [seats[chat].account for chat in (500, 600)]
    assert [account.memberships == () for account in accounts if account] == [True, False]


async def test_what_somebody_declares_alone_counts_once_a_manager_stands_for_it(database: Database) -> None:
    await found_county(database)
    await enrol(database, (await invite(database))[0], 500)
    aftermath = await do(database, filed(1, declaration(ZHANG), alone=True), by=21)
    check = await check_of(database, ZHANG)
    assert (aftermath.declared, aftermath.answered) == ((check.id,), ())
    assert (check.self_declared, check.confirmed) == (True, False)
    sent_back = (await invite(database))[2]
    assert (sent_back.answered, sent_back.asked) == ((ZHANG,), ())
    confirmed = await do(database, ConfirmCheck(check.id), now=at(10))
    assert confirmed.answered == (ZHANG,)
    assert (await check_of(database, ZHANG)).confirmed
    with pytest.raises(Conflict):
        await do(database, ConfirmCheck(check.id))
    async with database.read() as conn:
        row = (await conn.execute(select(t.return_check.c.clear, t.return_check.c.confirmed_by, t.return_check.c.confirmed_at))).one()
    assert tuple(row) == (True, 11, at(10))


async def test_an_amendment_alone_has_to_be_confirmed_again_and_a_managers_answers_it(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)))
    check = await check_of(database, ZHANG)
    await do(database, filed(1, declaration(ZHANG), revision=2, replaces=check.id, alone=True))
    assert not (await check_of(database, ZHANG)).confirmed
    answered = await do(database, filed(1, declaration(ZHANG), revision=3, replaces=check.id))
    assert (answered.declared, answered.answered) == ((), (ZHANG,))
    assert (await check_of(database, ZHANG)).confirmed


async def alerts_of(database: Database, *ids: int) -> list[Alert]:
    found = (await know(database, *(("alert", number) for number in ids))).alerts
    return [found[number] for number in ids]


async def test_a_check_opens_an_alert_and_its_amendment_is_folded_in(database: Database) -> None:
    await found_county(database)
    opened = await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, alert=check_alert(1, ZHANG)))
    assert opened.new_alerts == (1,)
    (alert,) = await alerts_of(database, 1)
    assert (alert.kind, alert.state, alert.details, alert.staff_id) == (
        AlertKind.CONTACT,
        AlertState.OPEN,
        check_alert(1, ZHANG).details,
        ZHANG,
    )
    assert (alert.since, alert.times, alert.reported_by, alert.reported_at) == (DAY, 1, "人11", at(9))
    check = await check_of(database, ZHANG)
    worse = check_alert(1, ZHANG, AlertKind.NOT_FIT, "verdict-not_fit")
    amended = await do(database, filed(1, declaration(ZHANG), Verdict.NOT_FIT, revision=2, replaces=check.id, alert=worse))
    assert (amended.new_alerts, amended.changed_alerts, amended.ringing_alerts) == ((), (1,), (1,))
    assert (await alerts_of(database, 1))[0].kind is AlertKind.NOT_FIT


async def test_a_report_that_tells_nothing_does_not_end_what_a_check_told(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, alert=check_alert(1, ZHANG)))
    assert (await do(database, ledger(1))).changed_alerts == ()
    assert not (await alerts_of(database, 1))[0].fine_now


async def test_a_check_that_clears_the_person_is_noted_on_the_alert(database: Database) -> None:
    await found_county(database)
    for person in (ZHANG, LI):
        await do(database, filed(1, declaration(person), Verdict.NOT_FIT, alert=check_alert(1, person, AlertKind.NOT_FIT)))
    mine, hers = await check_of(database, ZHANG), await check_of(database, LI)
    by_manager = await do(database, filed(1, declaration(ZHANG), replaces=mine.id))
    assert by_manager.changed_alerts == (1,)
    alone = await do(database, filed(1, declaration(LI), replaces=hers.id, alone=True))
    assert alone.changed_alerts == ()
    assert [one.fine_now for one in await alerts_of(database, 1, 2)] == [True, False]
    confirmed = await do(database, ConfirmCheck((await check_of(database, LI)).id))
    assert confirmed.changed_alerts == (2,)
    assert [one.fine_now for one in await alerts_of(database, 1, 2)] == [True, True]


async def test_who_may_return_observed_for_a_risk_is_not_called_fine(database: Database) -> None:
    await found_county(database)
    medium = check_alert(1, ZHANG, AlertKind.MEDIUM_RISK)
    await do(database, filed(1, declaration(ZHANG), Verdict.OBSERVED, rule=Rule.MEDIUM_RISK, alert=medium, alone=True))
    confirmed = await do(database, ConfirmCheck((await check_of(database, ZHANG)).id))
    assert confirmed.changed_alerts == ()


async def test_an_amendment_that_repeats_what_was_resolved_opens_nothing(database: Database) -> None:
    await found_county(database)
    told = check_alert(1, ZHANG)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, alert=told))
    await do(database, AcknowledgeAlert(1), ResolveAlert(1, "已隔离"), by=9003)
    check = await check_of(database, ZHANG)
    same = await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, revision=2, replaces=check.id, alert=told))
    other = replace(told, details=())
    again = await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, revision=3, replaces=check.id, alert=other))
    assert (same.new_alerts, again.new_alerts) == ((), (2,))


async def test_every_record_of_a_check_is_audited_without_names(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), alone=True))
    check = await check_of(database, ZHANG)
    await do(database, ConfirmCheck(check.id), InviteToDeclare(1, ZHANG))
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event.c.action, t.audit_event.c.subject, t.audit_event.c.details))).all()
    assert [(row.action, row.subject) for row in rows] == [
        ("file_check", f"staff/{ZHANG}"),
        ("confirm_check", f"check/{check.id}"),
        ("invite_to_declare", f"staff/{ZHANG}"),
    ]
    assert "张三" not in str(rows)


async def test_the_most_frequent_places_of_the_last_checks(database: Database) -> None:
    await found_county(database)
    places = ("220104", "110105", "420100", "JP", "310000", "440000", "330000")
    await do(database, filed(1, declaration(ZHANG, *(stay(place) for place in places))))
    await do(database, filed(1, declaration(LI, stay("JP"), stay("330000"))), filed(1, declaration(WANG, stay("JP"))))
    facts = await know(database, ("recent_places", 1), ("recent_places", 2))
    assert facts.recent_places == {1: ("JP", "330000", "110105", "220104", "310000", "420100"), 2: ()}


async def test_checks_are_listed_by_when_they_were_declared(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)), now=at(8))
    await do(database, filed(1, declaration(LI)), now=at(9, day=days_ago(1)))
    async with database.begin() as conn:
        await conn.execute(update(t.staff).where(t.staff.c.id == LI).values(name="李思"))
    assert [one.staff_name for one in (await know(database, ("checks", 1))).checks[1]] == ["张三", "李思"]
