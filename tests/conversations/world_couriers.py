"""Couriers of the province in memory: what is stored of runs, deliveries and tracks, and the facts of a turn about them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import cos, hypot, radians

from conversations import courier_records as r
from conversations.codes import AlertKind, AlertState
from conversations.courier import (
    MICRO,
    MOST_TRACED,
    NEAR_METRES,
    NEAR_MINUTES,
    Courier,
    CourierBook,
    CourierRun,
    Delivery,
    NewDelivery,
    Refused,
    RunCard,
    RunDay,
    Spot,
    TraceAnswer,
    TraceBy,
    Traced,
    TraceQuestion,
)
from conversations.courier_keys import area_key, compound_key, order_key
from conversations.courier_text import key_to_question
from conversations.pinyin import initials
from tests.conversations.world_alerts import tell
from tests.conversations.world_state import PATH, State

PAGE = 5


def apply(state: State, record: r.CourierRecord, by: str) -> None:
    """Store one record."""
    fleet = state.fleet
    match record:
        case r.StartRun():
            _start(state, record)
        case r.RefuseRun(_, _, alert):
            tell(state, alert, by)
        case r.AddDeliveries(run_id, told):
            _deliver(state, run_id, told)
        case r.ImportDeliveries(run_id, file):
            _deliver(state, run_id, fleet.files[file].deliveries)
        case r.RemoveDelivery(_, delivery_id, removed):
            here, there = (fleet.deliveries, fleet.removed) if removed else (fleet.removed, fleet.deliveries)
            if delivery_id in here:
                there[delivery_id] = here.pop(delivery_id)
        case r.EndRun():
            assert open_run(state, fleet.runs[record.run_id].staff_id) is not None, "a run that is over"
            told_end = {"end_temperature": record.temperature, "box_disinfections": record.box_disinfections, "remark": record.remark}
            fleet.runs[record.run_id] = replace(fleet.runs[record.run_id], ended_at=state.now, **told_end)  # type: ignore[arg-type]
            if record.alert is not None:
                tell(state, record.alert, by)
        case _:
            _apply_to_people(state, record)


def _apply_to_people(state: State, record: r.CourierRecord) -> None:
    fleet = state.fleet
    match record:
        case r.SetCourier(_, staff_id, plate, phone):
            kept = fleet.couriers.get(staff_id, ("", False))[1]
            fleet.couriers[staff_id] = (plate, kept or phone is not None)
        case r.EndCourier(_, staff_id):
            fleet.couriers.pop(staff_id, None)
        case _:
            _apply_to_track(state, record)


def _apply_to_track(state: State, record: r.CourierRecord) -> None:
    fleet = state.fleet
    match record:
        case r.AddRunPhoto(run_id, photo):
            photos = fleet.photos.setdefault(run_id, [])
            photos += [photo] if all(each.unique_id != photo.unique_id for each in photos) else []
        case r.AddAreas(run_id, areas):
            fleet.runs[run_id] = replace(fleet.runs[run_id], areas=(*fleet.runs[run_id].areas, *areas))
        case r.AddTrackPoint(run_id, point):
            fleet.tracks.setdefault(run_id, []).append(point)
        case r.ShareTrack(run_id, message_id, until, point):
            fleet.tracks.setdefault(run_id, []).append(point)
            fleet.shared[message_id] = run_id
            fleet.runs[run_id] = replace(fleet.runs[run_id], sharing_until=until)


def _start(state: State, started: r.StartRun) -> None:
    assert open_run(state, started.staff_id) is None, "a run is under way"
    fleet, key = state.fleet, len(state.fleet.runs) + 801
    enterprise = started.enterprise_id
    fleet.runs[key] = CourierRun(
        key, enterprise, state.enterprises[enterprise], PATH, started.staff_id, state.member(started.staff_id).name, started.plate,
        started.day, state.now, started.temperature, started.mask, started.vehicle_disinfected,
    )  # fmt: skip


def _deliver(state: State, run_id: int, told: tuple[NewDelivery, ...]) -> None:
    fleet = state.fleet
    known = {order_key(each.order_no): each for each in fleet.deliveries.values() if each.run_id == run_id}
    for one in told:
        old = known.get(order_key(one.order_no))
        key = len(fleet.deliveries) + len(fleet.removed) + 9001 if old is None else old.id
        kept = bool(one.phone) or (old is not None and old.phone_kept)
        fresh = Delivery(key, run_id, one.order_no, one.area, one.handed_over_at, one.contactless, one.exception, kept)
        fleet.deliveries[key] = fresh
        known[order_key(one.order_no)] = fresh


def open_run(state: State, staff_id: int) -> CourierRun | None:
    """The courier's run under way."""
    return next((run for run in runs(state) if run.staff_id == staff_id and run.ended_at is None), None)


def run(state: State, key: int) -> CourierRun:
    """A run with its counts."""
    deliveries = _of(state, key)
    return replace(
        state.fleet.runs[key],
        deliveries=len(deliveries),
        exceptions=sum(bool(each.exception) for each in deliveries),
        points=len(state.fleet.tracks.get(key, ())),
        photos=len(state.fleet.photos.get(key, ())),
    )


def runs(state: State) -> list[CourierRun]:
    """All runs, newest first."""
    return [run(state, key) for key in sorted(state.fleet.runs, reverse=True)]


def _of(state: State, run_id: int) -> tuple[Delivery, ...]:
    return tuple(each for each in state.fleet.deliveries.values() if each.run_id == run_id)


def courier(state: State, staff_id: int) -> Courier:
    """One courier."""
    plate, phone = state.fleet.couriers[staff_id]
    under_way = open_run(state, staff_id)
    alone = any(m.staff_id == staff_id for account in state.accounts.values() for m in account.memberships)
    enterprise = state.enterprise_of(staff_id)
    run_id = under_way.id if under_way else None
    return Courier(staff_id, enterprise, state.member(staff_id).name, plate, phone, alone, run_id, _refused(state, staff_id))


