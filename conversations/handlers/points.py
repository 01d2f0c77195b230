"""The points of an enterprise: the proposal, the list, adding, changing, taking away, and the workbook of all of them."""

from dataclasses import replace

from conversations.about_disinfection import book_of, point_in
from conversations.briefing import Enterprise
from conversations.disinfection import Point
from conversations.disinfection_after import without_point
from conversations.disinfection_records import RemovePoint
from conversations.engine.advance import card
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.engine.signals import PointsArrived, Uploaded
from conversations.engine.turn import Turn
from conversations.flows.point_edit import FLOW as EDIT
from conversations.flows.point_edit import NEW
from conversations.flows.point_edit import begun as edit_begun
from conversations.flows.points_import import FLOW as IMPORT
from conversations.flows.points_import import answers_of, full
from conversations.flows.points_setup import FLOW as SETUP
from conversations.records import ReadPoints
from conversations.request import Request
from conversations.roster_file import Rejected
from conversations.screens.disinfection_points import point_card, point_list, points_workbook, remove_confirm
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

MOST_BYTES = 20_000_000
"""What a bot may download."""
READABLE = (".xlsx", ".xls", ".csv")


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def _point(request: Request) -> Point | None:
    return point_in(book_of(int(request.args[0]), request.briefing), request.number(1))


def show_points(request: Request) -> Turn:
    """The list: `args` are enterprise and page."""
    return Turn(request.session, (point_list(_enterprise(request), request.briefing, request.number(1) or 0),))


def _gone(request: Request) -> Turn:
    return Turn(request.session, (point_list(_enterprise(request), request.briefing, 0, Line("point-gone")),))


def show_point(request: Request) -> Turn:
    """One point."""
    point = _point(request)
    return _gone(request) if point is None else Turn(request.session, (point_card(_enterprise(request), point, request.briefing),))


def set_up(request: Request) -> Turn:
    """The proposal that fits the trade."""
    refusal = SETUP.obsolete(Scope(request.briefing, request.args[:1], {}))
    if refusal is not None:
        return Turn(request.session, (point_list(_enterprise(request), request.briefing, 0, refusal),))
    session = request.session.begin(SETUP.name, request.args[0])
    return Turn(session, (card(SETUP, session, request.briefing),))


def edit(request: Request) -> Turn:
    """Add a point (`args`: enterprise, `new`) or change one."""
    briefing, point = request.briefing, _point(request)
    if request.text(1) == NEW:
        refusal = EDIT.obsolete(Scope(briefing, (request.args[0], NEW), {}))
        if refusal is not None:
            return Turn(request.session, (point_list(_enterprise(request), briefing, 0, refusal),))
        session = request.session.begin(EDIT.name, request.args[0], NEW)
        return Turn(session, (card(EDIT, session, briefing),))
    if point is None:
        return _gone(request)
    people = briefing.rosters.get(point.enterprise_id, ())
    session = request.session.begin(EDIT.name, request.args[0], str(point.id), answers=edit_begun(point, people))
    return Turn(session, (card(EDIT, session, briefing),))


def remove(request: Request) -> Turn:
    """Take a point away, after a question; it can be taken back."""
    point, enterprise, briefing = _point(request), _enterprise(request), request.briefing
    if point is None:
        return _gone(request)
    if request.text(2) != "yes":
        return Turn(request.session, (remove_confirm(enterprise, point),))
    said = Line("point-removed-now", {"name": point.plan.name})
    view = point_list(enterprise, without_point(briefing, point), 0, said, undo=point.id)
    return Turn(request.session, (view,), (RemovePoint(enterprise.id, point.id),), Line("toast-filed"))


def undo_remove(request: Request) -> Turn:
    """It was a mistake: the point is due again. Only one of this enterprise is ever put back, whatever the button says."""
    enterprise, number = _enterprise(request), request.number(1)
    if number is None or _point(request) is not None:
        return Turn(request.session, (point_list(enterprise, request.briefing, 0),), toast=Line("toast-stale"))
    rows = ((button("disinfect-points", "dispts", enterprise.id, 0),), to_today())
    record = RemovePoint(enterprise.id, number, removed=False)
    return Turn(request.session, (View((Line("point-back"),), rows),), (record,), Line("toast-undone"))


def await_file(request: Request) -> Turn:
    """Points by workbook: the file is awaited; the present points can be had as one."""
    session = request.session.begin(IMPORT.name, request.args[0])
    view = card(IMPORT, session, request.briefing)
    way = (button("points-template", "distmpl", request.args[0]),)
    return Turn(session, (replace(view, rows=(way, *view.rows)),))


def send_template(request: Request) -> Turn:
    """The present points as a workbook, below the card that stays."""
    enterprise, briefing = _enterprise(request), request.briefing
    return Turn(request.session, (points_workbook(enterprise, briefing),), below=True)


def uploaded(request: Request, signal: Uploaded) -> Turn:
    """A file came while one is awaited: it is fetched and read; the outcome comes back as a signal of its own."""
    refusal = None
    if not signal.name.lower().endswith(READABLE):
        refusal = Line("upload-wrong-kind", {"name": signal.name[:60]})
    elif signal.size > MOST_BYTES:
        refusal = Line("upload-too-big", {"megabytes": round(signal.size / 1_000_000)})
    if refusal is not None:
        return Turn(request.session, (card(IMPORT, request.session, request.briefing, refusal),))
    record = ReadPoints(int(request.args[0]), signal.file_id, signal.name[:200], signal.size)
    return Turn(request.session, (View((Line("upload-reading", {"name": signal.name[:60]}),), (to_today(),)),), (record,))


def arrived(request: Request, signal: PointsArrived) -> Turn:
    """The file was read: what it holds is shown before anything changes."""
    again = (button("points-file", "disfile", signal.enterprise_id),)
    if isinstance(signal.outcome, Rejected):
        return Turn(request.session, (View((Line(f"points-rejected-{signal.outcome.code}"),), (again, to_today())),))
    known = book_of(signal.enterprise_id, request.briefing).points
    refusal = full(signal.outcome, known) if signal.outcome.plans else Line("points-file-empty")
    answers = answers_of(signal.outcome) if refusal is None else Answers()
    session = request.session.drop(IMPORT.name, str(signal.enterprise_id))
    session = session.begin(IMPORT.name, str(signal.enterprise_id), answers=answers)
    said: tuple[Line, ...] = ()
    if refusal is not None:
        rows = tuple(Line(f"points-doubt-{d.problem}", {"row": d.row, "text": d.text}) for d in signal.outcome.doubts[:10])
        said = (refusal, *rows)
    return Turn(session, (card(IMPORT, session, request.briefing, *said),))
