"""Letters about alerts: one card a phone, nudges in reply to it, one message for several routine ones, and what became of each."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.jobs.escalating import Escalating
from bot.mailbox import alert_letters, outbox
from bot.mailbox.letters import Draft, Lane
from bot.mailbox.messenger import Refused, Unreachable
from bot.storage import tables as t
from bot.storage.unreachable_alerts import note_reachable
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, SilenceAlert
from conversations.rules.chain_making import BOARDING
from conversations.view import View
from tests.jobs.chases import ADMIN, CITY, COUNTY, PROVINCE, alert, fever, found, heard, silence, timeline
from tests.mailbox.rig import Rig
from tests.storage.world import do


class Chased:
    """A mailbox and a runner on the same clock."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.database = rig, rig.database
        self._runner = Escalating(rig.database, rig.clock)

    async def look(self, minutes: float = 0) -> None:
        """What is due after some minutes, and all that leaves because of it."""
        self.rig.clock.advance(minutes * 60)
        await self._runner.run()
        await self.rig.look()

    async def outcomes(self) -> list[tuple[int, str, str | None]]:
        async with self.database.read() as conn:
            c = t.alert_notice.c
            return [tuple(row) for row in await conn.execute(select(c.account_id, c.kind, c.outcome).order_by(c.id))]

    def to(self, chat: int) -> list[tuple[str, int | None, int | None]]:
        """Text, edited message and answered message of what a chat got."""
        return [(p.screen.text, p.edit_message_id, p.reply_to) for p in self.rig.messenger.parcels if p.chat_id == chat]

    @property
    def now(self) -> Any:
        return self.rig.clock.local()


@pytest.fixture
async def chased(rig: Rig) -> Chased:
    await found(rig.database)
    return Chased(rig)


async def test_a_card_that_a_tap_has_just_opened_is_kept_up_to_date(chased: Chased) -> None:
    """From a list, in its place: that the list is the card now is written down some moments later."""
    await fever(chased.database, chased.now)
    name = alert_letters.alert_card(1)
    async with chased.database.begin() as conn:
        assert await alert_letters.edits(conn, [1]) == []
        opened = Draft(CITY, Lane.REPLY, "zh-CN", card=name, view=View((), card=name), edit=True, message_id=40)
        await outbox.queue(conn, [opened], chased.now, chased.now, {CITY})
        assert [(edit.chat_id, edit.message_id) for edit in await alert_letters.edits(conn, [1])] == [(CITY, None)]


async def test_the_card_once_and_then_nudges_that_answer_it(chased: Chased) -> None:
    await fever(chased.database, chased.now)
    await chased.look()
    await chased.look(15)
    await chased.look(30)
    await chased.look(60)
    assert chased.to(COUNTY)[0] == ("alert 1", None, None)
    sent = [one for one in chased.to(PROVINCE) if one[1] is None]
    assert sent == [("alert 1", None, None), ("alert_nudge 1:step:4", None, 1)]
    assert [one for one in chased.to(COUNTY) if one[1] is None] == [("alert 1", None, None)], "others' steps only edit the card"
    assert {one[1] for one in chased.to(COUNTY)} == {None, 1}
    assert await chased.outcomes() == [(person, "step", "delivered") for person in (COUNTY, CITY, PROVINCE, PROVINCE)]


async def test_an_officer_who_cannot_be_reached_and_the_next_hears_at_once(chased: Chased) -> None:
    chased.rig.messenger.answers[COUNTY] = [Unreachable("bot was blocked by the user")]
    await fever(chased.database, chased.now)
    await chased.look()
    await chased.look()
    assert await chased.outcomes() == [(COUNTY, "step", "unreachable"), (CITY, "step", "delivered")]
    row = await alert(chased.database, 1)
    assert row.next_at == chased.now + timedelta(minutes=30), "the next step has its time"


