"""Messages between officers and enterprises: writing, answering, reading what was written."""

from conversations.about_officer_day import thread_of
from conversations.engine.advance import card
from conversations.engine.flow import Flow
from conversations.engine.scope import Scope
from conversations.engine.session import Session
from conversations.engine.turn import Turn
from conversations.flows import message_answer, message_laggards, message_write
from conversations.officer_day import ThreadList
from conversations.request import Request
from conversations.screens.messages import thread, thread_list
from conversations.screens.parts import button, to_today
from conversations.view import View


def _begun(flow: Flow, request: Request, *subject: str, back: tuple[str, ...] = ()) -> Turn:
    """The questionnaire, or why it cannot be begun, with the way `back`."""
    gone = flow.obsolete(Scope(request.briefing, subject, {}))
    if gone is not None:
        return Turn(request.session, (View((gone,), ((button(*back), *to_today()) if back else to_today(),)),), toast=gone)
    session: Session = request.session.begin(flow.name, *subject)
    return Turn(session, (card(flow, session, request.briefing),), below=True)


def write(request: Request) -> Turn:
    """To the managers of an enterprise: `args` are the enterprise and, for an answer, the message."""
    return _begun(message_write.FLOW, request, *request.args[:2], back=("enterprise-card", "ent", request.args[0]))


def write_to_laggards(request: Request) -> Turn:
    """To all laggards of a division."""
    return _begun(message_laggards.FLOW, request, request.args[0], back=("laggards-of", "lag", request.args[0], "0"))


def answer(request: Request) -> Turn:
    """A manager's answer to a message."""
    return _begun(message_answer.FLOW, request, request.args[0])


def show_thread(request: Request) -> Turn:
    """What was written with an enterprise."""
    enterprise = request.briefing.enterprises[int(request.args[0])]
    return Turn(request.session, (thread(enterprise, thread_of(request.args, request.briefing), request.briefing),))


def show_threads(request: Request) -> Turn:
    """The officer's enterprises with messages."""
    page = next(iter(request.briefing.thread_lists.values()), ThreadList(0, 0, 0, 1))
    return Turn(request.session, (thread_list(page),))
