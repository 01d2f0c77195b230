"""The bot is killed while live locations move: whatever was acknowledged is there, nothing is there twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.simulator import RealTimer
from bot.storage import tables as t
from tests.e2e.couriers import COURIERS, FIRST, MORNING, SECOND, SPEED, Ride, begins_run, firm_for, line_of, runs_by_name, runs_of
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage

KILLS = 4
STEPS = 120
"""Points of each: one in a tenth of a second, so that the bot dies among them."""
AGAIN = 20
"""Points that are told once more at the end, as after a death between the commit and its acknowledgement, which is seldom hit."""


@pytest.mark.slow
@EACH_ONCE
async def test_killed_while_couriers_ride(stage: Stage) -> None:
    """Two share their locations, and the bot dies again and again; phones go on, and what nobody takes waits at the server."""
    firm = await firm_for(stage)
    stage.simulator.webhook.first_pause, stage.simulator.webhook.longest_pause = 0.05, 0.2
    names = COURIERS[:2]
    people = [await firm.rides_alone(name, chat) for name, chat in zip(names, (FIRST, SECOND), strict=True)]
    await stage.start(MORNING, SPEED)
    rides = []
    for place, (person, name) in enumerate(zip(people, names, strict=True)):
        await person.types("/today")
        await begins_run(person, name)
        rides.append(Ride(stage, person, 43.88 + place / 10, 125.32))
        await rides[-1].begins(name)

    async def killer() -> None:
        for kill in range(KILLS):
            await RealTimer().sleep(0.5 + 0.37 * kill)  # not waiting for anything: the moment is what is tried out
            await stage.bot.kill()
            await stage.begin()
            await stage.bot.until("serving")

    await asyncio.gather(killer(), *(ride.goes_on(STEPS) for ride in rides))
    await stage.all_taken()
    before = sum(run.late for run in await runs_of(stage))
    told = [update for update in stage.simulator.updates.log if "edited_message" in update]
    for update in told[-AGAIN:]:
        stage.simulator.updates.inject({"edited_message": update["edited_message"]}, f"chat:{update['edited_message']['chat']['id']}")
    await stage.all_taken()
    for person, name, ride in zip(people, names, rides, strict=True):
        await person.types("/today")
        await person.taps("回到班次")
        await person.shown("配送班次", f"轨迹 {STEPS + 1} 点")
        run = (await runs_by_name(firm))[name]
        assert run.heard == STEPS + 1
        assert await line_of(firm, run.id) == ride.told
    assert sum(run.late for run in await runs_of(stage)) == before + AGAIN
    stage.say(f"{KILLS} kills, {len(people) * (STEPS + 1)} points, {before} of them told again")
    async with stage.database.read() as conn:
        assert not await conn.scalar(select(func.count()).select_from(t.dead_letter))
