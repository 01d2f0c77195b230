"""What the buttons of disinfection share: whose points they are about, the card as it stands, and the card after a log."""

from collections.abc import Sequence

from conversations.briefing import Briefing, Enterprise
from conversations.disinfection import Treated
from conversations.disinfection_after import logged_lines, with_logs
from conversations.disinfection_twice import log_of
from conversations.engine.turn import Turn
from conversations.request import Request
from conversations.rules.disinfection import PointToday, usual
from conversations.screens.disinfection import disinfection_card, undo_key
from conversations.view import Line


def enterprise_of(request: Request) -> Enterprise:
    """Whose points the button is about."""
    return request.briefing.enterprises[int(request.args[0])]


def as_it_is(request: Request, why: Line) -> Turn:
    """Nothing is logged, and why; the card as it stands."""
    return Turn(request.session, (disinfection_card(enterprise_of(request), request.briefing),), toast=why)


def usually(todo: Sequence[PointToday], briefing: Briefing) -> tuple[Treated, ...]:
    """These points done now, as they usually are."""
    by = briefing.account.name if briefing.account is not None else ""
    return tuple(usual(one.point, briefing.now.replace(microsecond=0), by, briefing.policy) for one in todo)


def logged(request: Request, told: tuple[Treated, ...]) -> Turn:
    """It is logged, and can be taken back."""
    key, briefing = int(request.args[0]), request.briefing
    after = with_logs(briefing, key, told)
    view = disinfection_card(enterprise_of(request), after, 0, *logged_lines(key, told, briefing), undo=undo_key(told, briefing.now))
    return Turn(request.session, (view,), (log_of(key, told, briefing),), Line("toast-filed"))
