"""The roster: the list, one person, who left and who came back, and files."""

from conversations.briefing import Person
from conversations.engine.advance import card
from conversations.engine.signals import FileFailed, RosterArrived, Uploaded
from conversations.engine.turn import Turn
from conversations.flows.roster_add import FLOW as ADD
from conversations.flows.roster_import import FLOW as IMPORT
from conversations.flows.roster_import import summary
from conversations.flows.staff_rename import FLOW as RENAME
from conversations.ledger_people import bar_of
from conversations.records import MarkDeparted, ReadRoster
from conversations.request import Request
from conversations.roster_file import Rejected
from conversations.screens.parts import button, to_today
from conversations.screens.roster import depart_confirm, person_card, roster
from conversations.view import Line, Rows, View

MOST_BYTES = 20_000_000
"""What a bot may download."""
READABLE = (".xlsx", ".xls", ".csv")


def show_roster(request: Request) -> Turn:
    """A page of the roster."""
    enterprise_id = int(request.args[0])
    briefing = request.briefing
    return Turn(request.session, (roster(briefing.enterprises[enterprise_id], briefing.rosters[enterprise_id], request.number(1) or 0),))


def add_staff(request: Request) -> Turn:
    """Paste names, or send a file."""
    session = request.session.begin(ADD.name, request.args[0])
    return Turn(session, (card(ADD, session, request.briefing),))


def _people(request: Request) -> tuple[Person, ...]:
    return request.briefing.rosters[int(request.args[0])]


def _person(request: Request) -> Person | None:
    wanted = request.number(1)
    return next((person for person in _people(request) if person.id == wanted), None)


def _gone(request: Request) -> Turn:
    enterprise_id = int(request.args[0])
    view = roster(request.briefing.enterprises[enterprise_id], request.briefing.rosters[enterprise_id], 0, Line("person-gone"))
    return Turn(request.session, (view,))


def show_person(request: Request) -> Turn:
    """One person of the roster."""
    person = _person(request)
    if person is None:
        return _gone(request)
    enterprise, briefing = request.briefing.enterprises[int(request.args[0])], request.briefing
    bar = bar_of(briefing.ledgers[enterprise.id], person.id)
    why = None if bar is None else (bar, briefing.today)
    return Turn(request.session, (person_card(enterprise, person, _people(request), barred=why),))


def rename(request: Request) -> Turn:
    """Ask for the right name."""
    if _person(request) is None:
        return _gone(request)
    session = request.session.begin(RENAME.name, *request.args[:2])
    return Turn(session, (card(RENAME, session, request.briefing),))


def depart(request: Request) -> Turn:
    """离职, after a question. The past stays as it was recorded."""
    person, enterprise = _person(request), request.briefing.enterprises[int(request.args[0])]
    if person is None:
        return _gone(request)
    if request.text(2) != "yes" or person.departed:
        people = _people(request)
        shown = person_card(enterprise, person, people) if person.departed else depart_confirm(enterprise, person, people)
        return Turn(request.session, (shown,))
    left = Person(person.id, person.name, person.initials, person.department, person.post, departed=True)
    return Turn(request.session, (person_card(enterprise, left, _people(request)),), (MarkDeparted(person.id),))


def undo_depart(request: Request) -> Turn:
    """It was a mistake: back on the roster."""
    person, enterprise = _person(request), request.briefing.enterprises[int(request.args[0])]
    if person is None:
        return _gone(request)
    back = Person(person.id, person.name, person.initials, person.department, person.post)
    return Turn(
        request.session, (person_card(enterprise, back, _people(request), Line("person-back")),), (MarkDeparted(person.id, departed=False),)
    )


def is_readable(signal: Uploaded) -> bool:
    """Whether it is worth fetching: of a kind that can be read, and not too big."""
    return signal.name.lower().endswith(READABLE) and signal.size <= MOST_BYTES


def uploaded(request: Request, signal: Uploaded) -> Turn:
    """A file came: it is fetched and read; the outcome comes back as a signal of its own. `args`: the enterprise, if it is clear which."""
    if not request.args:
        return Turn(request.session, (View((Line("upload-which"),), (to_today(),)),))
    refusal = None
    if not signal.name.lower().endswith(READABLE):
        refusal = Line("upload-wrong-kind", {"name": signal.name[:60]})
    elif signal.size > MOST_BYTES:
        refusal = Line("upload-too-big", {"megabytes": round(signal.size / 1_000_000)})
    if refusal is not None:
        return Turn(request.session, (View((refusal,), (*_add_row(request), to_today())),))
    record = ReadRoster(int(request.args[0]), signal.file_id, signal.name[:200], signal.size)
    return Turn(request.session, (View((Line("upload-reading", {"name": signal.name[:60]}),), (to_today(),)),), (record,))


def _add_row(request: Request) -> Rows:
    return ((button("add-staff", "add", request.args[0]),),)


def arrived(request: Request, signal: RosterArrived) -> Turn:
    """The file was read: what it holds is shown before anything changes."""
    if isinstance(signal.outcome, Rejected):
        view = View((Line(f"rejected-{signal.outcome.code}"),), (*_add_row(request), to_today()))
        return Turn(request.session, (view,))
    people = request.briefing.rosters[signal.enterprise_id]
    answers = summary(signal.outcome, people)
    session = request.session.begin(IMPORT.name, str(signal.enterprise_id), str(signal.file), answers=answers)
    return Turn(session, (card(IMPORT, session, request.briefing),))


def failed(request: Request, signal: FileFailed) -> Turn:
    """The file could not be fetched."""
    return Turn(request.session, (View((Line(f"upload-failed-{signal.reason}"),), (to_today(),)),))
