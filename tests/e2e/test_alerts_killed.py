"""SIGKILL at random moments while the chains of some alerts run: each step is in its timeline once, those who should know do, once."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from bot.storage import tables as t
from bot.storage.writers import Deed, apply
from conversations.codes import Status
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileReport, HealthEntry, Totals
from conversations.rules.fitness import alerts_of
from tests.e2e.killer import Killer
from tests.e2e.offices import ON_TIME, SOON, STAFF, Offices, cards_of, everywhere, offices_for
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import DAY, Stage

SHOPS, KILLS, LIFE = 4, 12, 3.0
"""A life lasts three seconds at most after the bot serves: some end before the first look at what is due, some right in it, some after."""
APART, BETWEEN = timedelta(minutes=3), timedelta(minutes=10)
WAITS = [timedelta(minutes=minutes) for minutes in (15, 15, 30, 60)]
STEPS = ["told responsible: 崔勇军", "told substitutes: 孙志远", "told level: 安晓宁", "told level: 白雪松"]


async def _fevers(offices: Offices) -> None:
    """Shop after shop tells of a fever, some minutes apart, the later ones in times to come. Nobody has been told of any yet."""
    stage, heads = offices.stage, len(STAFF)
    for place, enterprise in enumerate(offices.town.enterprises):
        staff = await offices.town.staff(enterprise)
        entry = HealthEntry(staff["王芳"], Decimal("38.2"), (), Status.HOME_ISOLATION)
        alerts = alerts_of(enterprise, (entry,), DEFAULT_POLICY)
        told = FileReport(enterprise, date.fromisoformat(DAY), 1, False, Totals(heads, heads - 1, 0, 1, 0, 0, 0, 1), (entry,), alerts)
        async with stage.database.begin() as conn:
            await apply(conn, [Deed(told, place + 1, 101 + place, "某人")], stage.clock.local() + place * APART, stage.keyring)


@pytest.mark.slow
@EACH_ONCE
async def test_killed_while_chains_run(stage: Stage) -> None:
    offices = await offices_for(stage, SHOPS)
    stage.simulator.webhook.first_pause, stage.simulator.webhook.longest_pause = 0.05, 0.2
    await _fevers(offices)
    await stage.start("08:01")
    killer = Killer(stage, 1, BETWEEN)
    await killer.run(KILLS, LIFE)
    await offices.alerted(SHOPS)
    while min([len(await offices.said(number)) for number in range(1, SHOPS + 1)]) <= len(STEPS):
        await stage.stop()
        stage.set_clock(max([await offices.next_of(number) for number in range(1, SHOPS + 1)]) + SOON)
        await stage.start()
        await stage.bot.until("escalated")
    await stage.all_sent()
    doubles = await killer.doubles()
    await _steps_once(offices)
    await _told_once(offices, doubles)
    for card in cards_of(offices.city):
        await stage.simulator.people.tap(offices.city.id, card.id, "接单")
    for place in range(SHOPS):
        await everywhere(offices.officers, f"{offices.shop(place)}（", "▶ 安晓宁 已于")
        assert (await offices.said(place + 1))[-1] == "acknowledged by 安晓宁"


async def _steps_once(offices: Offices) -> None:
    """By the timelines: every step in its turn, none twice, none before its time; and what comes next is due when it should be."""
    for number in range(1, SHOPS + 1):
        opened, *steps = await offices.story(number)
        said = [step.said for step in steps]
        assert opened.kind == "opened"
        assert said == [*STEPS, *STEPS[-1:] * (len(said) - len(STEPS))]
        waited = [later.at - earlier.at for earlier, later in pairwise(steps)]
        assert all(took > wait - ON_TIME for took, wait in zip(waited, [*WAITS, *WAITS[-1:] * len(waited)], strict=False)), waited
        wait = WAITS[min(len(steps), len(WAITS)) - 1]
        assert steps[-1].at + wait - await offices.next_of(number) < ON_TIME


async def _told_once(offices: Offices, doubles: int) -> None:
    """Each step is a notice, and each notice has arrived; a phone has one card of an alert, and whoever is told again a nudge."""
    notice, outbox = t.alert_notice.c, t.outbox.c
    async with offices.stage.database.read() as conn:
        places = (notice.alert_id, notice.account_id, notice.kind, notice.round, notice.step)
        counted = (await conn.execute(select(*places, func.count().label("times")).group_by(*places))).all()
        assert all(row.times == 1 for row in counted)
        assert (await conn.scalars(select(notice.outcome).distinct())).all() == ["delivered"]
        again = Counter((await conn.scalars(select(outbox.chat_id).where(outbox.screen == "alert_nudge"))).all())
    more = 0
    for person in offices.officers:
        shops = Counter(card.texts[0].splitlines()[1] for card in cards_of(person))
        assert sorted(shops) == sorted(f"{offices.shop(place)}（南关区）" for place in range(SHOPS))
        nudges = sum("🔔 仍无人接单" in bubble.texts[0] for bubble in person.chat.from_bot)
        more += shops.total() - SHOPS + nudges - again[person.id]
    assert 0 <= more <= doubles
    assert set(again) <= {offices.province.id}