async def test_a_card_that_cannot_be_shown_is_not_sent_for_ever(chased: Chased) -> None:
    for officer in (COUNTY, CITY, PROVINCE, ADMIN):
        chased.rig.messenger.answers[officer] = [Refused("Bad Request: a bug")] * 50
    await fever(chased.database, chased.now)
    for _ in range(10):
        await chased.look()
    assert [person for person, _, _ in await chased.outcomes()] == [COUNTY, CITY, PROVINCE]


async def test_who_was_handed_an_alert_and_cannot_be_reached_does_not_keep_it(chased: Chased) -> None:
    await fever(chased.database, chased.now)
    await chased.look()
    chased.rig.messenger.answers[PROVINCE] = [Unreachable("bot was blocked by the user")]
    done = await do(chased.database, HandOverAlert(1, PROVINCE), by=COUNTY, now=chased.now)
    async with chased.database.begin() as conn:
        await outbox.queue(conn, await alert_letters.letters(conn, done.told), chased.now, chased.now, [PROVINCE])
    await chased.look()
    assert (await alert(chased.database, 1)).holder_id == PROVINCE
    await chased.look()
    row = await alert(chased.database, 1)
    assert (row.state, row.holder_id) == ("open", None)
    assert (await chased.outcomes())[1:] == [(PROVINCE, "handed", "unreachable"), (CITY, "step", "delivered")]


async def test_a_question_that_does_not_arrive_is_an_answer(chased: Chased) -> None:
    await fever(chased.database, chased.now)
    await chased.look()
    await do(chased.database, AcknowledgeAlert(1), by=COUNTY, now=chased.now)
    chased.rig.messenger.answers[COUNTY] = [Unreachable("bot was blocked by the user")] * 2
    await chased.look(240)
    await chased.look()
    assert (await alert(chased.database, 1)).state == "open"
    assert (CITY, "step") in [(one.account, one.kind) for one in await heard(chased.database, 1)]


async def test_who_holds_an_alert_and_cannot_be_reached_any_more_does_not_keep_it(chased: Chased) -> None:
    await fever(chased.database, chased.now)
    await chased.look()
    until = chased.now + timedelta(hours=20)
    await do(chased.database, SilenceAlert(1, until), by=COUNTY, now=chased.now)
    async with chased.database.begin() as conn:
        await note_reachable(conn, [COUNTY], False, chased.now)
    await chased.look()
    row = await alert(chased.database, 1)
    assert (row.state, row.holder_id, row.silent_until) == ("open", None, None)
    assert [(person, kind) for person, kind, _ in await chased.outcomes()] == [(COUNTY, "step"), (CITY, "step")]
    assert "taken_back" in [kind for _, kind in await timeline(chased.database, 1)]


async def test_routine_alerts_leave_in_one_message_before_reminders(chased: Chased) -> None:
    for enterprise in (1, 2, 3):
        await silence(chased.database, chased.now, enterprise)
    await chased.look()
    assert chased.to(COUNTY) == []
    (row,) = await chased.rig.rows()
    leaves = row.not_before
    assert (row.lane, row.screen, row.chat_id) == ("routine", "alert_bundle", COUNTY)
    assert timedelta(0) < leaves - chased.now <= timedelta(minutes=15) + BOARDING
    async with chased.database.begin() as conn:
        assert await outbox.claim_paced(conn, chased.now, chased.now + timedelta(minutes=1), Lane.ROUTINE, 10) == []
        moment = leaves + timedelta(seconds=1)
        (letter,) = await outbox.claim_paced(conn, moment, moment + timedelta(minutes=1), Lane.ROUTINE, 10)
    chased.rig.clock.advance((leaves - chased.now).total_seconds() + 2)
    chased.rig.mailbox.sender.accept([letter])
    await chased.rig.mailbox.sender.idle()
    assert chased.to(COUNTY) == [(f"alert_bundle {COUNTY}:{int(leaves.timestamp())}", None, None)]
    assert await chased.outcomes() == [(COUNTY, "step", "delivered")] * 3
