"""An officer's day: finding an enterprise, its card, its history, notes on it."""

from dataclasses import replace

from conversations.about_officer_day import card_of, notes_of, page_at, search_text
from conversations.briefing import EnterpriseCard
from conversations.engine.advance import card
from conversations.engine.session import Answers
from conversations.engine.turn import Turn
from conversations.enterprise_search import Search, paths_of, tidy
from conversations.flows import enterprise_note, enterprise_search
from conversations.officer_day_records import RemoveNote
from conversations.request import Request
from conversations.screens.enterprise import enterprise_card, officer_history
from conversations.screens.found import found_view
from conversations.screens.officer_notes import note_list
from conversations.screens.parts import button
from conversations.view import Line, View


def _card(request: Request) -> EnterpriseCard:
    found = card_of(request.args, request.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def find(request: Request) -> Turn:
    """What was typed behind the command is searched; without anything it is asked for."""
    text = tidy(search_text(request.args))
    if not text:
        return ask(request)
    return Turn(request.session, (found_view(Search(paths_of(request.briefing.account), text), request.briefing),))


def find_page(request: Request) -> Turn:
    """Another page of what was found."""
    search = Search(paths_of(request.briefing.account), tidy(search_text(request.args[1:])), page_at(request.args, 0))
    return Turn(request.session, (found_view(search, request.briefing),))


def ask(request: Request) -> Turn:
    """Asks for what is to be searched."""
    places = list(paths_of(request.briefing.account))
    session = request.session.begin(enterprise_search.NAME, answers=Answers(((enterprise_search.PLACES, places),)))
    return Turn(session, (card(enterprise_search.FLOW, session, request.briefing),))


def show_enterprise(request: Request) -> Turn:
    """The enterprise card."""
    return Turn(request.session, (enterprise_card(_card(request), request.briefing),), below=True)


def show_history(request: Request) -> Turn:
    """Its last fourteen days."""
    return Turn(request.session, (officer_history(_card(request)),))


def show_notes(request: Request) -> Turn:
    """A page of the notes on it."""
    enterprise = request.briefing.enterprises[int(request.args[0])]
    return Turn(request.session, (note_list(enterprise, notes_of(request.args, request.briefing), request.briefing),))


def add_note(request: Request) -> Turn:
    """Asks for a note."""
    session = request.session.begin(enterprise_note.NAME, request.args[0])
    return Turn(session, (card(enterprise_note.FLOW, session, request.briefing),))


def remove_note(request: Request) -> Turn:
    """Takes an own note away; it can be brought back with the next tap."""
    briefing, key = request.briefing, request.number(1) or 0
    enterprise, page = briefing.enterprises[int(request.args[0])], notes_of(request.args, briefing)
    own = briefing.account.id if briefing.account else 0
    gone = next((note for note in page.notes if note.id == key and note.by_id == own), None)
    if gone is None:
        return Turn(request.session, (note_list(enterprise, page, briefing),), toast=Line("toast-list-changed"))
    left = replace(page, total=page.total - 1, notes=tuple(note for note in page.notes if note.id != key))
    view = note_list(enterprise, left, briefing, Line("note-removed"), undo=key)
    return Turn(request.session, (view,), (RemoveNote(enterprise.id, key),), Line("note-removed"))


def bring_note_back(request: Request) -> Turn:
    """Brings the own note back that was just taken away."""
    briefing, key = request.briefing, request.number(1) or 0
    enterprise = briefing.enterprises[int(request.args[0])]
    back = View((Line("note-back"),), ((button("notes-see", "notes", enterprise.id, 0), button("enterprise-card", "ent", enterprise.id)),))
    return Turn(request.session, (back,), (RemoveNote(enterprise.id, key, removed=False),))
