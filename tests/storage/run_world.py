"""Couriers and runs for tests of the storage."""

from datetime import date
from decimal import Decimal

from bot.storage.database import Database
from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.codes import AlertKind, Status
from conversations.courier import NewDelivery, RunCard
from conversations.courier_records import EndRun, RefuseRun, StartRun
from conversations.view import Line
from tests.storage.world import DAY, know

PLATE = "吉A12345"


def start(staff_id: int, day: date = DAY, plate: str = PLATE) -> StartRun:
    """A run of a healthy courier begins."""
    return StartRun(staff_id // 10_000, staff_id, plate, day, Decimal("36.5"), mask=True, vehicle_disinfected=True)


def fever(staff_id: int, temperature: str = "37.8") -> AlertDraft:
    """What officers are told of an unfit courier."""
    told = HealthEntry(staff_id, Decimal(temperature), (), Status.ON_POST)
    return AlertDraft(f"courier:{staff_id // 10_000}:{staff_id}", AlertKind.UNFIT_COURIER, staff_id, told, (Line("courier"),))


def refuse(staff_id: int, temperature: str = "37.8") -> RefuseRun:
    """An unfit courier tries to start."""
    return RefuseRun(staff_id // 10_000, staff_id, fever(staff_id, temperature))


def end(run_id: int, enterprise_id: int = 1, remark: str = "", alert: AlertDraft | None = None) -> EndRun:
    """A run is over."""
    return EndRun(run_id, enterprise_id, Decimal("36.65"), 3, remark, alert)


def order(number: str, area: str = "万科城") -> NewDelivery:
    """A delivery of which little is told."""
    return NewDelivery(number, area)


async def run_card(database: Database, run_id: int = 1) -> RunCard:
    """A run with all that was kept with it."""
    return (await know(database, ("run", run_id))).runs[run_id]
