"""A photo, a location or a file that arrives outside its questionnaire: it belongs to the run under way, or it is asked to which."""

from conversations.about_couriers import open_runs, own_open_run, photo_requests
from conversations.courier import CourierRun
from conversations.engine.advance import card
from conversations.engine.session import Answers
from conversations.engine.signals import Located, Pictured, Uploaded
from conversations.engine.turn import Turn
from conversations.flows.run_which import FLOW as WHICH
from conversations.flows.run_which import KEPT
from conversations.request import Request
from conversations.run_signals import Kept, held, kept_to_json, stored
from conversations.screens.couriers import begin
from conversations.screens.parts import button, to_today
from conversations.screens.run_card import run_card
from conversations.view import Line, Rows, Style, View

Sent = Located | Pictured | Uploaded


def sent(request: Request, signal: Sent, named: int | None = None) -> Turn | None:
    """The turn, where a run is under way; None where it could belong to none. `named`: the run whose questionnaire is open."""
    runs = open_runs(request.briefing)
    if not runs:
        return None
    run = next((each for each in runs if each.id == named), None) or own_open_run(request.briefing) or _only(runs, request, signal)
    if run is None:
        return _asked(request, signal)
    done = stored((Kept.of(signal),), run, request.briefing)
    return Turn(request.session, (run_card(done.run, request.briefing, *done.said),), done.records)


def _only(runs: tuple[CourierRun, ...], request: Request, signal: Sent) -> CourierRun | None:
    """The only run under way: of photos, and of the location of somebody who shares for a courier without a phone here. A file may be a
    roster as well, a photo one that an officer waits for, and a courier with a phone of their own shares from there."""
    if len(runs) > 1 or isinstance(signal, Uploaded) or (isinstance(signal, Pictured) and photo_requests(request.briefing)):
        return None
    book = request.briefing.couriers.get(runs[0].enterprise_id)
    alone = any(each.alone and each.staff_id == runs[0].staff_id for each in (book.couriers if book else ()))
    return None if alone and isinstance(signal, Located) else runs[0]


def _asked(request: Request, signal: Sent) -> Turn:
    account = request.briefing.account
    own = tuple(f"s{m.staff_id}" for m in (account.declares() if account else ()))
    led = tuple(f"e{m.enterprise_id}" for m in (account.enterprises() if account else ()))
    answers = Answers(((KEPT, [kept_to_json(Kept.of(signal))]),))
    session = request.session.begin(WHICH.name, *own, *led, answers=answers)
    return Turn(session, (card(WHICH, session, request.briefing),), held(signal, request.briefing))


def no_run(request: Request, signal: Sent) -> Turn | None:
    """Nobody is under way: said so, with the way to begin; who was not let ride today is not urged to, and finds the reason on the today
    card. None for somebody who has nothing to do with couriers."""
    briefing, account = request.briefing, request.briefing.account
    if account is None:
        return None
    own = [each for m in account.declares() if (book := briefing.own_runs.get(m.staff_id or 0)) is not None for each in book.couriers]
    led = [m for m in account.enterprises() if (book := briefing.couriers.get(m.enterprise_id or 0)) is not None and book.couriers]
    rows: Rows = tuple((begin(each),) for each in own if each.refused is None)
    rows += tuple((button("couriers", "cour", m.enterprise_id, 0, style=Style.PRIMARY),) for m in led)
    if not rows and not own:
        return None
    key = "live" if isinstance(signal, Located) and signal.live_seconds else Kept.of(signal).what
    return Turn(request.session, (View((Line(f"no-run-for-{key}" if rows else f"no-run-refused-{key}"),), (*rows, to_today())),))
