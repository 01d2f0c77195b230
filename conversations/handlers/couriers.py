"""Couriers outside the questionnaires: the list, one courier, the end of being one, the link; and the way into a run."""

from dataclasses import replace

from conversations.about import number_at
from conversations.about_couriers import courier_of
from conversations.briefing import Enterprise
from conversations.courier import Courier, CourierBook
from conversations.courier_fitness import alert_of_barred, why_not
from conversations.courier_records import EndCourier, RefuseRun, SetCourier
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.courier_add import FLOW as ADD
from conversations.flows.courier_change import FLOW as CHANGE
from conversations.flows.courier_change import PHONE, PLATE
from conversations.flows.run_start import FLOW as START
from conversations.plate import read_plate
from conversations.records import InviteToDeclare
from conversations.request import Request
from conversations.screens.couriers import courier_card, courier_list, end_confirm, ended, link_coming, open_run
from conversations.screens.run_begun import barred, out_already
from conversations.screens.run_card import run_card
from conversations.screens.run_history import own_runs
from conversations.view import Line


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def _courier(request: Request) -> Courier:
    courier = courier_of(request.args[:2], request.briefing)
    assert courier is not None, "the access check comes first"  # noqa: S101
    return courier


def show_list(request: Request, *said: Line) -> Turn:
    """A page of an enterprise's couriers."""
    return Turn(request.session, (courier_list(_enterprise(request), request.briefing, request.number(1) or 0, *said),))


def add(request: Request) -> Turn:
    """Choose people of the roster."""
    session = request.session.begin(ADD.name, request.args[0])
    book = request.briefing.couriers.get(_enterprise(request).id, CourierBook(0))
    known = {each.staff_id for each in book.couriers}
    people = request.briefing.rosters.get(_enterprise(request).id, ())
    if not any(not person.departed and person.id not in known for person in people):
        return show_list(replace(request, args=request.args[:1]), Line("couriers-all" if people else "couriers-no-staff"))
    return Turn(session, (card(ADD, session, request.briefing),))


def show_courier(request: Request) -> Turn:
    """One courier."""
    return Turn(request.session, (courier_card(_courier(request), request.briefing),))


def change(request: Request) -> Turn:
    """Another plate or phone: `args` are courier, enterprise and which of the two."""
    if request.text(2) not in (PLATE, PHONE):
        return Turn(request.session, (courier_card(_courier(request), request.briefing),), toast=Line("toast-stale"))
    session = request.session.begin(CHANGE.name, *request.args[:3])
    return Turn(session, (card(CHANGE, session, request.briefing),))


def end(request: Request) -> Turn:
    """No courier any more, after a question; not while a run is under way."""
    courier = _courier(request)
    if courier.open_run is not None:
        return Turn(request.session, (courier_card(courier, request.briefing, Line("courier-end-out", {"courier": courier.name})),))
    if request.text(2) != "yes":
        return Turn(request.session, (end_confirm(courier),))
    return Turn(request.session, (ended(courier),), (EndCourier(courier.enterprise_id, courier.staff_id),))


def undo_end(request: Request) -> Turn:
    """It was a mistake: a courier again, with the plate as it was. `args` are enterprise, staff member and plate."""
    enterprise, staff_id = _enterprise(request), number_at(request.args, 1)
    person = next((p for p in request.briefing.rosters.get(enterprise.id, ()) if p.id == staff_id and not p.departed), None)
    book = request.briefing.couriers.get(enterprise.id, CourierBook(enterprise.id))
    if person is None or any(each.staff_id == staff_id for each in book.couriers):
        return show_list(replace(request, args=request.args[:1]))
    plate = read_plate(request.text(2), light=True) or ""
    back = Courier(staff_id, enterprise.id, person.name, plate, phone_kept=False, alone=False)
    after = replace(request.briefing, couriers={enterprise.id: replace(book, couriers=(*book.couriers, back))})
    view = courier_list(enterprise, after, 0, Line("courier-again", {"courier": person.name}))
    return Turn(request.session, (view,), (SetCourier(enterprise.id, staff_id, plate),))


def send_link(request: Request) -> Turn:
    """发链接: the courier records the runs alone. The link comes as the next message."""
    courier = _courier(request)
    view = link_coming(courier, request.briefing.policy.invite_days)
    return Turn(request.session, (view,), (InviteToDeclare(courier.enterprise_id, courier.staff_id, courier=True),))


def start(request: Request) -> Turn:
    """出车: from where it was left today; refused to those who are out already or may not be on post."""
    courier, briefing = _courier(request), request.briefing
    subject = (*request.args[:2], briefing.today.isoformat())
    session = request.session
    if courier.open_run is not None:
        return Turn(session.drop(START.name, *subject), (out_already(courier, briefing),))
    why = why_not(courier, briefing)
    if why is not None:
        alert = alert_of_barred(courier, briefing)
        refusal = (RefuseRun(courier.enterprise_id, courier.staff_id, alert),) if alert is not None else ()
        return Turn(session.drop(START.name, *subject), (barred(courier, why, briefing, alerted=alert is not None),), refusal)
    begun = session.draft(START.name, *subject)
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (START.name, subject):
        session = session.begin(START.name, *subject)
    return Turn(session, (card(START, session, briefing),))


def riding(request: Request) -> Turn:
    """The run that is under way, else the courier."""
    courier = _courier(request)
    book = request.briefing.own_runs[courier.staff_id]
    run = open_run(courier, book)
    return Turn(request.session, (courier_card(courier, request.briefing) if run is None else run_card(run, request.briefing),))


def show_runs(request: Request) -> Turn:
    """A courier's last runs."""
    return Turn(request.session, (own_runs(_courier(request), request.briefing),))
