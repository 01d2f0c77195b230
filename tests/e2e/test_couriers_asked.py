"""A manager shares for a courier without a phone, and is asked whose location that is: what comes meanwhile counts once it is answered."""

from datetime import timedelta
from decimal import Decimal

from conversations.courier_records import SetCourier, StartRun
from tests.e2e.couriers import COURIERS, MORNING, PLATES, SPEED, Ride, firm_for, line_of, runs_by_name
from tests.e2e.returns import EACH_ONCE
from tests.e2e.stage import Stage, at

pytestmark = EACH_ONCE


async def test_points_that_come_before_the_answer_are_in_the_track(stage: Stage) -> None:
    firm = await firm_for(stage)
    begun = at(MORNING) - timedelta(minutes=20)
    for name, plate in zip(COURIERS[:2], PLATES, strict=False):
        ready = StartRun(firm.enterprise, firm.staff[name], plate, begun.date(), Decimal("36.5"), mask=True, vehicle_disinfected=True)
        await firm.did(SetCourier(firm.enterprise, firm.staff[name], plate), ready, at=begun)
    await stage.start(MORNING, SPEED)
    ride = Ride(stage, firm.manager, 43.88, 125.32)
    await ride.shares()
    await firm.manager.shown("已收到 1 项：实时位置", "记到谁的班次上")
    await ride.goes_on(4)
    await stage.all_taken()
    await firm.manager.tap(COURIERS[1])
    await firm.manager.sees(f"{COURIERS[1]} 的实时位置已接上")
    await ride.goes_on(3)
    await stage.all_taken()
    runs = await runs_by_name(firm)
    assert (runs[COURIERS[1]].heard, runs[COURIERS[0]].heard) == (len(ride.told), None) == (8, None)
    assert await line_of(firm, runs[COURIERS[1]].id) == ride.told
