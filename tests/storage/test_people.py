"""Enrolment, languages, who can be written to, who answers for whom, whose phone has a card."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.accounts import set_reachable
from bot.storage.briefings import load_accounts
from bot.storage.cards import Holder, holders
from bot.storage.database import Conflict, Database
from bot.storage.invites import Invited, create_invite, invite_all_enterprises, open_invites
from bot.storage.writers import Aftermath, Deed, apply
from conversations.records import Enrol, SetLanguage
from conversations.roles import Role
from tests.storage.world import KEYRING, PATHS, at, found_county, found_people, know

EXPIRES = at(9) + timedelta(days=7)


async def invited(database: Database, *for_whom: Invited) -> list[int]:
    async with database.begin() as conn:
        for one in for_whom:
            await create_invite(conn, one, KEYRING, at(9), EXPIRES)
        return list((await conn.scalars(select(t.invite.c.id).order_by(t.invite.c.id))).all())


async def enrol(database: Database, *who: tuple[int, int, str], hour: int = 10) -> Aftermath:
    """Invite, chat, language."""
    deeds = [Deed(Enrol(invite, language), None, chat, f"Chat {chat}") for invite, chat, language in who]
    async with database.begin() as conn:
        return await apply(conn, deeds, at(hour), KEYRING)


async def test_enrolment_gives_an_account_its_roles(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(insert(t.officer), [{"id": 7, "name": "胡明", "level": "city", "division_code": "220100"}])
    ids = await invited(
        database, Invited(Role.MANAGER, enterprise_id=1), Invited(Role.OFFICER, division_code="220100", officer_id=7), Invited(Role.ADMIN)
    )
    aftermath = await enrol(database, (ids[0], 500, "zh-CN"), (ids[1], 400, "en"), (ids[2], 600, "zh-CN"))
    assert aftermath.enrolled == (400, 500, 600)
    async with database.read() as conn:
        accounts = await load_accounts(conn, [400, 500, 600])
        events = (await conn.execute(select(t.audit_event.c.actor_account_id, t.audit_event.c.subject))).all()
        used = (await conn.execute(select(t.invite.c.used_by, t.invite.c.used_at).order_by(t.invite.c.id))).all()
    manager, officer, admin = accounts[500], accounts[400], accounts[600]
    assert (manager.name, manager.memberships[0].enterprise_id, manager.memberships[0].path) == ("Chat 500", 1, PATHS["220104"])
    assert (officer.name, officer.language, officer.memberships[0].division, officer.memberships[0].path) == (
        "胡明",
        "en",
        "220100",
        PATHS["220100"],
    )
    assert admin.is_admin()
    assert {(row.actor_account_id, row.subject) for row in events} == {
        (account.id, f"invite/{invite}") for account, invite in zip((manager, officer, admin), ids, strict=True)
    }
    assert [(row.used_by, row.used_at) for row in used] == [(one.id, at(10)) for one in (manager, officer, admin)]


async def test_an_officer_who_enrols_for_a_shop_as_well_keeps_the_registered_name(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(insert(t.officer), [{"id": 7, "name": "胡明", "level": "city", "division_code": "220100"}])
    ids = await invited(
        database,
        Invited(Role.MANAGER, enterprise_id=1),
        Invited(Role.OFFICER, division_code="220100", officer_id=7),
        Invited(Role.MANAGER, enterprise_id=2),
    )
    names = []
    for invite in ids:
        await enrol(database, (invite, 500, "zh-CN"))
        async with database.read() as conn:
            names.append((await load_accounts(conn, [500]))[500].name)
    assert names == ["Chat 500", "胡明", "胡明"]


async def test_an_enterprise_may_have_several_managers_and_a_manager_several_enterprises(database: Database) -> None:
    await found_county(database)
    ids = await invited(database, *(Invited(Role.MANAGER, enterprise_id=n) for n in (1, 2, 1)))
    await enrol(database, (ids[0], 500, "zh-CN"))
    await enrol(database, (ids[1], 500, "en"))
    await enrol(database, (ids[2], 500, "en"))
    async with database.read() as conn:
        account = (await load_accounts(conn, [500]))[500]
    assert [held.enterprise_id for held in account.memberships] == [1, 2]
    assert account.language == "en"
    assert (await know(database, ("enterprise", 1))).enterprises[1].managers == 2


async def test_an_invitation_opens_once_and_not_for_ever(database: Database) -> None:
    await found_county(database)
    ids = await invited(database, Invited(Role.MANAGER, enterprise_id=1), Invited(Role.MANAGER, enterprise_id=2))
    with pytest.raises(Conflict):
        await enrol(database, (ids[0], 500, "en"), (ids[0], 501, "en"))
    await enrol(database, (ids[0], 500, "en"))
    with pytest.raises(Conflict):
        await enrol(database, (ids[0], 501, "en"))
    async with database.begin() as conn:
        await conn.execute(update(t.invite).where(t.invite.c.id == ids[1]).values(expires_at=at(10)))
    with pytest.raises(Conflict):
        await enrol(database, (ids[1], 501, "en"))
    async with database.read() as conn:
        assert set(await load_accounts(conn, [500, 501])) == {500}


async def test_the_code_is_not_stored(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        made = await invite_all_enterprises(conn, KEYRING, at(9), EXPIRES, PATHS["220100"])
        nobody = await invite_all_enterprises(conn, KEYRING, at(9), EXPIRES, PATHS["220581"])
        stored = str((await conn.execute(select(t.invite))).all())
        listed = await open_invites(conn, at(9))
        later = await open_invites(conn, EXPIRES)
    assert [(one.enterprise_id, one.division_name) for one in made] == [(n, "区划220104") for n in (1, 2, 3)]
    assert nobody == []
    assert not any(one.code in stored or one.code.replace("-", "") in stored for one in made)
    assert [(one.role, one.subject) for one in listed] == [(Role.MANAGER, f"企业000{n}") for n in (3, 2, 1)]
    assert later == ()
    facts = await know(database, ("invite", made[1].code))
    assert facts.invites[made[1].code].invite.enterprise_id == 2


async def test_a_language_is_kept_also_before_enrolment(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await apply(conn, [Deed(SetLanguage("en"), 11, 11, "x"), Deed(SetLanguage("en"), None, 77, "y")], at(9), KEYRING)
        accounts = await load_accounts(conn, [11, 77])
        assert (accounts[11].language, accounts[11].name, len(accounts[11].memberships)) == ("en", "人11", 1)
        assert (accounts[77].language, accounts[77].memberships) == ("en", ())


async def test_who_could_be_written_to_until_now_is_told_once(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        assert await set_reachable(conn, [9003, 9002, 5], False) == (9002, 9003)
        assert await set_reachable(conn, [9003], False) == ()
        assert await set_reachable(conn, [], False) == ()


async def test_whose_phone_has_a_card(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [9004], "officer", lambda _: {"division_code": "220104", "path": PATHS["220104"]}, reachable=False)
        cards = [(9003, "alert/1", 30), (9001, "alert/1", 10), (9004, "alert/1", 40), (9001, "alert/2", 11)]
        await conn.execute(insert(t.card), [{"chat_id": c, "card": name, "message_id": m, "sent_at": at(9)} for c, name, m in cards])
        found = await holders(conn, ["alert/1", "alert/3"])
    assert found == {"alert/1": (Holder(9001, 10, "zh-CN"), Holder(9003, 30, "zh-CN")), "alert/3": ()}
