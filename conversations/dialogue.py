"""The core's surface: what to load for a signal, and the turn it leads to; and the screens that leave without being asked for."""

from collections.abc import Callable
from dataclasses import replace

from conversations.about import allowed, wants_ledger, wants_roster
from conversations.about_couriers import own_open_run, wants_open_runs
from conversations.briefing import Briefing
from conversations.catalog import ENTRIES, FLOWS, today_wants
from conversations.commands import COMMANDS
from conversations.composed import COMPOSED
from conversations.engine.advance import LEAVE, VERBS, advance, card
from conversations.engine.flow import SAID, Flow
from conversations.engine.scope import Scope
from conversations.engine.session import Session
from conversations.engine.signals import (
    DeliveriesArrived,
    FileFailed,
    Located,
    Pictured,
    PointsArrived,
    RosterArrived,
    Signal,
    Tapped,
    Typed,
    Uploaded,
    command_of,
)
from conversations.engine.turn import Turn
from conversations.entry import Entry
from conversations.expired import told_of_expired
from conversations.flows.enrolment import NAME as ENROLMENT
from conversations.flows.points_import import NAME as POINTS_IMPORT
from conversations.handlers import disinfection, points, staff
from conversations.handlers.own import welcome
from conversations.isolation_draft import READINGS
from conversations.ledger_draft import NAME as HEALTH_LEDGER
from conversations.ledger_draft import tells_of_somebody
from conversations.quick_entry import added_turn, looks_like_report, quick_turn
from conversations.quick_readings import readings_turn
from conversations.request import Request
from conversations.roles import Account, Action, Role, Subject, may
from conversations.rules.codes import looks_like_code
from conversations.screens.broadcast_letter import is_message
from conversations.screens.help import choose_division, choose_either, choose_enterprise, help_card
from conversations.screens.parts import button
from conversations.screens.run_card import run_card
from conversations.screens.today import report_card
from conversations.sent import answers_question, deliveries_arrived, flow_allowed, no_photo, sent_for_run, wants_content, wants_of_sent
from conversations.unasked import unasked
from conversations.view import Line, View
from conversations.want import Want

GO_ON = "go"
"""The button that leads back to the questionnaire that is running."""
_GONE = {
    Action.HANDLE_ALERT: "nothing-there",
    Action.CHANGE_ISOLATION: "nothing-there",
    Action.SET_RISK: "no-longer-allowed",
    Action.SET_POLICY: "no-longer-allowed",
    Action.MANAGE_COURIERS: "ride-no-longer",
    Action.RIDE: "ride-no-longer",
    Action.TRACE: "nothing-there",
    Action.SET_DUTY: "nothing-there",
    Action.ASSIGN: "nothing-there",
    Action.BROADCAST: "no-longer-allowed",
}
"""What is said when somebody may not finish a questionnaire any more; managers are told that the enterprise is not theirs."""


def _asked(session: Session, signal: Signal, account: Account | None) -> tuple[str, tuple[str, ...]] | None:
    """The verb and arguments that a signal asks for outside a flow; None when it speaks to the flow, or says nothing known."""
    if isinstance(signal, Tapped):
        verb, *args = signal.data.split(":")
        return None if verb in VERBS or verb == GO_ON else (verb, tuple(args))
    command = command_of(signal)
    if command is None:
        code = signal.text.strip() if isinstance(signal, Typed) and session.flow is None else ""
        return ("start", (code,)) if looks_like_code(code) else None
    name, argument = command
    if name == "start":
        return "start", (argument,) if argument else ()
    known = COMMANDS.get(name)
    if known is None or account is None:
        return (known.verb, ()) if known and known.role is None else None
    openings = known.openings(account)
    if len(openings) == 1:
        verb, about = openings[0]
        return (verb, (about[0], argument)) if known.takes_text and argument else (verb, about)
    if known.takes_text and may(account, ENTRIES[known.verb].action, Subject()):
        return known.verb, (argument,) if argument else ()
    return (known.verb, ()) if known.role is None or (known.role is Role.ADMIN and account.is_admin()) else None


