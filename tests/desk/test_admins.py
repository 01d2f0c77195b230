"""Admins at the desk, on real databases: risk that is stated, history that stays, versions of the policy, two of them at once."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import insert

from bot.desk.front import FrontDesk
from bot.desk.office import Office
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.policies import current_policy, save_policy
from bot.storage.secrets import Keyring
from conversations import dialogue
from conversations.want import Want
from conversations.wording import Wording
from tests.desk.rig import DeskRig, FakeFetcher, Told, desk_on, read_three, tapped, typed
from tests.mailbox.rig import facts_of

OFFICER, ADMIN, SECOND = 9003, 9004, 9002


@pytest.fixture
async def rig(database: Database) -> DeskRig:
    """The market's desk with the real dialogue, and two admins."""
    small = await desk_on(database)
    now = small.mail.clock.now()
    async with database.begin() as connection:
        await connection.execute(insert(t.membership), [{"account_id": each, "role": "admin", "since": now} for each in (ADMIN, SECOND)])
    keyring, wording, clock, facts = Keyring("secret"), Wording(), small.mail.clock, facts_of(small.mail.clock)
    small.mail.mailbox = Mailbox(database, clock, small.messenger, facts=facts, composer=dialogue, wording=wording, rate=25)
    office = Office(database, clock, keyring, facts, dialogue, wording, "zh-CN", lambda _moment: None)
    return DeskRig(small.mail, FrontDesk(office, small.mail.mailbox, FakeFetcher(), read_three), Told(), FakeFetcher(), office)


def newest(rig: DeskRig, chat: int) -> Parcel:
    """The last card of a chat."""
    return [parcel for parcel in rig.messenger.parcels if parcel.chat_id == chat][-1]


def button(parcel: Parcel, label: str) -> str:
    """What a button of the card sends back."""
    return next(b.data for row in parcel.screen.buttons for b in row if label in b.label)


async def test_risk_is_stated_shown_and_never_overwritten(rig: DeskRig) -> None:
    await rig.take(typed(1, ADMIN, "/risk 长春朝阳区 高 昨天 8:00（通告）"))
    await rig.take(tapped(2, ADMIN, button(newest(rig, ADMIN), "确认设定")))
    await rig.take(typed(3, ADMIN, "/risk\n长春朝阳区 中\n吉林市 低 明天 0:00"))
    await rig.take(tapped(4, ADMIN, button(newest(rig, ADMIN), "确认设定")))
    rows = await rig.rows(t.risk.c.place, t.risk.c.level, t.risk.c.since, t.risk.c.said_by, t.risk.c.note)
    now = rig.mail.clock.now()
    assert [(row.place, row.level, row.said_by, row.note) for row in rows] == [
        ("220104", "high", ADMIN, "通告"),
        ("220104", "medium", ADMIN, ""),
        ("220200", "low", ADMIN, ""),
    ]
    assert rows[1].since == now
    assert now - rows[0].since < timedelta(days=2)
    await rig.take(typed(5, OFFICER, "/risk 长春朝阳区"))
    history = newest(rig, OFFICER).screen.text
    assert history.index("▶ 🟡 中风险") < history.index("• 🔴 高风险")
    await rig.take(typed(6, OFFICER, "/risk"))
    board = newest(rig, OFFICER).screen
    assert "长春市朝阳区：🟡 中风险" in board.text
    assert "吉林市：🟢 低风险" in board.text
    assert not any("设定" in each.label for row in board.buttons for each in row)


async def test_two_admins_who_confirm_in_one_batch(rig: DeskRig) -> None:
    """Of two who change the policy at the same moment one is asked again: nothing is lost and nothing is changed unseen."""
    for update, admin in enumerate((ADMIN, SECOND)):
        await rig.take(tapped(10 * update + 1, admin, "polset:cutoff"))
        await rig.take(typed(10 * update + 2, admin, ("11:00", "11:30")[update]))
    await rig.take(
        tapped(31, ADMIN, button(newest(rig, ADMIN), "确认修改")),
        tapped(32, SECOND, button(newest(rig, SECOND), "确认修改")),
    )
    assert [row.version for row in await rig.rows(t.policy.c.version)] == [2]
    asked = next(admin for admin in (ADMIN, SECOND) if "请核对" in newest(rig, admin).screen.text)
    await rig.take(tapped(41, asked, button(newest(rig, asked), "确认修改")))
    assert [row.version for row in await rig.rows(t.policy.c.version)] == [2, 3]
    async with rig.database.read() as connection:
        policy = await current_policy(connection)
    assert policy.cutoff in (time(11), time(11, 30))
    await rig.take(typed(42, asked, "/policy"))
    assert "第 3 版，自" in newest(rig, asked).screen.text


async def test_a_turn_goes_by_the_policy_that_its_facts_were_read_by(rig: DeskRig) -> None:
    facts, wants = rig.office.facts, [Want("risk_board", 0)]
    async with rig.database.begin() as connection:
        begun = await facts.load(connection, wants)
        await save_policy(connection, replace(begun.policy, cutoff=time(11)), rig.mail.clock.now(), None)
        later = await facts.load(connection, wants)  # another group of letters, at the same time
    read = [facts.briefing(each, wants, None, "en").policy for each in (begun, later)]
    assert [(policy.version, policy.cutoff == time(11)) for policy in read] == [(1, False), (2, True)]
    async with rig.database.begin() as connection:
        assert (await facts.load(connection, [])).policy.version == 2


async def test_others_find_nothing(rig: DeskRig) -> None:
    for update, data in enumerate(("policy", "polset:fever", "riskset", "riskset:220104")):
        await rig.take(tapped(update + 1, OFFICER, data))
        assert "没有找到这项内容" in newest(rig, OFFICER).screen.text
    assert await rig.rows(t.risk.c.id) == []
