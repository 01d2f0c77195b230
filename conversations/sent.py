"""What people send besides words and taps: whom it is for, a question that waits for it or a courier's run, and what it may be about."""

from conversations.about import allowed, wants_roster
from conversations.about_couriers import run_concerned, wants_open_runs, wants_run
from conversations.about_disinfection import wants_book
from conversations.briefing import Briefing
from conversations.catalog import FLOWS
from conversations.engine.advance import takes, takes_content
from conversations.engine.flow import Flow
from conversations.engine.session import Session
from conversations.engine.signals import DeliveriesArrived, Located, Pictured, PointsArrived, RosterArrived, Signal, Uploaded
from conversations.engine.turn import Turn
from conversations.handlers import runs
from conversations.handlers.run_sent import no_run, sent
from conversations.handlers.staff import is_readable
from conversations.request import Request
from conversations.roles import Account, Action
from conversations.screens.help import help_card
from conversations.view import Line
from conversations.want import Want


def wants_of_sent(signal: Signal, account: Account | None) -> tuple[Want, ...]:
    """What a file that was read, a photo, a location or a file that was sent may be about."""
    match signal:
        case RosterArrived():
            return wants_roster((str(signal.enterprise_id),))
        case DeliveriesArrived():
            return wants_run((str(signal.run_id),))
        case PointsArrived():
            return wants_book((str(signal.enterprise_id),))
        case Pictured():
            books = [want for m in (account.enterprises() if account else ()) for want in wants_book((str(m.enterprise_id),))]
            return (*books, *wants_open_runs(account))
        case Located() | Uploaded():
            return wants_open_runs(account)
    return ()


def flow_allowed(flow: Flow, session: Session, briefing: Briefing) -> bool:
    """Whether the questionnaire that runs is still this person's."""
    return allowed(flow.action, flow.concerns(session.subject, briefing), briefing)


def answers_question(session: Session, signal: Located | Pictured | Uploaded, briefing: Briefing) -> bool:
    """Whether the question that stands wants just this; a file stands for a photo."""
    if session.flow not in FLOWS:
        return False
    flow = FLOWS[session.flow]
    return flow_allowed(flow, session, briefing) and takes(flow, session, signal, briefing)


def no_photo(session: Session, signal: Signal, briefing: Briefing) -> bool:
    """Whether a file is one that nobody can read (a PDF, an archive), sent where photos are asked for: that is what has to be said then.
    Where any message is taken as it is, so is any file."""
    if not isinstance(signal, Uploaded) or not answers_question(session, signal, briefing):
        return False
    return not is_readable(signal) or wants_content(session, briefing)


def wants_content(session: Session, briefing: Briefing) -> bool:
    """Whether the question that stands takes messages as they are sent, forwarded ones too."""
    flow = FLOWS.get(session.flow or "")
    return flow is not None and flow_allowed(flow, session, briefing) and takes_content(flow, session, briefing)


def sent_for_run(session: Session, signal: Located | Pictured | Uploaded, briefing: Briefing) -> Turn | None:
    """Something that was sent for a courier's run; None where nobody rides and nothing is to be said of that."""
    flow = FLOWS.get(session.flow or "")
    if flow is not None and flow_allowed(flow, session, briefing):
        heard = flow.listens(session, signal, briefing)
        if heard is not None:
            return heard
    request = Request(session, briefing)
    named = int(session.subject[0]) if flow is not None and flow.concerns is run_concerned else None
    taken = sent(request, signal, named)
    if taken is None and (flow is None or isinstance(signal, Located)):
        taken = no_run(request, signal)
    return taken


def deliveries_arrived(session: Session, signal: DeliveriesArrived, briefing: Briefing) -> Turn:
    """A delivery list that was read, where the run is still this person's to add to."""
    args = (str(signal.run_id),)
    if not allowed(Action.RIDE, run_concerned(args, briefing), briefing):
        return Turn(session, (help_card(briefing.account, Line("ride-no-longer")),))
    return runs.arrived(Request(session, briefing, args), signal)
