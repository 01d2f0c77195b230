"""One run outside the questionnaires: its card, its list, file, map and photos, and the ways into what can be added."""

from datetime import date

from conversations.about_couriers import is_own, run_card_of, run_day_key
from conversations.courier import RunCard
from conversations.courier_records import RemoveDelivery, SeeRun
from conversations.engine.advance import card
from conversations.engine.flow import Flow
from conversations.engine.session import Answers
from conversations.engine.signals import DeliveriesArrived
from conversations.engine.turn import Turn
from conversations.flows.deliveries_import import FLOW as IMPORT
from conversations.flows.deliveries_import import summary
from conversations.flows.delivery_change import FLOW as CHANGE
from conversations.flows.run_areas import FLOW as AREAS
from conversations.flows.run_deliveries import FLOW as DELIVERIES
from conversations.flows.run_end import FLOW as END
from conversations.request import Request
from conversations.roster_file import Rejected
from conversations.screens.parts import button, to_today
from conversations.screens.run_card import run_card, title_lines
from conversations.screens.run_history import run_day
from conversations.screens.run_things import delivery_list, delivery_workbook, how_to, photos, track_map
from conversations.view import Line, View


def _card(request: Request) -> RunCard:
    found = run_card_of(request.args, request.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def _shown(request: Request, *said: Line) -> Turn:
    return Turn(request.session, (run_card(_card(request).run, request.briefing, *said),))


def show_run(request: Request) -> Turn:
    """The card of a run."""
    return _shown(request)


def show_list(request: Request) -> Turn:
    """A page of its deliveries."""
    return Turn(request.session, (delivery_list(_card(request), request.briefing, request.number(1) or 0),))


def send_file(request: Request) -> Turn:
    """The whole list as a workbook, below the card."""
    found = _card(request)
    if not found.deliveries:
        return _shown(request, Line("run-list-empty"))
    return Turn(request.session, (delivery_workbook(found, request.briefing),), below=True)


def send_map(request: Request) -> Turn:
    """The track as a picture, below the card."""
    view = track_map(_card(request), request.briefing)
    return Turn(request.session, (view,), below=True) if view is not None else _shown(request, Line("run-no-map"))


def send_photos(request: Request) -> Turn:
    """The photos of the slips, below the card."""
    views = photos(_card(request), request.briefing)
    return Turn(request.session, views, below=True) if views else _shown(request, Line("run-no-photos"))


def see_name(request: Request) -> Turn:
    """The courier's full name, in a dialog that leaves nothing in the chat; that it was opened is kept in the audit."""
    run = _card(request).run
    view = run_card(run, request.briefing)
    facts = {"name": run.courier, "enterprise": run.enterprise_name}
    seen = () if is_own(run, request.briefing) else (SeeRun(run.id),)
    return Turn(request.session, (view,), seen, Line("run-detail", facts), urgent_toast=True)


def _begun(flow: Flow, request: Request) -> Turn:
    """From where it was left; a run that is over is shown instead."""
    if _card(request).run.ended_at is not None:
        return _shown(request, Line("run-ended-already"))
    subject, session = request.args[:1], request.session
    begun = session.draft(flow.name, *subject)
    if begun is not None:
        session = session.resume(begun)
    elif (session.flow, session.subject) != (flow.name, subject):
        session = session.begin(flow.name, *subject)
    return Turn(session, (card(flow, session, request.briefing),))


def add(request: Request) -> Turn:
    """加配送单."""
    return _begun(DELIVERIES, request)


def areas(request: Request) -> Turn:
    """途经片区."""
    return _begun(AREAS, request)


def end(request: Request) -> Turn:
    """收车."""
    return _begun(END, request)


def change(request: Request) -> Turn:
    """改一单."""
    return _begun(CHANGE, request) if _card(request).deliveries else _shown(request, Line("run-list-empty"))


def how_to_share(request: Request) -> Turn:
    """In words: how a live location is shared."""
    return Turn(request.session, (how_to("share", _card(request).run, request.briefing),))


def how_to_photo(request: Request) -> Turn:
    """In words: how a photo is sent."""
    return Turn(request.session, (how_to("photo", _card(request).run, request.briefing),))


def undo_remove(request: Request) -> Turn:
    """A delivery that was removed is back: `args` are run and delivery."""
    found, wanted = _card(request), request.number(1)
    if found.run.ended_at is not None:
        return _shown(request, Line("run-ended-already"))
    if wanted is None or any(each.id == wanted for each in found.deliveries):
        return Turn(request.session, (delivery_list(found, request.briefing, 0),))
    rows = ((button("to-run", "run", found.run.id), button("run-list", "runlist", found.run.id, 0)), to_today())
    view = View((*title_lines(found.run, request.briefing), Line("delivery-back")), rows)
    return Turn(request.session, (view,), (RemoveDelivery(found.run.id, wanted, removed=False),))


def show_day(request: Request) -> Turn:
    """An enterprise's runs of one day: `args` are enterprise, day and page."""
    enterprise = request.briefing.enterprises[int(request.args[0])]
    day = request.briefing.run_days.get(run_day_key(request.args))
    if day is None or day.day == date.min:
        return Turn(request.session, (View((Line("nothing-there"),), (to_today(),)),), toast=Line("toast-stale"))
    return Turn(request.session, (run_day(enterprise, day, request.briefing, request.number(2) or 0),))


def arrived(request: Request, signal: DeliveriesArrived) -> Turn:
    """A list was read: what it holds is shown before anything changes."""
    found = _card(request)
    if found.run.ended_at is not None:
        return _shown(request, Line("deliveries-too-late"))
    if isinstance(signal.outcome, Rejected):
        return _shown(request, Line(f"deliveries-rejected-{signal.outcome.code}"))
    if not signal.outcome.deliveries:
        return _shown(request, Line("deliveries-none-in-file"))
    subject = (str(found.run.id), str(signal.file))
    answers: Answers = summary(signal.outcome, found)
    session = request.session.begin(IMPORT.name, *subject, answers=answers)
    return Turn(session, (card(IMPORT, session, request.briefing),))