def wants(session: Session, signal: Signal, account: Account | None) -> tuple[Want, ...]:
    """What must be loaded before `respond` can be called."""
    found: list[Want] = []
    asked = _asked(session, signal, account)
    if asked is not None and asked[0] in ENTRIES:
        entry = ENTRIES[asked[0]]
        found += (*entry.wants(asked[1]), *entry.own_wants(asked[1], account), *entry.begun_wants(asked[1], session))
        found += today_wants(account) if asked[0] in ("today", "start") else ()
    elif session.flow in FLOWS:
        flow = FLOWS[session.flow]
        said = signal.text if isinstance(signal, Typed) else signal.data if isinstance(signal, Tapped) else ""
        found += (*flow.wants(session.subject), *flow.also_wants(session.answers.put(SAID, said)))
    elif isinstance(signal, Typed):
        found += _wants_when_idle(signal, account)
    elif isinstance(signal, Tapped) and asked is None:
        found += today_wants(account)
    found += wants_of_sent(signal, account)
    return tuple(dict.fromkeys(found))


def _wants_when_idle(signal: Typed, account: Account | None) -> tuple[Want, ...]:
    own = account.enterprises() if account else ()
    if account is not None and not own and account.declares():
        return wants_open_runs(account)
    if len(own) == 1 and looks_like_report(signal.text):
        key = (str(own[0].enterprise_id),)
        return (*wants_ledger(key), *wants_roster(key))
    return ()


def respond(session: Session, signal: Signal, briefing: Briefing) -> Turn:
    """The turn that a signal leads to. Pure; never raises for anything a person can send."""
    turn = told_of_expired(_turn(session, signal, briefing), session.expired, briefing)
    # Who enrols reads the privacy notice in the language chosen a moment ago.
    chosen = turn.session.answers.get("language") if turn.session.flow == ENROLMENT else None
    return replace(turn, language=chosen) if isinstance(chosen, str) else turn


def _turn(session: Session, signal: Signal, briefing: Briefing) -> Turn:
    if briefing.in_group:
        return Turn(session, (View((Line("private-only"),)),), toast=Line("private-only"))
    asked = _asked(session, signal, briefing.account)
    if asked is not None:
        return _with_way_back(_opened(asked[0], asked[1], session, briefing))
    if isinstance(signal, Located | Pictured) and not answers_question(session, signal, briefing):
        given = sent_for_run(session, signal, briefing)
        if given is not None:
            return _with_way_back(given)
    if isinstance(signal, DeliveriesArrived):
        return _with_way_back(deliveries_arrived(session, signal, briefing))
    if isinstance(signal, RosterArrived | PointsArrived | FileFailed | Uploaded) and not no_photo(session, signal, briefing):
        return _with_way_back(_file(session, signal, briefing))
    command = command_of(signal)
    if command is not None and command[0] != "cancel":
        return _with_way_back(_unopened(command[0], session, briefing))
    if session.flow in FLOWS:
        return _in_flow(FLOWS[session.flow], session, signal, briefing, cancelled=command is not None)
    return _idle(session, signal, briefing, cancelled=command is not None)


def _opened(verb: str, args: tuple[str, ...], session: Session, briefing: Briefing) -> Turn:
    entry: Entry | None = ENTRIES.get(verb)
    if entry is None or not allowed(entry.action, entry.concerns(args, briefing), briefing):
        return Turn(session, (help_card(briefing.account, Line("nothing-there")),), toast=Line("nothing-there"))
    return entry.open(Request(session, briefing, args))


