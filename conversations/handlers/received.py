"""What recipients of broadcasts tap: 已阅."""

from conversations.about import number_at
from conversations.about_broadcasts import received_of
from conversations.broadcast import Outcome, Received
from conversations.broadcast_records import ConfirmBroadcast, HurryEdits
from conversations.engine.turn import Turn
from conversations.request import Request
from conversations.screens.broadcast_letter import chase_done, chase_over, chased, last_message, last_part, withdrawn
from conversations.screens.help import help_card
from conversations.view import Line, View

CHASED = "chase"


def confirm(request: Request) -> Turn:
    """已阅: the button says so from then on. `args`: the broadcast, the revision of the text above the button (none: the first), and
    `chase` where it stands below a reminder. A second tap changes nothing; one below an older text shows the new one and counts for
    nothing; one below a test or a look at it says what it would do."""
    if not number_at(request.args, 0):
        return Turn(request.session, (), toast=Line("toast-broadcast-only-test"))
    found = received_of(request.args, request.briefing)
    if found is None:
        return Turn(request.session, (help_card(request.briefing.account, Line("nothing-there")),), toast=Line("nothing-there"), below=True)
    if found.withdrawn:
        view = chase_over(found) if _chased(request) else withdrawn(found.broadcast_id, last_part(found))
        return Turn(request.session, (view,), toast=Line("toast-broadcast-was-withdrawn"))
    if not found.must_confirm:
        return Turn(request.session, (_shown(request, found, confirmed=False),), toast=Line("toast-broadcast-no-confirm"))
    if found.outcome is Outcome.CONFIRMED:
        return Turn(request.session, (_shown(request, found, confirmed=True),), toast=Line("toast-broadcast-confirmed-before"))
    if (request.number(1) or 1) != found.text_revision:
        view = chased(found) if _chased(request) else last_message(found, confirmed=False)
        changed = Line("toast-broadcast-text-changed")
        return Turn(request.session, (view,), (HurryEdits(found.broadcast_id),), changed, urgent_toast=True)
    view = _shown(request, found, confirmed=True)
    confirmed = ConfirmBroadcast(found.broadcast_id, found.revision)
    return Turn(request.session, (view,), (confirmed,), Line("toast-broadcast-confirmed"))


def _chased(request: Request) -> bool:
    return CHASED in request.args[1:]


def _shown(request: Request, found: Received, *, confirmed: bool) -> View:
    if _chased(request):
        return chase_done(found)
    return last_message(found, confirmed=confirmed)
