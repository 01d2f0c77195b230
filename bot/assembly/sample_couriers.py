"""Couriers in the made-up town: a delivery firm with three of them, whose runs of the last days have delivery lists and tracks. One of
today is still under way."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.assembly.sample_disinfection import points_of
from bot.assembly.sample_neighbours import DELIVERER
from bot.assembly.sample_returns import Shop, moment
from bot.assembly.sample_rounds import ROUNDS, Round, deliveries_of, track_of
from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from bot.storage.tracks import LivePoint, add_points
from bot.storage.writers import apply
from conversations.courier_records import AddDeliveries, EndRun, SetCourier, ShareTrack, StartRun
from conversations.disinfection import Point
from conversations.disinfection_records import LogDisinfection
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from conversations.rules.disinfection import usual
from conversations.want import Want

RUN_DAYS = 4
"""So many of the last work days have runs, today among them."""
_BOOKKEEPING = timedelta(minutes=6)
"""Between the last door and the end of a run."""


async def ride(database: Database, keyring: Keyring, clock: Clock, shops: Sequence[Shop]) -> None:
    """The couriers, and their runs of the last days up to now."""
    firm = next(shop for shop in shops if shop.of.chat_id == DELIVERER.chat_id)
    calendar, today = ChinaCalendar(), clock.local().date()
    days = [day for back in range(13, -1, -1) if calendar.is_work_day(day := today - timedelta(days=back))][-RUN_DAYS:]
    async with database.begin() as conn:
        named = [firm.did(SetCourier(firm.enterprise_id, firm.staff[one.courier], one.plate)) for one in ROUNDS]
        await apply(conn, named, moment(clock, 20, time(8, 0)), keyring)
        points = (await points_of(conn, keyring, clock, [firm])).get(firm.enterprise_id, ())
        for day in days:
            for one in ROUNDS:
                begun = datetime.combine(day, one.starts, tzinfo=clock.zone)
                forgotten = day == days[0] and one is ROUNDS[1]
                vehicles = [point for point in points if one.plate and point.plan.plate == one.plate and not forgotten]
                if begun < clock.local():
                    await _run(conn, keyring, clock, firm, one, begun, vehicles)


async def _run(
    conn: Connection, keyring: Keyring, clock: Clock, firm: Shop, one: Round, begun: datetime, vehicles: Sequence[Point]
) -> None:  # fmt: skip
    """One run, as far as the clock lets it get. `vehicles`: the points that were disinfected before, none where that was forgotten."""
    day, staff, now = begun.date(), firm.staff[one.courier], clock.local()
    disinfected = bool(vehicles) or not one.plate
    records: list[Record] = [
        StartRun(firm.enterprise_id, staff, one.plate, day, Decimal("36.5"), mask=True, vehicle_disinfected=disinfected),
        *(LogDisinfection(firm.enterprise_id, (usual(point, begun, one.courier, DEFAULT_POLICY),)) for point in vehicles),
    ]
    await apply(conn, [firm.did(record) for record in records], begun, keyring)
    run, track = await _open_run(conn, keyring, begun, staff), track_of(one, begun)
    ends, track = track[-1].at + _BOOKKEEPING, [point for point in track if point.at <= now]
    share = ShareTrack(run, _message_id(one, day), begun + timedelta(hours=8), track[0])
    await apply(conn, [firm.did(share)], begun, keyring)
    live = [LivePoint(firm.of.chat_id, share.message_id, point.spot, point.at) for point in track[1:]]
    if live:
        await add_points(conn, live, track[-1].at)
    told = tuple(deliveries_of(one, begun, now))
    if told:
        await apply(conn, [firm.did(AddDeliveries(run, told))], track[-1].at, keyring)
    if ends <= now:
        await apply(conn, [firm.did(EndRun(run, firm.enterprise_id, Decimal("36.6"), 2))], ends, keyring)


async def _open_run(conn: Connection, keyring: Keyring, at: datetime, staff_id: int) -> int:
    wants = (Want("own_runs", staff_id),)
    facts = await load_facts(conn, wants, now_local=at, code_hasher=keyring.code_hashes, is_work_day=lambda _: True, locking=False)
    (run,) = (run for run in facts.own_runs[staff_id].runs if run.ended_at is None)
    return run.id


def _message_id(one: Round, day: date) -> int:
    """Of the live location in the manager's chat: none that the page's phones have."""
    return 1_000_000 + 10 * day.toordinal() + ROUNDS.index(one)
