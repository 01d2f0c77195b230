"""A manager's disinfection: today's points, one tap for one or for all, taking it back, the week, and photos that were asked for."""

from conversations.about_disinfection import book_of, log_in, manages, point_in
from conversations.briefing import Briefing
from conversations.disinfection import PhotoRequest, PointKind
from conversations.disinfection_after import without_logs
from conversations.disinfection_draft import PLANNED
from conversations.disinfection_records import WithdrawLogs
from conversations.engine.advance import card
from conversations.engine.scope import Scope
from conversations.engine.signals import Pictured
from conversations.engine.turn import Turn
from conversations.flows.disinfection_log import FLOW as LOG
from conversations.flows.disinfection_log import begun as log_begun
from conversations.flows.photo_answer import FLOW as ANSWER
from conversations.flows.photo_answer import begun as photo_begun
from conversations.handlers.disinfection_again import EVERY, others_first
from conversations.handlers.disinfection_logged import as_it_is, enterprise_of, logged, usually
from conversations.request import Request
from conversations.rules.disinfection import PointToday
from conversations.screens.disinfection import (
    HOUR,
    all_today,
    disinfection_card,
    guard,
    guard_of_all,
    logs_behind,
    photo_button,
    whose_time_it_is,
)
from conversations.screens.disinfection_officer import log_list, officer_card, photo_views
from conversations.screens.disinfection_week import points_of_week, week_view, workbook_view
from conversations.screens.help import help_card
from conversations.screens.parts import button, to_today
from conversations.view import Line, View


def show_today(request: Request) -> Turn:
    """Today's points: `args` are enterprise and page."""
    return Turn(request.session, (disinfection_card(enterprise_of(request), request.briefing, request.number(1) or 0),))


def log_one(request: Request) -> Turn:
    """One tap: `args` are enterprise, day, point and what the button is for. A tap on what is done already says so."""
    key, briefing = int(request.args[0]), request.briefing
    if request.text(1) != briefing.today.isoformat():
        return as_it_is(request, Line("toast-stale"))
    one = next((each for each in all_today(key, briefing) if each.point.id == request.number(2)), None)
    if one is None:
        return as_it_is(request, Line("point-gone"))
    if not one.to_do or guard(one) != request.text(3):
        why = _why_not(one, request.text(3))
        first = others_first(request, (one,), one.point.id, why) if why.key == "toast-done-already" else None
        return first or as_it_is(request, why)
    return logged(request, usually((one,), briefing))


def _why_not(one: PointToday, wanted: str) -> Line:
    """It was done already, or its time is over."""
    mark = next((mark for mark in one.marks if f"{mark.slot:{HOUR}}" == wanted.partition(".")[0]), None)
    times = [log.treated.at for log in one.logs]
    if mark is not None and not mark.current:
        return Line("toast-slot-over", {"name": one.point.plan.name})
    return Line("toast-done-already", {"name": one.point.plan.name, "at": times[-1]}) if times else Line("toast-stale")


def log_all(request: Request) -> Turn:
    """All that is due in one tap: `args` are enterprise, day and what the button is for."""
    key, briefing = int(request.args[0]), request.briefing
    todo = tuple(one for one in all_today(key, briefing) if one.due)
    same_day, guarded = request.text(1) == briefing.today.isoformat(), guard_of_all(book_of(key, briefing), briefing)
    if not same_day or request.text(2) != guarded:
        why = Line("toast-stale" if todo else "toast-all-done")
        timely = same_day and request.text(2).partition(".")[0] == guarded.partition(".")[0]
        return (others_first(request, whose_time_it_is(key, briefing), EVERY, why) if timely else None) or as_it_is(request, why)
    return logged(request, usually(todo, briefing)) if todo else as_it_is(request, Line("toast-all-done"))


def undo(request: Request) -> Turn:
    """Take back what one turn logged, until the end of the day: `args` are enterprise and the turn."""
    key, briefing = int(request.args[0]), request.briefing
    name = briefing.account.name if briefing.account is not None else ""
    today = tuple(log for log in book_of(key, briefing).logs if log.logged_at.date() == briefing.today)
    ids = logs_behind(request.text(1), today, name)
    if not ids:
        return as_it_is(request, Line("toast-undo-over"))
    view = disinfection_card(enterprise_of(request), without_logs(briefing, key, ids), 0, Line("logs-undone", {"count": len(ids)}))
    return Turn(request.session, (view,), (WithdrawLogs(key, ids),), Line("toast-undone"))


