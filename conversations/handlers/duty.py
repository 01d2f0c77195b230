"""值班 The rota of a division, and an officer's own hours, leave and swaps."""

from dataclasses import replace

from conversations.about_duty import iso_day, me, own_rotas
from conversations.duty import Leave, Officer, Rota
from conversations.duty_records import TakeLeave, WithdrawLeave
from conversations.duty_scope import colleagues, overlapping
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.duty_hours import FLOW as HOURS
from conversations.flows.duty_leave import FLOW as LEAVE
from conversations.flows.duty_leave import LEAVE as OFF
from conversations.flows.duty_leave import SWAP
from conversations.request import Request
from conversations.screens.duty import duty_card, leave_taken, leave_withdrawn
from conversations.view import Line


def _rota(request: Request) -> Rota:
    return request.briefing.rotas[request.args[0]]


def _own(request: Request) -> tuple[tuple[Rota, ...], Officer]:
    """The rotas of all own divisions, the one of the card first; and the person."""
    found = own_rotas(_codes(request), request.briefing)
    return found, me(found, request.briefing)


def _codes(request: Request) -> tuple[str, ...]:
    account = request.briefing.account
    held = [m.division for m in account.divisions()] if account else []
    return tuple(dict.fromkeys((request.args[0], *held)))


def show(request: Request, *said: Line) -> Turn:
    """The rota: `args` are the division."""
    return Turn(request.session, (duty_card(_rota(request), request.briefing, *said),))


def set_hours(request: Request) -> Turn:
    """Other hours."""
    session = request.session.begin(HOURS.name, *_codes(request))
    return Turn(session, (card(HOURS, session, request.briefing),))


def take_leave(request: Request) -> Turn:
    """Days off."""
    session = request.session.begin(LEAVE.name, OFF, *_codes(request))
    return Turn(session, (card(LEAVE, session, request.briefing),))


def swap(request: Request) -> Turn:
    """A day on which a colleague stands in; not where there is none."""
    if not colleagues(*_own(request)):
        return show(request, Line("duty-no-colleagues"))
    session = request.session.begin(LEAVE.name, SWAP, *_codes(request))
    return Turn(session, (card(LEAVE, session, request.briefing),))


def withdraw(request: Request) -> Turn:
    """A leave or a swap is off: `args` are the division and the leave."""
    _, own = _own(request)
    leave = next((one for one in own.leaves if one.id and one.id == request.number(1)), None)
    if leave is None:
        return replace(show(request), toast=Line("toast-stale"))
    return Turn(request.session, (leave_withdrawn(leave, _rota(request), request.briefing),), (WithdrawLeave(leave.id),))


def take_again(request: Request) -> Turn:
    """It was withdrawn by mistake: `args` are the division, the first and the last day, who stands in, and whether it was a swap."""
    found, own = _own(request)
    first, last, stand_in = iso_day(request.text(1)), iso_day(request.text(2)), request.number(3) or None
    known = stand_in is None or any(one.id == stand_in for one in colleagues(found, own))
    if first is None or last is None or not request.briefing.today <= last or last < first or not known:
        return replace(show(request), toast=Line("toast-stale"))
    if overlapping(own, first, last) is not None:
        return show(request)
    leave = Leave(first, last, stand_in, swap=stand_in is not None and first == last and request.text(4) == SWAP)
    stored = TakeLeave(first, last, stand_in, leave.swap)
    return Turn(request.session, (leave_taken(leave, _rota(request), request.briefing),), (stored,))
