"""An admin's buttons about an edit that waits. A tap counts for the very edit that was seen: one below an older edit shows the newest."""

from collections.abc import Callable
from dataclasses import replace

from conversations.about_broadcasts import broadcast_of
from conversations.broadcast import Broadcast, WaitingEdit
from conversations.broadcast_records import ConfirmEdit, ReturnEdit, TakeBackEdit
from conversations.engine.turn import Turn
from conversations.records import Record
from conversations.request import Request
from conversations.rules.broadcast_moves import waiting_edit
from conversations.screens.broadcast_edits import edit_card
from conversations.screens.broadcast_letter import all_messages, rows_for
from conversations.screens.broadcasts import no_broadcast
from conversations.view import Line


def _waiting(act: Callable[[Request, Broadcast, WaitingEdit], Turn]) -> Callable[[Request], Turn]:
    """Only while an edit waits; else the card says that none does."""

    def checked(request: Request) -> Turn:
        found = broadcast_of(request.args, request.briefing)
        if found is None:
            return Turn(request.session, (no_broadcast(),), toast=Line("nothing-there"))
        waiting = waiting_edit(found)
        return act(request, found, waiting) if waiting is not None else _shown(request, found, Line("toast-broadcast-edit-over"))

    return checked


def _viewer(request: Request) -> int:
    return request.briefing.account.id if request.briefing.account is not None else 0


def _shown(request: Request, broadcast: Broadcast, toast: Line | None = None, *records: Record) -> Turn:
    return Turn(request.session, (edit_card(broadcast, request.briefing.now, _viewer(request)),), records, toast)


@_waiting
def show(request: Request, broadcast: Broadcast, waiting: WaitingEdit) -> Turn:
    """All messages as they would be, and the card below them."""
    rows = rows_for(0, must_confirm=broadcast.must_confirm)
    views = [
        view for language, parts in waiting.content.items() for view in all_messages(parts, rows, f"preview/{language}/{broadcast.id}")
    ]
    return Turn(request.session, (*views, edit_card(broadcast, request.briefing.now, _viewer(request))), below=True)


@_waiting
def confirm(request: Request, broadcast: Broadcast, waiting: WaitingEdit) -> Turn:
    """The second pair of eyes: it is made everywhere."""
    return _decided(request, broadcast, waiting, "confirmed", ConfirmEdit(broadcast.id, waiting.number), mine=False)


@_waiting
def send_back(request: Request, broadcast: Broadcast, waiting: WaitingEdit) -> Turn:
    """The second pair of eyes: the broadcast stays as it is."""
    return _decided(request, broadcast, waiting, "returned", ReturnEdit(broadcast.id, waiting.number), mine=False)


@_waiting
def take_back(request: Request, broadcast: Broadcast, waiting: WaitingEdit) -> Turn:
    """Whoever wrote it has thought better of it."""
    return _decided(request, broadcast, waiting, "taken-back", TakeBackEdit(broadcast.id, waiting.number), mine=True)


def _decided(request: Request, broadcast: Broadcast, waiting: WaitingEdit, what: str, record: Record, *, mine: bool) -> Turn:
    if request.number(1) != waiting.number:
        return _shown(request, broadcast, Line("toast-broadcast-edit-newer"))
    if (waiting.by_id == _viewer(request)) is not mine:
        return _shown(request, broadcast, Line("toast-broadcast-own" if not mine else "toast-broadcast-moved"))
    return _shown(request, replace(broadcast, edit=None), Line(f"toast-broadcast-edit-{what}"), record)
