"""What an arrival makes goes before whatever is paced from the moment in which it arrives, not only once it is committed."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.desk.arrival import Answer, Arrival
from bot.desk.desk import Desk
from bot.mailbox import precedence
from tests.desk.rig import DeskRig, typed
from tests.mailbox.rig import Rig
from tests.mailbox.test_paced import leading, reminders, sent
from tests.mailbox.test_precedence import passing


class Held:
    """The desk, held up as by a slow commit until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = asyncio.Event(), asyncio.Event()
        take = Desk.take

        async def held(desk: Desk, arrivals: Sequence[Arrival]) -> list[Answer]:
            self.begun.set()
            await self.go.wait()
            return await take(desk, arrivals)

        monkeypatch.setattr(Desk, "take", held)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Set up before `rig`, whose intake takes the method as it is then."""
    monkeypatch.setattr(precedence, "_DECIDED_WITHIN", 3600.0)
    return Held(monkeypatch)


async def a_second(mail: Rig) -> None:
    """Let a second pass, whoever waits for what."""
    end = mail.clock.now() + timedelta(seconds=1)
    while mail.clock.now() < end:
        mail.clock.advance(0.02)
        for _ in range(20):
            await asyncio.sleep(0)


async def test_while_a_report_is_committed_no_reminder_goes_before_the_alert_that_it_makes(held: Held, rig: DeskRig) -> None:
    (person,) = await rig.staff("A")
    await rig.mail.queue(*reminders(300))
    async with leading(rig.mail):
        await passing(rig.mail, lambda: len(rig.messenger.parcels) >= 3)
        answer = rig.front.submit(typed(1, 11, f"fever {person}"))
        await held.begun.wait()
        before = len(rig.messenger.parcels)
        await a_second(rig.mail)
        assert len(rig.messenger.parcels) == before, "no reminder left meanwhile"
        held.go.set()
        await answer
        await sent(rig.mail, before + 5)
    since = rig.messenger.texts()[before : before + 2]
    assert sorted(since) == ["alert 1", "reported"], "the reply and the alert, and then reminders again"


async def test_what_is_not_decided_in_time_holds_up_nobody(held: Held, rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_DECIDED_WITHIN", 0.0)
    await rig.mail.queue(*reminders(3))
    answer = rig.front.submit(typed(1, 11, "say hello"))
    await held.begun.wait()
    async with leading(rig.mail):
        await passing(rig.mail, lambda: len(rig.messenger.parcels) == 3)
        assert not answer.done()
        held.go.set()
        await answer
    assert rig.messenger.texts(11) == ["hello"]


async def test_what_the_stopping_process_does_not_take_holds_up_nobody(held: Held, rig: DeskRig) -> None:
    answer = rig.front.submit(typed(1, 11, "say hello"))
    await held.begun.wait()
    await rig.front.intake.close(within=0.0)
    assert answer.exception() is not None
    await rig.mail.mailbox.sender.quiet()
