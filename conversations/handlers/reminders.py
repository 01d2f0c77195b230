"""提醒 The own times of reminders, and putting them off."""

from conversations.briefing import Enterprise
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.own_time import FLOW
from conversations.reminder_records import PutOff
from conversations.reminding import WISHED, snooze_ends
from conversations.request import Request
from conversations.screens.reminders import put_off, times_card
from conversations.view import Line


def _enterprise(request: Request) -> Enterprise:
    return request.briefing.enterprises[int(request.args[0])]


def show(request: Request) -> Turn:
    """When one is reminded of what."""
    return Turn(request.session, (times_card(_enterprise(request), request.briefing),))


def choose(request: Request) -> Turn:
    """Other times for one duty: `args` are enterprise and duty."""
    if request.text(1) not in [duty.value for duty in WISHED]:
        return Turn(request.session, (times_card(_enterprise(request), request.briefing),), toast=Line("toast-stale"))
    session = request.session.begin(FLOW.name, *request.args[:2])
    return Turn(session, (card(FLOW, session, request.briefing),))


def snooze(request: Request) -> Turn:
    """稍后提醒: `args` are enterprise and until when, a token of `snooze_ends`."""
    until = dict(snooze_ends(request.briefing.now, request.briefing.policy)).get(request.text(1))
    if until is None:
        # The last reminder has been sent by now, or the quiet hours would begin.
        return Turn(request.session, (times_card(_enterprise(request), request.briefing),), toast=Line("toast-snooze-no-longer"))
    return Turn(request.session, (put_off(_enterprise(request), until),), (PutOff(until),), Line("toast-filed"))