def log_in_detail(request: Request) -> Turn:
    """其他情况 The questionnaire: `args` are enterprise, and a point if it is clear which. One that was begun today goes on."""
    briefing, today = request.briefing, request.briefing.today.isoformat()
    key = int(request.args[0])
    point = point_in(book_of(key, briefing), request.number(1))
    subject = (request.args[0], today, *((str(point.id),) if point is not None else ()))
    if LOG.obsolete(Scope(briefing, subject, {})) is not None:
        return Turn(request.session, (disinfection_card(enterprise_of(request), briefing),))
    draft = request.session.draft(LOG.name, *subject)
    if draft is not None:
        session = request.session.resume(draft)
        return Turn(session, (card(LOG, session, briefing),))
    answers = log_begun()
    if point is not None:
        goods = point.plan.kind is PointKind.GOODS
        answers = log_begun((str(point.id),), f"{briefing.now:%H:%M}" if goods else "", PLANNED if goods else "")
    session = request.session.begin(LOG.name, *subject, answers=answers)
    return Turn(session, (card(LOG, session, briefing),))


def _standing(request: Request) -> View:
    """The card below which an attachment is sent."""
    enterprise, briefing = enterprise_of(request), request.briefing
    own = manages(enterprise.id, briefing)
    return disinfection_card(enterprise, briefing) if own else officer_card(enterprise, briefing)


def show_week(request: Request) -> Turn:
    """The grid of the week in a message of its own; `args` are enterprise and page."""
    if not points_of_week(int(request.args[0]), request.briefing):
        return Turn(request.session, (_standing(request),))
    week = week_view(enterprise_of(request), request.briefing, request.number(1) or 0)
    return Turn(request.session, (_standing(request), week))


def send_workbook(request: Request) -> Turn:
    """Plan against done and all logs as a workbook."""
    return Turn(request.session, (_standing(request), workbook_view(enterprise_of(request), request.briefing)))


def show_logs(request: Request) -> Turn:
    """The logs of the last days."""
    return Turn(request.session, (log_list(enterprise_of(request), request.briefing, request.number(1) or 0),))


def show_photos(request: Request) -> Turn:
    """The photos of one log, each in a message of its own."""
    enterprise, book = enterprise_of(request), book_of(int(request.args[0]), request.briefing)
    log = log_in(book, request.number(1))
    listed = log_list(enterprise, request.briefing, 0)
    if log is None or not log.treated.photos:
        return Turn(request.session, (listed,), toast=Line("toast-stale"))
    point = point_in(book, log.treated.point_id)
    name = point.plan.name if point is not None else Line("point-removed")
    return Turn(request.session, (listed, *photo_views(enterprise, log, name, request.briefing)))


def answer_request(request: Request) -> Turn:
    """An officer's request for a photo: `args` are enterprise and request."""
    refusal = ANSWER.obsolete(Scope(request.briefing, request.args[:2], {})) if len(request.args) > 1 else Line("toast-stale")
    if refusal is not None:
        return as_it_is(request, refusal)
    session = request.session.begin(ANSWER.name, *request.args[:2])
    return Turn(session, (card(ANSWER, session, request.briefing),))


def _requests(briefing: Briefing) -> list[PhotoRequest]:
    own = briefing.account.enterprises() if briefing.account is not None else ()
    return [one for m in own for one in book_of(m.enterprise_id or 0, briefing).requests]


def pictured(request: Request, signal: Pictured) -> Turn:
    """A photo that no question waits for. Where an officer waits for one, that is what it may be for; nothing is guessed."""
    briefing = request.briefing
    requests = _requests(briefing)
    own = briefing.account.enterprises() if briefing.account is not None else ()
    if len(requests) == 1:
        asked = requests[0]
        session = request.session.begin(ANSWER.name, str(asked.enterprise_id), str(asked.id), answers=photo_begun(signal.photo))
        return Turn(session, (card(ANSWER, session, briefing),))
    if requests:
        ways = tuple((photo_button(one),) for one in requests[:5])
        return Turn(request.session, (View((Line("picture-which-request"),), (*ways, to_today())),))
    with_points = [m.enterprise_id for m in own if book_of(m.enterprise_id or 0, briefing).points]
    if not with_points:
        return Turn(request.session, (help_card(briefing.account, Line("photo-unasked")),))
    rows = ((button("disinfect-other", "dislog", with_points[0]),),) if len(with_points) == 1 else ()
    return Turn(request.session, (View((Line("picture-unasked"),), (*rows, to_today())),))