def _unopened(name: str, session: Session, briefing: Briefing) -> Turn:
    """A command that is not there for this person, or that needs an enterprise or a division to be chosen first."""
    known, account = COMMANDS.get(name), briefing.account
    verbs = dict(known.openings(account)) if known is not None and account is not None else {}
    if known is None or account is None or not verbs:
        return Turn(session, (help_card(account, Line("unknown-command")),))
    if len(verbs) > 1:
        return Turn(session, (choose_either(account, known.verb, known.division_verb),))
    verb = next(iter(verbs))
    if known.verb in verbs and known.per_enterprise:
        return Turn(session, (choose_enterprise(account, verb),))
    return Turn(session, (choose_division(account, verb, known.everywhere),))


def _in_flow(flow: Flow, session: Session, signal: Signal, briefing: Briefing, *, cancelled: bool) -> Turn:
    if not flow_allowed(flow, session, briefing):
        return Turn(
            replace(session, flow=None, subject=(), answers=type(session.answers)()),
            (help_card(briefing.account, Line(_GONE.get(flow.action, "no-longer-yours"))),),
        )
    if cancelled:
        signal = Tapped(f"{LEAVE}:{session.version}")
    if isinstance(signal, Typed) and signal.edited:
        return Turn(session, (card(flow, session, briefing, Line("edited-ignored")),))
    if isinstance(signal, Tapped) and signal.data == GO_ON:
        return Turn(session, (card(flow, session, briefing),))
    heard = flow.listens(session, signal, briefing)
    if heard is not None:
        return _with_way_back(heard)
    if isinstance(signal, Typed) and session.flow in _MESSAGES and looks_like_report(signal.text):
        report = _MESSAGES[session.flow](session, signal.text, briefing)
        if report is not None:
            return _with_way_back(report)
    if isinstance(signal, Typed) and signal.forwarded and not wants_content(session, briefing):
        return Turn(session, (card(flow, session, briefing, Line("forwarded-ignored")),))
    return _with_way_back(advance(flow, session, signal, briefing))


def _report_in_flow(session: Session, text: str, briefing: Briefing) -> Turn | None:
    """A message about people that is sent while a ledger is open: the whole report, a part of it, or, the morning after, a new one."""
    gone = FLOWS[HEALTH_LEDGER].obsolete(Scope(briefing, session.subject, {}))
    if gone is not None:
        fresh = quick_turn(session.drop(HEALTH_LEDGER, *session.subject), text, briefing)
        first = fresh.replies[0] if fresh is not None else None
        return replace(fresh, replies=(replace(first, lines=(gone, *first.lines)),)) if fresh is not None and first is not None else None
    if session.answers.has("chosen") or tells_of_somebody(session.answers):
        return added_turn(session, text, briefing)
    return quick_turn(session, text, briefing)


_MESSAGES: dict[str, Callable[[Session, str, Briefing], Turn | None]] = {HEALTH_LEDGER: _report_in_flow, READINGS: readings_turn}
"""Flows that take a message about several people at once; None where it is none."""


def _idle(session: Session, signal: Signal, briefing: Briefing, *, cancelled: bool) -> Turn:
    if isinstance(signal, Tapped):
        return Turn(session, welcome(Request(session, briefing)).replies, toast=Line("toast-stale"))
    if cancelled:
        return Turn(session, (help_card(briefing.account, Line("nothing-to-cancel")),))
    if isinstance(signal, Pictured):
        return disinfection.pictured(Request(session, briefing), signal)
    if not isinstance(signal, Typed):
        return Turn(session, (help_card(briefing.account, unasked(signal)),))
    if signal.edited:
        return Turn(session, (help_card(briefing.account, Line("edited-ignored")),))
    several = briefing.account is not None and len(briefing.account.enterprises()) > 1
    if several and briefing.account is not None and looks_like_report(signal.text):
        return Turn(session, (choose_enterprise(briefing.account, "report", Line("quick-which")),))
    return quick_turn(session, signal.text, briefing) or _not_understood(session, signal.text, briefing)