def _refused(state: State, staff_id: int) -> Refused | None:
    """Why a courier was not let ride today."""
    mine = [a for a in state.alerts.values() if (a.kind, a.staff_id) == (AlertKind.UNFIT_COURIER, staff_id)]
    told = [a for a in mine if a.state is not AlertState.RESOLVED and not a.fine_now]
    today = [a for a in told if (a.reported_at or a.opened_at).date() == state.today]
    return Refused(today[-1].temperature, today[-1].symptoms) if today else None


def book(state: State, enterprise: int) -> CourierBook:
    """An enterprise's couriers, and its runs of today and those under way."""
    people = [p for p in state.staff.get(enterprise, ()) if p.id in state.fleet.couriers and not p.departed]
    mine = [each for each in runs(state) if each.enterprise_id == enterprise]
    shown = tuple(each for each in mine if each.day == state.today or each.ended_at is None)
    return CourierBook(enterprise, tuple(courier(state, p.id) for p in people), shown)


def own_book(state: State, staff_id: int) -> CourierBook | None:
    """One courier alone: the open run and the last ten."""
    everybody = [p for people in state.staff.values() for p in people if p.id == staff_id]
    if not everybody:
        return None
    own = (courier(state, staff_id),) if staff_id in state.fleet.couriers and not everybody[0].departed else ()
    mine = tuple(each for each in runs(state) if each.staff_id == staff_id)[:10]
    return CourierBook(state.enterprise_of(staff_id), own, mine)


def card(state: State, key: int) -> RunCard | None:
    """One run with everything."""
    if key not in state.fleet.runs:
        return None
    return RunCard(run(state, key), _of(state, key), tuple(state.fleet.photos.get(key, ())), tuple(state.fleet.tracks.get(key, ())))


def day(state: State, key: str) -> RunDay | None:
    """An enterprise's runs of one day."""
    number, _, iso = key.partition(":")
    wanted, mine = date.fromisoformat(iso), [each for each in runs(state) if each.enterprise_id == int(number)]
    days = sorted({each.day for each in mine})
    before, after = [each for each in days if each < wanted], [each for each in days if each > wanted]
    shown = tuple(each for each in mine if each.day == wanted)
    return RunDay(int(number), wanted, shown, before[-1] if before else None, after[0] if after else None)


def trace(state: State, key: str) -> TraceAnswer:
    """Who served whom, the plain way: every run is looked at."""
    question = key_to_question(key)
    found = [traced for each in runs(state) if (traced := _traced(state, each, question)) is not None]
    pages = max(1, -(-len(found) // PAGE))
    shown = tuple(found[question.page * PAGE : (question.page + 1) * PAGE])
    others = tuple(each for each in runs(state) if _was_there(state, each, [one.run for one in found], [one.run for one in shown]))
    return TraceAnswer(question, len(found), pages, shown, others)


def _traced(state: State, each: CourierRun, question: TraceQuestion) -> Traced | None:
    if not each.path.startswith(question.path) or each.started_at > question.until or (each.ended_at or state.now) < question.since:
        return None
    listed = _of(state, each.id)
    if question.by is TraceBy.COURIER:
        named = question.text in each.courier or initials(each.courier).startswith(question.text.lower())
        return Traced(each, listed[:MOST_TRACED], max(0, len(listed) - MOST_TRACED)) if named else None
    if question.by is TraceBy.PLACE:
        assert question.spot is not None
        points = state.fleet.tracks.get(each.id, ())
        near = [p.at for p in points if question.since <= p.at <= question.until and metres(p.spot, question.spot) <= NEAR_METRES]
        return Traced(each, listed[:MOST_TRACED], 0, min(near), max(near)) if near else None
    if question.by is TraceBy.ORDER:
        matching = tuple(one for one in listed if order_key(one.order_no) == order_key(question.text))
    else:
        matching = tuple(one for one in listed if one.area and area_key(question.text) in area_key(one.area))
    return Traced(each, matching[:MOST_TRACED]) if matching else None


def _was_there(state: State, each: CourierRun, found: list[CourierRun], shown: list[CourierRun]) -> bool:
    if each.id in {one.id for one in found}:
        return False
    areas = {(compound_key(one.area), each.day) for one in _of(state, each.id) if one.area}
    there = {(compound_key(d.area), one.day) for one in shown for d in _of(state, one.id) if d.area}
    return bool(areas & there) or any(_met(state, each, one) for one in shown)


def _met(state: State, one: CourierRun, other: CourierRun) -> bool:
    return any(
        abs(a.at - b.at) <= timedelta(minutes=NEAR_MINUTES) and metres(a.spot, b.spot) <= NEAR_METRES
        for a in state.fleet.tracks.get(one.id, ())
        for b in state.fleet.tracks.get(other.id, ())
    )


def metres(a: Spot, b: Spot) -> float:
    """The distance on flat ground."""
    north = (a.latitude - b.latitude) / MICRO * 111_195
    east = (a.longitude - b.longitude) / MICRO * 111_195 * cos(radians(a.latitude / MICRO))
    return hypot(north, east)


def ride(state: State, staff_id: int, started_at: datetime | None = None) -> int:
    """A courier begins to ride without being asked anything; the id of the run."""
    plate = state.fleet.couriers.setdefault(staff_id, ("吉A12345", False))[0]
    now, state.now = state.now, started_at or state.now
    _start(state, r.StartRun(state.enterprise_of(staff_id), staff_id, plate, state.now.date(), Decimal("36.5"), True, True))
    state.now = now
    return max(state.fleet.runs)