def _not_understood(session: Session, text: str, briefing: Briefing) -> Turn:
    """A report about staff whom the bot does not know yet leads to the roster; anything else to help."""
    own = briefing.account.enterprises() if briefing.account else ()
    enterprise = briefing.enterprises.get(own[0].enterprise_id or 0) if len(own) == 1 else None
    if enterprise is not None and looks_like_report(text) and not enterprise.staff:
        return Turn(session, (report_card(enterprise, briefing),), toast=Line("toast-roster-first"))
    run = own_open_run(briefing)
    if run is not None:
        return Turn(session, (run_card(run, briefing, Line("run-add-first")),))
    return Turn(session, (help_card(briefing.account, Line("not-understood")),))


def _file(session: Session, signal: RosterArrived | PointsArrived | FileFailed | Uploaded, briefing: Briefing) -> Turn:
    account = briefing.account
    own = account.enterprises() if account else ()
    if isinstance(signal, RosterArrived | PointsArrived):
        action = Action.EDIT_ROSTER if isinstance(signal, RosterArrived) else Action.LOG_DISINFECTION
        if not may(account, action, Subject(enterprise_id=signal.enterprise_id)) or signal.enterprise_id not in briefing.enterprises:
            return Turn(session, (help_card(account, Line("no-longer-yours")),))
        request = Request(session, briefing, (str(signal.enterprise_id),))
        return staff.arrived(request, signal) if isinstance(signal, RosterArrived) else points.arrived(request, signal)
    if isinstance(signal, FileFailed):
        return staff.failed(Request(session, briefing), signal)
    chosen = session.subject[:1] if session.flow in ("roster_add", "roster_import") else ()
    if session.flow == POINTS_IMPORT and may(account, Action.LOG_DISINFECTION, Subject(enterprise_id=int(session.subject[0]))):
        return points.uploaded(Request(session, briefing, session.subject[:1]), signal)
    if not chosen and staff.is_readable(signal):
        listed = sent_for_run(session, signal, briefing)
        if listed is not None and (listed.records or listed.session != session or not own):
            return listed
    if not own:
        return Turn(session, (help_card(account, Line("unreadable-kind")),))
    single = (str(own[0].enterprise_id),) if len(own) == 1 else ()
    return staff.uploaded(Request(session, briefing, chosen or single), signal)


def _with_way_back(turn: Turn) -> Turn:
    """Below what was opened beside a running questionnaire stands the way back to it; not below what somebody else wrote."""
    buttons = (b for view in turn.replies for row in view.rows for b in row)
    if turn.session.flow not in FLOWS or not turn.replies or any(b.data.split(":")[0] in VERBS for b in buttons):
        return turn
    first, *others = turn.replies
    if first.content is not None or is_message(first.card):
        return turn
    return replace(turn, replies=(replace(first, rows=(*first.rows, (button("go-on", GO_ON),))), *others))


def composed_wants(screen: str, subject: str, account: Account | None) -> tuple[Want, ...]:
    """What a screen that leaves by itself needs to know."""
    return COMPOSED[screen].wants(tuple(subject.split(":")), account) if screen in COMPOSED else ()


def compose(screen: str, subject: str, briefing: Briefing) -> View | None:
    """A screen that leaves by itself, from facts as they are now; None when it is not true, or not this person's, any more."""
    return COMPOSED[screen].view(tuple(subject.split(":")), briefing) if screen in COMPOSED else None


def task_wants(session: Session, account: Account | None) -> tuple[Want, ...]:
    """What the card of the running questionnaire needs to know."""
    return wants(session, Tapped(GO_ON), account) if session.flow in FLOWS else ()


def task_card(session: Session, briefing: Briefing) -> View | None:
    """The card of the running questionnaire as it stands; None when none runs, or none may any more."""
    if session.flow not in FLOWS:
        return None
    turn = respond(session, Tapped(GO_ON), briefing)
    return turn.replies[0] if turn.replies and turn.session == session else None
